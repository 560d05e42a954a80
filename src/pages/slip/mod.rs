//! The slip that the applicant is given at the counter, printed: number, query code, the code to scan, and
//! the county's signed receipt (R14).
//!
//! The desk, or a county's own system, opens it by an address whose fragment says it all; no server is sent
//! that. The address forgets it at once, and nothing is kept: opened once more, the page says that it is
//! empty. Start with [`model::given`]; [`sheet`] draws the paper.

mod model;
mod sheet;
#[cfg(test)]
mod tests;

use crate::data::Data;
use crate::device::prefs::text;
use crate::pages::opened::masthead;
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::Text;
use crate::ui::effect::effect;
use crate::ui::fragment::on_fragment;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::application::PrintedSlip;
use mingbai_contract::page::Masthead;
use mingbai_view::{IntoNode, Node, view};
use model::{Given, given};
use std::sync::Arc;

/// `/slip`
pub fn slip() -> Node {
    masthead(|masthead| {
        let t = text();
        Head::ready(t.slip.title());
        // Not known before the page runs in a browser.
        let found = RwSignal::new(None);
        let origin = RwSignal::new(String::new());
        effect(move || origin.set(platform::origin()));
        open(&masthead.county.number_prefix, found);
        let masthead = Arc::clone(masthead);
        (move || match found.get() {
            None => waiting(t),
            Some(Given::Nothing) => empty(t, t.slip.none(), t.slip.none_text()),
            Some(Given::Bad) => empty(t, t.slip.bad(), t.slip.bad_text()),
            Some(Given::Slip(slip)) => showing(t, &masthead, &slip, &origin.get()),
        })
        .into_node()
    })
}

/// Takes what the address says, which forgets it at once.
fn open(prefix: &str, found: RwSignal<Option<Given>>) {
    let prefix = prefix.to_owned();
    let is_meant = |came: &str| !came.is_empty();
    on_fragment(Page::Slip.path(), is_meant, move |came| match came {
        Some(came) => found.set(Some(given(&came, &prefix))),
        // What was read before is still on the screen.
        None => found.update(|found| {
            found.get_or_insert(Given::Nothing);
        }),
    });
}

/// What the host renders: the address's fragment is not sent to it.
fn waiting(t: &'static Text) -> Node {
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.slip.title()}</h1>
            <p class="plain-only note amber"><span>{t.slip.plain()}</span></p>
        </main>
    }
}

/// Says why there is nothing to print, and where to go instead.
fn empty(t: &'static Text, title: &'static str, words: &'static str) -> Node {
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead-p">{words}</p>
            <p class="lead-p soft">{t.slip.ask()}</p>
            <p class="acts lead-p"><a class="btn line" href=Page::Track.path()>{t.slip.track()}</a></p>
        </main>
    }
}

fn showing(t: &'static Text, masthead: &Arc<Masthead>, slip: &PrintedSlip, origin: &str) -> Node {
    // The name and the promise come with the catalog; number, code and receipt do not wait for them.
    let (data, wanted) = (Data::here(), slip.item.clone());
    let item = Signal::derive(move || {
        let (wanted, shelf) = (wanted.as_ref()?, data.catalog_here()?);
        let found = shelf.catalog.items.iter().find(|item| item.id == *wanted);
        found.cloned()
    });
    view! {
        <main id="main" class="page slip-page">
            <div class="slip-screen">
                <p class="soft">{t.slip.lead()}</p>
                <p class="acts lead-p">
                    <button class="btn" type="button" on:click=|_| platform::print()>
                        {icon::PRINT.view()}{t.slip.print()}
                    </button>
                </p>
            </div>
            {sheet::sheet(t, masthead, slip, item, origin)}
        </main>
    }
}
