//! Print sizes, and the entrance to large print (长辈版) on the home page.

use crate::device::prefs::{Prefs, Print};
use crate::platform;
use crate::text::Text;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The print sizes in words.
#[must_use]
pub fn sizes(t: &Text) -> [(Print, &'static str); 3] {
    [
        (Print::Normal, t.pages.print_normal()),
        (Print::Large, t.pages.print_large()),
        (Print::Larger, t.pages.print_larger()),
    ]
}

/// The way into large print; in large print, the choice of sizes and the way out.
#[must_use]
pub fn entrance(t: &'static Text) -> Node {
    let prefs = Prefs::here();
    let link = move |print: Print, words: Node, class: &'static str| {
        let now = move || (prefs.print.get() == print).then_some("true");
        view! {
            <a
                class=class
                href=format!("?print={}", print.code())
                aria-current=now
                on:click=move |event| {
                    event.prevent_default();
                    prefs.set_print(print);
                    // What was tapped is drawn anew: the focus goes on to what took its place.
                    platform::focus(".elder, .sizes [aria-current]");
                }
            >
                {words}
            </a>
        }
    };
    (move || {
        if prefs.print.get() == Print::Normal {
            let words = view! {
                <span>
                    <b>{t.home.elder()}</b>
                    <span class="small soft">{t.home.elder_sub()}</span>
                </span>
                {icon::FORWARD.view()}
            };
            return link(Print::Large, words.into_node(), "elder");
        }
        let links = sizes(t).map(|(size, words)| link(size, words.into_node(), "pick"));
        view! {
            <nav class="sizes" aria-label=t.pages.print()>
                <span class="soft">{t.pages.print()}</span>
                {links.collect_nodes()}
            </nav>
        }
    })
    .into_node()
}
