//! What the token of a concluded application is good for (R11).

use crate::application::Course;
use chrono::NaiveDate;
use mingbai_contract::application::State;
use mingbai_contract::rating::{Scope, ScopeOf};
use mingbai_contract::{Date, DepartmentId, Month, Quarter, WindowId};

/// Fewer concluded cases than so many in a quarter do not hide one another.
pub const FEW: u32 = 30;

/// The quarter a day lies in.
#[must_use]
pub fn quarter(day: NaiveDate) -> Quarter {
    Quarter::of(Month::of(Date(day)))
}

/// The day on which an application was concluded, if it is: decided by the office or by its silence (R5), or
/// refused acceptance. Who took it back, or let it lapse, was not served to the end.
#[must_use]
pub fn concluded(course: &Course) -> Option<NaiveDate> {
    let refused = course
        .ended
        .filter(|ended| ended.state == State::Refused)
        .map(|ended| ended.at.date);
    let decided = course.decided.as_ref().map(|decided| decided.at.date);
    decided.or(refused)
}

/// Where a token is good: at the window that handled the case, or, where that had few in the quarter before,
/// at all of its department.
#[must_use]
pub fn of(
    window: &WindowId,
    department: &DepartmentId,
    concluded: NaiveDate,
    cases_before: u32,
) -> Scope {
    let of = if cases_before < FEW {
        ScopeOf::Department(department.clone())
    } else {
        ScopeOf::Window(window.clone())
    };
    Scope {
        of,
        quarter: quarter(concluded),
    }
}

/// Whether a scope is one that everybody's token of this window and quarter may have. A phone takes no token
/// of another one: it would tell whose it is.
#[must_use]
pub fn is_shared(
    scope: &Scope,
    window: &WindowId,
    department: &DepartmentId,
    concluded: NaiveDate,
) -> bool {
    let here = match &scope.of {
        ScopeOf::Window(of) => of == window,
        ScopeOf::Department(of) => of == department,
    };
    here && scope.quarter == quarter(concluded)
}

/// Whether tokens of a quarter are taken on a day: in that quarter, and in the next one.
#[must_use]
pub fn is_in_time(of: Quarter, today: NaiveDate) -> bool {
    let now = quarter(today);
    of == now || of.next() == now
}

#[cfg(test)]
mod tests {
    use super::{is_in_time, is_shared, of};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse::<mingbai_contract::Date>().unwrap().0
    }

    #[test]
    fn r11_a_token_is_good_for_the_window_or_where_few_were_for_the_department() {
        let (window, department) = ("A12".parse().unwrap(), "scjg".parse().unwrap());
        for (on, cases, expected) in [
            ("2026-11-20", 0, "d.scjg.2026-Q4"),
            ("2026-11-20", 29, "d.scjg.2026-Q4"),
            ("2026-11-20", 30, "w.A12.2026-Q4"),
            ("2026-10-01", 3000, "w.A12.2026-Q4"),
            ("2026-12-31", 30, "w.A12.2026-Q4"),
            ("2027-01-01", 30, "w.A12.2027-Q1"),
            ("2026-09-30", 5, "d.scjg.2026-Q3"),
        ] {
            let scope = of(&window, &department, day(on), cases);
            assert_eq!(scope.to_string(), expected, "{on} {cases}");
            assert!(is_shared(&scope, &window, &department, day(on)));
        }
    }

    #[test]
    fn r11_a_scope_of_somebodys_own_is_none() {
        let (window, department) = ("A12".parse().unwrap(), "scjg".parse().unwrap());
        for scope in [
            "w.A13.2026-Q4",
            "d.A12.2026-Q4",
            "w.scjg.2026-Q4",
            "d.gsj.2026-Q4",
            "w.A12.2026-Q3",
            "w.A12.2027-Q4",
        ] {
            let scope = scope.parse().unwrap();
            assert!(
                !is_shared(&scope, &window, &department, day("2026-11-20")),
                "{scope}"
            );
        }
    }

    #[test]
    fn r11_a_token_is_taken_in_its_quarter_and_the_next() {
        for (quarter, today, expected) in [
            ("2026-Q4", "2026-10-01", true),
            ("2026-Q4", "2027-03-31", true),
            ("2026-Q4", "2027-04-01", false),
            ("2026-Q4", "2026-09-30", false),
            ("2026-Q1", "2026-06-30", true),
            ("2026-Q1", "2026-07-01", false),
        ] {
            let quarter = quarter.parse().unwrap();
            assert_eq!(
                is_in_time(quarter, day(today)),
                expected,
                "{quarter} {today}"
            );
        }
    }
}
