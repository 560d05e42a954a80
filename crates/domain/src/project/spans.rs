//! How an approval's days pass, in stretches: for whoever draws its course.

use super::approval::State;
use super::schedule::Planned;
use chrono::NaiveDate;
use mingbai_contract::project::Approval;

/// How days pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// They have passed.
    Past,
    /// The clock stood, stands, or will stand still (R2).
    Paused,
    /// They are past the due date (R1).
    Late,
    /// They are to come.
    Ahead,
}

/// A stretch of days that pass alike, days off among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// How they pass.
    pub passing: Passing,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// Every day from the one on which `approval` was, or can be, handed in to the one on which it is, or is
/// reckoned to be, there. `planned` must be its plan of `today`.
#[must_use]
pub fn stretches(approval: &Approval, planned: &Planned, today: NaiveDate) -> Vec<Stretch> {
    let mut made: Vec<Stretch> = Vec::new();
    let last = planned.finish.max(planned.start);
    for day in planned.start.iter_days().take_while(|day| *day <= last) {
        let passing = passing(approval, planned, today, day);
        match made.last_mut() {
            Some(stretch) if stretch.passing == passing => stretch.to = day,
            _ => made.push(Stretch {
                passing,
                from: day,
                to: day,
            }),
        }
    }
    made
}

fn passing(approval: &Approval, planned: &Planned, today: NaiveDate, day: NaiveDate) -> Passing {
    if planned.state.is_outside() {
        return Passing::Ahead;
    }
    let paused = approval.clock_pauses.iter().any(|pause| {
        // One that should have ended is reckoned with until today.
        let planned = pause.to.map(|to| to.0);
        let to = if pause.ended {
            planned
        } else {
            planned.max(Some(today))
        };
        pause.from.0 < day && to.is_some_and(|to| day <= to)
    });
    let over = planned.due.is_some_and(|due| day > due.date);
    match planned.state {
        State::Late { .. } if over => Passing::Late,
        State::Decided { .. } if over => Passing::Late,
        _ if paused => Passing::Paused,
        _ if day <= today => Passing::Past,
        _ => Passing::Ahead,
    }
}
