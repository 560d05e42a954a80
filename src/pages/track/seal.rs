//! The seal: round where something was done on a day, square where the rule spoke for the office.

use super::standing::{Standing, seal};
use crate::text::{Lang, Text, fill};
use chrono::{Datelike, NaiveDate};
use mingbai_view::{Node, view};

/// The seal of where it stands; none before anything was done, and none on a refusal. A seal is Chinese in
/// every language; what it says is read in that of the page.
pub fn drawn(t: &'static Text, standing: &Standing, county: &str) -> Option<Node> {
    let (square, words, date) = seal(Lang::Zh.text(), standing)?;
    let (_, said, _) = seal(t, standing)?;
    let label = fill(t.track.seal(), &[said, &t.lang.full_day(date)]);
    let date = stamped(date);
    let inside = if square {
        let half = words
            .char_indices()
            .nth(2)
            .map_or(words.len(), |(at, _)| at);
        let (above, below) = words.split_at(half);
        view! {
            <rect class="ring" x="6" y="6" width="84" height="84" rx="3" stroke-width="3.2" stroke-dasharray="120 1.4 88 .9 400" />
            <text class="four" x="48" y="42">{above}</text>
            <text class="four" x="48" y="78">{below}</text>
        }
    } else {
        view! {
            <circle class="ring" cx="48" cy="48" r="44" stroke-width="3.2" stroke-dasharray="84 1.2 61 .8 97 1.6 400" />
            <circle class="ring" cx="48" cy="48" r="39.5" stroke-width="1" />
            <path class="ring" stroke-width="1.4" d="M12.1 31.500h71.800M10.500 60.500h75" />
            <text class="over" x="48" y="26.500">{county.to_owned()}</text>
            <text class="three" x="48" y="54.500">{words}</text>
            <text class="under-s" x="48" y="73">{date}</text>
        }
    };
    Some(view! {
        <svg class="seal" viewBox="0 0 96 96" role="img" aria-label=label>{inside}</svg>
    })
}

/// `2026.11.6`
fn stamped(date: NaiveDate) -> String {
    format!("{}.{}.{}", date.year(), date.month(), date.day())
}
