//! The app: what is provided to every page, and which page stands at which address.

use crate::data::{Data, Root};
use crate::device::now::Now;
use crate::device::offline::Offline;
use crate::device::prefs::Prefs;
use crate::pages::{
    about, checklist, guide, home, items, kept, lists, not_found, offices, settings,
};
#[cfg(target_arch = "wasm32")]
use crate::route::GuideQuery;
use crate::route::Page;
use crate::shell::{self, head::Head};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
#[cfg(target_arch = "wasm32")]
use mingbai_contract::page::PageData;
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
        Page::Settings => settings::settings(),
        Page::About => about::about(),
        Page::Privacy => about::privacy(),
        Page::Accessibility => about::accessibility(),
    }
}

/// Starts the app in the browser: it takes over the page that the server has rendered, or builds its
/// own in place of the loading shell.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use crate::platform;
    std::panic::set_hook(Box::new(platform::show_crash));
    platform::fit_paper();
    let Some(place) = platform::place() else {
        return;
    };
    let lang = platform::root_attribute("lang").unwrap_or_default();
    let page = platform::came_with_page(&lang);
    let page = page.and_then(|text| mingbai_client::read::from_text::<PageData>(&text).ok());
    let (taken, inside) = (page.is_some(), place.clone());
    if !taken {
        place.set_inner_html("");
    }
    let mounted = mount_to(place.clone(), move || {
        let (data, now) = (provide(), Now::provided());
        if let Some(page) = page {
            let (path, query) = platform::address();
            let version = GuideQuery::parse(&query).version;
            data.fill(page, &(path + &query), version);
            mingbai_view::adopt(inside.into());
            // What depends on the hour comes into the places that are kept for it.
            let offline = Offline::here();
            platform::after_paint(move || {
                now.start();
                offline.start(data);
            });
        } else {
            now.start();
            Offline::here().start(data);
        }
        view! { <App /> }
    });
    mounted.forget();
    platform::set_root_attribute("data-page", None);
    platform::set_root_attribute("data-wait", None);
    if taken {
        platform::replay_fields(&place);
    }
}

/// There is nothing to start on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn start() {}
