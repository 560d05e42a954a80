//! Are this year's and next year's holidays known (R1)?

use super::{Code, Finding};
use chrono::{Datelike as _, NaiveDate};
use mingbai_contract::calendar::{Calendar, CalendarStatus};
use mingbai_domain::publishing::NOTICE_DUE;

/// Looks at the two years that today's dates reach into.
#[must_use]
pub fn check(calendar: &Calendar, today: NaiveDate) -> Vec<Finding> {
    let status = |year: i32| {
        let entry = calendar.years.iter().find(|entry| entry.year == year);
        entry.map(|entry| entry.status)
    };
    let this = match status(today.year()) {
        Some(CalendarStatus::Official) => Code::ThisYearOfficial,
        Some(CalendarStatus::StatutoryOnly) | None => Code::ThisYearProvisional,
    };
    let next = match status(today.year() + 1) {
        Some(CalendarStatus::Official) => Code::NextYearOfficial,
        Some(CalendarStatus::StatutoryOnly) if today.month() < NOTICE_DUE => Code::NextYearNotDue,
        Some(CalendarStatus::StatutoryOnly) => Code::NextYearDue,
        None => Code::NextYearMissing,
    };
    vec![
        Finding::new(this, today.year().to_string()),
        Finding::new(next, (today.year() + 1).to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::doctor::{Code, Finding};
    use mingbai_contract::calendar::{Calendar, CalendarStatus, CalendarYear, Weekday};

    #[test]
    fn both_years_are_judged_by_their_notice_and_the_time_of_the_year() {
        use CalendarStatus::{Official, StatutoryOnly};
        use Code::{
            NextYearDue, NextYearMissing, NextYearNotDue, NextYearOfficial, ThisYearOfficial,
            ThisYearProvisional,
        };
        for (today, years, this, next) in [
            (
                "2026-06-30",
                vec![(2026, Official), (2027, Official)],
                ThisYearOfficial,
                NextYearOfficial,
            ),
            (
                "2026-10-31",
                vec![(2026, Official), (2027, StatutoryOnly)],
                ThisYearOfficial,
                NextYearNotDue,
            ),
            (
                "2026-11-01",
                vec![(2026, Official), (2027, StatutoryOnly)],
                ThisYearOfficial,
                NextYearDue,
            ),
            (
                "2026-12-31",
                vec![(2026, Official), (2027, StatutoryOnly)],
                ThisYearOfficial,
                NextYearDue,
            ),
            (
                "2026-02-01",
                vec![(2025, Official), (2026, Official)],
                ThisYearOfficial,
                NextYearMissing,
            ),
            (
                "2027-01-01",
                vec![(2026, Official), (2027, StatutoryOnly)],
                ThisYearProvisional,
                NextYearMissing,
            ),
            (
                "2030-03-01",
                vec![(2026, Official)],
                ThisYearProvisional,
                NextYearMissing,
            ),
        ] {
            let calendar = Calendar {
                timezone: "Asia/Shanghai".to_owned(),
                weekend: vec![Weekday::Saturday, Weekday::Sunday],
                rule: String::new(),
                years: years.into_iter().map(year).collect(),
            };
            let today: mingbai_contract::Date = today.parse().unwrap();
            let found = check(&calendar, today.0);
            let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [this, next], "{today}");
            let about: Vec<&Finding> = found.iter().collect();
            assert!(today.to_string().starts_with(&about[0].about), "{today}");
        }
    }

    fn year((year, status): (i32, CalendarStatus)) -> CalendarYear {
        CalendarYear {
            year,
            status,
            notice: None,
            holidays: Vec::new(),
            makeup_workdays: Vec::new(),
            note: None,
        }
    }
}
