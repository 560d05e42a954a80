//! Pages as text, on the host: the same views as in the browser, given their data beforehand.
//!
//! Nothing here depends on the hour, on a phone or on who asks: what is rendered may be kept and sent
//! to everybody. Start with [`render`].

mod describe;

use crate::app::{self, App};
use crate::data::{Came, Shelf};
use crate::device::prefs::{Prefs, Print, Theme};
use crate::shell::head::Head;
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::lists::PublishedList;
pub use mingbai_view::escape;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How a page is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The print size.
    pub print: Print,
    /// The colours.
    pub theme: Theme,
}

/// What a page is made of. What it is not about is not there.
pub struct Given {
    /// What stands around the page, and the parts of the catalog that it shows.
    pub came: Came,
    /// The catalog, for results.
    pub shelf: Option<Arc<Shelf>>,
    /// The guide, and the version that the address names.
    pub guide: Option<(GuidePage, Option<u32>)>,
    /// The list.
    pub list: Option<PublishedList>,
}

/// A page as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Its title.
    pub title: String,
    /// What it answers, in a sentence.
    pub description: String,
    /// Everything in the app's element.
    pub body: String,
}

/// Renders the page at the address that `given.came` names; none where a view breaks, which is a fault
/// of the program: the app then builds the page itself.
#[must_use]
pub fn render(given: Given, look: Look) -> Option<Rendered> {
    let description = describe::describe(&given, look.lang);
    let owner = Owner::new();
    let rendered = catch_unwind(AssertUnwindSafe(|| {
        owner.with(|| {
            provide_context(RequestUrl::new(&given.came.address));
            let data = app::provide();
            if let Some(shelf) = given.shelf {
                data.fill_shelf(shelf);
            }
            if let Some((guide, version)) = given.guide {
                data.fill_guide(guide, version);
            }
            if let Some(list) = given.list {
                data.fill_list(list);
            }
            data.fill_came(given.came);
            let prefs = Prefs::here();
            prefs.lang.set(look.lang);
            prefs.print.set(look.print);
            prefs.theme.set(look.theme);
            let body = view! { <App /> }.to_html();
            let title = use_context::<Head>().map_or_else(String::new, Head::title);
            Rendered {
                title,
                description,
                body,
            }
        })
    }));
    owner.cleanup();
    rendered.ok()
}
