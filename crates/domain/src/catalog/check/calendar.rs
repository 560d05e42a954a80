//! The calendar adds up (R1).

use super::{FaultCode, Faults};
use crate::time::Zone;
use chrono::{Datelike, NaiveDate};
use mingbai_contract::calendar::{Calendar, CalendarStatus, CalendarYear, Weekday};
use mingbai_contract::catalog::Publication;
use std::collections::BTreeSet;

const FILE: &str = "calendar.json";
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    let calendar = &publication.calendar;
    if Zone::by_name(&calendar.timezone).is_none() {
        faults.add(
            FILE,
            "/timezone",
            FaultCode::UnknownTimeZone,
            calendar.timezone.as_str(),
        );
    }
    if WEEK.iter().all(|day| calendar.weekend.contains(day)) {
        faults.add(FILE, "/weekend", FaultCode::NoWorkingDays, "");
    }
    for (at, pair) in calendar.years.windows(2).enumerate() {
        if let [before, year] = pair
            && year.year <= before.year
        {
            let field = format!("/years/{}/year", at + 1);
            faults.add(
                FILE,
                field,
                FaultCode::YearsNotAscending,
                year.year.to_string(),
            );
        }
    }
    let now = publication.county.published.0.year();
    let official = |year: &CalendarYear| year.status == CalendarStatus::Official;
    if !calendar
        .years
        .iter()
        .any(|year| year.year == now && official(year))
    {
        faults.add(FILE, "/years", FaultCode::YearMissing, now.to_string());
    }
    let holidays: BTreeSet<NaiveDate> = calendar
        .years
        .iter()
        .flat_map(|year| &year.holidays)
        .map(|day| day.date.0)
        .collect();
    let (mut off, mut worked) = (BTreeSet::new(), BTreeSet::new());
    for (at, year) in calendar.years.iter().enumerate() {
        if official(year) && year.notice.is_none() {
            let found = year.year.to_string();
            faults.add(
                FILE,
                format!("/years/{at}/notice"),
                FaultCode::OfficialWithoutNotice,
                found,
            );
        }
        for (nth, day) in year.holidays.iter().enumerate() {
            let field = format!("/years/{at}/holidays/{nth}");
            listed(year.year, day.date.0, &field, &mut off, faults);
            if day.name.trim().is_empty() {
                faults.add(FILE, format!("{field}/name"), FaultCode::EmptyName, "");
            }
        }
        for (nth, day) in year.makeup_workdays.iter().enumerate() {
            let field = format!("/years/{at}/makeup_workdays/{nth}");
            listed(year.year, day.date.0, &field, &mut worked, faults);
            if day.r#for.trim().is_empty() {
                faults.add(FILE, format!("{field}/for"), FaultCode::EmptyName, "");
            }
            let found = day.date.to_string();
            if holidays.contains(&day.date.0) {
                faults.add(
                    FILE,
                    format!("{field}/date"),
                    FaultCode::MakeupOnHoliday,
                    found,
                );
            } else if !is_weekend(calendar, day.date.0) {
                faults.add(
                    FILE,
                    format!("{field}/date"),
                    FaultCode::MakeupNotOnWeekend,
                    found,
                );
            }
        }
    }
}

/// Each day stands once, in its own year.
fn listed(
    year: i32,
    date: NaiveDate,
    field: &str,
    seen: &mut BTreeSet<NaiveDate>,
    faults: &mut Faults,
) {
    let found = mingbai_contract::Date(date).to_string();
    if date.year() != year {
        faults.add(
            FILE,
            format!("{field}/date"),
            FaultCode::DateOutsideYear,
            found,
        );
    } else if !seen.insert(date) {
        faults.add(
            FILE,
            format!("{field}/date"),
            FaultCode::DuplicateDate,
            found,
        );
    }
}

fn is_weekend(calendar: &Calendar, date: NaiveDate) -> bool {
    let nth = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
    WEEK.get(nth)
        .is_some_and(|day| calendar.weekend.contains(day))
}
