//! What is wrong with a typed number or code, found before anything is sent (R14).

use crate::text::{Text, fill, fill_number};
use chrono::NaiveDate;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_domain::application::number::{self, BadNumber};
use mingbai_domain::application::query_code::{self, BadQueryCode};

/// Stands before the group that is wrong.
pub const WRONG: char = '\n';

/// Stands before the others.
pub const RIGHT: char = '\t';

/// Reads a number as it was typed.
///
/// # Errors
/// What is wrong with it, in words; behind them the groups that were typed, where one of them says more.
pub fn number(
    t: &Text,
    typed: &str,
    prefix: &str,
    today: NaiveDate,
) -> Result<ApplicationNumber, String> {
    let k = &t.track;
    if typed.trim().is_empty() {
        return Err(k.empty_number().to_owned());
    }
    number::read(typed, prefix, today).map_err(|bad| {
        let (words, wrong) = match bad {
            BadNumber::Length => return fill(k.bad_length(), &[prefix]),
            BadNumber::Prefix => (fill(k.bad_prefix(), &[prefix]), Some(0)),
            BadNumber::Date => (k.bad_date().to_owned(), Some(1)),
            BadNumber::Serial => (k.bad_serial().to_owned(), Some(2)),
            BadNumber::Check => (k.bad_check().to_owned(), None),
        };
        let mut said = words;
        for (n, group) in number::groups(typed, prefix).iter().enumerate() {
            said.push(if wrong == Some(n) { WRONG } else { RIGHT });
            said.push_str(group);
        }
        said
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
