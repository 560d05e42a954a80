//! What the board shows of published counts, and how it writes them.
//!
//! Shares and averages are worked out by [`mingbai_domain::board`]; everything here can be done by anybody who
//! has downloaded the rows (R13).

use mingbai_contract::board::{
    Board, By, CaseFigures, LevelGroup, Period, Rank, RatingFigures, Rectified, Row,
};
use mingbai_contract::complaint::ComplaintCounts;
use mingbai_contract::{Month, Quarter};
use mingbai_domain::board::period;
use mingbai_domain::board::ranking::is_ranked;
use mingbai_domain::board::share::Share;
use std::ops::Range;

/// `98.9%`, `86%`: one decimal at most. What is not none is never written as none, and what is not all never
/// as all.
#[must_use]
pub fn percent(share: Share) -> String {
    match share.permille() {
        0 if share.part > 0 => "<0.1%".to_owned(),
        1_000 if share.part < share.of => ">99.9%".to_owned(),
        permille => tenths(permille),
    }
}

/// A share as a place on a drawing, `98.9%`.
#[must_use]
pub fn place(share: Share) -> String {
    tenths(share.permille())
}

/// At least and at most: `98.9%`, or `98.5%–98.9%` where published levels do not tell (R13).
#[must_use]
pub fn between((least, most): (Share, Share)) -> String {
    if least == most {
        percent(least)
    } else {
        [&percent(least), "–", &percent(most)].concat()
    }
}

/// Thousandths as per cent.
fn tenths(share: u32) -> String {
    let (whole, rest) = (share / 10, share % 10);
    if rest == 0 {
        [&whole.to_string(), "%"].concat()
    } else {
        [&whole.to_string(), ".", &rest.to_string(), "%"].concat()
    }
}

/// Tenths of a day: `2.9`.
#[must_use]
pub fn days(tenths: u32) -> String {
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
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
    let hundredths = (u32::from(thousandths) + 5) / 10;
    let rest = [hundredths / 10 % 10, hundredths % 10].map(|digit| digit.to_string());
    [&(hundredths / 100).to_string(), ".", &rest.concat()].concat()
}

/// How many ratings count (R11).
#[must_use]
pub fn counted(ratings: &RatingFigures) -> u32 {
    ratings.receipt.saturating_add(ratings.live)
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
        .filter_map(|group| Some((*group, Share::new(group.ratings, all)?)))
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
        let share = Share::new(u32::from(part), u32::from(self.to - self.from));
        share.map_or_else(|| "0%".to_owned(), place)
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
    if is_ranked(board.by, board.period) {
        return None;
    }
    let near = match board.period {
        Period::Month(month) => Period::Quarter(Quarter::of(month)),
        Period::Quarter(quarter) => Period::Month(quarter.months()[2]),
    };
    let mut periods = board.periods.iter().copied();
    let near = board.periods.contains(&near).then_some(near);
    near.filter(|near| is_ranked(board.by, *near))
        .or_else(|| periods.find(|period| is_ranked(board.by, *period)))
}

/// Months of a period that have begun on the day of the board: those that have an overtime ledger.
#[must_use]
pub fn begun(board: &Board) -> Vec<Month> {
    let mut months = period::months(board.period);
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
    share.is_none_or(|share| u64::from(share.part) * 100 >= u64::from(share.of) * per_cent)
}

/// So many lines of what was said stand unfolded.
pub const LINES: usize = 6;

/// What a department said of bad ratings, and of how many it said the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// What was said.
    pub of: &'a Rectified,
    /// Of how many.
    pub times: u32,
}

/// What came of bad ratings, each thing once, in the order in which it is published.
#[must_use]
pub fn outcomes(results: &[Rectified]) -> Vec<Outcome<'_>> {
    let key = |one: &Rectified| (one.department.clone(), one.set_aside, one.said.text.clone());
    let mut found: Vec<Outcome<'_>> = Vec::new();
    for of in results {
        match found.iter_mut().find(|known| key(known.of) == key(of)) {
            Some(known) => known.times = known.times.saturating_add(1),
            None => found.push(Outcome { of, times: 1 }),
        }
    }
    found
}
