//! What publishers keep: all that is published, and one of it open, with its draft.
//!
//! A draft is edited as a tree of plain values ([`model`]) by one description of its fields ([`spec`]), checked at every
//! key by the same rules as on the server, and shown beside it as citizens will see it. Nothing is published from here
//! without being saved and asked about.

pub mod choices;
mod compare;
mod file;
mod form;
pub mod model;
mod out;
mod preview;
mod sheets;
pub mod spec;
pub mod words;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::Page;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::cases::Cases;
use crate::ui::form::Form;
use crate::ui::{icon, say, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{DeletePlanned, GetPublishing, Nothing};
use mingbai_contract::desk::publishing::{
    Around, DraftFault, DraftFile, DraftOf, Planned, PlannedOutcome, PublishingPage, PublishingRow,
};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use model::Edited;
use std::sync::Arc;

/// What is open: a content that is being edited.
#[derive(Clone, Copy)]
pub struct Open {
    /// What it says, as far as it was typed.
    pub edited: RwSignal<Edited>,
    /// What is wrong with it.
    pub faults: RwSignal<Vec<DraftFault>>,
    /// Counts how often all of it was replaced.
    pub shape: RwSignal<u32>,
    /// Whether anything was typed since it was saved.
    pub dirty: RwSignal<bool>,
    /// What it was opened from.
    pub file: StoredValue<Arc<DraftFile>>,
}

impl Open {
    /// Changes something, and looks what is wrong then.
    pub fn change(self, change: impl FnOnce(&mut Edited)) {
        self.edited.update(change);
        self.dirty.set(true);
        self.check();
    }

    /// Looks what is wrong with what is typed.
    pub fn check(self) {
        let found = self.file.with_value(|file| {
            let around: Option<&Around> = file.around.as_ref();
            self.edited
                .with_untracked(|edited| model::faults(edited, &file.of, around))
        });
        if let Some(found) = found {
            self.faults.set(found);
        }
    }

    /// Whether it can only be looked at.
    pub fn is_locked(self) -> bool {
        self.file.with_value(|file| {
            let planned = file
                .draft
                .as_ref()
                .is_some_and(|draft| draft.comes_out.is_some());
            !file.is_mine || planned
        })
    }
}

/// What of the page is here.
#[derive(Clone, Copy)]
struct Here {
    cases: Cases,
    list: Slot<PublishingPage>,
    /// What was done last.
    done: RwSignal<Option<String>>,
}

impl Here {
    fn load(self, session: Session) {
        self.list.load(session, GetPublishing);
    }

    /// Says what was done last.
    fn done(self) -> Node {
        (move || {
            let words = self.done.get()?;
            Some(
                view! { <p class="note" role="status">{icon::INFO.view()}<span>{words}</span></p> },
            )
        })
        .into_node()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Publishing));
    let here = Here {
        cases,
        list: Slot::default(),
        done: RwSignal::new(None),
    };
    cases.reload(move || here.load(session));
    Head::ready(t.publishing.title);
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    (move || match open.with(|open| open.parse::<DraftOf>().ok()) {
        Some(of) => file::page(here, of),
        None => overview(t, session, here),
    })
    .into_node()
}

fn overview(t: &'static Text, session: Session, here: Here) -> Node {
    let p = &t.publishing;
    let keeps = session.may(Operation::KeepDraft);
    view! {
        <main id="main" class="list">
            <h1 tabindex="-1">{p.title}</h1>
            {here.done()}
            <p class="soft">{p.lead}</p>
            {states::show(here.list, move || here.load(session), move |list| all(t, here, &list))}
            {keeps.then(|| sheets::part(here))}
        </main>
    }
}

