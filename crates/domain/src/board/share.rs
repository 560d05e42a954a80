//! Shares, from the counts that the board gives: of nothing there is none ("—").

use mingbai_contract::board::{CaseFigures, Days, RatingFigures};

/// A part of a whole; the whole is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// The whole.
    pub of: u32,
}

impl Share {
    /// A share; none of nothing.
    #[must_use]
    pub const fn new(part: u32, of: u32) -> Option<Self> {
        if of == 0 {
            None
        } else {
            Some(Self { part, of })
        }
    }

    /// In tenths of a percent, rounded to the nearest, half up.
    #[must_use]
    pub fn permille(self) -> u32 {
        let (part, of) = (u64::from(self.part), u64::from(self.of));
        u32::try_from((part * 2000 + of) / (of * 2)).unwrap_or(u32::MAX)
    }
}

/// 主动好评率: what of the ratings that count is in the three upper levels (R11), at least and at most: the two
/// differ where good levels are published together with bad ones (R13). None where there is no rating, or where
/// nothing is given by level.
#[must_use]
pub fn satisfied(ratings: &RatingFigures) -> Option<(Share, Share)> {
    let of = ratings
        .levels
        .iter()
        .fold(0_u32, |sum, group| sum.saturating_add(group.ratings));
    let (mut least, mut most) = (0_u32, 0_u32);
    for group in &ratings.levels {
        if !group.from.is_bad() {
            least = least.saturating_add(group.ratings);
        }
        if !group.to.is_bad() {
            most = most.saturating_add(group.ratings);
        }
    }
    Some((Share::new(least, of)?, Share::new(most, of)?))
}

/// 未评率: 1 − ratings by token ÷ concluded applications (R11); nobody is counted as satisfied for staying
/// silent. None where none were concluded. Tokens are good in the next quarter, too: there may be more of them
/// than conclusions, and then nobody is missing.
#[must_use]
pub fn unrated(ratings: &RatingFigures) -> Option<Share> {
    let rated = ratings.receipt.min(ratings.ratable);
    Share::new(ratings.ratable - rated, ratings.ratable)
}

/// How many of the concluded are of immediate items (R6).
#[must_use]
pub const fn immediate(cases: &CaseFigures) -> Option<Share> {
    Share::new(cases.immediate, cases.concluded)
}

/// How many of the concluded were so before their due date.
#[must_use]
pub const fn early(cases: &CaseFigures) -> Option<Share> {
    Share::new(cases.early, cases.concluded)
}

/// How many of the concluded were overdue.
#[must_use]
pub const fn overdue(cases: &CaseFigures) -> Option<Share> {
    Share::new(cases.overdue, cases.concluded)
}

/// How many of the concluded were so by silence (R5).
#[must_use]
pub const fn deemed(cases: &CaseFigures) -> Option<Share> {
    Share::new(cases.deemed, cases.concluded)
}

/// Working days on average, in tenths, rounded to the nearest: promised, used, allowed by law. None where no
/// concluded case has a promise and a limit in days.
#[must_use]
pub fn average_days(cases: &CaseFigures) -> Option<Days> {
    let tenths = |sum: u32| {
        let (sum, of) = (u64::from(sum), u64::from(cases.timed));
        u32::try_from((sum * 20 + of) / (of * 2)).unwrap_or(u32::MAX)
    };
    (cases.timed > 0).then(|| Days {
        promised: tenths(cases.days.promised),
        actual: tenths(cases.days.actual),
        statutory: tenths(cases.days.statutory),
    })
}
