//! One thing open: its form, what is wrong with it, the page that citizens would see, versions, and publishing.

use super::model::Edited;
use super::spec::sections;
use super::{Here, Open, compare, form, out, preview, who, words};
use crate::api::{Trouble, ask};
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::form::Form;
use crate::ui::{icon, say, states};
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{
    GetDraft, Nothing, PostDraftCheck, PostDraftDiscard, PutDraft,
};
use mingbai_contract::desk::publishing::{
    CheckDraft, Content, DiscardDraft, DraftFile, DraftOf, KeepDraft,
};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// How long nobody types before the server is asked what is wrong, in milliseconds.
const QUIET_MS: i32 = 600;

/// The page of one thing.
pub fn page(here: Here, of: DraftOf) -> Node {
    let (t, session) = (text(), Session::here());
    // What was done before was done elsewhere.
    here.done.set(None);
    let slot: Slot<DraftFile> = Slot::default();
    let asked = of.clone();
    // What is new has nothing on the server yet: it begins empty.
    let load = move || {
        let of = asked.clone();
        slot.fetch(async move {
            match ask(session, &GetDraft(of.clone()), &Nothing {}).await {
                Err(Trouble::Gone) if is_new(&of) => Ok(nothing(of)),
                found => found,
            }
        });
    };
    load();
    let again = load.clone();
    let ready = move |file: Arc<DraftFile>| one(t, here, &file, again.clone());
    view! {
        <main id="main" class="list broad publishing">
            <h1 tabindex="-1">{t.publishing.title}</h1>
            {here.done()}
            {here.cases.close()}
            <div class="open">{states::show(slot, load, ready)}</div>
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
fn begin(file: &DraftFile) -> Edited {
    let drafted = file.draft.as_ref().map(|draft| &draft.content);
    let published = file.published.as_ref().map(|one| &one.content);
    let gone = matches!(drafted, Some(Content::Gone(_)));
    let content = drafted.filter(|_| !gone).or(published);
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

fn one(
    t: &'static Text,
    here: Here,
    file: &Arc<DraftFile>,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let open = Open {
        edited: RwSignal::new(begin(file)),
        faults: RwSignal::new(file.faults.clone()),
        shape: RwSignal::new(0),
        dirty: RwSignal::new(false),
        file: StoredValue::new(Arc::clone(file)),
    };
    let lost = RwSignal::new(None::<Arc<DraftFile>>);
    let keep = Form::new("draft", words::problem);
    // A guide is checked here, as far as it is known what there is around it.
    if file.around.is_none() {
        check_beside(session, open);
    }
    let title = title(t, file);
    let save = {
        let load = load.clone();
        move |event: Event| {
            event.prevent_default();
            let Some(content) = open.edited.with_untracked(Edited::content) else {
                open.check();
                return platform::focus("#checked");
            };
            save(session, here, keep, open, lost, content, load.clone());
        }
    };
    let acts = (!open.is_locked()).then(|| {
        let discard = file
            .draft
            .is_some()
            .then(|| discard(t, here, file, load.clone()));
        view! {
            <div class="acts go">{keep.button(p.save)}</div>
            {discard}
        }
    });
    let lost_part = {
        let load = load.clone();
        move || {
            lost.get()
                .map(|theirs| lost_race(t, here, keep, open, lost, theirs, load.clone()))
        }
    };
    let of = file.of.clone();
    view! {
        <h2 tabindex="-1">{title}</h2>
        {notes(t, file)}
        {lost_part.into_node()}
        <div class="two">
            <form novalidate="" on:submit=save>
                {keep.summary()}
                {checked(t, open, of.clone())}
                {form::sections(open, sections(&of))}
                {acts}
            </form>
            {preview::part(session, open)}
        </div>
        {out::part(t, here, open, load)}
        {compare::part(t, session, open)}
    }
}

fn title(t: &'static Text, file: &DraftFile) -> String {
    let drafted = file.draft.as_ref().map(|draft| &draft.content);
    let content = drafted.or(file.published.as_ref().map(|one| &one.content));
    match (content, &file.of) {
        (Some(Content::Guide(guide)), _) => t.lang.pick(&guide.name).to_owned(),
        (_, DraftOf::Year(year)) => fill(t.publishing.year, &[&year.to_string()]),
        (_, of) => of.to_string(),
    }
}

/// What one must know before one begins.
fn notes(t: &'static Text, file: &DraftFile) -> Node {
    let p = &t.publishing;
    let mut all = Vec::new();
    if !file.is_mine {
        all.push(p.read_only.to_owned());
    }
    if let Some(draft) = &file.draft {
        let published = file.published.as_ref().map_or("", |one| one.stamp.as_str());
        if let Some(day) = draft.comes_out {
            all.push(fill(p.locked, &[&day.to_string()]));
        } else if draft.based_on != published {
            all.push(p.stale_draft.to_owned());
        }
    }
    let each = all.into_iter().map(|words| {
        view! { <p class="note amber">{icon::INFO.view()}<span>{words}</span></p> }
    });
    each.collect_nodes()
}

/// Everything that is wrong, with a link to each field.
fn checked(t: &'static Text, open: Open, of: DraftOf) -> Node {
    let p = &t.publishing;
    let all = move || {
        let faults = open.faults.get();
        if faults.is_empty() {
            return view! { <p class="soft">{p.faults_none}</p> };
        }
        let own = of.clone();
        let each = faults.into_iter().map(move |fault| {
            let said = words::placed(t, &fault);
            if fault.of.as_ref() != Some(&own) || fault.field.is_empty() {
                return view! { <li>{said}</li> };
            }
            let id = format!("#{}", form::id(&fault.field));
            // A word in a list has no element of its own: the list has.
            let above = fault.field.rsplit_once('/').map_or("", |(above, _)| above);
            let target = format!("{id}, #{}", form::id(above));
            let go = move |event: Event| {
                event.prevent_default();
                platform::focus(&target);
            };
            view! { <li><a href=id rel="external" on:click=go>{said}</a></li> }
        });
        view! { <ul>{each.collect_nodes()}</ul> }
    };
    let count = move || {
        let errors = open
            .faults
            .with(|faults| faults.iter().filter(|one| one.is_error).count());
        t.count(p.errors_one, p.errors, errors)
    };
    view! {
        <section class="sec checked" aria-labelledby="checked">
            <h3 id="checked" tabindex="-1">{p.faults}</h3>
            <p class="vh" role="status">{count}</p>
            {all.into_node()}
        </section>
    }
}

/// Asks the server what is wrong with a list or a year, once nobody types.
fn check_beside(session: Session, open: Open) {
    let turn = StoredValue::new(0_u32);
    crate::ui::effect::on_change(
        move || open.edited.track(),
        move || {
            let mine = turn.get_value() + 1;
            turn.set_value(mine);
            platform::after(QUIET_MS, move || {
                let Some(content) = open.edited.try_with_untracked(Edited::content).flatten()
                else {
                    return;
                };
                if turn.try_get_value() != Some(mine) {
                    return;
                }
                let of = open.file.with_value(|file| file.of.clone());
                platform::spawn(async move {
                    let asked = ask(session, &PostDraftCheck(of), &CheckDraft { content }).await;
                    if let Ok(report) = asked
                        && turn.try_get_value() == Some(mine)
                    {
                        open.faults.set(report.faults);
                    }
                });
            });
        },
    );
}

/// Saves; where somebody was quicker, shows how the two differ.
fn save(
    session: Session,
    here: Here,
    keep: Form,
    open: Open,
    lost: RwSignal<Option<Arc<DraftFile>>>,
    content: Content,
    load: impl Fn() + 'static,
) {
    let file = open.file.get_value();
    let body = KeepDraft {
        after: file.revision,
        based_on: file
            .published
            .as_ref()
            .map_or_else(String::new, |one| one.stamp.clone()),
        content,
    };
    let of = file.of.clone();
    let doing = async move {
        match ask(session, &PutDraft(of.clone()), &body).await {
            Err(Trouble::Fields(fields))
                if fields.iter().any(|one| one.field == of.to_string()) =>
            {
                let theirs = ask(session, &GetDraft(of), &Nothing {}).await?;
                Ok(Err(Arc::new(theirs)))
            }
            done => done.map(Ok),
        }
    };
    keep.run(
        doing,
        move |done: Result<DraftFile, Arc<DraftFile>>| match done {
            Ok(_) => {
                here.done.set(Some(text().publishing.saved.to_owned()));
                load();
                platform::focus(".open h2");
            }
            Err(theirs) => {
                lost.set(Some(theirs));
                platform::focus("#lost");
            }
        },
    );
}

/// Somebody was quicker: who, when, how the two differ, and which of them is to be.
fn lost_race(
    t: &'static Text,
    here: Here,
    keep: Form,
    open: Open,
    lost: RwSignal<Option<Arc<DraftFile>>>,
    theirs: Arc<DraftFile>,
    load: impl Fn() + Clone + Send + 'static,
) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let said = theirs.draft.as_ref().map(|draft| {
        fill(
            p.lost,
            &[who(&draft.actor), &say::moment(t, draft.at.unix_ms)],
        )
    });
    let said = said.unwrap_or_else(|| t.common.trouble_conflict.to_owned());
    let mine = open.edited.with_untracked(Edited::content);
    let other = theirs.draft.as_ref().map(|draft| draft.content.clone());
    let table = compare::table(t, &theirs.of, other.as_ref(), mine.as_ref());
    let (again, take) = (load.clone(), load);
    let keep_mine = move |_| {
        let theirs = Arc::clone(&theirs);
        open.file.set_value(theirs);
        lost.set(None);
        if let Some(content) = open.edited.with_untracked(Edited::content) {
            save(session, here, keep, open, lost, content, again.clone());
        }
    };
    let take_theirs = move |_| {
        lost.set(None);
        take();
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
    let act = move || {
        let load = load.clone();
        form.send(
            session,
            PostDraftDiscard(of.clone()),
            DiscardDraft { after },
            move |_| {
                here.done.set(Some(text().publishing.discarded.to_owned()));
                load();
                platform::focus(".open h2");
            },
        );
    };
    view! { <div class="deeds">{ask.view(act)}</div> }
}
