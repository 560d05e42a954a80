//! The app: what is provided to every page, and which page stands at which address.

use crate::data::{Data, Root};
use crate::device::now::Now;
use crate::device::offline::Offline;
use crate::device::prefs::Prefs;
use crate::pages::{
    about, checklist, guide, home, items, kept, lists, not_found, offices, settings,
};
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
        let page = path.with(|path| page(Page::parse(path)));
        shell::arrived();
        page
    })
    .into_node()
}

fn page(page: Option<Page>) -> Node {
    match page {
        None => not_found::gone(),
        Some(Page::Home) => home::home(),
        Some(Page::Items) => items::items(),
        Some(Page::Guide(item)) => guide::guide(item),
        Some(Page::Checklist(item)) => checklist::checklist(item),
        Some(Page::Lists) => lists::lists(),
        Some(Page::List(list)) => lists::list(list),
        Some(Page::Centers) => offices::centers(),
        Some(Page::Center(center)) => offices::center(center),
        Some(Page::Window(window)) => offices::window(window),
        Some(Page::Kept) => kept::kept(),
        Some(Page::Settings) => settings::settings(),
        Some(Page::About) => about::about(),
        Some(Page::Privacy) => about::privacy(),
        Some(Page::Accessibility) => about::accessibility(),
    }
}

/// Starts the app in the browser, in place of the page's loading shell.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    std::panic::set_hook(Box::new(crate::platform::show_crash));
    crate::platform::fit_paper();
    if let Some(place) = crate::platform::take_place() {
        mount_to(place, || {
            let data = provide();
            Offline::here().start(data);
            view! { <App /> }
        })
        .forget();
    }
}

/// There is nothing to start on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn start() {}
