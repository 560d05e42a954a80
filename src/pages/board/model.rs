//! What the board works out of published counts: shares, averages, and how they are written.
//!
//! Everything here can be done by anybody who has downloaded the rows (R13).

use mingbai_contract::board::{
    Board, By, CaseFigures, LevelGroup, Period, Rank, RatingFigures, Row,
};
use mingbai_contract::complaint::ComplaintCounts;
use mingbai_contract::{Month, Quarter};
use std::ops::Range;

/// A part of a whole. There is none of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// The whole, not 0.
    pub whole: u32,
}

impl Share {
    /// A part of a whole; none where there is nothing to be a part of.
    #[must_use]
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        (whole > 0).then_some(Self { part, whole })
    }

    /// In thousandths, halves rounded up.
    #[must_use]
    pub fn per_mille(self) -> u64 {
        rounded(u64::from(self.part) * 1_000, u64::from(self.whole))
    }

    /// `98.9%`, `86%`: one decimal at most. What is not none is never written as none, and what is not all
    /// never as all.
    #[must_use]
    pub fn text(self) -> String {
        match self.per_mille() {
            0 if self.part > 0 => "<0.1%".to_owned(),
            1_000 if self.part < self.whole => ">99.9%".to_owned(),
            share => tenths(share),
        }
    }

    /// As a place on a drawing, `98.9%`.
    #[must_use]
    pub fn place(self) -> String {
        tenths(self.per_mille())
    }
}

/// Thousandths as per cent.
fn tenths(share: u64) -> String {
    let (whole, rest) = (share / 10, share % 10);
    if rest == 0 {
        [&whole.to_string(), "%"].concat()
    } else {
        [&whole.to_string(), ".", &rest.to_string(), "%"].concat()
    }
}

/// Divides, halves rounded up; `by` is not 0.
fn rounded(number: u64, by: u64) -> u64 {
    (number * 2 + by) / (by * 2)
}

/// The average of some cases' days, one decimal, `2.9`; none where there are no cases.
#[must_use]
pub fn average(days: u32, cases: u32) -> Option<String> {
    if cases == 0 {
        return None;
    }
    let tenths = rounded(u64::from(days) * 10, u64::from(cases));
    Some([&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat())
}

/// `23,636`
#[must_use]
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Thousandths of a level to two decimals, `4.76`.
#[must_use]
pub fn points(thousandths: u16) -> String {
    let hundredths = rounded(u64::from(thousandths), 10);
    let rest = [hundredths / 10 % 10, hundredths % 10].map(|digit| digit.to_string());
    [&(hundredths / 100).to_string(), ".", &rest.concat()].concat()
}

/// How many ratings count (R11).
#[must_use]
pub fn counted(ratings: &RatingFigures) -> u32 {
    ratings.receipt.saturating_add(ratings.live)
}

/// 主动好评率 (R11): the three upper levels of the ratings that count. None where there are no ratings, or
/// where published levels are merged across the line.
#[must_use]
pub fn good(ratings: &RatingFigures) -> Option<Share> {
    let crosses = |group: &LevelGroup| group.from.is_bad() && !group.to.is_bad();
    if ratings.levels.iter().any(crosses) {
        return None;
    }
    let sum = |good: bool| {
        let groups = ratings.levels.iter();
        groups
            .filter(|group| !good || !group.from.is_bad())
            .fold(0, |sum: u32, group| sum.saturating_add(group.ratings))
    };
    Share::of(sum(true), sum(false))
}

/// 未评率 (R11): concluded cases that could have been rated by a token, and were not. None where there are
/// none.
#[must_use]
pub fn unrated(ratings: &RatingFigures) -> Option<Share> {
    let silent = ratings.ratable.saturating_sub(ratings.receipt);
    Share::of(silent, ratings.ratable)
}

/// How many of the ratings by level are in a group, of all of them.
#[must_use]
pub fn shares(levels: &[LevelGroup]) -> Vec<(LevelGroup, Share)> {
    let all = levels
        .iter()
        .fold(0, |sum: u32, group| sum.saturating_add(group.ratings));
    // The best first, as they are asked for.
    let groups = levels.iter().rev();
    groups
        .filter_map(|group| Some((*group, Share::of(group.ratings, all)?)))
        .collect()
}

/// Why nothing is given by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLevels {
    /// The period runs.
    Running,
    /// They are merged into a longer period.
    Merged(Period),
    /// There are no ratings.
    None,
}

/// Why a row gives nothing by level; none where it does.
#[must_use]
pub fn no_levels(ratings: &RatingFigures, running: bool) -> Option<NoLevels> {
    if !ratings.levels.is_empty() {
        None
    } else if running {
        Some(NoLevels::Running)
    } else if let Some(longer) = ratings.levels_of {
        Some(NoLevels::Merged(longer))
    } else {
        Some(NoLevels::None)
    }
}

