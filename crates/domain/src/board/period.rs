//! Which periods there are.

use chrono::NaiveDate;
use mingbai_contract::board::Period;
use mingbai_contract::{Date, Month, Quarter};

/// The months of a period.
#[must_use]
pub fn months(period: Period) -> Vec<Month> {
    match period {
        Period::Month(month) => vec![month],
        Period::Quarter(quarter) => quarter.months().to_vec(),
    }
}

/// The first day of a period, and the first one behind it.
#[must_use]
pub fn days(period: Period) -> (Date, Date) {
    match period {
        Period::Month(month) => (month.first(), month.next().first()),
        Period::Quarter(quarter) => (
            quarter.months()[0].first(),
            quarter.next().months()[0].first(),
        ),
    }
}

/// Whether a period is over on a day: before that nothing of it is given by level (R13).
#[must_use]
pub fn is_over(period: Period, today: NaiveDate) -> bool {
    days(period).1.0 <= today
}

/// Every period from that of the first day that has counts up to those that run on `today`, the newest first: each
/// quarter before its months.
#[must_use]
pub fn periods(first: Option<Date>, today: NaiveDate) -> Vec<Period> {
    let last = Month::of(Date(today));
    let mut month = first.map_or(last, Month::of).min(last);
    let mut months = Vec::new();
    loop {
        months.push(month);
        if month >= last {
            break;
        }
        month = month.next();
    }
    let mut periods = Vec::new();
    let mut before = None;
    for month in months.into_iter().rev() {
        let quarter = Quarter::of(month);
        if before.replace(quarter) != Some(quarter) {
            periods.push(Period::Quarter(quarter));
        }
        periods.push(Period::Month(month));
    }
    periods
}

/// The newest month that is over; none where there is none.
#[must_use]
pub fn newest(periods: &[Period], today: NaiveDate) -> Option<Period> {
    let mut months = periods.iter().copied();
    months.find(|period| matches!(period, Period::Month(_)) && is_over(*period, today))
}

#[cfg(test)]
mod tests {
    use super::{is_over, newest, periods};
    use mingbai_contract::Date;
    use mingbai_contract::board::Period;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn periods_go_back_to_the_first_count() {
        let of = |first: Option<&str>, today| -> Vec<String> {
            let periods = periods(first.map(day), day(today).0);
            periods.iter().map(Period::to_string).collect()
        };
        assert_eq!(
            of(Some("2026-09-30"), "2026-11-02"),
            ["2026-Q4", "2026-11", "2026-10", "2026-Q3", "2026-09"]
        );
        assert_eq!(of(None, "2026-11-02"), ["2026-Q4", "2026-11"]);
        // A day behind today is none of any period yet.
        assert_eq!(of(Some("2027-01-01"), "2026-11-02"), ["2026-Q4", "2026-11"]);
    }

    #[test]
    fn a_period_is_over_when_the_next_one_has_begun() {
        let over = |period: &str, today| is_over(period.parse().unwrap(), day(today).0);
        assert!(!over("2026-11", "2026-11-30") && over("2026-11", "2026-12-01"));
        assert!(!over("2026-Q4", "2026-12-31") && over("2026-Q4", "2027-01-01"));
        let all = periods(Some(day("2026-09-30")), day("2026-11-02").0);
        let newest = newest(&all, day("2026-11-02").0);
        assert_eq!(
            newest.map(|period| period.to_string()).as_deref(),
            Some("2026-10")
        );
    }
}
