//! The round seal: something happened on that day.

use chrono::{Datelike, NaiveDate};
use mingbai_view::{Node, view};

/// What is in it: the county, what happened, the day. A seal is Chinese in every language; `county` and `words`
/// are.
#[must_use]
pub fn round(county: &str, words: &'static str, date: NaiveDate) -> Node {
    let date = format!("{}.{}.{}", date.year(), date.month(), date.day());
    view! {
        <circle class="ring" cx="48" cy="48" r="44" stroke-width="3.2" stroke-dasharray="84 1.2 61 .8 97 1.6 400" />
        <circle class="ring" cx="48" cy="48" r="39.5" stroke-width="1" />
        <path class="ring" stroke-width="1.4" d="M12.1 31.500h71.800M10.500 60.500h75" />
        <text class="over" x="48" y="26.500">{county.to_owned()}</text>
        <text class="three" x="48" y="54.500">{words}</text>
        <text class="under-s" x="48" y="73">{date}</text>
    }
}
