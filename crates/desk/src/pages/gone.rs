//! No page, or none for these roles: which of them is not said.

use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use mingbai_view::{Node, view};

/// The page.
pub fn page() -> Node {
    let t = text();
    Head::ready(t.common.gone_title);
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{t.common.gone_title}</h1>
            <p class="lead-p">{t.common.gone_body}</p>
            <p class="acts go"><a class="btn" href=Page::Start.path()>{t.common.to_start}</a></p>
        </main>
    }
}
