//! R1: calendars that do not add up.

use super::plant::*;
use crate::county::day;
use mingbai_contract::Date;
use mingbai_contract::calendar::Weekday;
use mingbai_domain::catalog::check::FaultCode::*;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    let file = "calendar.json";
    vec![
        (
            |p| "Asia/Atlantis".clone_into(&mut p.calendar.timezone),
            file,
            "/timezone",
            UnknownTimeZone,
        ),
        (
            |p| {
                let year = &mut p.calendar.years[2];
                year.holidays.push(year.holidays[0].clone());
            },
            file,
            "/years/2/holidays/33/date",
            DuplicateDate,
        ),
        (
            |p| {
                let year = &mut p.calendar.years[2];
                year.makeup_workdays.push(year.makeup_workdays[0].clone());
            },
            file,
            "/years/2/makeup_workdays/6/date",
            DuplicateDate,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2026-01-05")),
            file,
            "/years/2/makeup_workdays/0/date",
            MakeupNotOnWeekend,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2026-01-03")),
            file,
            "/years/2/makeup_workdays/0/date",
            MakeupOnHoliday,
        ),
        (
            |p| p.calendar.years[2].holidays[0].date = Date(day("2025-12-31")),
            file,
            "/years/2/holidays/0/date",
            DateOutsideYear,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2027-01-03")),
            file,
            "/years/2/makeup_workdays/0/date",
            DateOutsideYear,
        ),
        (
            |p| p.calendar.weekend = WEEK.to_vec(),
            file,
            "/weekend",
            NoWorkingDays,
        ),
        (
            |p| p.calendar.years.swap(0, 1),
            file,
            "/years/1/year",
            YearsNotAscending,
        ),
        (
            |p| p.calendar.years[1].notice = None,
            file,
            "/years/1/notice",
            OfficialWithoutNotice,
        ),
        (
            |p| drop(p.calendar.years.remove(2)),
            file,
            "/years",
            YearMissing,
        ),
        (
            |p| p.calendar.years[0].holidays[3].name.clear(),
            file,
            "/years/0/holidays/3/name",
            EmptyName,
        ),
    ]
}

#[test]
fn r1_the_calendar_adds_up() {
    find_all(&planted());
}
