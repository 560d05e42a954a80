//! The language of the desk, the same setting as the citizen app's in this browser.

use crate::platform;
use crate::text::{Lang, Text};
use leptos::prelude::*;

/// The settings of this browser.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// The language.
    pub lang: RwSignal<Lang>,
}

impl Prefs {
    /// Provides the settings, as the page's root element shows them.
    pub fn provide() -> Self {
        let lang = platform::root_attribute("lang").and_then(|tag| Lang::parse(&tag));
        let prefs = Self {
            lang: RwSignal::new(lang.unwrap_or(Lang::Zh)),
        };
        provide_context(prefs);
        prefs
    }

    /// The settings.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Changes the language, here and for the next time.
    pub fn set_lang(self, lang: Lang) {
        platform::keep("lang", lang.code());
        platform::set_root_attribute("lang", Some(lang.tag()));
        self.lang.set(lang);
    }
}

/// The words of the page. The app is built anew when the language changes, so they never change
/// under a view.
#[must_use]
pub fn text() -> &'static Text {
    Prefs::here().lang.get_untracked().text()
}
