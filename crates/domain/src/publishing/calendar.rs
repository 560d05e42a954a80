//! The calendar's years (R1): what may no longer change of one, and whether the next one is missing.

use crate::calendar::WorkCalendar;
use chrono::{Datelike as _, NaiveDate};
use mingbai_contract::Date;
use mingbai_contract::calendar::{Calendar, CalendarStatus};
use mingbai_contract::desk::publishing::YearMissing;

/// From this month on the notice for the next year should be out: those for 2024 to 2026 are of
/// 25 October, 12 November and 4 November.
pub const NOTICE_DUE: u32 = 11;

/// Whether the next year's calendar is missing on a day: from [`NOTICE_DUE`] on it should be there by its
/// notice, and dates of the next year are provisional until it is.
#[must_use]
pub fn year_missing(calendar: &Calendar, today: NaiveDate) -> Option<YearMissing> {
    let next = today.year() + 1;
    let entry = calendar.years.iter().find(|entry| entry.year == next);
    match entry.map(|entry| entry.status) {
        Some(CalendarStatus::Official) => None,
        _ if today.month() < NOTICE_DUE => None,
        status => Some(YearMissing {
            year: next,
            has_statutory_days: status.is_some(),
        }),
    }
}

/// The days up to today that were working days and would be none, or the other way round. Clocks have run by
/// them, and what became true by that stays on record: they can no longer change. Days to come may, and the
/// clocks that reach into them go by the new calendar.
#[must_use]
pub fn past_days(before: &Calendar, after: &Calendar, today: NaiveDate) -> Vec<Date> {
    let (was, is) = (WorkCalendar::new(before), WorkCalendar::new(after));
    let listed = |calendar: &Calendar| {
        let years = calendar.years.iter();
        let days = years.flat_map(|year| {
            let holidays = year.holidays.iter().map(|day| day.date);
            holidays.chain(year.makeup_workdays.iter().map(|day| day.date))
        });
        days.collect::<Vec<_>>()
    };
    // A day that neither lists is by the weekend in both.
    let mut days = listed(before);
    days.extend(listed(after));
    days.sort();
    days.dedup();
    days.retain(|day| day.0 <= today && was.day(day.0).is_working() != is.day(day.0).is_working());
    days
}
