//! Before one is at the desk: signing in, and taking an invitation up.

pub mod invitation;
pub mod model;
pub mod sign_in;

use crate::api::Trouble;
use crate::device::prefs::text;
use crate::loaded::Why;
use crate::route::SITE;
use crate::session::Session;
use crate::shell::{self, head::Head};
use crate::ui::{brand, states};
use mingbai_view::{Node, view};

/// What stands around whatever is shown at the door.
fn frame(content: Node) -> Node {
    let t = text();
    view! {
        <header class="door-top">
            <a class="brand" href=SITE rel="external" aria-label=format!("{} · {}", t.common.brand, t.common.site)>
                {brand::mark()}
                {brand::word()}
            </a>
            <span class="soft">{t.common.desk}</span>
            {shell::language()}
        </header>
        <main id="main" class="door">{content}</main>
    }
}

/// It is being asked who one is.
pub fn opening() -> Node {
    frame(states::loading())
}

/// That could not be found out.
pub fn failed(trouble: &Trouble) -> Node {
    let (t, session) = (text(), Session::here());
    let why = match trouble {
        Trouble::Offline => Why::Offline,
        _ => Why::Server,
    };
    Head::ready(t.common.failed_title);
    frame(view! {
        <h1 tabindex="-1">{t.common.failed_title}</h1>
        {states::failed(why, move || session.ask())}
    })
}
