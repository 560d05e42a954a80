//! What a guide promises to whoever hands in everything on a given day (R4a).
//!
//! Owns the laying out of a guide's steps on the calendar: the dates of "accepted today, decided
//! by …" and the cells of the clock bar. It never looks at a real application. Start with
//! [`promise`]; the dates come from [`crate::clock`] with the uncounted steps as planned pauses, so
//! that they agree with R1 and R2.

use crate::calendar::{DayKind, WorkCalendar, tomorrow};
use crate::clock::{Due, Limit, Pause, due};
use chrono::NaiveDate;
use mingbai_contract::guide::{Guide, LimitUnit, StatutoryLimit, Step};

/// A guide's promise, from the day of acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The day of acceptance; day 0, not a cell.
    pub accepted: NaiveDate,
    /// How many working days are promised; 0 is at once.
    pub committed: u16,
    /// By when the decision is there, somebody else's uncounted one included; none where a step is
    /// of unknown length.
    pub decided_by: Option<Due>,
    /// By when the county's own part is done: the same as `decided_by`, and also there where only
    /// steps after the last counted one are of unknown length (a superior's decision, say).
    pub own_part_by: Option<Due>,
    /// By when the law wants it; none where it sets no limit or a step is of unknown length. Over a
    /// long holiday a short limit in calendar days can run out before `decided_by`.
    pub statutory_by: Option<Due>,
    /// One cell for each working day from day 1 on. What is settled at once has none but those of
    /// its uncounted steps.
    pub cells: Vec<Cell>,
    /// Days that count, of all steps: the committed limit.
    pub counted_days: u16,
    /// Days that do not count, of all steps whose length is known (R2).
    pub excluded_days: u16,
    /// Whether a step is of unknown length.
    pub open_ended: bool,
    /// Working days that the law would give beyond the promise: the cells of [`CellKind::Law`].
    pub law_gives_more: u16,
}

/// One working day of the clock bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The day. After a cell of [`CellKind::OpenEnded`] only its place in the row has a meaning.
    pub date: NaiveDate,
    /// What happens on it.
    pub kind: CellKind,
    /// What lies between the day before (of the row, or of acceptance) and this one.
    pub gap: Gap,
}

/// What happens on a day of the clock bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A day of a counted step.
    Ours,
    /// A day of an uncounted step (R2); drawn hatched.
    Excluded,
    /// One cell that stands for an uncounted step of unknown length.
    OpenEnded,
    /// A day that the law would give beyond the promise.
    Law,
}

/// What lies between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: the days follow each other.
    None,
    /// An ordinary weekend.
    Weekend,
    /// A holiday, or more than two days off.
    Holiday,
}

/// What `guide` promises to whoever has handed in everything on `accepted`, a working day (pass
/// [`WorkCalendar::next_working`] of today).
///
/// The steps are laid one after the other, a working day a cell, from the first working day after
/// acceptance (R4a). If the counted steps do not add up to the committed limit, the limit is right,
/// and the last of them takes the difference.
#[must_use]
pub fn promise(calendar: &WorkCalendar, guide: &Guide, accepted: NaiveDate) -> Promise {
    let committed = guide.limits.committed_working_days;
    let mut row = Row {
        calendar,
        last: accepted,
        cells: Vec::new(),
    };
    let mut left = committed;
    let mut pauses = Vec::new();
    let mut excluded_days: u16 = 0;
    let (mut open_ended, mut open_before_decision) = (false, false);
    let mut decided_later = None;
    let last_counted = last_counted(&guide.steps);
    if last_counted.is_none() {
        row.lay(left, CellKind::Ours);
        left = 0;
    }
    for (at, step) in guide.steps.iter().enumerate() {
        if step.counted {
            let days = if Some(at) == last_counted {
                left
            } else {
                step.working_days.unwrap_or(0).min(left)
            };
            left -= days;
            row.lay(days, CellKind::Ours);
            continue;
        }
        let from = row.last;
        if let Some(days) = step.working_days {
            row.lay(days, CellKind::Excluded);
            excluded_days = excluded_days.saturating_add(days);
            if committed > 0 && decides(step) && Some(at) > last_counted {
                decided_later = Some(row.last);
            }
        } else {
            row.lay(1, CellKind::OpenEnded);
            open_ended = true;
            open_before_decision |= left > 0;
        }
        pauses.push(Pause {
            from,
            to: Some(row.last),
        });
    }

    let own_part_by = due(calendar, accepted, Limit::Working(committed), &pauses)
        .filter(|_| !open_before_decision);
    let lawful = statutory(&guide.limits.statutory, committed)
        .and_then(|limit| due(calendar, accepted, limit, &pauses));
    let mut law_gives_more: u16 = 0;
    if committed > 0
        && let Some(lawful) = lawful
    {
        law_gives_more = calendar.count(row.last, lawful.date);
        row.lay(law_gives_more, CellKind::Law);
    }
    Promise {
        accepted,
        committed,
        decided_by: own_part_by
            .filter(|_| !open_ended)
            .map(|own| match decided_later {
                Some(date) => Due {
                    date,
                    provisional: own.provisional || calendar.is_provisional(date),
                },
                None => own,
            }),
        own_part_by,
        statutory_by: lawful.filter(|_| !open_ended),
        cells: row.cells,
        counted_days: committed,
        excluded_days,
        open_ended,
        law_gives_more,
    }
}

/// Whether a step is the one that decides. A decision that the law does not count, a higher
/// authority's or a bank's, ends the promise all the same: it runs to the decision (R4a).
fn decides(step: &Step) -> bool {
    step.name.ends_with("决定")
}

/// The last step that takes counted days.
fn last_counted(steps: &[Step]) -> Option<usize> {
    steps
        .iter()
        .rposition(|step| step.counted && step.working_days.unwrap_or(0) > 0)
}

/// The statutory limit as the clock takes it; none where the law counts no days. "On the spot" is a
/// day only for what is promised at once too: elsewhere it is the end of something excluded, such as
/// the cooling-off period before a divorce.
pub(crate) fn statutory(limit: &StatutoryLimit, committed: u16) -> Option<Limit> {
    match limit.unit {
        LimitUnit::WorkingDay => limit.value.map(Limit::Working),
        LimitUnit::CalendarDay => limit.value.map(Limit::Calendar),
        LimitUnit::OnTheSpot => (committed == 0).then_some(Limit::Working(0)),
        LimitUnit::None => None,
    }
}

/// The cells laid so far.
struct Row<'a> {
    calendar: &'a WorkCalendar,
    /// The working day laid last; at first the day of acceptance.
    last: NaiveDate,
    cells: Vec<Cell>,
}

impl Row<'_> {
    fn lay(&mut self, days: u16, kind: CellKind) {
        for _ in 0..days {
            let date = self.calendar.next_working(tomorrow(self.last));
            self.cells.push(Cell {
                date,
                kind,
                gap: gap(self.calendar, self.last, date),
            });
            self.last = date;
        }
    }
}

/// What lies between two working days that follow each other.
fn gap(calendar: &WorkCalendar, before: NaiveDate, date: NaiveDate) -> Gap {
    let mut gap = Gap::None;
    let mut day = tomorrow(before);
    let mut days = 0;
    while day < date {
        days += 1;
        let festive = matches!(calendar.day(day), DayKind::Holiday { .. });
        gap = if festive || days > 2 || gap == Gap::Holiday {
            Gap::Holiday
        } else {
            Gap::Weekend
        };
        day = tomorrow(day);
    }
    gap
}
