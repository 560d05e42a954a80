//! Office guides: the centres, one centre, one window.

mod center;
mod window;

pub use center::center;
pub use window::window;

use crate::data::{Data, Shelf};
use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::{icon, open, say, states};
use leptos::prelude::*;
use mingbai_contract::office::{Center, CenterType, Window};
use mingbai_contract::page::Halls;
use mingbai_domain::catalog::pages;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// `/centers`: which hall, and which window handles what.
pub fn centers() -> Node {
    states::part(|came| came.halls.clone(), |c| Some(pages::halls(c)), page)
}

fn page(halls: &Arc<Halls>) -> Node {
    let t = text();
    Head::ready(t.offices.title());
    let group = |kind: CenterType, title: &'static str| {
        let rows = halls
            .centers
            .iter()
            .filter(|center| center.r#type == kind)
            .map(|center| center_row(t, halls, center))
            .collect_nodes();
        view! { <section class="sec"><h2>{title}</h2><ul class="rows">{rows}</ul></section> }
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.offices.title()}</h1>
            {find(t)}
            {group(CenterType::Main, t.offices.main())}
            {group(CenterType::Sub, t.offices.sub())}
            {group(CenterType::Township, t.offices.township())}
        </main>
    }
}

fn center_row(t: &'static Text, halls: &Halls, center: &Center) -> Node {
    let windows = pages::windows_of(&halls.windows, &center.id);
    let state = open::open_state(center.clone(), windows, true);
    view! {
        <li>
            <a class="hall plain" href=Page::Center(center.id.clone()).path()>
                <span>
                    <b>{t.lang.pick(&center.name).to_owned()}</b>
                    <br />
                    <span class="small soft">{open::line(state)}</span>
                </span>
                {icon::FORWARD.view()}
            </a>
        </li>
    }
}

/// How many windows the quick search shows.
const FOUND: usize = 8;

/// Windows by number, name, department, or what they handle.
fn windows_found(t: &Text, shelf: &Shelf, words: &str) -> Vec<Window> {
    let words = words.trim().to_ascii_lowercase();
    if words.is_empty() {
        return Vec::new();
    }
    let catalog = &shelf.catalog;
    let named = |window: &Window| {
        let department = catalog
            .departments
            .iter()
            .find(|d| d.id == window.department);
        window.id.as_str().to_ascii_lowercase().starts_with(&words)
            || window.name.zh.contains(&words)
            || window.name.en.to_ascii_lowercase().contains(&words)
            || department
                .is_some_and(|d| t.lang.pick(&d.name).to_ascii_lowercase().contains(&words))
    };
    let mut found: Vec<Window> = catalog
        .windows
        .iter()
        .filter(|w| named(w))
        .cloned()
        .collect();
    // What one wants done leads to windows too: the best items first.
    let hits = shelf.index.search(
        &shelf.index.query(&words),
        &mingbai_contract::endpoint::ItemFilter::default(),
    );
    let items = hits.iter().filter_map(|hit| catalog.items.get(hit.item));
    for id in items.flat_map(|item| &item.windows) {
        if found.len() >= FOUND {
            break;
        }
        if !found.iter().any(|w| w.id == *id) {
            found.extend(catalog.windows.iter().find(|w| w.id == *id).cloned());
        }
    }
    found.truncate(FOUND);
    found
}

fn find(t: &'static Text) -> Node {
    let words = RwSignal::new(String::new());
    let data = Data::here();
    let found = move || {
        let words = words.get();
        if words.trim().is_empty() {
            return Node::Empty;
        }
        // The catalog is asked for by the first letter, if it is not here by then.
        let Some(shelf) = data.catalog_here() else {
            return Node::Empty;
        };
        let windows = windows_found(t, &shelf, &words);
        if windows.is_empty() {
            return view! { <p role="status">{t.offices.find_none()}</p> };
        }
        let rows = windows.iter().map(|window| window_row(t, &shelf, window));
        view! { <ul class="rows">{rows.collect_nodes()}</ul> }
    };
    view! {
        <div class="field needs-js">
            <label for="find-window">{t.offices.find_window()}</label>
            <input
                class="input"
                id="find-window"
                type="search"
                autocomplete="off"
                maxlength="64"
                placeholder=t.offices.find_placeholder()
                on:input=move |event| words.set(event.value())
            />
        </div>
        {found}
    }
}

/// A window as a row that leads to its page.
fn window_row(t: &'static Text, shelf: &Shelf, window: &Window) -> Node {
    let center = shelf.catalog.centers.iter().find(|c| c.id == window.center);
    let place = center.map(|center| {
        format!(
            "{} {}",
            t.lang.pick(&center.name),
            say::floor(t, &window.floor)
        )
    });
    view! {
        <li class="win">
            <b class="no">{window.id.to_string()}</b>
            <div>
                <a class="name" href=Page::Window(window.id.clone()).path()>
                    {t.lang.pick(&window.name).to_owned()}
                </a>
                <p class="soft">{place}</p>
            </div>
        </li>
    }
}

/// A labelled fact of an office.
fn fact(label: &'static str, value: impl IntoNode) -> Node {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
}

/// A phone as a link.
fn phone(t: &Text, number: &str) -> Node {
    let label = fill(t.common.call(), &[number]);
    view! { <a class="nb" href=crate::route::tel(number) aria-label=label>{number.to_owned()}</a> }
}
