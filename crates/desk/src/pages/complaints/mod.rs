//! Complaints by due date: a table, and beside it one of them, read and answered in this browser.
//!
//! What stands in the clear is there at once; what is sealed once the office's key is open ([`crate::vault`]).

mod clock;
mod deeds;
mod file;
mod messages;
pub mod model;
mod summary;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;
mod unlock;

pub use summary::author;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::ComplaintQuery;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, terms};
use crate::ui::effect::on_change;
use crate::ui::{cases, due, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::complaint::ComplaintState;
use mingbai_contract::desk::complaints::{ComplaintPage, ComplaintRow};
use mingbai_contract::desk::endpoint::GetComplaints;
use mingbai_contract::lists::PublishedList;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What is shown and what is open.
#[derive(Clone, Copy)]
struct Here {
    query: Memo<ComplaintQuery>,
    list: Slot<ComplaintPage>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        let query = self.query.get_untracked();
        let asked = GetComplaints {
            ended: Some(query.ended),
            stepped_up: query.stepped_up,
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }

    /// The address with what is open changed; tracked.
    fn href(self, change: impl FnOnce(&mut ComplaintQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.address()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let c = &t.complaints;
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| ComplaintQuery::read(|name| map.get(name))));
    let here = Here {
        query,
        list: Slot::default(),
    };
    let open = Memo::new(move |_| query.with(|query| query.open));
    let which = Memo::new(move |_| query.with(|query| (query.ended, query.stepped_up)));
    let shown = Memo::new(move |_| query.with(|query| (which.get(), query.cursor.clone())));
    let name = Memo::new(move |_| open.get().map(|id| id.to_string()).unwrap_or_default());
    let back = move |before| {
        let mut of = query.get_untracked().case();
        of.open = Some(before);
        platform::focus_row(&of.address());
    };
    cases::follow(name, back, move || here.load(session));
    on_change(move || shown.with(|_| ()), move || here.load(session));
    here.load(session);
    Head::ready(c.title);
    let class = move || {
        if open.get().is_some() {
            "list beside broad"
        } else {
            "list"
        }
    };
    let tab = |ended: bool, stepped_up: bool, words: &'static str| {
        let href = move || {
            here.href(|query| {
                *query = ComplaintQuery {
                    ended,
                    stepped_up,
                    ..ComplaintQuery::default()
                }
            })
        };
        let current = move || (which.get() == (ended, stepped_up)).then_some("true");
        view! { <a class="tab" href=href aria-current=current>{words}</a> }
    };
    view! {
        <main id="main" class=class>
            <div class="case-top">
                <div class="hd">
                    <h1 tabindex="-1">{c.title}</h1>
                    <nav class="tabs" aria-label=c.which>
                        {tab(false, false, c.open_ones)}
                        {tab(false, true, c.stepped_up)}
                        {tab(true, false, c.ended_ones)}
                    </nav>
                </div>
                {unlock::bar(t)}
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || open.get().map(|id| file::aside(here, id))}
        </main>
    }
}

fn table(here: Here, list: &Arc<ComplaintPage>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let c = &t.complaints;
    if list.complaints.is_empty() {
        let words = match here.query.with(|query| (query.ended, query.stepped_up)) {
            (true, _) => c.none_ended,
            (false, true) => c.none_stepped_up,
            (false, false) => c.none_open,
        };
        return view! { <p class="empty">{words}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let (catalog, categories) = (offices.value(), offices.categories());
        let calendar = offices.calendar();
        let known = Known {
            catalog: catalog.as_deref(),
            categories: categories.as_deref(),
            calendar: calendar.as_deref(),
        };
        let each = page.complaints.iter();
        each.map(|one| row(t, here, known, one)).collect_nodes()
    };
    let cursor = list.next_cursor.clone();
    let next = move || {
        let cursor = Some(cursor.clone()?);
        let href = here.href(|query| query.cursor = cursor);
        Some(view! { <a class="btn line" href=href>{c.next}</a> })
    };
    let first = move || {
        here.query.with(|query| query.cursor.is_some()).then(|| {
            let href = here.href(|query| query.cursor = None);
            view! { <a class="btn line" href=href>{c.to_first}</a> }
        })
    };
    view! {
        <table class="wl cases">
            <thead>
                <tr>
                    <th scope="col">{c.head_about}</th>
                    <th scope="col">{c.head_place}</th>
                    <th scope="col">{c.head_received}</th>
                    <th scope="col">{c.head_due}</th>
                    <th scope="col">{c.head_state}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="acts pager">{first}{next}</p>
    }
}

/// What is published, as far as it is here.
#[derive(Clone, Copy)]
struct Known<'a> {
    catalog: Option<&'a Catalog>,
    categories: Option<&'a PublishedList>,
    calendar: Option<&'a WorkCalendar>,
}

fn row(t: &'static Text, here: Here, known: Known<'_>, one: &ComplaintRow) -> Node {
    let id = one.id;
    let open = here.query.with(|query| query.open == Some(id));
    let href = move || here.href(|query| query.open = Some(id));
    view! {
        <tr class:here=open>
            <th scope="row">
                <a href=href data-row="" aria-current=open.then_some("true")>
                    <b>{offices::category(known.categories, t.lang, &one.category)}</b>
                </a>
            </th>
            <td>{place(t, known.catalog, one)}</td>
            <td class="soft">{t.lang.day(one.received.0, due::today(known.calendar))}</td>
            <td>{one.due.map(|day| due::cell(t, known.calendar, day, one.late))}</td>
            <td>{terms::complaint_state(t, one.state)}{marks(t, one)}</td>
        </tr>
    }
}

/// Where it belongs, in short.
fn place(t: &Text, catalog: Option<&Catalog>, one: &ComplaintRow) -> Node {
    let routing = &one.routing;
    let window = routing.window.iter();
    let window = window.map(|id| offices::window(catalog, t.lang, id));
    let item = routing.item.iter();
    let item = item.map(|id| offices::item(catalog, t.lang, id));
    let departments = routing.departments.iter();
    let departments = departments.map(|id| offices::department(catalog, t.lang, id));
    let all: Vec<String> = window.chain(item).chain(departments).collect();
    if all.is_empty() {
        return view! { <span class="soft">{t.complaints.nowhere}</span> };
    }
    let lines = all.into_iter();
    lines
        .map(|words| view! { <span class="line">{words}</span> })
        .collect_nodes()
}

/// What is to be known of it at a glance.
fn marks(t: &Text, one: &ComplaintRow) -> Node {
    let c = &t.complaints;
    let marks = [
        (one.stepped_up, "st late", c.stepped_up),
        // That a new one waits is said by its state.
        (
            one.unanswered && one.state != ComplaintState::Received,
            "st wait-st",
            c.unanswered,
        ),
        (one.joint, "st", c.joint),
        (one.summary_waits, "st wait-st", c.summary_waits),
    ];
    let shown = marks.into_iter().filter(|(is, ..)| *is);
    shown
        .map(|(_, class, words)| view! { <span class=format!("mark {class}")>{words}</span> })
        .collect_nodes()
}
