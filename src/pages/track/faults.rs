//! What is wrong with a typed number, found before anything is sent (R14).

use crate::pages::opened::form::{RIGHT, WRONG};
use crate::text::{Text, fill};
use chrono::NaiveDate;
use mingbai_contract::application::ApplicationNumber;
use mingbai_domain::application::number::{self, BadNumber};

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
