//! Rating a window (R11): straight from its code, in ten seconds, without a name.
//!
//! The form can be read and filled in before the program has come ([`form`]); what a code is worth, what is
//! wrong and what is sent is decided in [`model`], which knows no browser. [`giving`] is one rating on its way,
//! [`outbox`] sends what had no network. What was scanned comes in the fragment of the address, which forgets
//! it at once.

mod choose;
mod done;
mod faces;
mod follow;
mod form;
mod giving;
mod model;
mod outbox;
#[cfg(test)]
pub mod step_tests;
#[cfg(test)]
mod tests;

pub use choose::rates;
#[cfg(test)]
pub use follow::at as followed_at;
pub use follow::followed;

use crate::data::Data;
use crate::data::ratings::prepare;
use crate::device::prefs::text;
use crate::pages::opened;
use crate::parts::{self, Part};
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::{say, states};
use giving::{Giving, Step};
use leptos::prelude::*;
use mingbai_contract::WindowId;
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::page::Masthead;
use mingbai_domain::catalog::pages;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// Sends what waits on this phone, from whatever page is open.
pub fn send_waiting() {
    outbox::Outbox::here().send();
}

/// `/r/{window}`
pub fn rate(id: WindowId) -> Node {
    let this = id.clone();
    let came =
        move |came: &crate::data::Came| came.window.clone().filter(|page| page.window.id == this);
    states::part(came, move |catalog| pages::window(catalog, &id), page)
}

fn page(page: &Arc<WindowPage>) -> Node {
    let t = text();
    let Some(masthead) = untrack(|| Data::here().masthead()) else {
        return Node::Empty;
    };
    let giving = Giving::of(&page.window.id);
    giving.listen(page);
    // The work is done while somebody chooses.
    effect(|| platform::when_idle(|| platform::spawn(prepare())));
    // Who was quicker than the program does not press again.
    let pressed = Arc::clone(page);
    effect(move || {
        if platform::was_pressed() {
            giving.send(&pressed);
        }
    });
    let here = Arc::clone(page);
    let inside = move || step(t, giving, &here, &masthead);
    view! {
        <main id="main" class="page rate">
            {outbox::section(t, move || giving.waiting())}
            {inside.into_node()}
        </main>
    }
}

fn step(t: &'static Text, giving: Giving, page: &Arc<WindowPage>, masthead: &Masthead) -> Node {
    let hotline = &masthead.county.hotline;
    match giving.step.get() {
        Step::Form => {
            Head::ready(&fill(t.rate.title(), &[page.window.id.as_str()]));
            view! {
                {place(t, page)}
                {form::trouble(t, giving, hotline.clone())}
                {opened::plain(t.rate.plain(), masthead)}
                {form::form(t, giving, page)}
            }
        }
        Step::Sent(given) => done::taken(t, page, &masthead.county.name.zh, &given),
        Step::Unsent(failed, lasts) => done::unsent(t, giving, failed, lasts, hotline),
        Step::Refused => done::refused(t, giving),
        Step::FollowUp(_) => {
            let followed = Page::Rate(page.window.id.clone());
            view! { {place(t, page)} {parts::show_within(Part::Rated, followed)} }
        }
    }
}

/// Which window, and where it is.
fn place(t: &'static Text, page: &WindowPage) -> Node {
    let (window, center) = (&page.window, t.lang.pick(&page.center.name));
    let floor = say::floor(t, &window.floor);
    view! {
        <div class="rate-w">
            <b class="no">{window.id.to_string()}</b>
            <div><b>{t.lang.pick(&window.name).to_owned()}</b><br /><span class="small soft">{[center, " ", &floor].concat()}</span></div>
        </div>
    }
}
