//! The demonstration cases, moved to any day: R1 to R5, R8, R9 and R14 hold there as they did before.

mod alive;
mod applications;
mod complaints;
mod days;
mod faults;
mod projects;
mod ratings;

use crate::application::script::ms;
use crate::county::{calendar, cases, county, day};
use chrono::{Days, NaiveDate};
use mingbai_domain::complaint::terms;
use mingbai_domain::demo::{Ground, Moved, moved};
use std::collections::HashSet;
use std::sync::OnceLock;

pub fn ground() -> Ground<'static> {
    Ground {
        calendar: calendar(),
        guides: &county().guides,
        prefix: "QS",
        complaints: terms(&county().service_rules),
    }
}

/// The cases on a day.
pub fn on(today: NaiveDate) -> Moved {
    moved(cases(), ground(), today).expect("the cases move")
}

/// The cases on the day of the file.
pub fn told() -> Moved {
    on(cases().as_of.0)
}

/// The day of the file to look at the cases as they are told: for a day off, the one behind it.
pub fn own_day(today: NaiveDate) -> NaiveDate {
    let as_of = cases().as_of.0;
    if calendar().is_working(today) {
        as_of
    } else {
        let off = as_of + Days::new(1);
        assert!(
            !calendar().is_working(off),
            "the file ends before a day off"
        );
        off
    }
}

/// The end of a day.
pub fn evening(day: NaiveDate) -> i64 {
    ms(&format!("{day} 23:59"))
}

/// The cases on days of every year of the calendar: its ends, the edges of every festival, and one in
/// twenty-nine of the others, so that every day of the week comes up.
pub fn everywhere() -> &'static [(NaiveDate, Moved)] {
    static ALL: OnceLock<Vec<(NaiveDate, Moved)>> = OnceLock::new();
    ALL.get_or_init(|| todays().into_iter().map(|day| (day, on(day))).collect())
}

fn todays() -> Vec<NaiveDate> {
    let (first, last) = (day("2024-01-01"), day("2027-12-31"));
    let years = county().calendar.years.iter();
    let named: HashSet<NaiveDate> = years
        .flat_map(|year| {
            let holidays = year.holidays.iter().map(|day| day.date.0);
            holidays.chain(year.makeup_workdays.iter().map(|day| day.date.0))
        })
        .collect();
    // A named day beside one that is not, or the other way round.
    let edge = |date: NaiveDate| {
        let next = date + Days::new(1);
        named.contains(&date) != named.contains(&next)
    };
    let days = first.iter_days().take_while(|date| *date <= last);
    days.enumerate()
        .filter(|(at, date)| at % 29 == 0 || *date == last || edge(*date))
        .map(|(_, date)| date)
        .collect()
}
