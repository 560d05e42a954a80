//! Working days (R1): which days offices work, by the published calendar.
//!
//! Owns the look-up of a day and the count of working days. It never decides what a limit means:
//! that is [`crate::clock`]. Start with [`WorkCalendar::day`].

use crate::time::Zone;
use chrono::{Datelike, NaiveDate};
use mingbai_contract::calendar::{Calendar, CalendarStatus, Weekday};

/// Longer than any run of days off that a calendar of this country knows; ends the search for a
/// working day should a published year hold none.
const LONGEST_REST: u16 = 400;

/// The festival a day belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Festival<'a> {
    /// In Chinese, such as 春节.
    pub zh: &'a str,
    /// In English.
    pub en: &'a str,
}

/// What kind of day a day is (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// An ordinary working day.
    Working,
    /// A weekend day on which offices work (调休上班).
    MakeUp {
        /// The festival it makes up for.
        festival: Festival<'a>,
    },
    /// An ordinary weekend day.
    Weekend,
    /// A public holiday, or a day of rest moved next to one.
    Holiday {
        /// The festival.
        festival: Festival<'a>,
    },
}

impl DayKind<'_> {
    /// Whether offices work on such a day.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp { .. })
    }
}

/// A day that the rule of the week alone does not explain.
#[derive(Debug, Clone)]
struct Exception {
    date: NaiveDate,
    makeup: bool,
    zh: String,
    en: String,
}

/// The published calendar, made ready for looking days up (R1).
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    zone: Zone,
    /// Bit `n` is set when the day `n` days after Monday is off.
    weekend: u8,
    /// By date.
    exceptions: Vec<Exception>,
    /// The years with an official notice.
    official: Vec<i32>,
    /// The years with an entry, official or not.
    entered: Vec<i32>,
}

const SATURDAY_AND_SUNDAY: u8 = 0b110_0000;
const WHOLE_WEEK: u8 = 0b111_1111;

const fn bit(day: Weekday) -> u8 {
    match day {
        Weekday::Monday => 1,
        Weekday::Tuesday => 1 << 1,
        Weekday::Wednesday => 1 << 2,
        Weekday::Thursday => 1 << 3,
        Weekday::Friday => 1 << 4,
        Weekday::Saturday => 1 << 5,
        Weekday::Sunday => 1 << 6,
    }
}

/// The day after `date`; the last day of all stays where it is.
pub(crate) fn tomorrow(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(date)
}

impl WorkCalendar {
    /// Reads a published calendar.
    ///
    /// Never fails, because a page must show something even over faulty data, which
    /// [`crate::catalog::check`] keeps out: an unknown zone counts as Beijing time, a weekend of
    /// seven days as Saturday and Sunday, and a day listed both as a holiday and as a make-up day is
    /// a holiday.
    #[must_use]
    pub fn new(calendar: &Calendar) -> Self {
        let weekend = calendar
            .weekend
            .iter()
            .fold(0, |mask, day| mask | bit(*day));
        let mut made = Self {
            zone: Zone::by_name(&calendar.timezone).unwrap_or(Zone::BEIJING),
            weekend: if weekend & WHOLE_WEEK == WHOLE_WEEK {
                SATURDAY_AND_SUNDAY
            } else {
                weekend
            },
            exceptions: Vec::new(),
            official: Vec::new(),
            entered: Vec::new(),
        };
        for year in &calendar.years {
            made.entered.push(year.year);
            if year.status == CalendarStatus::Official {
                made.official.push(year.year);
            }
            for day in &year.holidays {
                made.except(day.date.0, false, &day.name, &day.name_en);
            }
            for day in &year.makeup_workdays {
                made.except(day.date.0, true, &day.r#for, &day.for_en);
            }
        }
        made
    }

    /// Puts a day in its place by date. Days are published in order, so that hardly one moves
    /// another, and every sort of the standard library would cost the phone some kilobytes.
    fn except(&mut self, date: NaiveDate, makeup: bool, zh: &str, en: &str) {
        let place = self.exceptions.binary_search_by_key(&date, |day| day.date);
        let day = Exception {
            date,
            makeup,
            zh: zh.to_owned(),
            en: en.to_owned(),
        };
        match place {
            Err(at) => self.exceptions.insert(at, day),
            Ok(at) => {
                if let Some(known) = self.exceptions.get_mut(at)
                    && known.makeup
                    && !makeup
                {
                    *known = day;
                }
            }
        }
    }

    /// The county's time zone.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// What kind of day `date` is. A year with no entry knows weekends only (R1).
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> DayKind<'_> {
        if let Ok(at) = self.exceptions.binary_search_by_key(&date, |day| day.date)
            && let Some(day) = self.exceptions.get(at)
        {
            let festival = Festival {
                zh: &day.zh,
                en: &day.en,
            };
            return if day.makeup {
                DayKind::MakeUp { festival }
            } else {
                DayKind::Holiday { festival }
            };
        }
        if self.weekend >> date.weekday().num_days_from_monday() & 1 == 1 {
            DayKind::Weekend
        } else {
            DayKind::Working
        }
    }

    /// Whether offices work on `date`.
    #[must_use]
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.day(date).is_working()
    }

    /// Whether no official notice covers the year of `date`, so that dates in it may still move
    /// (R1: `statutory_only`, or no entry at all).
    #[must_use]
    pub fn is_provisional(&self, date: NaiveDate) -> bool {
        !self.official.contains(&date.year())
    }

    /// Whether the year of `date` has an entry, be it an official one or not (R1).
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.entered.contains(&date.year())
    }

    /// `date` itself if offices work then, else the first working day after it.
    #[must_use]
    pub fn next_working(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        for _ in 0..LONGEST_REST {
            if self.is_working(day) {
                break;
            }
            day = tomorrow(day);
        }
        day
    }

    /// The `n`-th working day after `start`, which itself is not counted (R1); for 0 the day on
    /// which something immediate is due: [`Self::next_working`] of `start`.
    #[must_use]
    pub fn add(&self, start: NaiveDate, n: u16) -> NaiveDate {
        if n == 0 {
            return self.next_working(start);
        }
        (0..n).fold(start, |day, _| self.next_working(tomorrow(day)))
    }

    /// The `n`-th working day before `end`, which itself is not counted; the same calendar read
    /// backwards.
    #[must_use]
    pub fn before(&self, end: NaiveDate, n: u16) -> NaiveDate {
        let mut day = end;
        for _ in 0..n {
            for _ in 0..LONGEST_REST {
                day = day.pred_opt().unwrap_or(day);
                if self.is_working(day) {
                    break;
                }
            }
        }
        day
    }

    /// `date` itself if offices work then, else the last working day before it.
    #[must_use]
    pub fn last_working(&self, date: NaiveDate) -> NaiveDate {
        if self.is_working(date) {
            date
        } else {
            self.before(date, 1)
        }
    }

    /// How many working days `d` there are with `after` < `d` ≤ `until`.
    #[must_use]
    pub fn count(&self, after: NaiveDate, until: NaiveDate) -> u16 {
        let mut days = 0;
        let mut day = after;
        while day < until && days < u16::MAX {
            day = tomorrow(day);
            days += u16::from(self.is_working(day));
        }
        days
    }
}
