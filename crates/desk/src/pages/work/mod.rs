//! The clerk's work: what is due first, and beside it one application with all that can be done now.
//!
//! The server says what there is and in which order; what may be done follows from the application itself, by
//! the same rules ([`acts`]). Whatever a key does, a button or a link on the page does, too
//! ([`crate::shortcuts`]).

pub mod acts;
mod clock;
mod course;
mod file;
mod help;
mod row;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

use crate::device::prefs::text;
use crate::offices::Offices;
use crate::platform;
use crate::route::{Page, WorkQuery};
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill, work_terms};
use crate::ui::effect::{effect, on_change};
use crate::ui::{cases, icon, states};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use mingbai_contract::WindowId;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::DeskEndpoint as _;
use mingbai_contract::desk::work::{Stage, WorkPage};
use mingbai_domain::application::number;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// What is shown and what is open.
#[derive(Clone, Copy)]
pub struct Here {
    query: Memo<WorkQuery>,
    list: Slot<WorkPage>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        self.list.load(session, self.query.get_untracked().asked);
    }

    /// The address with what is shown or open changed; tracked.
    fn href(self, change: impl FnOnce(&mut WorkQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.address()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session) = (text(), Session::here());
    let w = &t.work;
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| WorkQuery::read(|name| map.get(name))));
    let here = Here {
        query,
        list: Slot::default(),
    };
    let name = |query: &WorkQuery| query.open.clone().map(String::from).unwrap_or_default();
    let open = Memo::new(move |_| query.with(name));
    let shown = Memo::new(move |_| query.with(|query| query.asked.address()));
    // Whoever comes back goes on where they were; at the top, where that is no longer listed.
    let back = move |before| {
        let mut of = query.get_untracked();
        of.open = ApplicationNumber::new(before).ok();
        platform::focus_row(&of.address());
    };
    cases::follow(open, back, move || here.load(session));
    Head::ready(w.title);
    // Whoever comes by a link to one of them goes on there, and not at the top.
    effect(move || {
        if open.with_untracked(|open| !open.is_empty()) {
            platform::focus(".open h2");
        }
    });
    // Read, and not only tracked: what nobody reads does not look for changes.
    on_change(move || drop(shown.get()), move || here.load(session));
    here.load(session);
    let keys = RwSignal::new(false);
    let class = move || {
        if open.with(|open| !open.is_empty()) {
            "list beside broad"
        } else {
            "list"
        }
    };
    view! {
        <main id="main" class=class>
            <div class="table-side">
                <div class="hd">
                    <h1 tabindex="-1">{w.title}</h1>
                    {counts(t, here)}
                    {help::button(t, keys)}
                    {session.may(Operation::TakeInApplication).then(|| take_in(t))}
                </div>
                {help::sheet(t, keys)}
                {tabs(t, here)}
                {states::show(here.list, move || here.load(session), move |list| table(t, here, &list))}
            </div>
            {move || ApplicationNumber::new(open.get()).ok().map(|number| file::aside(here, &number))}
        </main>
    }
}

fn take_in(t: &'static Text) -> Node {
    view! {
        <a class="btn" href=Page::TakeIn.path() data-key="n">{t.work.take_in}<kbd aria-hidden="true">"n"</kbd></a>
    }
}

/// How much there is, and how much of it is pressing.
fn counts(t: &'static Text, here: Here) -> Node {
    let w = &t.work;
    (move || {
        let counts = here.list.value()?.counts;
        let part = |number: u32, class: &'static str, phrase: &'static str| {
            (number > 0).then(|| {
                let words = fill(phrase, &[&number.to_string()]);
                view! { <span class=class>{words}</span> }
            })
        };
        let open = fill(w.open_count, &[&counts.open.to_string()]);
        Some(view! {
            <p class="work-counts">
                <span>{open}</span>
                {part(counts.late, "st late", w.late_count)}
                {part(counts.soon, "st wait-st", w.soon_count)}
            </p>
        })
    })
    .into_node()
}

/// By how far they have come, by window, by what stands in them.
fn tabs(t: &'static Text, here: Here) -> Node {
    let w = &t.work;
    let tab = |stage: Option<Stage>| {
        let href = move || {
            here.href(|query| {
                query.asked.stage = stage;
                query.asked.cursor = None;
            })
        };
        let current = move || {
            here.query
                .with(|query| query.asked.stage == stage)
                .then_some("true")
        };
        let words = move || {
            let name = stage.map_or(w.all, |stage| work_terms::stage(t, stage));
            let counts = here.list.value().map(|list| list.counts);
            let number = counts.and_then(|counts| match stage {
                Some(stage) => counts.of(stage),
                None => Some(counts.open),
            });
            match number {
                Some(number) => fill(w.tab, &[name, &number.to_string()]),
                None => name.to_owned(),
            }
        };
        view! { <a class="tab" href=href aria-current=current>{words.into_node()}</a> }
    };
    let stages = Stage::ALL.into_iter().map(|stage| tab(Some(stage)));
    view! {
        <div class="work-bar">
            <nav class="tabs" aria-label=w.which>
                {tab(None)}
                {stages.collect_nodes()}
            </nav>
            {find(t, here)}
        </div>
    }
}

