//! A row of days drawn across a width: places are shares of the whole, so that letters keep their size on every
//! screen.

use chrono::{Datelike, NaiveDate, TimeDelta};

/// From one day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    first: NaiveDate,
    count: i64,
}

impl Days {
    /// From `first` to `last`, and two days more: what ends on the last one must not touch the edge.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            first,
            count: (last - first).num_days().max(0) + 3,
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.count
    }

    /// How many days after the first one a day is.
    #[must_use]
    pub fn number(&self, date: NaiveDate) -> i64 {
        (date - self.first).num_days()
    }

    /// A share of the whole, in hundredths of a percent, from half days.
    fn share(&self, halves: i64) -> i64 {
        halves * 5_000 / self.count
    }

    /// Where a day begins.
    #[must_use]
    pub fn begin(&self, date: NaiveDate) -> String {
        percent(self.share(2 * self.number(date)))
    }

    /// Where a day ends.
    #[must_use]
    pub fn end(&self, date: NaiveDate) -> String {
        percent(self.share(2 * self.number(date) + 2))
    }

    /// The middle of a day.
    #[must_use]
    pub fn middle(&self, date: NaiveDate) -> String {
        percent(self.share(2 * self.number(date) + 1))
    }

    /// How wide these days are together.
    #[must_use]
    pub fn width(&self, from: NaiveDate, to: NaiveDate) -> String {
        let begin = self.share(2 * self.number(from));
        percent(self.share(2 * self.number(to) + 2) - begin)
    }

    /// Every Monday.
    #[must_use]
    pub fn mondays(&self) -> Vec<NaiveDate> {
        let to_monday = (7 - i64::from(self.first.weekday().num_days_from_monday())) % 7;
        let days = (to_monday..self.count).step_by(7);
        let day = |n| self.first.checked_add_signed(TimeDelta::days(n));
        days.filter_map(day).collect()
    }
}

/// `12.34%`
fn percent(share: i64) -> String {
    let share = share.max(0);
    let rest = [share / 10 % 10, share % 10]
        .map(|digit| digit.to_string())
        .concat();
    [&(share / 100).to_string(), ".", &rest, "%"].concat()
}
