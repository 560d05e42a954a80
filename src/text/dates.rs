//! Dates and times in words.

use super::{Lang, fill};
use chrono::{Datelike, NaiveDate};
use mingbai_contract::Month;

const DAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Lang {
    /// The day of the week.
    #[must_use]
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        self.weekdays()[date.weekday().num_days_from_monday() as usize]
    }

    /// The days of the week, Monday first.
    #[must_use]
    pub const fn weekdays(self) -> &'static [&'static str; 7] {
        match self {
            Self::Zh => &DAYS_ZH,
            Self::En => &DAYS_EN,
        }
    }

    /// The day without its weekday: `12月2日`, `2 December`; with the year where `today` has
    /// another one.
    #[must_use]
    pub fn day(self, date: NaiveDate, today: Option<NaiveDate>) -> String {
        let (month, day) = (date.month(), date.day().to_string());
        let year = today.is_some_and(|today| today.year() != date.year());
        match self {
            Self::Zh if year => format!("{}年{month}月{day}日", date.year()),
            Self::Zh => format!("{month}月{day}日"),
            Self::En => {
                let month = MONTHS_EN[date.month0() as usize];
                if year {
                    format!("{day} {month} {}", date.year())
                } else {
                    format!("{day} {month}")
                }
            }
        }
    }

    /// The day in as few characters as the clock bar has room for: `12月2日`, `2 Dec`; with the
    /// year where `today` has another one.
    #[must_use]
    pub fn day_short(self, date: NaiveDate, today: Option<NaiveDate>) -> String {
        match self {
            Self::Zh => self.day(date, today),
            Self::En => {
                let month = MONTHS_EN[date.month0() as usize];
                let day = format!("{} {}", date.day(), month.get(..3).unwrap_or(month));
                match today {
                    Some(today) if today.year() != date.year() => format!("{day} {}", date.year()),
                    _ => day,
                }
            }
        }
    }

    /// The day with its weekday: `12月2日（周三）`, `Wednesday 2 December`.
    #[must_use]
    pub fn day_and_weekday(self, date: NaiveDate, today: Option<NaiveDate>) -> String {
        match self {
            Self::Zh => fill("{0}（{1}）", &[&self.day(date, today), self.weekday(date)]),
            Self::En => fill("{1} {0}", &[&self.day(date, today), self.weekday(date)]),
        }
    }

    /// The month with its year: `2026年11月`, `November 2026`.
    #[must_use]
    pub fn month(self, month: Month) -> String {
        let first = month.first().0;
        match self {
            Self::Zh => format!("{}年{}月", first.year(), first.month()),
            Self::En => format!("{} {}", MONTHS_EN[first.month0() as usize], first.year()),
        }
    }

    /// The day with its year: `2026年11月1日`, `1 November 2026`.
    #[must_use]
    pub fn full_day(self, date: NaiveDate) -> String {
        match self {
            Self::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Self::En => {
                format!(
                    "{} {} {}",
                    date.day(),
                    MONTHS_EN[date.month0() as usize],
                    date.year()
                )
            }
        }
    }
}

/// A time of day: `9:00`, `17:00`.
#[must_use]
pub fn time(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