fn all(t: &'static Text, here: Here, list: &Arc<PublishingPage>) -> Node {
    let p = &t.publishing;
    let missing = list.year_missing.map(|missing| {
        let words = fill(p.year_missing, &[&missing.year.to_string()]);
        view! { <p class="note amber" role="status">{icon::INFO.view()}<span>{words}</span></p> }
    });
    let of = |kind: fn(&DraftOf) -> bool| {
        let rows = list.rows.iter().filter(|row| kind(&row.of));
        rows.cloned().collect::<Vec<_>>()
    };
    let guides = of(|of| matches!(of, DraftOf::Guide(_)));
    let q = RwSignal::new(String::new());
    let found = move || {
        let q = q.get().trim().to_lowercase();
        let fits = |row: &&PublishingRow| {
            let name = row.name.as_ref();
            let named = name
                .is_some_and(|name| name.zh.contains(&q) || name.en.to_lowercase().contains(&q));
            named || row.of.to_string().contains(&q)
        };
        let rows: Vec<_> = guides.iter().filter(fits).cloned().collect();
        table(t, here, &rows)
    };
    view! {
        {missing}
        {planned(t, here, &list.planned)}
        <section class="sec" aria-labelledby="guides">
            <h2 id="guides">{p.guides}</h2>
            <div class="field">
                <label for="find-guide">{p.find}</label>
                <input
                    class="input"
                    id="find-guide"
                    type="search"
                    autocomplete="off"
                    prop:value=q
                    on:input=move |event: Event| q.set(event.value())
                />
            </div>
            {found.into_node()}
            {new_guide(t, here)}
        </section>
        <section class="sec" aria-labelledby="lists">
            <h2 id="lists">{p.lists}</h2>
            {table(t, here, &of(|of| matches!(of, DraftOf::List(_))))}
        </section>
        <section class="sec" aria-labelledby="years">
            <h2 id="years">{p.years}</h2>
            {table(t, here, &of(|of| matches!(of, DraftOf::Year(_))))}
            {next_year(t, here, list)}
        </section>
    }
}

/// What somebody has named as something.
fn name(t: &Text, row: &PublishingRow) -> String {
    match (&row.name, &row.of) {
        (Some(name), _) => t.lang.pick(name).to_owned(),
        (None, DraftOf::Year(year)) => fill(t.publishing.year, &[&year.to_string()]),
        (None, of) => of.to_string(),
    }
}

fn table(t: &'static Text, here: Here, rows: &[PublishingRow]) -> Node {
    let p = &t.publishing;
    if rows.is_empty() {
        return view! { <p class="empty">{t.common.none_found}</p> };
    }
    let each = rows.iter().map(|one| row(t, here, one));
    view! {
        <table class="wl">
            <thead>
                <tr>
                    <th scope="col">{p.head_name}</th>
                    <th scope="col">{p.head_published}</th>
                    <th scope="col">{p.head_draft}</th>
                    <th scope="col">{p.head_faults}</th>
                </tr>
            </thead>
            <tbody>{each.collect_nodes()}</tbody>
        </table>
    }
}

fn row(t: &'static Text, here: Here, one: &PublishingRow) -> Node {
    let p = &t.publishing;
    let open = one.of.to_string();
    let href = move || here.cases.href(|query| query.open = Some(open.clone()));
    let offices = Offices::here();
    let department = one.department.clone().map(|id| {
        let words = move || offices::department(offices.value().as_deref(), t.lang, &id);
        view! { <span class="sub">{words.into_node()}</span> }
    });
    let published = one
        .published
        .map_or_else(|| p.never.to_owned(), |day| day.to_string());
    let draft = one.draft.as_ref().map_or_else(
        || view! { <span class="soft">{p.no_draft}</span> },
        |draft| {
            let at = say::moment(t, draft.at.unix_ms);
            let by = fill(p.draft_by, &[who(&draft.actor), &at]);
            let outdated = draft
                .is_outdated
                .then(|| view! { <span class="st late line">{p.outdated}</span> });
            let day = draft.comes_out.map(|day| {
                let words = fill(p.comes_out, &[&day.to_string()]);
                view! { <span class="st line">{words}</span> }
            });
            view! { {by}{outdated}{day} }
        },
    );
    let count = |one, many, number: u32| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        (number > 0).then(|| t.count(one, many, number))
    };
    let errors = count(p.errors_one, p.errors, one.errors);
    let errors = errors.map(|words| view! { <span class="st late line">{words}</span> });
    let warnings = count(p.warnings_one, p.warnings, one.warnings);
    let warnings = warnings.map(|words| view! { <span class="line">{words}</span> });
    view! {
        <tr>
            <th scope="row"><a href=href><b>{name(t, one)}</b></a>{department}</th>
            <td><span class="nb">{published}</span></td>
            <td>{draft}</td>
            <td>{errors}{warnings}</td>
        </tr>
    }
}

