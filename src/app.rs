//! The app: what is provided to every page, and which page stands at which address.

use crate::data::handed::Handed;
use crate::data::{Data, Looks, Root};
use crate::device::now::Now;
use crate::device::offline::Offline;
use crate::device::prefs::Prefs;
use crate::pages::{checklist, guide, home, items, kept, lists, not_found, offices};
use crate::parts::{self, Part};
use crate::route::Page;
use crate::shell::{self, head::Head};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use mingbai_view::{IntoNode, Node};

/// Provides what every page needs. Apart from [`App`], so that the host can fill the data before
/// the view is built.
pub fn provide() -> Data {
    if let Some(owner) = Owner::current() {
        provide_context(Root(owner));
    }
    let data = Data::provide();
    Prefs::provide();
    Head::provide();
    Now::provide();
    Offline::provide();
    items::Looked::provide();
    Looks::provide();
    Handed::provide();
    data
}

/// The whole app. Built anew when the language changes, so that no view has to follow it.
#[component]
pub fn App() -> impl IntoView {
    view! { <Router>{framed()}</Router> }
}

fn framed() -> Node {
    let lang = Prefs::here().lang;
    (move || {
        lang.track();
        shell::frame(pages())
    })
    .into_node()
}

/// The page at the address. Built anew when the path changes; a changed query is the page's own
/// business.
fn pages() -> Node {
    let path = use_location().pathname;
    (move || {
        Data::here().next_page();
        let page = path.with(|path| match Page::parse(path) {
            Some(found) if !Data::here().is_gone(path) => page(found),
            _ => not_found::gone(),
        });
        shell::arrived();
        page
    })
    .into_node()
}

fn page(page: Page) -> Node {
    match page {
        Page::Home => home::home(),
        Page::Items => items::items(),
        Page::Guide(item) => guide::guide(item),
        Page::Checklist(item) => checklist::checklist(item),
        Page::Lists => lists::lists(),
        Page::List(list) => lists::list(list),
        Page::Centers => offices::centers(),
        Page::Center(center) => offices::center(center),
        Page::Window(window) => offices::window(window),
        Page::Kept => kept::kept(),
        other => match Part::of(&other) {
            Some(part) => parts::show(part, other),
            None => not_found::gone(),
        },
    }
}
