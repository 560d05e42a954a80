//! What supervisors look after (R5): everything that was late or deemed, and, with how many there are, what waits
//! elsewhere: bad ratings, complaints, comments, what is odd.
//!
//! A chief representative sees the own department's cases here, and notes nothing.

mod case;
mod look;
pub mod model;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::route::Page;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::cases::Cases;
use crate::ui::{due, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetSupervision;
use mingbai_contract::desk::supervision::{SupervisionCase, SupervisionPage};
use mingbai_domain::time::{Zone, local};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What is shown and what is open.
#[derive(Clone, Copy)]
struct Here {
    cases: Cases,
    list: Slot<SupervisionPage>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        let query = self.cases.asked();
        let asked = GetSupervision {
            closed: Some(query.ended),
            case: None,
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Supervision));
    let s = &t.supervision;
    let here = Here {
        cases,
        list: Slot::default(),
    };
    cases.reload(move || here.load(session));
    Head::ready(s.title);
    // What cannot be a name opens nothing.
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    let aside = move || {
        open.with(|open| open.parse().ok())
            .map(|id| case::aside(here, id))
    };
    let looks = session.may(Operation::NoteSupervision);
    view! {
        <main id="main" class=move || cases.class()>
            <div class="case-top">
                <div class="hd"><h1 tabindex="-1">{s.title}</h1></div>
                {looks.then(look::all)}
                <div class="hd part-hd">
                    <h2>{s.cases}</h2>
                    <nav class="tabs" aria-label=t.complaints.which>
                        {cases.tab(false, false, s.open_ones)}
                        {cases.tab(true, false, s.closed_ones)}
                    </nav>
                </div>
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {aside}
        </main>
    }
}

fn table(here: Here, list: &Arc<SupervisionPage>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let s = &t.supervision;
    if list.cases.is_empty() {
        let closed = here.cases.asked().ended;
        let words = if closed { s.none_closed } else { s.none_open };
        return view! { <p class="empty">{words}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let each = page.cases.iter();
        each.map(|one| row(t, here, offices, one)).collect_nodes()
    };
    view! {
        <table class="wl late-ones">
            <thead>
                <tr>
                    <th scope="col">{s.head_what}</th>
                    <th scope="col">{s.head_item}</th>
                    <th scope="col">{s.head_department}</th>
                    <th scope="col">{s.head_since}</th>
                    <th scope="col">{s.head_reason}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {here.cases.pager(list.next_cursor.clone())}
    }
}

fn row(t: &'static Text, here: Here, offices: Offices, one: &SupervisionCase) -> Node {
    let s = &t.supervision;
    let (catalog, calendar) = (offices.value(), offices.calendar());
    let catalog = catalog.as_deref();
    let since = local(one.at.unix_ms, Zone::BEIJING).date;
    let since = t.lang.day(since, due::today(calendar.as_deref()));
    let days = usize::from(one.working_days);
    let days = (days > 0).then(|| {
        let words = t.count(s.days_one, s.days, days);
        view! { <span class="line st late">{words}</span> }
    });
    let (class, reason) = match one.reason {
        Some(_) => ("soft", s.reason_given),
        None => ("st late", s.no_reason),
    };
    view! {
        <tr class:here=here.cases.is_open(one.id.as_str())>
            <th scope="row">
                {here.cases.link(one.id.as_str(), model::truth(t, one))}
                <span class="sub">{model::clock(t, one)}</span>
            </th>
            <td>{offices::item(catalog, t.lang, &one.item)}<span class="sub">{one.number.as_str().to_owned()}</span></td>
            <td>{offices::department(catalog, t.lang, &one.department)}</td>
            <td><span class="nb">{since}</span>{days}</td>
            <td><span class=class>{reason}</span></td>
        </tr>
    }
}

/// When something was, and by whom.
fn signed(t: &Text, ms: i64, by: &str) -> String {
    let at = crate::ui::say::moment(t, ms);
    fill(t.supervision.note_by, &[by, &at])
}