fn find(t: &'static Text, here: Here) -> Node {
    let (w, offices) = (&t.work, Offices::here());
    let navigate = use_navigate();
    let q = RwSignal::new(String::new());
    effect(move || q.set(here.query.with(|query| query.asked.q.clone())));
    let go = navigate.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let typed = q.get_untracked().trim().to_owned();
        let mut query = here.query.get_untracked();
        query.asked.cursor = None;
        let prefix = offices
            .value()
            .map(|catalog| catalog.county.number_prefix.clone());
        let whole = prefix.and_then(|prefix| {
            // Whether the day is still to come is the server's to say.
            number::read(&typed, &prefix, chrono::NaiveDate::MAX).ok()
        });
        // A whole number needs no list.
        if whole.is_some() {
            query.open = whole;
        } else {
            query.asked.q = typed;
        }
        go(&query.address(), NavigateOptions::default());
    };
    let choose = move |event: Event| {
        let mut query = here.query.get_untracked();
        query.asked.cursor = None;
        query.asked.window = event.value().parse::<WindowId>().ok();
        navigate(&query.address(), NavigateOptions::default());
    };
    let chosen = move || {
        let window = here.query.with(|query| query.asked.window.clone());
        window.map(|id| id.to_string()).unwrap_or_default()
    };
    let windows = move || {
        let catalog = offices.value()?;
        let own = row::own_windows(&catalog);
        let options = own.into_iter().map(|id| {
            let words = crate::offices::window(Some(&catalog), t.lang, &id);
            let selected = here
                .query
                .with_untracked(|query| query.asked.window.as_ref() == Some(&id));
            view! { <option value=id.to_string() selected=selected.then_some("")>{words}</option> }
        });
        Some(options.collect_nodes())
    };
    view! {
        <form class="work-find" role="search" novalidate="" on:submit=submit>
            <label class="vh" for="work-window">{w.window}</label>
            <select class="input" id="work-window" prop:value=chosen on:change=choose>
                <option value="">{w.every_window}</option>
                {windows}
            </select>
            <label class="vh" for="work-q">{w.find_label}</label>
            <input
                class="input"
                type="search"
                id="work-q"
                autocomplete="off"
                spellcheck="false"
                data-key="/"
                placeholder=w.find
                prop:value=q
                on:input=move |event| q.set(event.value())
            />
            <button class="btn line" type="submit" aria-label=w.find_label>{icon::SEARCH.view()}</button>
        </form>
    }
}

fn table(t: &'static Text, here: Here, list: &Arc<WorkPage>) -> Node {
    let w = &t.work;
    if list.applications.is_empty() {
        let asked = here.query.with(|query| query.asked.clone());
        let looked_for = !asked.q.is_empty() || asked.cursor.is_some();
        let words = if looked_for {
            w.none_found
        } else {
            w.none_open
        };
        return view! { <p class="empty">{words}</p> };
    }
    let (page, offices) = (Arc::clone(list), Offices::here());
    let rows = move || {
        let (catalog, calendar) = (offices.value(), offices.calendar());
        let known = row::Known {
            catalog: catalog.as_deref(),
            calendar: calendar.as_deref(),
            today: page.as_of.date().0,
        };
        let each = page.applications.iter();
        each.map(|one| row::row(t, here, known, one))
            .collect_nodes()
    };
    let cursor = list.next_cursor.clone();
    let next = move || {
        let cursor = Some(cursor.clone()?);
        let href = here.href(|query| query.asked.cursor = cursor);
        Some(view! { <a class="btn line" href=href>{w.next}</a> })
    };
    let first = move || {
        let behind = here.query.with(|query| query.asked.cursor.is_some());
        behind.then(|| {
            let href = here.href(|query| query.asked.cursor = None);
            view! { <a class="btn line" href=href>{w.to_first}</a> }
        })
    };
    view! {
        <table class="wl work">
            <thead>
                <tr>
                    <th scope="col">{w.head_due}</th>
                    <th scope="col">{w.head_item}</th>
                    <th scope="col">{w.head_number}</th>
                    <th scope="col">{w.head_clock}</th>
                    <th scope="col">{w.head_state}</th>
                    <th scope="col">{w.head_window}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="acts pager">{first}{next}</p>
    }
}
