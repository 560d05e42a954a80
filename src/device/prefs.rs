//! How this phone shows the app: language, print size, colours.
//!
//! An inline script in `index.html` sets the root's attributes from the same keys before the first
//! paint; this module reads them from there and keeps both in step.

use crate::platform;
use crate::text::{self, Lang, Text};
use leptos::prelude::*;

/// Light, dark, or as the phone is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the phone is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The choice of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }

    /// The word that is kept and set on the root element.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How large the print is. Body text is 17, 22 or 30 px where the browser's own size is 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Print {
    /// As most pages.
    Normal,
    /// Large print (长辈版), with larger targets.
    Large,
    /// As large as the rules for large print go.
    Larger,
}

impl Print {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];

    /// The choice of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }

    /// The word that is kept and set on the root element.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    /// The choice of the shortest way: to large print, and back from either.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::Normal {
            Self::Large
        } else {
            Self::Normal
        }
    }
}

/// The settings of this phone.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The print size.
    pub print: RwSignal<Print>,
    /// The colours.
    pub theme: RwSignal<Theme>,
    /// The words of the language that was wanted could not be had: the page stays in its own.
    pub wordless: RwSignal<bool>,
}

impl Prefs {
    /// Provides the settings, as the page's root element shows them.
    pub fn provide() -> Self {
        let lang = platform::root_attribute("lang").and_then(|tag| Lang::parse(&tag));
        let theme = platform::root_attribute("data-theme").and_then(|code| Theme::parse(&code));
        let print = platform::root_attribute("data-print").and_then(|code| Print::parse(&code));
        let prefs = Self {
            lang: RwSignal::new(lang.unwrap_or(Lang::Zh)),
            print: RwSignal::new(print.unwrap_or(Print::Normal)),
            theme: RwSignal::new(theme.unwrap_or(Theme::System)),
            wordless: RwSignal::new(false),
        };
        provide_context(prefs);
        prefs
    }

    /// The settings.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Changes the language, here and for the next time, once its words are here.
    pub fn set_lang(self, lang: Lang) {
        platform::spawn(async move {
            let here = fetch_words(lang).await;
            if here {
                remember("lang", lang.code(), &Lang::ALL.map(Lang::code));
                platform::set_root_attribute("lang", Some(lang.tag()));
            }
            self.wordless.set(!here);
            // Where it stays as it was, what was chosen on the page goes back to that.
            self.lang
                .update(|now| *now = if here { lang } else { *now });
        });
    }

    /// Changes the print size, here and for the next time.
    pub fn set_print(self, print: Print) {
        remember("print", print.code(), &Print::ALL.map(Print::code));
        let shown = (print != Print::Normal).then_some(print.code());
        platform::set_root_attribute("data-print", shown);
        self.print.set(print);
    }

    /// Changes the colours, here and for the next time.
    pub fn set_theme(self, theme: Theme) {
        remember("theme", theme.code(), &Theme::ALL.map(Theme::code));
        let shown = (theme != Theme::System).then_some(theme.code());
        platform::set_root_attribute("data-theme", shown);
        self.theme.set(theme);
    }
}

/// Sees to it that the words of a language are here; whether they are. Chinese comes with the program.
pub async fn fetch_words(lang: Lang) -> bool {
    if lang.text().lang == lang {
        return true;
    }
    let address = platform::root_attribute("data-words").unwrap_or_default();
    let file = platform::file(&address).await;
    file.is_some_and(text::take_english)
}

/// Keeps a choice on the phone, and tells those who render pages: the server, by a cookie, and the
/// service worker.
fn remember(key: &str, code: &str, all: &[&str]) {
    // Where nothing can be kept the choice holds for this page.
    let _ = platform::keep(key, code);
    platform::keep_look(code, all);
    platform::tell_worker("looks".to_owned());
}

/// The words of the page. The app is built anew when the language changes, so they never change
/// under a view.
#[must_use]
pub fn text() -> &'static Text {
    Prefs::here().lang.get_untracked().text()
}
