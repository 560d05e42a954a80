//! One approval by itself: its clock, and what state it is in.

use crate::calendar::{WorkCalendar, tomorrow};
use crate::clock::{Due, Limit, Pause, Why, due, explain, is_overdue};
use chrono::NaiveDate;
use mingbai_contract::project::Approval;

/// How it stands with an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not handed in: one it depends on is not there yet.
    Waiting,
    /// Not handed in, though it could be: the investor's turn.
    Ready,
    /// Its clock runs.
    Running,
    /// Its clock stands still (R2).
    Paused,
    /// Past its due date without a decision (R1).
    Late {
        /// By so many working days; 0 on a day off right after the due date.
        days: u16,
    },
    /// Granted because the office stayed silent (R5).
    Deemed {
        /// From 00:00 on this day.
        on: NaiveDate,
        /// The last day for the document, which this is not.
        document_by: NaiveDate,
    },
    /// Decided.
    Decided {
        /// The day.
        on: NaiveDate,
    },
}

impl State {
    /// Since when it is there for those that depend on it; none while it is not.
    #[must_use]
    pub const fn granted(self) -> Option<NaiveDate> {
        match self {
            Self::Decided { on } | Self::Deemed { on, .. } => Some(on),
            _ => None,
        }
    }

    /// Whether it has not been handed in.
    #[must_use]
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::Waiting | Self::Ready)
    }
}

/// The clock of an approval from its day 0.
pub(super) struct Clock {
    /// When it is due; none while a pause is open (R2).
    pub due: Option<Due>,
    /// When it is due if the open pause ends as planned (R2); none without an open pause, and where
    /// nothing is planned or the planned day is over.
    pub if_resumed: Option<Due>,
    /// The day to reckon with: `due` or `if_resumed`, else as if the pause ended today.
    pub reckoned: Due,
}

/// The pauses of an approval as the clock takes them, those left out that began after it ran out.
fn pauses(calendar: &WorkCalendar, approval: &Approval, start: NaiveDate) -> Vec<Pause> {
    let mut all: Vec<Pause> = Vec::with_capacity(approval.clock_pauses.len());
    let mut open = None;
    for pause in &approval.clock_pauses {
        let from = pause.from.0;
        match pause.to {
            Some(to) if pause.ended => all.push(Pause {
                from,
                to: Some(to.0),
            }),
            _ => open = Some(open.unwrap_or(from).min(from)),
        }
    }
    if let Some(from) = open {
        let ran_out = due(calendar, start, limit(approval), &all);
        if ran_out.is_none_or(|due| from <= due.date) {
            all.push(Pause { from, to: None });
        }
    }
    all
}

const fn limit(approval: &Approval) -> Limit {
    Limit::Working(approval.committed_working_days)
}

/// The clock of `approval` from `start` on, as it stands on `today`.
pub(super) fn clock_of(
    calendar: &WorkCalendar,
    approval: &Approval,
    start: NaiveDate,
    today: NaiveDate,
) -> Clock {
    let mut pauses = pauses(calendar, approval, start);
    let decidable = due(calendar, start, limit(approval), &pauses);
    // The pause ends when the last of those that are open does.
    let plan = approval
        .clock_pauses
        .iter()
        .filter(|pause| !pause.ended)
        .map(|pause| pause.to.map(|to| to.0).filter(|to| *to >= today))
        .reduce(|one, other| Some(one?.max(other?)))
        .flatten();
    for pause in &mut pauses {
        if pause.to.is_none() {
            pause.to = Some(plan.unwrap_or(today));
        }
    }
    // With every pause closed there is always a due date.
    let reckoned = due(calendar, start, limit(approval), &pauses).unwrap_or(Due {
        date: today,
        provisional: true,
    });
    Clock {
        due: decidable,
        if_resumed: (decidable.is_none() && plan.is_some()).then_some(reckoned),
        reckoned,
    }
}

/// How it stands with an approval that was handed in, or at least decided.
pub(super) fn state_of(
    calendar: &WorkCalendar,
    approval: &Approval,
    clock: &Clock,
    today: NaiveDate,
) -> State {
    if let Some(on) = approval.decided_at {
        return State::Decided { on: on.0 };
    }
    match clock.due {
        None => State::Paused,
        Some(due) if !is_overdue(&due, today) => State::Running,
        Some(due) if approval.deemed_consent => State::Deemed {
            on: tomorrow(due.date),
            document_by: calendar.add(due.date, 1),
        },
        Some(due) => State::Late {
            days: calendar.count(due.date, today),
        },
    }
}

/// How many working days of its limit an approval has used until `until`, pauses taken out (R2); those
/// beyond the limit are counted on.
pub(super) fn used(
    calendar: &WorkCalendar,
    approval: &Approval,
    start: NaiveDate,
    until: NaiveDate,
) -> u16 {
    let pauses = pauses(calendar, approval, start);
    explain(calendar, start, limit(approval), &pauses, until)
        .into_iter()
        .fold(0, |used, day| match day.why {
            Why::Counted(number) => number,
            Why::Late(days) => approval.committed_working_days.saturating_add(days),
            _ => used,
        })
}
