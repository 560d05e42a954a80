//! The four states of what a page shows, drawn once.

use crate::device::prefs::text;
use crate::loaded::{Age, Loaded, Why};
use crate::slot::Slot;
use crate::text::fill;
use crate::ui::{icon, say};
use leptos::prelude::Get;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// Shows a slot within a page: its data by `ready`, or that it is on its way, old, or not here.
/// `retry` asks for it again.
pub fn show<T: Send + Sync + 'static>(
    slot: Slot<T>,
    retry: impl Fn() + Clone + Send + 'static,
    ready: impl Fn(Arc<T>) -> Node + Send + 'static,
) -> Node {
    let again = retry.clone();
    let part = move || match slot.get() {
        Loaded::Loading => loading(),
        Loaded::Ready(value) => ready(value),
        Loaded::Failed(why) => failed(why, again.clone()),
    };
    view! { {age(slot, retry)} {part} }
}

/// Says that what is shown may not be the newest.
pub fn age<T: Send + Sync + 'static>(
    slot: Slot<T>,
    retry: impl Fn() + Clone + Send + 'static,
) -> Node {
    (move || {
        let t = text();
        let words = match slot.age().get()? {
            Age::Unchecked { since: Some(since) } => {
                fill(t.common.stale, &[&say::moment(t, since)])
            }
            Age::Unchecked { since: None } | Age::Replaced => t.common.stale_unknown.to_owned(),
        };
        let retry = retry.clone();
        Some(view! {
            <p class="note amber" role="status">
                {icon::INFO.view()}
                <span>
                    {words}" "
                    <button class="link-b" type="button" on:click=move |_| retry()>{t.common.retry}</button>
                </span>
            </p>
        })
    })
    .into_node()
}

/// On its way.
#[must_use]
pub fn loading() -> Node {
    view! {
        <p class="vh" role="status">{text().common.loading}</p>
        <div class="skel" aria-hidden="true"><i></i><i></i><i></i></div>
    }
}

/// It did not come: why, and a way on.
pub fn failed(why: Why, retry: impl Fn() + 'static) -> Node {
    let t = text();
    let words = match why {
        Why::Offline => t.common.failed_offline,
        Why::Server => t.common.failed_server,
        Why::Gone => t.common.trouble_gone,
    };
    view! {
        <p class="note bad" role="status">{icon::INFO.view()}<span>{words}</span></p>
        <p class="acts go">
            <button class="btn" type="button" on:click=move |_| retry()>{t.common.retry}</button>
        </p>
    }
}

/// Something was done.
#[must_use]
pub fn done(words: &'static str) -> Node {
    view! { <p class="note" role="status">{icon::INFO.view()}<span>{words}</span></p> }
}
