//! What is wrong with a typed number or code, found before anything is sent (R14).

use crate::text::{Text, fill, fill_number};
use chrono::NaiveDate;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_domain::application::number::{self, BadNumber};
use mingbai_domain::application::query_code::{self, BadQueryCode};

/// What is wrong with a number, in words, with the groups that were typed: each, and whether it is the wrong
/// one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFault {
    /// In words.
    pub words: String,
    /// The groups; empty where they say nothing.
    pub groups: Vec<(String, bool)>,
}

/// Reads a number as it was typed.
///
/// # Errors
/// What is wrong with it.
pub fn number(
    t: &Text,
    typed: &str,
    prefix: &str,
    today: NaiveDate,
) -> Result<ApplicationNumber, NumberFault> {
    let k = &t.track;
    let plain = |words: &str| NumberFault {
        words: words.to_owned(),
        groups: Vec::new(),
    };
    if typed.trim().is_empty() {
        return Err(plain(k.empty_number()));
    }
    number::read(typed, prefix, today).map_err(|bad| {
        let (words, wrong) = match bad {
            BadNumber::Length => return plain(&fill(k.bad_length(), &[prefix])),
            BadNumber::Prefix => (fill(k.bad_prefix(), &[prefix]), Some(0)),
            BadNumber::Date => (k.bad_date().to_owned(), Some(1)),
            BadNumber::Serial => (k.bad_serial().to_owned(), Some(2)),
            BadNumber::Check => (k.bad_check().to_owned(), None),
        };
        let groups = number::groups(typed, prefix).into_iter().enumerate();
        let groups = groups.map(|(n, group)| (group, wrong == Some(n)));
        NumberFault {
            words,
            groups: groups.collect(),
        }
    })
}

/// Reads a code as it was typed.
///
/// # Errors
/// What is wrong with it, in words.
pub fn code(t: &Text, typed: &str) -> Result<QueryCode, String> {
    let k = &t.track;
    if typed.trim().is_empty() {
        return Err(k.empty_code().to_owned());
    }
    query_code::read(typed).map_err(|bad| match bad {
        BadQueryCode::Length => {
            let typed = typed.chars().filter(|c| c.is_alphanumeric()).count();
            fill_number(k.bad_code_length(), typed)
        }
        BadQueryCode::Character => k.bad_code_character().to_owned(),
        BadQueryCode::Check => k.bad_code_check().to_owned(),
    })
}
