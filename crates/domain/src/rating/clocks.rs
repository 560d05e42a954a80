//! The two clocks of a rectification (R11): to be answered, and to be put right. Both start when the window gets
//! it.

use super::Course;
use crate::calendar::WorkCalendar;
use crate::clock::{self, Due, Limit};
use chrono::NaiveDate;
use mingbai_contract::rating::RectificationClock;

/// Within how many working days a window answers.
pub const ANSWER_DAYS: u16 = 1;

/// Within how many it puts something right.
pub const PUT_RIGHT_DAYS: u16 = 5;

/// Within how many, where that is complex.
pub const COMPLEX_DAYS: u16 = 15;

/// One clock. Rectifications know no pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningClock {
    /// What it counts towards.
    pub kind: RectificationClock,
    /// The last day in time.
    pub due: Due,
    /// The day on which what it waits for happened, or it was set aside; none while it runs.
    pub stopped: Option<NaiveDate>,
}

impl RunningClock {
    /// Whether it ran out before it stopped, or has by `today` (R1).
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        let seen = self.stopped.map_or(today, |stopped| stopped.min(today));
        clock::is_overdue(&self.due, seen)
    }
}

impl Course {
    /// Both clocks; none before the window has it.
    #[must_use]
    pub fn clocks(&self, calendar: &WorkCalendar) -> Option<[RunningClock; 2]> {
        let start = self.released?;
        let runs = |kind, limit, stopped| RunningClock {
            kind,
            // Without a pause there is always a day; the start stands in where the calendar ends.
            due: clock::due(calendar, start, Limit::Working(limit), &[]).unwrap_or(Due {
                date: start,
                provisional: true,
            }),
            stopped,
        };
        let put_right = if self.complex {
            COMPLEX_DAYS
        } else {
            PUT_RIGHT_DAYS
        };
        let ended = self.ended();
        let answered = self.answered.as_ref().map(|said| said.day.0);
        Some([
            runs(RectificationClock::Answer, ANSWER_DAYS, answered.or(ended)),
            runs(RectificationClock::PutRight, put_right, ended),
        ])
    }

    /// The clock that runs out first; none where nothing runs.
    #[must_use]
    pub fn next_due(&self, calendar: &WorkCalendar) -> Option<RunningClock> {
        let clocks = self.clocks(calendar)?.into_iter();
        let running = clocks.filter(|clock| clock.stopped.is_none());
        running.min_by_key(|clock| clock.due.date)
    }
}
