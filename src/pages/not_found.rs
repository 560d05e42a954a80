//! No such page, and no such thing.

use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use mingbai_view::{Node, view};

/// The page for addresses that lead nowhere, and for things that are no longer there.
#[must_use]
pub fn gone() -> Node {
    let t = text();
    Head::ready(t.common.gone_title());
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.common.gone_title()}</h1>
            <p class="lead-p">{t.common.gone_body()}</p>
            <p class="acts">
                <a class="btn" href=Page::Items.path()>{t.common.gone_search()}</a>
                <a class="btn line" href=Page::Home.path()>{t.common.home()}</a>
            </p>
        </main>
    }
}
