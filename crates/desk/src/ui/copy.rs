//! Something that is shown once, to be copied.

use crate::device::prefs::text;
use crate::platform;
use leptos::prelude::*;
use mingbai_view::{IntoNode, Node, view};

/// A button that copies a text, and says whether that was possible.
pub fn button(value: &str) -> Node {
    let t = text();
    let value = value.to_owned();
    let done = RwSignal::new(None);
    let copy = move |_| {
        let value = value.clone();
        platform::spawn(async move {
            let copied = platform::copy(value).await;
            // What was shown may be gone.
            let _ = done.try_set(Some(copied));
        });
    };
    let said = move || match done.get() {
        None => "",
        Some(true) => t.common.copied,
        Some(false) => t.common.not_copied,
    };
    view! {
        <button class="btn line" type="button" on:click=copy>{t.common.copy}</button>
        <span class="said" role="status">{said.into_node()}</span>
    }
}

/// A secret with its label and a button that copies it.
#[must_use]
pub fn secret(id: &'static str, label: &'static str, value: &str) -> Node {
    let label_id = format!("{id}-label");
    view! {
        <div class="once">
            <p class="field-l" id=label_id.clone()>{label}</p>
            <p class="secret" id=id role="group" aria-labelledby=label_id>{value.to_owned()}</p>
            <p class="acts copy">{button(value)}</p>
        </div>
    }
}
