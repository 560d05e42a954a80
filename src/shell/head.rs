//! Title and focus: what a screen reader hears when the page changes.
//!
//! The router moves neither. A page says [`Head::ready`] once its `h1` is there; on another path
//! than before the focus then moves to that `h1`, so that reading goes on from the top.

use crate::device::prefs::text;
use crate::platform;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page's title.
#[derive(Clone, Copy)]
pub struct Head {
    title: RwSignal<String>,
    focused: StoredValue<Option<String>>,
}

impl Head {
    /// Provides the head.
    pub fn provide() {
        provide_context(Self {
            title: RwSignal::new(String::new()),
            focused: StoredValue::new(None),
        });
    }

    /// Says that the page with this title is there, `h1` included.
    pub fn ready(title: &str) {
        let Some(head) = use_context::<Self>() else {
            return;
        };
        let path = use_location().pathname;
        let full = format!("{title} · {}", text().common.brand());
        head.title.set(full.clone());
        // After the view is in the page; on the host effects do not run.
        Effect::new(move |_| {
            let path = path.get_untracked();
            platform::set_title(&full);
            let before = head.focused.get_value();
            if before.as_ref() != Some(&path) {
                head.focused.set_value(Some(path));
                // On the first page the browser's own focus order is right.
                if before.is_some() {
                    platform::focus("main h1");
                }
            }
        });
    }

    /// The title, for the host's rendering.
    #[must_use]
    pub fn title(self) -> String {
        self.title.get_untracked()
    }
}
