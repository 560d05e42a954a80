//! What supervisors look after (R5): everything that was late or deemed, and, with how many there are, what waits
//! elsewhere: bad ratings, complaints, comments, what is odd.
//!
//! A chief representative sees the own department's cases here, and notes nothing.

mod case;
mod look;
pub mod model;

use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::SupervisionQuery;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::effect::on_change;
use crate::ui::{due, states};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::GetSupervision;
use mingbai_contract::desk::supervision::{SupervisionCase, SupervisionPage};
use mingbai_domain::time::{Zone, local};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What is shown and what is open.
#[derive(Clone, Copy)]
struct Here {
    query: Memo<SupervisionQuery>,
    list: Slot<SupervisionPage>,
}

impl Here {
    fn load(self, session: Session) {
        let query = self.query.get_untracked();
        let asked = GetSupervision {
            closed: Some(query.closed),
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }

    /// The address with what is open changed; tracked.
    fn href(self, change: impl FnOnce(&mut SupervisionQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.address()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let s = &t.supervision;
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| SupervisionQuery::read(|name| map.get(name))));
    let here = Here {
        query,
        list: Slot::default(),
    };
    let open = Memo::new(move |_| query.with(|query| query.open.clone()));
    let shown = Memo::new(move |_| query.with(|query| (query.closed, query.cursor.clone())));
    on_change(
        move || open.track(),
        move || {
            let is_open = open.with_untracked(Option::is_some);
            platform::focus(if is_open { ".open h2" } else { "h1" });
        },
    );
    on_change(move || shown.track(), move || here.load(session));
    here.load(session);
    Head::ready(s.title);
    let class = move || {
        if open.with(Option::is_some) {
            "list beside broad"
        } else {
            "list"
        }
    };
    let tab = |closed: bool, words: &'static str| {
        let href = move || {
            here.href(|query| {
                *query = SupervisionQuery {
                    closed,
                    ..SupervisionQuery::default()
                }
            })
        };
        let current = move || (shown.with(|(now, _)| *now) == closed).then_some("true");
        view! { <a class="tab" href=href aria-current=current>{words}</a> }
    };
    let looks = session.may(Operation::NoteSupervision);
    view! {
        <main id="main" class=class>
            <div class="case-top">
                <div class="hd"><h1 tabindex="-1">{s.title}</h1></div>
                {looks.then(look::all)}
                <div class="hd part-hd">
                    <h2>{s.cases}</h2>
                    <nav class="tabs" aria-label=s.which>
                        {tab(false, s.open_ones)}
                        {tab(true, s.closed_ones)}
                    </nav>
                </div>
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {move || open.get().map(|id| case::aside(here, id))}
        </main>
    }
}

fn table(here: Here, list: &Arc<SupervisionPage>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let s = &t.supervision;
    if list.cases.is_empty() {
        let closed = here.query.with(|query| query.closed);
        let words = if closed { s.none_closed } else { s.none_open };
        return view! { <p class="empty">{words}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let each = page.cases.iter();
        each.map(|one| row(t, here, offices, one)).collect_nodes()
    };
    let cursor = list.next_cursor.clone();
    let next = move || {
        let cursor = Some(cursor.clone()?);
        let href = here.href(|query| query.cursor = cursor);
        Some(view! { <a class="btn line" href=href>{s.next}</a> })
    };
    let first = move || {
        here.query.with(|query| query.cursor.is_some()).then(|| {
            let href = here.href(|query| query.cursor = None);
            view! { <a class="btn line" href=href>{s.to_first}</a> }
        })
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
        <p class="acts pager">{first}{next}</p>
    }
}

fn row(t: &'static Text, here: Here, offices: Offices, one: &SupervisionCase) -> Node {
    let s = &t.supervision;
    let (catalog, calendar) = (offices.value(), offices.calendar());
    let catalog = catalog.as_deref();
    let open = here
        .query
        .with(|query| query.open.as_ref() == Some(&one.id));
    let id = one.id.clone();
    let href = move || {
        let id = id.clone();
        here.href(|query| query.open = Some(id))
    };
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
        <tr class:here=open>
            <th scope="row">
                <a href=href aria-current=open.then_some("true")><b>{model::truth(t, one)}</b></a>
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
