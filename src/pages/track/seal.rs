//! The seal: round where something was done on a day, square where the rule spoke for the office.

use super::standing::{Standing, seal as seal_of};
use crate::text::{Lang, Text, fill};
use crate::ui::seal;
use mingbai_view::{Node, view};

/// The seal of where it stands; none before anything was done, and none on a refusal. A seal is Chinese in
/// every language; what it says is read in that of the page.
pub fn drawn(t: &'static Text, standing: &Standing, county: &str) -> Option<Node> {
    let (square, words, date) = seal_of(Lang::Zh.text(), standing)?;
    let (_, said, _) = seal_of(t, standing)?;
    let label = fill(t.track.seal(), &[said, &t.lang.full_day(date)]);
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
        seal::round(county, words, date)
    };
    Some(view! {
        <svg class="seal" viewBox="0 0 96 96" role="img" aria-label=label>{inside}</svg>
    })
}
