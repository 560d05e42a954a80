//! A count of days made apart from the code it tests: from the raw calendar, one day after the other.

use crate::county::county;
use chrono::{Datelike, Days, NaiveDate};
use mingbai_domain::clock::{Limit, Pause};

/// Whether offices work on a day: looked up in the published lists, else by the day of the week.
pub fn works(day: NaiveDate) -> bool {
    for year in &county().calendar.years {
        if year.holidays.iter().any(|holiday| holiday.date.0 == day) {
            return false;
        }
        if year
            .makeup_workdays
            .iter()
            .any(|makeup| makeup.date.0 == day)
        {
            return true;
        }
    }
    day.weekday().number_from_monday() <= 5
}

/// The due date by ticking off days (R1, R2); none while a pause is open that began in time.
pub fn due(start: NaiveDate, limit: Limit, pauses: &[Pause]) -> Option<NaiveDate> {
    let (Limit::Working(length) | Limit::Calendar(length)) = limit;
    let mut ticked = 0;
    let mut day = start;
    let mut first = true;
    loop {
        let mut out = false;
        for pause in pauses {
            if day > pause.from && pause.to.is_none() {
                return None;
            }
            out |= day > pause.from && pause.to.is_some_and(|to| day <= to);
        }
        let counts = match limit {
            Limit::Working(_) => works(day),
            Limit::Calendar(_) => true,
        };
        if !first && !out && counts {
            ticked += 1;
        }
        if ticked >= length && !out && works(day) {
            return (!stands_still(day, pauses)).then_some(day);
        }
        first = false;
        day = day + Days::new(1);
    }
}

/// Whether a pause that began on a day, or one that began before it ended, and so on, is open.
fn stands_still(day: NaiveDate, pauses: &[Pause]) -> bool {
    let mut evening = day;
    loop {
        let standing =
            |pause: &&Pause| pause.from <= evening && pause.to.is_none_or(|to| to > evening);
        match pauses.iter().find(standing) {
            None => return false,
            Some(pause) if pause.to.is_none() => return true,
            Some(_) => evening = evening + Days::new(1),
        }
    }
}

/// The `n`-th working day after a day.
pub fn working_day(start: NaiveDate, n: u16) -> NaiveDate {
    let mut day = start;
    let mut left = n;
    while left > 0 {
        day = day + Days::new(1);
        left -= u16::from(works(day));
    }
    day
}