/// Whether levels of this row are merged with their neighbours.
#[must_use]
pub fn is_merged(levels: &[LevelGroup]) -> bool {
    levels.iter().any(|group| group.from != group.to)
}

/// The rows that are ranked, by place.
#[must_use]
pub fn ranked(board: &Board) -> Vec<(&Row, Rank)> {
    let rows = board.rows.iter();
    let mut ranked: Vec<_> = rows.filter_map(|row| Some((row, row.rank?))).collect();
    ranked.sort_by_key(|(_, rank)| rank.place);
    ranked
}

/// Rows that have too few ratings to be ranked (R12).
#[must_use]
pub fn too_few(board: &Board) -> Vec<&Row> {
    board.rows.iter().filter(|row| row.too_few).collect()
}

/// The best level, in thousandths.
const BEST: u16 = 5_000;

/// The axis on which intervals are drawn, in thousandths of a level: from a tenth to a tenth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// Its left end.
    pub from: u16,
    /// Its right end.
    pub to: u16,
}

impl Scale {
    /// The shortest axis on which everything has its place; none of nothing.
    #[must_use]
    pub fn of(ranks: &[Rank]) -> Option<Self> {
        let low = ranks.iter().map(|rank| rank.lower).min()?;
        let high = ranks.iter().map(|rank| rank.upper).max()?;
        // Nothing is better than the best level, though an interval may reach beyond it.
        let to = (high.div_ceil(100) * 100).min(BEST);
        let from = (low / 100 * 100).min(to.saturating_sub(100));
        Some(Self { from, to })
    }

    /// The middle of it.
    #[must_use]
    pub const fn middle(self) -> u16 {
        self.from + (self.to - self.from) / 2
    }

    /// Where a value lies, as a share of the axis: `60.1%`.
    #[must_use]
    pub fn place(self, value: u16) -> String {
        let part = value.clamp(self.from, self.to) - self.from;
        let share = Share::of(u32::from(part), u32::from(self.to - self.from));
        share.map_or_else(|| "0%".to_owned(), Share::place)
    }
}

/// How many are shown at the head and at the foot of a long ranking.
const HEAD: usize = 5;
const FOOT: usize = 2;

/// Which of so many ranked rows are folded away: those between the first and the last few.
#[must_use]
pub const fn folded(rows: usize) -> Range<usize> {
    if rows > HEAD + FOOT + 3 {
        HEAD..rows - FOOT
    } else {
        rows..rows
    }
}

/// The period in which rows of this level are ranked (R12), where that is another one: the newest of its kind
/// that has ended and that holds, or lies in, what is shown.
#[must_use]
pub fn ranked_in(board: &Board) -> Option<Period> {
    let wanted = match (board.by, board.period) {
        (By::Window, Period::Month(month)) => Period::Quarter(Quarter::of(month)),
        (By::Department, Period::Quarter(quarter)) => Period::Month(quarter.months()[2]),
        _ => return None,
    };
    let right = |period: &Period| matches!(period, Period::Quarter(_)) == (board.by == By::Window);
    let mut periods = board.periods.iter().copied();
    let exactly = board.periods.contains(&wanted).then_some(wanted);
    exactly.or_else(|| periods.find(right))
}

/// Months of a period that have begun on the day of the board: those that have an overtime ledger.
#[must_use]
pub fn begun(board: &Board) -> Vec<Month> {
    let mut months = board.period.months();
    months.retain(|month| month.first() <= board.as_of);
    months
}

/// Whether nothing at all happened.
#[must_use]
pub fn is_empty(board: &Board) -> bool {
    board.total.cases == CaseFigures::default()
        && counted(&board.total.ratings) == 0
        && board.total.ratings.beside == 0
}

/// The complaints of a department in the published period; of all, where none is named.
#[must_use]
pub fn complaints_of<'a>(board: &'a Board, row: &Row) -> Option<&'a ComplaintCounts> {
    let complaints = board.complaints.as_ref()?;
    match (&row.id, board.by) {
        (None, _) => Some(&complaints.total),
        (Some(id), By::Department) => {
            let mut all = complaints.departments.iter();
            let found = all.find(|of| of.department.as_ref().is_some_and(|d| d.as_str() == id));
            found.map(|of| &of.counts)
        }
        _ => None,
    }
}

/// Whether at least so many per cent are reached.
#[must_use]
pub fn reaches(share: Option<Share>, per_cent: u64) -> bool {
    // Of nothing everything is kept.
    share.is_none_or(|share| u64::from(share.part) * 100 >= u64::from(share.whole) * per_cent)
}
