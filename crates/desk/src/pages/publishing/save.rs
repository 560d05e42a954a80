//! What is done with a draft besides filling it in: saving it, losing a race, throwing it away, taking the item out.

use super::kept::Base;
use super::model::Edited;
use super::{Here, Open, compare, who, words};
use crate::api::{Trouble, ask_read};
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::form::Form;
use crate::ui::say;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{GetDraft, Nothing, PostDraftDiscard, PutDraft};
use mingbai_contract::desk::publishing::{Content, DiscardDraft, DraftFile, DraftOf, KeepDraft};
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// What is being saved.
#[derive(Clone, Copy)]
pub struct Save {
    /// The page.
    pub here: Here,
    /// What is open.
    pub open: Open,
    /// What went wrong with it.
    pub keep: Form,
    /// What somebody who was quicker has left.
    pub lost: RwSignal<Option<Arc<DraftFile>>>,
}

impl Save {
    /// Saves; where somebody was quicker, shows how the two differ. What is typed meanwhile stays.
    pub fn save(self, session: Session, content: Content, load: impl Fn() + 'static) {
        let Self {
            here, open, lost, ..
        } = self;
        let (of, forms) = (open.file.with_value(|file| file.of.clone()), open.forms);
        let Base { after, based_on } = open.base();
        let body = KeepDraft {
            after,
            based_on,
            content,
        };
        let turn = forms.turn(&of);
        let doing = async move {
            match ask_read(session, &PutDraft(of.clone()), &body).await {
                Err(Trouble::Fields(fields))
                    if fields.iter().any(|one| one.field == of.to_string()) =>
                {
                    let theirs = ask_read(session, &GetDraft(of), &Nothing {}).await?;
                    Ok(Err(Arc::new(theirs)))
                }
                done => {
                    let file = done?;
                    // Also where the page is gone by now.
                    forms.saved(&of, turn, &file);
                    Ok(Ok(Arc::new(file)))
                }
            }
        };
        let then = move |done: Result<Arc<DraftFile>, Arc<DraftFile>>| match done {
            Ok(file) => {
                lost.set(None);
                here.done.set(Some(text().publishing.saved.to_owned()));
                here.load(session);
                if forms.unsaved(&file.of).is_some() {
                    // Somebody types: their form is not built anew under their hands.
                    return open.file.set_value(file);
                }
                load();
                platform::focus(".open h2");
            }
            Err(theirs) => {
                lost.set(Some(theirs));
                platform::focus("#lost");
            }
        };
        self.keep.run(doing, then);
    }

    /// Somebody was quicker: who, when, how the two differ, and which of them is to be.
    pub fn lost_race(self, t: &'static Text, load: impl Fn() + Clone + Send + 'static) -> Node {
        (move || {
            let theirs = self.lost.get()?;
            Some(self.choice(t, theirs, load.clone()))
        })
        .into_node()
    }

    fn choice(
        self,
        t: &'static Text,
        theirs: Arc<DraftFile>,
        load: impl Fn() + Clone + Send + 'static,
    ) -> Node {
        let (p, session) = (&t.publishing, Session::here());
        let Self { open, lost, .. } = self;
        let said = theirs.draft.as_ref().map(|draft| {
            let at = say::moment(t, draft.at.unix_ms);
            fill(p.lost, &[who(&draft.actor), &at])
        });
        let said = said.unwrap_or_else(|| p.lost_out.to_owned());
        let mine = open.edited.with_untracked(Edited::content);
        let drafted = theirs.draft.as_ref().map(|draft| &draft.content);
        let other = drafted.or(theirs.published.as_ref().map(|one| &one.content));
        let table = compare::table(t, &theirs.of, other, mine.as_ref());
        let (again, of) = (load.clone(), theirs.of.clone());
        let keep_mine = move |_| {
            open.rebase(Arc::clone(&theirs));
            lost.set(None);
            match open.edited.with_untracked(Edited::content) {
                Some(content) => self.save(session, content, again.clone()),
                None => platform::focus("#checked"),
            }
        };
        let take_theirs = move |_| {
            lost.set(None);
            open.forms.forget(&of);
            load();
            platform::focus(".open h2");
        };
        view! {
            <section class="sec note amber" id="lost" tabindex="-1" role="alert">
                <p>{said}</p>
                {table}
                <p class="acts">
                    <button class="btn line" type="button" on:click=take_theirs>{p.lost_theirs}</button>
                    <button class="btn line" type="button" on:click=keep_mine>{p.lost_mine}</button>
                </p>
            </section>
        }
    }
}

