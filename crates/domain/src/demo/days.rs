//! From the days of the file to those around today.

use crate::calendar::{WorkCalendar, tomorrow};
use crate::time::{local, midnight};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::log::Timestamp;

/// How days move.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days<'a> {
    calendar: &'a WorkCalendar,
    /// A working day of the file.
    from: NaiveDate,
    /// What it becomes: a working day, too.
    to: NaiveDate,
}

impl<'a> Days<'a> {
    /// `as_of` becomes `today`; of a day off, the last working day before it counts.
    pub fn new(calendar: &'a WorkCalendar, as_of: NaiveDate, today: NaiveDate) -> Self {
        Self {
            calendar,
            from: calendar.last_working(as_of),
            to: calendar.last_working(today),
        }
    }

    /// What `day` becomes. A working day becomes the one that is as many working days away from today
    /// (R1); two different ones never the same. A day off becomes a day off behind the same working
    /// day, or that working day itself where none follows. No day overtakes another.
    pub fn day(&self, day: NaiveDate) -> NaiveDate {
        let Self { calendar, from, to } = *self;
        let working = calendar.last_working(day);
        let mut there = if working <= from {
            calendar.before(to, calendar.count(working, from))
        } else {
            calendar.add(to, calendar.count(from, working))
        };
        for _ in 0..(day - working).num_days() {
            let next = tomorrow(there);
            if calendar.is_working(next) {
                break;
            }
            there = next;
        }
        there
    }

    /// What a date becomes.
    pub fn date(&self, date: Date) -> Date {
        Date(self.day(date.0))
    }

    /// What a moment becomes: the same time of the county's day.
    pub fn moment(&self, at: Timestamp) -> Timestamp {
        let zone = self.calendar.zone();
        let day = local(at.unix_ms, zone).date;
        let since_midnight = at.unix_ms - midnight(day, zone);
        Timestamp {
            unix_ms: midnight(self.day(day), zone) + since_midnight,
            ..at
        }
    }
}
