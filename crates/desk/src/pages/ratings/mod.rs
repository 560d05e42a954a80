//! Bad ratings to put right (R11): a table by what is due, and beside it one of them.
//!
//! A window's people see those that were handed over, in batches, and say what they did; supervisors see all, and set
//! aside what is malicious or a mistake. Nothing here says who rated, or lets a window guess.

mod deeds;
mod file;
pub mod model;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::RatingQuery;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::Text;
use crate::ui::effect::on_change;
use crate::ui::{due, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
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
    query: Memo<RatingQuery>,
    list: Slot<RectificationPage>,
}

impl Here {
    fn load(self, session: Session) {
        let query = self.query.get_untracked();
        let asked = GetRectifications {
            ended: Some(query.ended),
            stepped_up: query.stepped_up,
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }

    /// The address with what is open changed; tracked.
    fn href(self, change: impl FnOnce(&mut RatingQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.address()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let r = &t.ratings;
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| RatingQuery::read(|name| map.get(name))));
    let here = Here {
        query,
        list: Slot::default(),
    };
    let open = Memo::new(move |_| query.with(|query| query.open));
    let which = Memo::new(move |_| query.with(|query| (query.ended, query.stepped_up)));
    let shown = Memo::new(move |_| query.with(|query| (which.get(), query.cursor.clone())));
    on_change(
        move || open.track(),
        move || {
            platform::focus(if open.get_untracked().is_some() {
                ".open h2"
            } else {
                "h1"
            });
            // Others work on them, too.
            here.load(session);
        },
    );
    on_change(move || shown.track(), move || here.load(session));
    here.load(session);
    Head::ready(r.title);
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
                *query = RatingQuery {
                    ended,
                    stepped_up,
                    ..RatingQuery::default()
                }
            })
        };
        let current = move || (which.get() == (ended, stepped_up)).then_some("true");
        view! { <a class="tab" href=href aria-current=current>{words}</a> }
    };
    let lead = if session.may(Operation::SetRatingAside) {
        r.lead_supervisor
    } else {
        r.lead_window
    };
    view! {
        <main id="main" class=class>
            <div class="case-top">
                <div class="hd">
                    <h1 tabindex="-1">{r.title}</h1>
                    <nav class="tabs" aria-label=r.which>
                        {tab(false, false, r.open_ones)}
                        {tab(false, true, r.up_ones)}
                        {tab(true, false, r.ended_ones)}
                    </nav>
                </div>
                <p class="soft lead-line">{lead}</p>
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || open.get().map(|id| file::aside(here, id))}
        </main>
    }
}

fn table(here: Here, list: &Arc<RectificationPage>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let r = &t.ratings;
    if list.rectifications.is_empty() {
        let words = match here.query.with(|query| (query.ended, query.stepped_up)) {
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
    let cursor = list.next_cursor.clone();
    let next = move || {
        let cursor = Some(cursor.clone()?);
        let href = here.href(|query| query.cursor = cursor);
        Some(view! { <a class="btn line" href=href>{r.next}</a> })
    };
    let first = move || {
        here.query.with(|query| query.cursor.is_some()).then(|| {
            let href = here.href(|query| query.cursor = None);
            view! { <a class="btn line" href=href>{r.to_first}</a> }
        })
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
        <p class="acts pager">{first}{next}</p>
    }
}

fn row(t: &'static Text, here: Here, offices: Offices, one: &RectificationFile) -> Node {
    let (id, catalog, calendar) = (one.id, offices.value(), offices.calendar());
    let (catalog, calendar) = (catalog.as_deref(), calendar.as_deref());
    let open = here.query.with(|query| query.open == Some(id));
    let href = move || here.href(|query| query.open = Some(id));
    let today = due::today(calendar);
    let released = one.released.map(|day| t.lang.day(day.0, today));
    let due = model::due(one).map(|day| due::cell(t, calendar, day, one.late));
    view! {
        <tr class:here=open>
            <th scope="row">
                <a href=href aria-current=open.then_some("true")><b>{model::level(t, one.level)}</b></a>
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