/// That something is typed and not saved.
pub fn unsaved(t: &'static Text, open: Open) -> Node {
    let words = move || open.dirty.get().then_some(t.publishing.unsaved_mark);
    view! { <span class="st wait-st" role="status">{words}</span> }
}

/// What can be taken away: what is typed, the draft, the item.
pub fn acts(
    t: &'static Text,
    edit: Save,
    file: &DraftFile,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, open) = (&t.publishing, edit.open);
    let drop = {
        let (of, load) = (file.of.clone(), load.clone());
        move || {
            let (of, load) = (of.clone(), load.clone());
            open.dirty.get().then(|| drop_typed(t, edit, of, load))
        }
    };
    let discard = file
        .draft
        .is_some()
        .then(|| discard(t, edit.here, file, load.clone()));
    let retire = match (&file.of, &file.draft, &file.published) {
        (DraftOf::Guide(item), None, Some(_)) => {
            let (gone, base) = (Content::Gone(item.clone()), Base::of(file));
            let of = file.of.clone();
            let ask = move || {
                let body = KeepDraft {
                    after: base.after,
                    based_on: base.based_on.clone(),
                    content: gone.clone(),
                };
                let what = (!open.dirty.get()).then_some((of.clone(), body));
                what.map(|(of, body)| retire(t, edit.here, of, body, load.clone()))
            };
            Some(ask.into_node())
        }
        _ => None,
    };
    view! {
        <section class="deeds" aria-label=p.take_away>{drop.into_node()}{discard}{retire}</section>
    }
}

fn drop_typed(
    t: &'static Text,
    edit: Save,
    of: DraftOf,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let p = &t.publishing;
    let ask = Ask {
        form: Form::new("drop", words::problem),
        id: "drop".to_owned(),
        button: p.drop,
        what: p.drop_ask.to_owned(),
        yes: p.drop_yes,
        grave: true,
    };
    ask.view(move || {
        edit.open.forms.forget(&of);
        load();
        platform::focus(".open h2");
    })
}

fn discard(
    t: &'static Text,
    here: Here,
    file: &DraftFile,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let form = Form::new("discard", words::problem);
    let ask = Ask {
        form,
        id: "discard".to_owned(),
        button: p.discard,
        what: p.discard_ask.to_owned(),
        yes: p.discard_yes,
        grave: true,
    };
    let (of, after) = (file.of.clone(), file.revision);
    ask.view(move || {
        let (of, load) = (of.clone(), load.clone());
        let endpoint = PostDraftDiscard(of.clone());
        form.send(session, endpoint, DiscardDraft { after }, move |_| {
            here.forms.forget(&of);
            said(here, session, text().publishing.discarded, &load);
        });
    })
}

/// Drafts that the item is no longer offered.
fn retire(
    t: &'static Text,
    here: Here,
    of: DraftOf,
    body: KeepDraft,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let form = Form::new("retire", words::problem);
    let ask = Ask {
        form,
        id: "retire".to_owned(),
        button: p.retire,
        what: p.retire_ask.to_owned(),
        yes: p.retire_yes,
        grave: true,
    };
    ask.view(move || {
        let load = load.clone();
        let (put, body) = (PutDraft(of.clone()), body.clone());
        let doing = async move { ask_read(session, &put, &body).await };
        form.run(doing, move |_| {
            said(here, session, text().publishing.saved, &load);
        });
    })
}

/// Something was done: all of it is asked for anew.
fn said(here: Here, session: Session, words: &str, load: &impl Fn()) {
    here.done.set(Some(words.to_owned()));
    here.load(session);
    load();
    platform::focus(".open h2");
}
