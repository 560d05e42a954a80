//! What is to be done first: which clock of an application runs out next, and how near that is.

use super::passing::OFFICE_WARNED;
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::application::{ClockCode, ClockView};

/// How near the end of its time an application is, for the office that works on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The office is late (R1).
    Late,
    /// It is due today or on the next working day: the office is warned (R5).
    Soon,
    /// There is time, or it is the applicant's turn.
    Later,
    /// No clock runs: all stand still, or have stopped.
    Still,
}

/// The running clock that runs out first; none where all stand still (R2) or have stopped.
#[must_use]
pub fn next(clocks: &[ClockView]) -> Option<&ClockView> {
    let running = clocks.iter().filter(|clock| clock.stopped.is_none());
    running
        .filter(|clock| clock.due.is_some())
        .min_by_key(|clock| clock.due.map(|due| due.0))
}

/// How near the clock that runs out first is to its end.
#[must_use]
pub fn nearness(calendar: &WorkCalendar, next: Option<&ClockView>, today: NaiveDate) -> Nearness {
    let Some((clock, due)) = next.and_then(|clock| Some((clock, clock.due?.0))) else {
        return Nearness::Still;
    };
    // What the applicant has to do is nobody's lateness.
    if clock.clock == ClockCode::Supplement {
        return Nearness::Later;
    }
    if clock.overdue {
        Nearness::Late
    } else if calendar.before(due, OFFICE_WARNED) <= today {
        Nearness::Soon
    } else {
        Nearness::Later
    }
}
