//! The way to a complaint about what a page is about.

use crate::data::handed::Handed;
use crate::route::Route;
use crate::text::Text;
use crate::ui::icon;
use leptos::prelude::SetValue as _;
use mingbai_view::{Node, view};

/// The link. `number` is handed over in memory: it may stand in no address.
#[must_use]
pub fn link(t: &'static Text, route: &Route, number: Option<String>) -> Node {
    let handed = Handed::here();
    let hand = move |_| {
        handed.about.set_value(number.clone().unwrap_or_default());
        handed.begins.set_value(true);
    };
    view! {
        <p class="tell complain-here">
            <a href=route.href() on:click=hand>{icon::LETTER.view()}{t.complaint.here()}</a>
        </p>
    }
}
