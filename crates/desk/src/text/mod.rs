//! The words of the desk: Chinese first, English beside it.
//!
//! Owns every word a person reads here that does not come from data. Views hold no words; they take a
//! [`Text`] and pick rows. Begin with [`Text`], then the table of the page at hand.

#[macro_use]
mod macros;
mod account;
mod acts;
mod audit;
mod common;
mod complaints;
#[path = "../../../../src/text/dates.rs"]
pub mod dates;
mod door;
pub mod faults;
pub mod fields;
mod green;
mod keys;
mod office_keys;
mod publishing;
mod ratings;
mod screen;
mod staff;
mod supervision;
mod take_in;
pub mod terms;
#[cfg(test)]
mod tests;
mod work;
pub mod work_terms;

use mingbai_contract::Words;

/// A language of the interface, with the same codes as in the citizen app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the default.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The short code that is kept in the browser.
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

    /// The other language.
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
    /// Frame, states, forms, terms.
    pub common: common::Common,
    /// Signing in, invitations.
    pub door: door::Door,
    /// The own account.
    pub account: account::Account,
    /// Who works here.
    pub staff: staff::Staff,
    /// The record.
    pub audit: audit::Audit,
    /// API keys.
    pub keys: keys::Keys,
    /// Complaints.
    pub complaints: complaints::Complaints,
    /// The keys that complaints are sealed to.
    pub office_keys: office_keys::OfficeKeys,
    /// The clerk's work.
    pub work: work::Work,
    /// What a clerk does with an application.
    pub acts: acts::Acts,
    /// Taking an application in.
    pub take_in: take_in::TakeIn,
    /// Bad ratings.
    pub ratings: ratings::Ratings,
    /// What supervisors look after.
    pub supervision: supervision::Supervision,
    /// The green channel.
    pub green: green::Green,
    /// Screens and posters of windows.
    pub screen: screen::Screen,
    /// Drafts of what is published.
    pub publishing: publishing::Publishing,
    /// Their fields.
    pub fields: fields::Fields,
    /// What is wrong with them.
    pub faults: faults::Faults,
}

static ZH: Text = Text {
    lang: Lang::Zh,
    common: common::Common::ZH,
    door: door::Door::ZH,
    account: account::Account::ZH,
    staff: staff::Staff::ZH,
    audit: audit::Audit::ZH,
    keys: keys::Keys::ZH,
    complaints: complaints::Complaints::ZH,
    office_keys: office_keys::OfficeKeys::ZH,
    work: work::Work::ZH,
    acts: acts::Acts::ZH,
    take_in: take_in::TakeIn::ZH,
    ratings: ratings::Ratings::ZH,
    supervision: supervision::Supervision::ZH,
    green: green::Green::ZH,
    screen: screen::Screen::ZH,
    publishing: publishing::Publishing::ZH,
    fields: fields::Fields::ZH,
    faults: faults::Faults::ZH,
};

static EN: Text = Text {
    lang: Lang::En,
    common: common::Common::EN,
    door: door::Door::EN,
    account: account::Account::EN,
    staff: staff::Staff::EN,
    audit: audit::Audit::EN,
    keys: keys::Keys::EN,
    complaints: complaints::Complaints::EN,
    office_keys: office_keys::OfficeKeys::EN,
    work: work::Work::EN,
    acts: acts::Acts::EN,
    take_in: take_in::TakeIn::EN,
    ratings: ratings::Ratings::EN,
    supervision: supervision::Supervision::EN,
    green: green::Green::EN,
    screen: screen::Screen::EN,
    publishing: publishing::Publishing::EN,
    fields: fields::Fields::EN,
    faults: faults::Faults::EN,
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
        let place = rest[open + 1..open + close].parse::<usize>();
        let value = place.ok().and_then(|n| values.get(n));
        out.push_str(value.copied().unwrap_or_default());
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// The language that somebody has written in, for `lang` attributes: as far as the letters tell.
#[must_use]
pub fn written_in(text: &str) -> Option<&'static str> {
    let han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    text.contains(han).then(|| Lang::Zh.tag())
}

impl Text {
    /// Picks between the word for one and the word for several, and fills in the number.
    #[must_use]
    pub fn count(&self, one: &str, several: &str, number: usize) -> String {
        fill(
            if number == 1 { one } else { several },
            &[&number.to_string()],
        )
    }

    /// Two sentences, one after the other: Chinese has no space between them.
    #[must_use]
    pub fn both(&self, one: &str, two: &str) -> String {
        match self.lang {
            Lang::Zh => [one, two].concat(),
            Lang::En => [one, " ", two].concat(),
        }
    }

    /// Several words in a row.
    #[must_use]
    pub fn list(&self, words: &[String]) -> String {
        words.join(self.common.list_comma)
    }
}
