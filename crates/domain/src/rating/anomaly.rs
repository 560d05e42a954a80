//! What looks odd among the ratings of a window on a day (R11): shown to everybody, held against nobody.

use std::collections::BTreeMap;

/// Fewer ratings on a day are no burst, whatever the other days are like.
pub const BURST: u32 = 20;

/// How many times as many as on a middling day are a burst.
pub const BURST_TIMES: u32 = 4;

/// How many ratings with the same words are many; it also keeps what is shown from singling anybody out (R13).
pub const SAME: u32 = 5;

/// How many characters the same words have at least: "很好" is what many people say.
pub const SAME_CHARS: usize = 6;

/// The ratings of each of a window's days, if they are many more than on its other days, of which those count on which
/// it was rated at all.
#[must_use]
pub fn bursts(days: &[u32]) -> Vec<Option<u32>> {
    let mut rated: Vec<u32> = days.iter().copied().filter(|day| *day > 0).collect();
    rated.sort_unstable();
    let middle = rated.len().saturating_sub(1) / 2;
    let at = |place: usize| rated.get(place).copied().unwrap_or(0);
    let is_burst = |day: u32| {
        // The middling one of the others: without a day that is not behind it, it is the next one.
        let middling = if day > at(middle) {
            at(middle)
        } else {
            at(middle + 1)
        };
        day >= BURST && day > middling.saturating_mul(BURST_TIMES)
    };
    days.iter()
        .map(|day| is_burst(*day).then_some(*day))
        .collect()
}

/// How many ratings came from the window's screen beyond the cases handled, less those with a token; none where
/// there are not more.
#[must_use]
pub fn above_cases(live: u32, handled: u32, receipt: u32) -> Option<u32> {
    let above = live.saturating_sub(handled.saturating_sub(receipt));
    (above > 0).then_some(above)
}

/// How many comments of a day say what at least [`SAME`] of them say, letters and digits compared; none where
/// there are no such.
#[must_use]
pub fn same_words<'a>(comments: impl IntoIterator<Item = &'a str>) -> Option<u32> {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for comment in comments {
        let words = comment.chars().filter(|char| char.is_alphanumeric());
        let words: String = words.flat_map(char::to_lowercase).collect();
        if words.chars().count() >= SAME_CHARS {
            *times.entry(words).or_default() += 1;
        }
    }
    let many: u32 = times.values().filter(|times| **times >= SAME).sum();
    (many > 0).then_some(many)
}
