//! Bad ratings to put right (R11): a table by what is due, and beside it one of them.
//!
//! A window's people see those that were handed over, in batches, and say what they did; supervisors see all, and set
//! aside what is malicious or a mistake. Nothing here says who rated, or lets a window guess.

mod deeds;
mod file;
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
use mingbai_contract::TagId;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetRectifications;
use mingbai_contract::desk::ratings::{RectificationFile, RectificationPage};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What is shown and what is open.
#[derive(Clone, Copy)]
struct Here {
    cases: Cases,
    list: Slot<RectificationPage>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        let query = self.cases.asked();
        let asked = GetRectifications {
            ended: Some(query.ended),
            stepped_up: query.stepped_up,
            window: query.window,
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Ratings));
    let r = &t.ratings;
    let here = Here {
        cases,
        list: Slot::default(),
    };
    cases.reload(move || here.load(session));
    Head::ready(r.title);
    let lead = if session.may(Operation::SetRatingAside) {
        r.lead_supervisor
    } else {
        r.lead_window
    };
    // What cannot be a name opens nothing.
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    let aside = move || {
        open.with(|open| open.parse().ok())
            .map(|id| file::aside(here, id))
    };
    let one_window = move || of_window(t, cases);
    view! {
        <main id="main" class=move || cases.class()>
            <div class="case-top">
                <div class="hd">
                    <h1 tabindex="-1">{r.title}</h1>
                    <nav class="tabs" aria-label=t.complaints.which>
                        {cases.tab(false, false, r.open_ones)}
                        {cases.tab(false, true, r.up_ones)}
                        {cases.tab(true, false, r.ended_ones)}
                    </nav>
                </div>
                <p class="soft lead-line">{lead}</p>
                {one_window}
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {aside}
        </main>
    }
}

/// Of which window alone, with the way back to all of them.
fn of_window(t: &'static Text, cases: Cases) -> Option<Node> {
    let (r, offices) = (&t.ratings, Offices::here());
    let window = cases.window()?;
    let name = offices::window(offices.value().as_deref(), t.lang, &window);
    let all = cases.href(|query| query.window = None);
    Some(view! {
        <p class="lead-line">{fill(r.of_window, &[&name])}" "<a class="link" href=all>{r.all_windows}</a></p>
    })
}

fn table(here: Here, list: &Arc<RectificationPage>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let r = &t.ratings;
    if list.rectifications.is_empty() {
        let query = here.cases.asked();
        let words = match (query.ended, query.stepped_up) {
            (true, _) => r.none_ended,
            (false, true) => r.none_up,
            (false, false) => r.none_open,
        };
        return view! { <p class="empty">{words}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let each = page.rectifications.iter();
        each.map(|one| row(t, here, offices, one)).collect_nodes()
    };
    view! {
        <table class="wl rated">
            <thead>
                <tr>
                    <th scope="col">{r.head_level}</th>
                    <th scope="col">{r.head_window}</th>
                    <th scope="col">{r.head_released}</th>
                    <th scope="col">{r.head_due}</th>
                    <th scope="col">{r.head_state}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {here.cases.pager(list.next_cursor.clone())}
    }
}

fn row(t: &'static Text, here: Here, offices: Offices, one: &RectificationFile) -> Node {
    let (id, catalog, calendar) = (one.id.to_string(), offices.value(), offices.calendar());
    let (catalog, calendar) = (catalog.as_deref(), calendar.as_deref());
    let today = due::today(calendar);
    let released = one.released.map(|day| t.lang.day(day.0, today));
    let due = model::due(one).map(|day| due::cell(t, calendar, day, one.late));
    view! {
        <tr class:here=here.cases.is_open(&id)>
            <th scope="row">
                {here.cases.link(&id, model::level(t, one.level))}
                <span class="sub">{reasons(t, catalog, &one.tags)}</span>
            </th>
            <td>{offices::window(catalog, t.lang, &one.window)}</td>
            <td class="soft">{released}</td>
            <td>{due}</td>
            <td>{model::state(t, one.state)}{mark(t, one)}</td>
        </tr>
    }
}

/// That it went to the supervision office; what is late says the date.
fn mark(t: &Text, one: &RectificationFile) -> Option<Node> {
    let words = t.ratings.stepped_up;
    one.stepped_up
        .then(|| view! { <span class="mark st late">{words}</span> })
}

/// The reasons that were ticked, by their published names.
fn reasons(t: &Text, catalog: Option<&Catalog>, tags: &[TagId]) -> String {
    let names: Vec<String> = tags
        .iter()
        .map(|id| {
            let mut known = catalog.into_iter().flat_map(|c| c.rating_tags.iter());
            let found = known.find(|tag| tag.id == *id);
            found.map_or_else(|| id.to_string(), |tag| t.lang.pick(&tag.name).to_owned())
        })
        .collect();
    t.list(&names)
}
