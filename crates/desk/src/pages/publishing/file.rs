//! One thing open: its form, what is wrong with it, the page that citizens would see, versions, and publishing.

use super::kept::Base;
use super::model::Edited;
use super::spec::sections;
use super::{Here, Open, checked, compare, form, out, preview, save, words};
use crate::api::{Trouble, ask_read};
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::form::Form;
use crate::ui::{due, icon, states};
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{GetDraft, Nothing};
use mingbai_contract::desk::publishing::{Content, DraftFile, DraftOf};
use mingbai_view::{CollectNodes, Event, Node, view};
use std::sync::Arc;

/// The page of one thing.
pub fn page(here: Here, of: &DraftOf) -> Node {
    let (t, session) = (text(), Session::here());
    here.forms.day.open(of.clone());
    let slot: Slot<DraftFile> = Slot::default();
    let asked = of.clone();
    // What is new has nothing on the server yet: it begins empty.
    let load = move || {
        let of = asked.clone();
        slot.fetch(async move {
            match ask_read(session, &GetDraft(of.clone()), &Nothing {}).await {
                Err(Trouble::Gone) if is_new(&of) => Ok(nothing(of)),
                found => found,
            }
        });
    };
    load();
    let again = load.clone();
    let ready = move |file: Arc<DraftFile>| one(t, here, &file, again.clone());
    // There before the file is, so that the focus has a place to go to.
    let of = of.clone();
    let title = move || {
        let file = slot.value();
        if file.is_none() && here.list.value().is_none() {
            // Nobody has said yet what it is called.
            return t.common.loading.to_owned();
        }
        let own = file.and_then(|file| own_name(t, &file));
        own.unwrap_or_else(|| here.called(t, &of))
    };
    view! {
        <main id="main" class="list broad publishing">
            <h1 tabindex="-1">{t.publishing.title}</h1>
            {here.done()}
            {here.cases.close()}
            <div class="open">
                <h2 tabindex="-1">{title}</h2>
                {states::show(slot, load, ready)}
            </div>
        </main>
    }
}

const fn is_new(of: &DraftOf) -> bool {
    matches!(of, DraftOf::Guide(_))
}

/// What there is of something that nobody has drafted.
fn nothing(of: DraftOf) -> DraftFile {
    DraftFile {
        of,
        published: None,
        draft: None,
        revision: 0,
        faults: Vec::new(),
        versions: Vec::new(),
        around: None,
        is_mine: true,
    }
}

/// What is edited at first: the draft, else what is published, else something empty.
pub fn begin(file: &DraftFile) -> Edited {
    let drafted = file.draft.as_ref().map(|draft| &draft.content);
    let published = file.published.as_ref().map(|one| &one.content);
    let content = drafted.filter(|_| !is_gone(file)).or(published);
    content
        .and_then(Edited::new)
        .unwrap_or_else(|| match &file.of {
            DraftOf::Year(year) => Edited::new_year(*year),
            of => {
                let id = of.to_string();
                let me = untrack(|| Session::here().me());
                let own = me.and_then(|me| {
                    let grants = me.member.grants.iter();
                    grants.clone().find_map(|grant| grant.department.clone())
                });
                let own = own.map_or_else(String::new, |department| department.to_string());
                Edited::new_guide(id.strip_prefix("guide:").unwrap_or_default(), &own)
            }
        })
}

/// Whether its draft says that the item is no longer offered.
fn is_gone(file: &DraftFile) -> bool {
    let draft = file.draft.as_ref();
    draft.is_some_and(|draft| matches!(draft.content, Content::Gone(_)))
}

fn one(
    t: &'static Text,
    here: Here,
    file: &Arc<DraftFile>,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let session = Session::here();
    let open = Open::new(file, here.forms);
    let edit = save::Save {
        here,
        open,
        keep: Form::new("draft", words::problem),
        // Somebody else has saved since this was typed.
        lost: RwSignal::new(raced(file, here).then(|| Arc::clone(file))),
    };
    // A guide is checked here, as far as it is known what there is around it.
    if file.around.is_none() && !open.is_locked() {
        checked::beside(session, open);
    }
    // An item that is to go has nothing to fill in, unless somebody has typed something.
    let form =
        (!is_gone(file) || open.dirty.get_untracked()).then(|| form(t, edit, file, load.clone()));
    let acts = (!open.is_locked()).then(|| save::acts(t, edit, file, load.clone()));
    view! {
        {notes(t, here, file)}
        {edit.lost_race(t, load.clone())}
        {form}
        {acts}
        {out::part(t, here, open, load)}
        {compare::part(t, session, open)}
    }
}

/// Whether something was typed that somebody else's draft has overtaken.
fn raced(file: &DraftFile, here: Here) -> bool {
    let base = here.forms.unsaved(&file.of).map(|kept| kept.base);
    base.is_some_and(|base| base.after != Base::of(file).after)
}

fn form(
    t: &'static Text,
    edit: save::Save,
    file: &DraftFile,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, session, open) = (&t.publishing, Session::here(), edit.open);
    let submit = move |event: Event| {
        event.prevent_default();
        match open.edited.with_untracked(Edited::content) {
            Some(content) => edit.save(session, content, load.clone()),
            None => {
                open.check();
                platform::focus("#checked");
            }
        }
    };
    let go = (!open.is_locked())
        .then(|| view! { <div class="acts go save">{edit.keep.button(p.save)}{save::unsaved(t, open)}</div> });
    view! {
        <div class="two">
            <form novalidate="" on:submit=submit>
                {edit.keep.summary()}
                {checked::part(t, edit.here, open, file.of.clone())}
                {form::sections(open, sections(&file.of))}
                {go}
            </form>
            {preview::part(session, open)}
        </div>
    }
}

/// What it calls itself, if it has a name.
fn own_name(t: &Text, file: &DraftFile) -> Option<String> {
    let drafted = file.draft.as_ref().map(|draft| &draft.content);
    let published = file.published.as_ref().map(|one| &one.content);
    match drafted.filter(|_| !is_gone(file)).or(published) {
        Some(Content::Guide(guide)) => Some(t.lang.pick(&guide.name).to_owned()),
        _ => None,
    }
}

/// What one must know before one begins.
fn notes(t: &'static Text, here: Here, file: &DraftFile) -> Node {
    let p = &t.publishing;
    let mut all = Vec::new();
    if !file.is_mine {
        all.push(p.read_only.to_owned());
    }
    if let Some(draft) = &file.draft {
        let published = file.published.as_ref().map_or("", |one| one.stamp.as_str());
        if let Some(day) = draft.comes_out {
            let day = t.lang.day(day.0, due::today(None));
            all.push(fill(p.locked, &[&day]));
        } else if draft.based_on != published {
            all.push(p.stale_draft.to_owned());
        }
    }
    if is_gone(file) {
        all.push(p.gone_draft.to_owned());
    }
    if here.forms.unsaved(&file.of).is_some() {
        let waits = super::is_locked(file);
        all.push(if waits { p.kept_waits } else { p.kept }.to_owned());
    }
    let each = all.into_iter().map(|words| {
        view! { <p class="note amber">{icon::INFO.view()}<span>{words}</span></p> }
    });
    each.collect_nodes()
}
