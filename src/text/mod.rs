//! The words of the interface in the language of the page.
//!
//! Phrases stand in `mingbai-words`; this module knows which language they are in, fills their places,
//! and says dates and the data's fixed terms. Views hold no words; they take a [`Text`] and pick rows.
//! On a phone English is there once its file was taken ([`take_english`]).

pub mod dates;
pub mod terms;
#[cfg(test)]
mod tests;

use mingbai_contract::{Phrase, Words};
use std::ops::Deref;
use std::sync::OnceLock;

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

    /// All the words in this language; in Chinese while they are not here.
    #[must_use]
    pub fn text(self) -> &'static Text {
        let english = if self == Self::En { english() } else { None };
        english.unwrap_or_else(|| {
            ZH.get_or_init(|| Text {
                lang: Self::Zh,
                words: mingbai_words::Words::chinese(),
                board: OnceLock::new(),
            })
        })
    }
}

fn english() -> Option<&'static Text> {
    // The host has the file's text with the program.
    #[cfg(not(target_arch = "wasm32"))]
    if EN.get().is_none() {
        take_english(mingbai_words::ENGLISH.concat());
    }
    EN.get()
}

/// Takes the English words from the text of their file; whether they are here then.
pub fn take_english(file: String) -> bool {
    // They stay as long as the program runs.
    if let Some(words) = mingbai_words::Words::read(file.leak()) {
        let lang = Lang::En;
        let board = OnceLock::new();
        let _ = EN.set(Text { lang, words, board });
    }
    EN.get().is_some()
}

/// All the words in one language.
#[derive(Debug)]
pub struct Text {
    /// Which language.
    pub lang: Lang,
    /// The tables: a text is used as if it were they.
    words: mingbai_words::Words,
    /// The words of the board, once its part is here.
    board: OnceLock<mingbai_words::Board>,
}

impl Deref for Text {
    type Target = mingbai_words::Words;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

static ZH: OnceLock<Text> = OnceLock::new();
static EN: OnceLock<Text> = OnceLock::new();

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
    /// The words of the board; for the part that shows it.
    #[must_use]
    pub fn board(&self) -> &mingbai_words::Board {
        self.board.get_or_init(|| self.words.board())
    }

    /// Picks between the word for one and the word for several, and fills in the number.
    #[must_use]
    pub fn count(&self, one: &str, several: &str, number: usize) -> String {
        fill_number(if number == 1 { one } else { several }, number)
    }
}