/// Somebody as the record calls them, without what kind of somebody it is.
fn who(actor: &str) -> &str {
    actor.strip_prefix("staff:").unwrap_or(actor)
}

/// What comes out on a day, and what lately did, or could not.
fn planned(t: &'static Text, here: Here, planned: &[Planned]) -> Option<Node> {
    let p = &t.publishing;
    if planned.is_empty() {
        return None;
    }
    let each = planned.iter().enumerate().map(|(at, plan)| {
        let drafts = plan
            .drafts
            .iter()
            .map(DraftOf::to_string)
            .collect::<Vec<_>>();
        let (day, drafts) = (plan.day.to_string(), t.list(&drafts));
        let words = match plan.outcome {
            PlannedOutcome::Waiting => fill(p.planned_waiting, &[&day, &drafts]),
            PlannedOutcome::Published => fill(p.planned_done, &[&day, &drafts]),
            PlannedOutcome::TakenBack => fill(p.planned_back, &[&drafts]),
            PlannedOutcome::Failed => fill(p.planned_failed, &[&drafts]),
        };
        let back = (plan.outcome == PlannedOutcome::Waiting).then(|| take_back(t, here, at, plan));
        view! { <li><p>{words}</p>{back}</li> }
    });
    Some(view! {
        <section class="sec" aria-labelledby="planned">
            <h2 id="planned">{p.planned}</h2>
            <ul>{each.collect_nodes()}</ul>
        </section>
    })
}

fn take_back(t: &'static Text, here: Here, at: usize, plan: &Planned) -> Node {
    let (p, session) = (&t.publishing, Session::here());
    let form = Form::new("take-back", words::problem);
    let id = plan.id.clone();
    let act = move |_| {
        form.send(session, DeletePlanned(id.clone()), Nothing {}, move |_| {
            here.done.set(Some(text().publishing.taken_back.to_owned()));
            here.load(session);
            platform::focus("h1");
        });
    };
    view! {
        {form.summary()}
        <button class="btn line" type="button" id=format!("take-back-{at}") on:click=act>{p.take_back}</button>
    }
}

/// The way to an item that there is not yet.
fn new_guide(t: &'static Text, here: Here) -> Option<Node> {
    let (p, session) = (&t.publishing, Session::here());
    if !session.may(Operation::KeepDraft) {
        return None;
    }
    let id = RwSignal::new(String::new());
    let href = move || {
        let of = format!("guide:{}", id.get().trim().to_lowercase());
        let of = of.parse::<DraftOf>().ok()?;
        Some(here.cases.href(|query| query.open = Some(of.to_string())))
    };
    let link = move || {
        let href = href()?;
        Some(view! { <a class="btn line" href=href>{p.new_open}</a> })
    };
    Some(view! {
        <details class="sec">
            <summary>{p.new_guide}</summary>
            <div class="field">
                <label for="new-guide">{p.new_id}</label>
                <p class="hint" id="new-guide-hint">{p.new_id_hint}</p>
                <input
                    class="input"
                    id="new-guide"
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="new-guide-hint"
                    prop:value=id
                    on:input=move |event: Event| id.set(event.value())
                />
            </div>
            <p class="acts">{link}</p>
        </details>
    })
}

/// The way to the year that is missing, where there is nothing of it yet.
fn next_year(t: &'static Text, here: Here, list: &Arc<PublishingPage>) -> Option<Node> {
    let missing = list
        .year_missing
        .filter(|missing| !missing.has_statutory_days)?;
    let of = DraftOf::Year(missing.year);
    if list.rows.iter().any(|row| row.of == of) {
        return None;
    }
    let words = fill(t.publishing.year, &[&missing.year.to_string()]);
    let href = move || here.cases.href(|query| query.open = Some(of.to_string()));
    Some(view! { <p class="acts"><a class="btn line" href=href>{words}</a></p> })
}
