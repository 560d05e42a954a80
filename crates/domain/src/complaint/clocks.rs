//! The two clocks of a complaint (R10): to be taken up, and to be answered.

use super::Course;
use crate::calendar::WorkCalendar;
use crate::clock::{self, Due, ExplainedDay, Limit};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::complaint::{ComplaintClock, ComplaintClockCode, ComplaintTerms};

/// What a clock counts towards.
pub type ComplaintClockKind = ComplaintClockCode;

/// One clock. Complaints know no pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningClock {
    /// What it counts towards.
    pub kind: ComplaintClockKind,
    /// The day on which it starts; that day is not counted (R1).
    pub start: NaiveDate,
    /// How many working days it may take.
    pub limit: u16,
    /// The last day in time.
    pub due: Due,
    /// The day on which what it waits for happened, or the complaint was taken back; none while it runs.
    pub stopped: Option<NaiveDate>,
}

impl RunningClock {
    fn new(
        calendar: &WorkCalendar,
        kind: ComplaintClockKind,
        (start, limit): (NaiveDate, u16),
        stopped: Option<NaiveDate>,
    ) -> Self {
        // Without a pause there is always a day; the start stands in where the calendar ends.
        let due = clock::due(calendar, start, Limit::Working(limit), &[]).unwrap_or(Due {
            date: start,
            provisional: true,
        });
        Self {
            kind,
            start,
            limit,
            due,
            stopped,
        }
    }

    /// The last day that it has seen on `today`.
    fn seen(&self, today: NaiveDate) -> NaiveDate {
        self.stopped.map_or(today, |stopped| stopped.min(today))
    }

    /// Whether it ran out before it stopped, or has by `today` (R1).
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        clock::is_overdue(&self.due, self.seen(today))
    }

    /// Every day from its start to the due date, or as long as it is seen, and why it counts or not.
    #[must_use]
    pub fn explain(&self, calendar: &WorkCalendar, today: NaiveDate) -> Vec<ExplainedDay> {
        let until = self.due.date.max(self.seen(today));
        clock::explain(calendar, self.start, Limit::Working(self.limit), &[], until)
    }

    /// In the words of the contract.
    #[must_use]
    pub fn view(&self, calendar: &WorkCalendar, today: NaiveDate) -> ComplaintClock {
        let seen = self.seen(today);
        ComplaintClock {
            clock: self.kind,
            start: Date(self.start),
            limit: self.limit,
            used: calendar.count(self.start, seen).min(self.limit),
            due: Date(self.due.date),
            provisional: self.due.provisional,
            stopped: self.stopped.map(Date),
            overdue: self.is_overdue(today),
            late: calendar.count(self.due.date, seen),
        }
    }
}

impl Course {
    /// How long the answer may take.
    const fn conclude_limit(&self, terms: &ComplaintTerms, extended: bool) -> u16 {
        let limit = if self.long {
            terms.conclude_long
        } else {
            terms.conclude
        };
        if extended {
            limit.saturating_add(terms.extension)
        } else {
            limit
        }
    }

    /// The clock to be taken up.
    #[must_use]
    pub fn take_up_clock(&self, calendar: &WorkCalendar, terms: &ComplaintTerms) -> RunningClock {
        let runs = (self.received, terms.take_up);
        let stopped = self.taken_up.or(self.withdrawn);
        RunningClock::new(calendar, ComplaintClockKind::TakeUp, runs, stopped)
    }

    /// The clock to be answered first, whatever came after.
    #[must_use]
    pub fn first_conclude_clock(
        &self,
        calendar: &WorkCalendar,
        terms: &ComplaintTerms,
    ) -> RunningClock {
        let runs = (self.received, self.conclude_limit(terms, self.extended));
        let stopped = self.first_concluded.or(self.withdrawn);
        RunningClock::new(calendar, ComplaintClockKind::Conclude, runs, stopped)
    }

    /// The clock to be answered that holds: the first one, or the one since it was reopened.
    #[must_use]
    pub fn conclude_clock(&self, calendar: &WorkCalendar, terms: &ComplaintTerms) -> RunningClock {
        let Some(reopened) = self.reopened else {
            return self.first_conclude_clock(calendar, terms);
        };
        let runs = (reopened, self.conclude_limit(terms, false));
        let stopped = self.concluded.or(self.withdrawn);
        RunningClock::new(calendar, ComplaintClockKind::Conclude, runs, stopped)
    }

    /// Both clocks.
    #[must_use]
    pub fn clocks(&self, calendar: &WorkCalendar, terms: &ComplaintTerms) -> [RunningClock; 2] {
        [
            self.take_up_clock(calendar, terms),
            self.conclude_clock(calendar, terms),
        ]
    }

    /// The clock that runs out first; none where it has ended.
    #[must_use]
    pub fn next_due(
        &self,
        calendar: &WorkCalendar,
        terms: &ComplaintTerms,
    ) -> Option<RunningClock> {
        let clocks = self.clocks(calendar, terms).into_iter();
        let running = clocks.filter(|clock| clock.stopped.is_none());
        running.min_by_key(|clock| clock.due.date)
    }
}
