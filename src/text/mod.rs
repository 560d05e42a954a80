//! The words of the interface: Chinese first, English beside it.
//!
//! Owns every word a person reads that does not come from the published data. Views hold no words;
//! they take a [`Text`] and pick rows. Begin with [`Text`], then the table of the page at hand.
//! Another language is another constant beside `ZH` and `EN`.

#[macro_use]
mod macros;
mod common;
pub mod dates;
mod guide;
mod home;
mod items;
mod lists;
mod offices;
mod pages;
pub mod terms;
#[cfg(test)]
mod tests;
mod verify;

use mingbai_contract::{Phrase, Words};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the default.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The short code that is kept on the phone and used in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans-CN",
            Self::En => "en",
        }
    }

    /// The language of a code or tag.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.get(..2)? {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other language: what the switch in the header offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// A name from the data in this language.
    #[must_use]
    pub fn pick(self, words: &Words) -> &str {
        match self {
            Self::Zh => &words.zh,
            Self::En => &words.en,
        }
    }

    /// A text from the data, and the tag to mark it with where it is not in this language.
    #[must_use]
    pub fn phrase(self, phrase: &Phrase) -> (&str, Option<&'static str>) {
        match (self, &phrase.en) {
            (Self::En, Some(en)) => (en, None),
            (Self::En, None) => (&phrase.zh, Some(Self::Zh.tag())),
            (Self::Zh, _) => (&phrase.zh, None),
        }
    }

    /// What a text that exists in Chinese only is marked with.
    #[must_use]
    pub const fn zh_only(self) -> Option<&'static str> {
        match self {
            Self::Zh => None,
            Self::En => Some(Self::Zh.tag()),
        }
    }

    /// All the words in this language.
    #[must_use]
    pub fn text(self) -> &'static Text {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }
}

/// All the words in one language.
#[derive(Debug)]
pub struct Text {
    /// Which language.
    pub lang: Lang,
    /// Frame, states, buttons, units.
    pub common: common::Common,
    /// The home page.
    pub home: home::Home,
    /// Search and results.
    pub items: items::Items,
    /// The guide and the checklist.
    pub guide: guide::Guide,
    /// Centres, windows, opening hours.
    pub offices: offices::Offices,
    /// Published lists.
    pub lists: lists::Lists,
    /// Settings, kept things, about, privacy, accessibility.
    pub pages: pages::Pages,
    /// Checking a receipt.
    pub verify: verify::Verify,
}

static ZH: Text = Text {
    lang: Lang::Zh,
    common: common::Common::ZH,
    home: home::Home::ZH,
    items: items::Items::ZH,
    guide: guide::Guide::ZH,
    offices: offices::Offices::ZH,
    lists: lists::Lists::ZH,
    pages: pages::Pages::ZH,
    verify: verify::Verify::ZH,
};

static EN: Text = Text {
    lang: Lang::En,
    common: common::Common::EN,
    home: home::Home::EN,
    items: items::Items::EN,
    guide: guide::Guide::EN,
    offices: offices::Offices::EN,
    lists: lists::Lists::EN,
    pages: pages::Pages::EN,
    verify: verify::Verify::EN,
};

/// Fills the places `{0}`, `{1}`… of a phrase.
#[must_use]
pub fn fill(phrase: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        out.push_str(&rest[..open]);
        let value = rest[open + 1..open + close]
            .parse::<usize>()
            .ok()
            .and_then(|n| values.get(n));
        out.push_str(value.copied().unwrap_or_default());
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// Fills the place `{0}` with a number.
#[must_use]
pub fn fill_number(phrase: &str, number: usize) -> String {
    fill(phrase, &[&number.to_string()])
}

impl Text {
    /// Picks between the word for one and the word for several, and fills in the number.
    #[must_use]
    pub fn count(&self, one: &str, several: &str, number: usize) -> String {
        fill_number(if number == 1 { one } else { several }, number)
    }
}
