//! The bar of a clock that runs: a cell for each working day, from the first that counts.
//!
//! It has no words: whoever draws it, the app or the desk, says what stands above and below. Which day counts,
//! and which does not, comes from `mingbai-domain`'s explanation.

use chrono::NaiveDate;
use mingbai_domain::calendar::{DayKind, WorkCalendar};
use mingbai_domain::clock::{ExplainedDay, Why};
use mingbai_domain::promise::Gap;
use mingbai_view::{Node, view};
use std::ops::Range;

/// More cells than this break into rows, at the end of a week.
const ROW: usize = 30;

/// What a day is in the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Used.
    Done,
    /// Taken out by a pause (R2).
    Pause,
    /// A pause is expected to take it out.
    Planned,
    /// To come.
    Todo,
    /// Not needed: what it waited for happened before.
    Unused,
    /// Beyond the due date.
    Late,
}

impl Kind {
    /// Each of them, as they are told.
    pub const ALL: [Self; 6] = [
        Self::Done,
        Self::Pause,
        Self::Planned,
        Self::Todo,
        Self::Unused,
        Self::Late,
    ];

    /// How it looks (`style/components/clock.css`).
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Pause => "pause",
            Self::Planned | Self::Unused => "rest",
            Self::Todo => "todo",
            Self::Late => "late",
        }
    }
}

/// A working day of the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which; none where a pause is open and nobody can say.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub kind: Kind,
    /// What lies between the day before and this one.
    pub gap: Gap,
}

/// The flag: at which cell of its row it stands, how it looks, and what it says.
pub type Flag = (usize, &'static str, String);

/// One row of the bar, with what stands around it.
pub struct Row<'a> {
    /// Its cells.
    pub cells: &'a [Cell],
    /// Where the due date is.
    pub flag: Option<Flag>,
    /// Where today is, and the word for it.
    pub today: Option<(usize, &'static str)>,
    /// Below the first cell.
    pub begins: Option<String>,
    /// Below the last one.
    pub ends: Option<String>,
}

/// Cuts so many cells into rows, where a week ends.
#[must_use]
pub fn rows(cells: usize, week_ends: &dyn Fn(usize) -> bool) -> Vec<Range<usize>> {
    // Rows of about the same length look calmer than a full one and a rest.
    let per_row = cells.div_ceil(cells.div_ceil(ROW).max(1));
    let (mut rows, mut start) = (Vec::new(), 0);
    for n in 0..cells {
        if cells > ROW && n - start >= per_row && week_ends(n) {
            rows.push(start..n);
            start = n;
        }
    }
    if start < cells {
        rows.push(start..cells);
    }
    rows
}

/// The cells of days that are explained.
#[must_use]
pub fn cells_of(
    calendar: &WorkCalendar,
    explained: &[ExplainedDay],
    today: NaiveDate,
    stopped: Option<NaiveDate>,
) -> Vec<Cell> {
    let (mut cells, mut gap) = (Vec::new(), Gap::None);
    for day in explained {
        match calendar.day(day.date) {
            DayKind::Working | DayKind::MakeUp { .. } => {}
            DayKind::Weekend if gap == Gap::None => gap = Gap::Weekend,
            DayKind::Weekend => {}
            DayKind::Holiday { .. } => gap = Gap::Holiday,
        }
        let ahead = day.date > today;
        let kind = match &day.why {
            Why::Weekend | Why::Holiday { .. } => continue,
            // The day it starts on is not drawn, and neither is what lay before the first cell.
            Why::StartDay => {
                gap = Gap::None;
                if !day.due {
                    continue;
                }
                if ahead { Kind::Todo } else { Kind::Done }
            }
            Why::Paused if !calendar.is_working(day.date) => continue,
            Why::Paused if ahead => Kind::Planned,
            Why::Paused => Kind::Pause,
            Why::Late(_) => Kind::Late,
            Why::Counted(_) | Why::Moved => {
                if stopped.is_some_and(|stopped| day.date > stopped) {
                    Kind::Unused
                } else if ahead {
                    Kind::Todo
                } else {
                    Kind::Done
                }
            }
        };
        let first = cells.is_empty();
        cells.push(Cell {
            date: Some(day.date),
            kind,
            gap: if first { Gap::None } else { gap },
        });
        gap = Gap::None;
    }
    cells
}

/// How many cells are of a kind.
#[must_use]
pub fn count(cells: &[Cell], kind: Kind) -> u16 {
    let found = cells.iter().filter(|cell| cell.kind == kind).count();
    u16::try_from(found).unwrap_or(u16::MAX)
}

/// One row. What would collide with "today" below the bar is left out.
#[must_use]
pub fn draw(row: &Row<'_>) -> Node {
    let long = row.cells.len();
    let last = long.saturating_sub(1);
    let today = row.today.map(|(place, _)| place);
    let begins = row.begins.as_ref();
    let begins = begins.filter(|_| today.is_none_or(|at| at * 4 > long));
    let room = today.is_none_or(|at| (last - at) * 3 > long) && long > 3;
    let ends = row.ends.as_ref().filter(|_| room);
    let mut drawn = Vec::new();
    for (n, cell) in row.cells.iter().enumerate() {
        let gap = (n > 0).then_some(cell.gap).and_then(|gap| match gap {
            Gap::None => None,
            Gap::Weekend => Some(view! { <li class="gap"></li> }),
            Gap::Holiday => Some(view! { <li class="gap hol"></li> }),
        });
        let is_today = today == Some(n);
        let class = [cell.kind.class(), if is_today { " now" } else { "" }].concat();
        let flag = row.flag.as_ref().filter(|(place, _, _)| *place == n);
        let flag = flag.map(|(_, look, words)| {
            let side = if (n + 1) * 3 <= long { " right" } else { "" };
            let class = ["flag", side, look].concat();
            view! { <span class=class><b>{words.clone()}</b></span> }
        });
        let begins = begins.filter(|_| n == 0);
        let begins = begins.map(|words| view! { <span class="under l">{words.clone()}</span> });
        let now = row.today.filter(|_| is_today);
        let now = now.map(|(_, word)| view! { <span class="under c today">{word}</span> });
        let ends = ends.filter(|_| n == last);
        let ends = ends.map(|words| view! { <span class="under r">{words.clone()}</span> });
        drawn.push(view! { {gap} <li class=class>{flag}{begins}{now}{ends}</li> });
    }
    view! { <ol aria-hidden="true">{drawn}</ol> }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Gap, Kind, rows};
    use chrono::NaiveDate;

    fn cells(n: usize) -> Vec<Cell> {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        (0..n)
            .map(|i| {
                let gap = if i % 5 == 0 { Gap::Weekend } else { Gap::None };
                Cell {
                    date: Some(date),
                    kind: Kind::Todo,
                    gap,
                }
            })
            .collect()
    }

    #[test]
    fn long_bars_break_at_a_week() {
        for (n, expected) in [
            (1, vec![1]),
            (30, vec![30]),
            (31, vec![20, 11]),
            (60, vec![30, 30]),
            (75, vec![25, 25, 25]),
        ] {
            let cells = cells(n);
            let all = rows(cells.len(), &|n| cells[n].gap != Gap::None);
            let lengths: Vec<usize> = all.into_iter().map(|row| row.len()).collect();
            assert_eq!(lengths, expected, "{n} cells");
        }
    }
}
