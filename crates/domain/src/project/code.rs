//! The numbers of projects and the codes on notices, as people type them.

use crate::application::number::plain;

/// A number or a code in its one form: small letters, wide characters and spaces are as good. None where it
/// can be none.
///
/// Both are given by whoever files them, so that there is no check character to hold them against.
#[must_use]
pub fn read<Id: std::str::FromStr>(text: &str) -> Option<Id> {
    let one_form: String = text
        .chars()
        .map(plain)
        .filter(|c| !matches!(c, ' ' | '\t'))
        .collect();
    one_form.parse().ok()
}
