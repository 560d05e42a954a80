//! The list of what this phone keeps.

use crate::data::Subject;
use crate::device::tracked;
use crate::platform;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// Something that is kept.
pub struct Kept {
    /// What.
    pub subject: Subject,
    /// Where it is shown.
    pub href: String,
    /// Its number, as it is printed.
    pub number: String,
    /// What it is called.
    pub name: String,
}

/// The list; not there while nothing is kept. `all` is asked once the page is there, and tracked.
pub fn kept(t: &'static Text, all: fn(&'static Text) -> Vec<Kept>) -> Node {
    // How often it was looked: what the phone keeps is read once the page is there.
    let looked = RwSignal::new(0_u32);
    let said = RwSignal::new("");
    effect(move || looked.set(1));
    let list = move || {
        let all = (looked.get() > 0).then(|| all(t))?;
        if all.is_empty() {
            return None;
        }
        let rows = all.into_iter().map(|kept| {
            let label = fill(t.track.forget_one(), &[&kept.number]);
            let forget = move |_| {
                tracked::forget(&kept.subject);
                said.set(t.track.forgotten());
                looked.update(|n| *n += 1);
                platform::focus("#forgotten");
            };
            view! {
                <li>
                    <a class="row-link" href=kept.href><b>{kept.name}</b><span class="soft">{kept.number}</span></a>
                    <button class="link-b" type="button" aria-label=label on:click=forget>{t.track.forget()}</button>
                </li>
            }
        });
        Some(view! {
            <section class="mine">
                <h2>{t.track.mine()}</h2>
                <ul class="rows kept">{rows.collect_nodes()}</ul>
            </section>
        })
    };
    view! {
        {list.into_node()}
        <p id="forgotten" class="said" role="status" tabindex="-1">{said}</p>
    }
}
