//! One supervision case: what happened, the department's reason, what was done about it, and noting more.

use super::{Here, model, signed};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::pages::complaints::author;
use crate::platform;
use crate::route::WorkQuery;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, written_in};
use crate::ui::field::Area;
use crate::ui::{due, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{GetSupervision, PostSupervisionNote};
use mingbai_contract::desk::supervision::{
    CaseId, NewNote, SupervisionCase, SupervisionNote, SupervisionPage,
};
use mingbai_domain::time::{Zone, local};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// How many lines of a note are seen.
const ROWS: u8 = 4;

/// A case that is open.
#[derive(Clone, Copy)]
struct Open {
    here: Here,
    /// The case by itself: it need not stand on the page that is shown.
    alone: Slot<SupervisionPage>,
    /// Whether something was just noted.
    noted: RwSignal<bool>,
}

/// The case of an id, beside the table.
pub fn aside(here: Here, id: CaseId) -> Node {
    let t = text();
    let s = &t.supervision;
    Drafts::here().notes.open(id.clone());
    let open = Open {
        here,
        alone: Slot::default(),
        noted: RwSignal::new(false),
    };
    let session = Session::here();
    let load = move || {
        let asked = GetSupervision {
            case: Some(id.clone()),
            ..GetSupervision::default()
        };
        open.alone.load(session, asked);
    };
    load();
    let title = move || {
        let found = open.alone.value();
        let found = found.as_ref().and_then(|page| page.cases.first());
        found.map_or(s.title, |case| model::truth(t, case))
    };
    let part = move |page: Arc<SupervisionPage>| match page.cases.first() {
        Some(case) => one(t, open, case),
        None => view! { <p class="empty">{s.elsewhere}</p> },
    };
    view! {
        <section class="open case" aria-label=s.title>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {states::show(open.alone, load, part)}
        </section>
    }
}

fn one(t: &'static Text, open: Open, case: &SupervisionCase) -> Node {
    let s = &t.supervision;
    let session = Session::here();
    let noted = open.noted.get();
    let closed = case
        .closed
        .then(|| view! { <p class="facts"><b>{s.closed}</b></p> });
    let notes = case.notes.iter().map(|note| one_note(t, note));
    let notes = if case.notes.is_empty() {
        view! { <p class="soft">{s.no_notes}</p> }
    } else {
        view! { <ol class="thread">{notes.collect_nodes()}</ol> }
    };
    let may = session.may(Operation::NoteSupervision);
    view! {
        {noted.then(|| states::done(s.note_done))}
        {closed}
        {facts(t, case)}
        <section class="sec"><h3>{s.notes}</h3>{notes}</section>
        {may.then(|| note(t, open, case))}
    }
}

fn facts(t: &'static Text, case: &SupervisionCase) -> Node {
    let (s, offices, shown) = (&t.supervision, Offices::here(), case.clone());
    let rows = move || {
        let (catalog, calendar) = (offices.value(), offices.calendar());
        let (catalog, today) = (catalog.as_deref(), due::today(calendar.as_deref()));
        let case = &shown;
        let since = local(case.at.unix_ms, Zone::BEIJING).date;
        let days = usize::from(case.working_days);
        let late = (days > 0).then(|| t.count(s.days_one, s.days, days));
        let rows = [
            (
                t.complaints.item,
                Some(offices::item(catalog, t.lang, &case.item)),
            ),
            (
                s.head_department,
                Some(offices::department(catalog, t.lang, &case.department)),
            ),
            (s.clock, Some(model::clock(t, case))),
            (s.due, case.due.map(|day| t.lang.day(day.0, today))),
            (s.head_since, Some(t.lang.day(since, today))),
            (s.overdue, late),
        ];
        let rows = rows
            .into_iter()
            .filter_map(|(label, words)| Some((label, words?)));
        rows.map(|(label, words)| view! { <div><dt>{label}</dt><dd>{words}</dd></div> })
            .collect_nodes()
    };
    let reason = match &case.reason {
        Some(reason) => {
            let lang = written_in(&reason.text);
            view! { <dd class="words" lang=lang>{reason.text.clone()}</dd> }
        }
        None => view! { <dd><span class="st late">{s.no_reason}</span></dd> },
    };
    view! { <dl class="facts-list">{application(t, case)}{rows.into_node()}<div><dt>{s.head_reason}</dt>{reason}</div></dl> }
}

/// The application, with the way to it for whoever sees applications.
fn application(t: &'static Text, case: &SupervisionCase) -> Node {
    let s = &t.supervision;
    let number = case.number.as_str().to_owned();
    let number = if Session::here().may(Operation::SeeApplications) {
        let query = WorkQuery {
            open: Some(case.number.clone()),
            ..WorkQuery::default()
        };
        view! { <a class="link" href=query.address()>{number}</a> }
    } else {
        view! { <span>{number}</span> }
    };
    let went = if case.application_open {
        s.goes_on
    } else {
        s.over
    };
    view! { <div><dt>{s.open_application}</dt><dd>{number}" · "{went}</dd></div> }
}

fn one_note(t: &'static Text, note: &SupervisionNote) -> Node {
    let s = &t.supervision;
    let who = signed(t, note.at.unix_ms, author(&note.by));
    let closes = note
        .closes
        .then(|| view! { <span class="mark st">{s.note_closes}</span> });
    view! {
        <li class="ours">
            <p class="who">{who}{closes}</p>
            <p class="words" lang=written_in(&note.note)>{note.note.clone()}</p>
        </li>
    }
}

fn note(t: &'static Text, open: Open, case: &SupervisionCase) -> Node {
    let (s, session, forms) = (&t.supervision, Session::here(), Drafts::here().notes);
    let (form, [written]) = (forms.form, forms.texts.now);
    let (id, after) = (
        case.id.clone(),
        u32::try_from(case.notes.len()).unwrap_or(u32::MAX),
    );
    let submit = move |event: Event| {
        event.prevent_default();
        let note = match model::note(&written.get_untracked()) {
            Ok(note) => note,
            Err(problems) => return form.refuse(problems),
        };
        let body = NewNote {
            after,
            note,
            closes: forms.closes.get_untracked(),
        };
        form.send(
            session,
            PostSupervisionNote(id.clone()),
            body,
            move |case| {
                written.set(String::new());
                forms.closes.set(false);
                open.noted.set(true);
                open.alone.change(|page| page.cases = vec![case]);
                open.here.load(session);
                platform::focus(".open h2");
            },
        );
    };
    let area = Area {
        form,
        at: "/note",
        label: s.note_text,
        hint: None,
        rows: ROWS,
        value: written,
    };
    let closes = forms.closes;
    view! {
        <section class="sec">
            <h3>{s.note}</h3>
            <p class="soft">{s.note_lead}</p>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {area.view()}
                <label class="check">
                    <input
                        class="tick"
                        type="checkbox"
                        prop:checked=move || closes.get()
                        on:change=move |event: Event| closes.set(event.checked())
                    />
                    <span>{s.note_close}</span>
                </label>
                <p class="acts go">{form.button(s.note_go)}</p>
            </form>
        </section>
    }
}
