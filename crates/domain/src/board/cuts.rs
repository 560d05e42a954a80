//! Levels side by side, cut between some of them.

use mingbai_contract::board::LevelGroup;
use mingbai_contract::rating::Level;

/// How many ratings a published group has at least, unless it has none at all (R13).
pub const LEAST: u32 = 5;

/// How many ratings of each level, the worst first.
pub type Levels = [u32; 5];

/// All levels, the worst first.
const WORST_FIRST: [Level; 5] = [
    Level::VeryDissatisfied,
    Level::Dissatisfied,
    Level::FairlySatisfied,
    Level::Satisfied,
    Level::VerySatisfied,
];

/// What a cut is worth where not all can be had, by its place: the one between good and bad first, because
/// 主动好评率 needs it, then the one below the best.
const WORTH: [u8; 4] = [2, 6, 3, 4];

/// Between which neighbouring levels there is a cut; bit 0 is the one above the worst level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cuts(u8);

impl Cuts {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(0b1111);

    /// Every cut by itself.
    pub fn each(self) -> impl Iterator<Item = Self> {
        let all = self.0;
        (0..4_u8)
            .map(|place| Self(1 << place))
            .filter(move |cut| all & cut.0 != 0)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    pub const fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The cuts between two levels, given by their places, the worst being 0.
    pub const fn between(a: usize, b: usize) -> Self {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        Self(((1_u8 << high) - 1) & !((1_u8 << low) - 1))
    }

    /// The cuts on both sides of a level.
    pub const fn beside(level: usize) -> Self {
        let above = 1_u8 << level;
        Self((above | above >> 1) & Self::ALL.0)
    }

    fn worth(self) -> u8 {
        let worth = WORTH.into_iter().zip(0..4_u8);
        worth
            .filter(|(_, place)| self.0 & 1 << place != 0)
            .map(|(worth, _)| worth)
            .sum()
    }

    /// Calls `group` with the places of the lowest and highest level of each group, and its sum.
    fn groups(self, levels: &Levels) -> impl Iterator<Item = (usize, usize, u32)> {
        let mut from = 0;
        let mut sum = 0_u32;
        levels.iter().enumerate().filter_map(move |(place, count)| {
            sum = sum.saturating_add(*count);
            if place < 4 && self.0 & 1 << place == 0 {
                return None;
            }
            let group = (from, place, sum);
            (from, sum) = (place + 1, 0);
            Some(group)
        })
    }

    /// Whether every group has none or enough.
    pub fn are_safe(self, levels: &Levels) -> bool {
        self.groups(levels)
            .all(|(_, _, sum)| sum == 0 || sum >= LEAST)
    }

    /// The safe cuts that are worth most, of those in `most`; those of `least` are given.
    pub fn best(levels: &Levels, least: Self, most: Self) -> Self {
        let within = (0..=Self::ALL.0).map(Self);
        within
            .filter(|cuts| most.or(least).holds(*cuts) && cuts.holds(least))
            .filter(|cuts| cuts.are_safe(levels))
            .max_by_key(|cuts| cuts.worth())
            .unwrap_or(least)
    }

    /// The groups as they are published.
    pub fn published(self, levels: &Levels) -> Vec<LevelGroup> {
        let level = |place: usize| {
            WORST_FIRST
                .get(place)
                .copied()
                .unwrap_or(Level::VerySatisfied)
        };
        self.groups(levels)
            .map(|(from, to, ratings)| LevelGroup {
                from: level(from),
                to: level(to),
                ratings,
            })
            .collect()
    }
}

pub(super) fn add(to: &mut Levels, more: &Levels) {
    for (count, more) in to.iter_mut().zip(more) {
        *count = count.saturating_add(*more);
    }
}

/// All of them.
#[must_use]
pub fn total(levels: &Levels) -> u32 {
    levels
        .iter()
        .fold(0, |sum, count| sum.saturating_add(*count))
}

#[cfg(test)]
mod tests {
    use super::{Cuts, Levels};

    fn best(levels: Levels) -> String {
        let cuts = Cuts::best(&levels, Cuts::NONE, Cuts::ALL);
        let groups = cuts.published(&levels).into_iter().map(|group| {
            let (from, to) = (group.from.number(), group.to.number());
            if from == to {
                format!("{from}:{}", group.ratings)
            } else {
                format!("{from}-{to}:{}", group.ratings)
            }
        });
        groups.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn r13_small_cells_are_merged_with_their_neighbours() {
        for (levels, expected) in [
            ([5, 6, 7, 8, 9], "1:5 2:6 3:7 4:8 5:9"),
            ([4, 6, 7, 8, 9], "1-2:10 3:7 4:8 5:9"),
            ([0, 6, 7, 8, 9], "1:0 2:6 3:7 4:8 5:9"),
            ([1, 2, 7, 8, 90], "1-3:10 4:8 5:90"),
            ([1, 2, 1, 1, 90], "1-4:5 5:90"),
            ([1, 1, 1, 1, 90], "1-5:94"),
            ([0, 0, 0, 0, 0], "1:0 2:0 3:0 4:0 5:0"),
            ([0, 0, 0, 0, 4], "1-5:4"),
            ([3, 2, 1, 4, 0], "1-2:5 3-4:5 5:0"),
            ([90, 0, 4, 0, 0], "1-3:94 4:0 5:0"),
        ] {
            assert_eq!(best(levels), expected, "{levels:?}");
        }
    }

    #[test]
    fn cuts_stand_between_levels() {
        let cuts = |places: &[u8]| Cuts(places.iter().fold(0, |all, place| all | 1 << place));
        assert_eq!(Cuts::between(0, 1), cuts(&[0]));
        assert_eq!(Cuts::between(4, 1), cuts(&[1, 2, 3]));
        assert_eq!(Cuts::between(2, 2), Cuts::NONE);
        assert_eq!(Cuts::beside(0), cuts(&[0]));
        assert_eq!(Cuts::beside(2), cuts(&[1, 2]));
        assert_eq!(Cuts::beside(4), cuts(&[3]));
    }
}
