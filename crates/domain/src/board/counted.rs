//! Which ratings count (R11): a window's day, by how they were verified.

use super::cuts::{Levels, add, total};
use crate::rating;

/// Ratings of a window on a day, by how they were verified.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WindowDay {
    /// By tokens of concluded applications.
    pub receipt: Levels,
    /// By codes from the window's screen.
    pub live: Levels,
    /// By printed codes.
    pub poster: u32,
    /// How many cases were handled.
    pub handled: u32,
}

/// What of them counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// By tokens.
    pub receipt: u32,
    /// From the screen, no more than cases were handled minus those by tokens.
    pub live: u32,
    /// Shown beside: the rest from the screen, and all by printed codes.
    pub beside: u32,
    /// `receipt` and `live` by level.
    pub levels: Levels,
}

impl Counted {
    /// Adds others.
    pub fn add(&mut self, more: &Self) {
        self.receipt = self.receipt.saturating_add(more.receipt);
        self.live = self.live.saturating_add(more.live);
        self.beside = self.beside.saturating_add(more.beside);
        add(&mut self.levels, &more.levels);
    }
}

/// How many of so many ratings from a window's screen count on a day on which so many cases were handled, and so
/// many rated by token.
#[must_use]
pub const fn live(all: u32, handled: u32, receipt: u32) -> u32 {
    let most = handled.saturating_sub(receipt);
    if all < most { all } else { most }
}

/// What counts of a window's day; [`rating::counted`] says which of too many from the screen do.
#[must_use]
pub fn counted(day: &WindowDay) -> Counted {
    let receipt = total(&day.receipt);
    let live = rating::counted(day.live, day.handled, receipt);
    let mut levels = day.receipt;
    add(&mut levels, &live);
    let all = total(&day.live);
    let live = total(&live);
    Counted {
        receipt,
        live,
        beside: day.poster.saturating_add(all - live),
        levels,
    }
}

#[cfg(test)]
mod tests {
    use super::{Levels, WindowDay, counted};

    fn day(receipt: Levels, live: Levels, poster: u32, handled: u32) -> (u32, u32, u32, Levels) {
        let counted = counted(&WindowDay {
            receipt,
            live,
            poster,
            handled,
        });
        (
            counted.receipt,
            counted.live,
            counted.beside,
            counted.levels,
        )
    }

    #[test]
    fn r11_no_more_live_ratings_count_than_cases_were_handled() {
        let none = [0; 5];
        // Ten cases, two rated by token: eight of the screen's nine count.
        assert_eq!(
            day([0, 0, 0, 1, 1], [0, 0, 0, 0, 9], 3, 10),
            (2, 8, 4, [0, 0, 0, 1, 9])
        );
        assert_eq!(day(none, [1, 0, 0, 0, 1], 0, 2), (0, 2, 0, [1, 0, 0, 0, 1]));
        assert_eq!(day(none, [1, 0, 0, 0, 1], 0, 0), (0, 0, 2, none));
        // More tokens than cases of that day: people may take their time.
        assert_eq!(
            day([0, 0, 0, 0, 5], [0, 0, 0, 0, 2], 0, 4),
            (5, 0, 2, [0, 0, 0, 0, 5])
        );
    }
}
