//! How the app begins in the browser: it takes over the page that the server has rendered, or builds its
//! own in place of the loading shell.
//!
//! Taking over is cut into tasks, so that a phone that is slow never stands still for long while
//! somebody scrolls: reading the data, making it ready, and taking over the page with it.

use crate::app::{self, App};
use crate::data::Ready;
use crate::device::now::Now;
use crate::device::offline::Offline;
use crate::device::prefs::fetch_words;
use crate::parts::{self, Part};
use crate::platform;
use crate::route::{GuideQuery, Page};
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_client::read::from_text;
use mingbai_contract::page::PageData;

/// Starts the app.
pub fn start() {
    std::panic::set_hook(Box::new(platform::show_crash));
    platform::fit_paper();
    let tag = platform::root_attribute("lang").unwrap_or_default();
    let lang = Lang::parse(&tag).unwrap_or(Lang::Zh);
    if lang == Lang::Zh {
        return begin(&tag);
    }
    platform::spawn(async move {
        if fetch_words(lang).await {
            begin(&tag);
        } else {
            platform::give_up();
        }
    });
}

/// Begins once the words are here, and the part in which the page is: what is taken over must be built
/// at once.
fn begin(lang: &str) {
    let (path, _) = platform::address();
    let Some(part) = Page::parse(&path).as_ref().and_then(Part::of) else {
        return begin_with(lang);
    };
    let lang = lang.to_owned();
    platform::spawn(async move {
        if part.fetch().await {
            begin_with(&lang);
        } else {
            mount(None);
        }
    });
}

fn begin_with(lang: &str) {
    let came = platform::came_with_page(lang);
    let Some(page) = came.and_then(|text| from_text::<PageData>(&text).ok()) else {
        mount(None);
        return;
    };
    platform::next_task(move || {
        let (path, query) = platform::address();
        let version = GuideQuery::parse(&query).version;
        let ready = Ready::new(page, path + &query, version);
        platform::next_task(move || mount(Some(ready)));
    });
}

/// Takes over the page that was made of this data, or builds one.
fn mount(ready: Option<Ready>) {
    let Some(place) = platform::place() else {
        return;
    };
    let (taken, inside) = (ready.is_some(), place.clone());
    if !taken {
        place.set_inner_html("");
    }
    let mounted = mount_to(place.clone(), move || {
        let (data, now, offline) = (app::provide(), Now::provided(), Offline::here());
        if let Some(ready) = ready {
            data.fill(ready);
            mingbai_view::adopt(inside.into());
            // What depends on the hour comes into the places that are kept for it.
            platform::after_paint(move || {
                now.start();
                offline.start(data);
            });
        } else {
            now.start();
            offline.start(data);
        }
        parts::send_waiting();
        view! { <App /> }
    });
    mounted.forget();
    platform::set_root_attribute("data-page", None);
    platform::set_root_attribute("data-wait", None);
    if taken {
        platform::replay_fields(&place);
    }
    platform::set_root_attribute("data-app", Some(""));
}
