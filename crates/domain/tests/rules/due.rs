//! R1: due dates. Columns: start, limit, due date; `?` marks a provisional one.

use crate::county::{calendar, day};
use mingbai_domain::clock::Limit::{self, Calendar, Working};
use mingbai_domain::clock::{due, is_overdue};

fn check_all(table: &[(&str, Limit, &str)]) {
    for (start, limit, expected) in table {
        let due = due(calendar(), day(start), *limit, &[]).expect("no pause is open");
        let mark = if due.provisional { "?" } else { "" };
        assert_eq!(
            format!("{}{mark}", due.date),
            *expected,
            "R1: {limit:?} from {start}"
        );
    }
}

/// An ordinary week, and over an ordinary weekend.
#[test]
fn r1_an_ordinary_week() {
    check_all(&[
        ("2026-11-16", Working(1), "2026-11-17"),
        ("2026-11-16", Working(4), "2026-11-20"),
        ("2026-11-20", Working(3), "2026-11-25"),
        ("2026-11-21", Working(1), "2026-11-23"),
        ("2026-11-22", Working(5), "2026-11-27"),
    ]);
}

/// New Year 2024 (a single Monday off).
#[test]
fn r1_new_year_2024() {
    check_all(&[
        ("2023-12-29", Working(1), "2024-01-02?"),
        ("2024-01-02", Working(5), "2024-01-09"),
    ]);
}

/// Spring Festival 2024: ten days off in a row but for the Sundays worked before and after.
#[test]
fn r1_spring_festival_2024() {
    check_all(&[
        ("2024-02-02", Working(1), "2024-02-04"),
        ("2024-02-04", Working(5), "2024-02-09"),
        ("2024-02-09", Working(1), "2024-02-18"),
        ("2024-02-09", Working(2), "2024-02-19"),
        ("2024-02-16", Working(1), "2024-02-18"),
    ]);
}

/// Tomb-sweeping, Labour Day, Dragon Boat 2024.
#[test]
fn r1_spring_2024() {
    check_all(&[
        ("2024-04-03", Working(1), "2024-04-07"),
        ("2024-04-03", Working(2), "2024-04-08"),
        ("2024-04-26", Working(1), "2024-04-28"),
        ("2024-04-30", Working(3), "2024-05-08"),
        ("2024-05-10", Working(1), "2024-05-11"),
        ("2024-05-10", Working(2), "2024-05-13"),
        ("2024-06-07", Working(1), "2024-06-11"),
    ]);
}

/// Mid-autumn and National Day 2024.
#[test]
fn r1_autumn_2024() {
    check_all(&[
        ("2024-09-13", Working(1), "2024-09-14"),
        ("2024-09-14", Working(1), "2024-09-18"),
        ("2024-09-13", Working(12), "2024-10-08"),
        ("2024-09-27", Working(1), "2024-09-29"),
        ("2024-09-30", Working(1), "2024-10-08"),
        ("2024-09-30", Working(5), "2024-10-12"),
        ("2024-10-11", Working(1), "2024-10-12"),
    ]);
}

/// New Year and Spring Festival 2025.
#[test]
fn r1_winter_2025() {
    check_all(&[
        ("2024-12-31", Working(1), "2025-01-02"),
        ("2024-12-31", Working(20), "2025-02-05"),
        ("2025-01-24", Working(1), "2025-01-26"),
        ("2025-01-27", Working(1), "2025-02-05"),
        ("2025-01-27", Working(4), "2025-02-08"),
        ("2025-02-07", Working(2), "2025-02-10"),
    ]);
}

/// Tomb-sweeping, Labour Day, Dragon Boat 2025.
#[test]
fn r1_spring_2025() {
    check_all(&[
        ("2025-04-03", Working(1), "2025-04-07"),
        ("2025-04-25", Working(1), "2025-04-27"),
        ("2025-04-30", Working(1), "2025-05-06"),
        ("2025-05-30", Working(1), "2025-06-03"),
    ]);
}

/// National Day and Mid-autumn 2025, together.
#[test]
fn r1_autumn_2025() {
    check_all(&[
        ("2025-09-26", Working(1), "2025-09-28"),
        ("2025-09-30", Working(1), "2025-10-09"),
        ("2025-09-30", Working(2), "2025-10-10"),
        ("2025-09-30", Working(3), "2025-10-11"),
        ("2025-10-10", Working(2), "2025-10-13"),
    ]);
}

/// New Year 2026 with its make-up Sunday.
#[test]
fn r1_new_year_2026() {
    check_all(&[
        ("2025-12-31", Working(1), "2026-01-04"),
        ("2025-12-31", Working(2), "2026-01-05"),
        ("2025-12-25", Working(5), "2026-01-04"),
    ]);
}

/// Spring Festival 2026: nine days, a Saturday worked on either side.
#[test]
fn r1_spring_festival_2026() {
    check_all(&[
        ("2026-02-13", Working(1), "2026-02-14"),
        ("2026-02-13", Working(2), "2026-02-24"),
        ("2026-02-14", Working(1), "2026-02-24"),
        ("2026-02-14", Working(5), "2026-02-28"),
        ("2026-02-27", Working(1), "2026-02-28"),
        ("2026-02-27", Working(2), "2026-03-02"),
    ]);
}

/// Tomb-sweeping, Labour Day, Dragon Boat 2026.
#[test]
fn r1_spring_2026() {
    check_all(&[
        ("2026-04-03", Working(1), "2026-04-07"),
        ("2026-04-30", Working(1), "2026-05-06"),
        ("2026-04-30", Working(4), "2026-05-09"),
        ("2026-05-08", Working(2), "2026-05-11"),
        ("2026-06-18", Working(1), "2026-06-22"),
        ("2026-06-18", Working(2), "2026-06-23"),
    ]);
}

/// Mid-autumn and National Day 2026.
#[test]
fn r1_autumn_2026() {
    check_all(&[
        ("2026-09-18", Working(1), "2026-09-20"),
        ("2026-09-24", Working(1), "2026-09-28"),
        ("2026-09-30", Working(1), "2026-10-08"),
        ("2026-09-30", Working(3), "2026-10-10"),
        ("2026-09-14", Working(20), "2026-10-16"),
    ]);
}

/// Limit 0: the starting day itself, or the next working day.
#[test]
fn r1_limit_zero_is_due_on_the_starting_day_or_the_next_working_day() {
    check_all(&[
        ("2026-11-20", Working(0), "2026-11-20"),
        ("2026-11-21", Working(0), "2026-11-23"),
        ("2026-01-04", Working(0), "2026-01-04"),
        ("2026-01-01", Working(0), "2026-01-04"),
        ("2026-02-15", Working(0), "2026-02-24"),
        ("2026-10-10", Working(0), "2026-10-10"),
        ("2025-10-01", Working(0), "2025-10-09"),
    ]);
}

/// Calendar days: counted through, moved off days off.
#[test]
fn r1_calendar_days_are_counted_through_and_moved_off_days_off() {
    check_all(&[
        ("2026-11-02", Calendar(15), "2026-11-17"),
        ("2026-11-06", Calendar(15), "2026-11-23"),
        ("2026-09-16", Calendar(15), "2026-10-08"),
        ("2026-09-01", Calendar(30), "2026-10-08"),
        ("2025-12-22", Calendar(10), "2026-01-04"),
        ("2026-01-24", Calendar(30), "2026-02-24"),
        ("2026-01-28", Calendar(30), "2026-02-27"),
        ("2026-11-21", Calendar(0), "2026-11-23"),
        ("2026-11-20", Calendar(0), "2026-11-20"),
        ("2026-02-04", Calendar(10), "2026-02-14"),
    ]);
}

/// Year ends, a year with statutory days only, a year with no entry.
#[test]
fn r1_year_ends_and_years_without_an_official_calendar_are_provisional() {
    check_all(&[
        ("2026-12-31", Working(0), "2026-12-31"),
        ("2026-12-30", Working(1), "2026-12-31"),
        ("2026-12-31", Working(1), "2027-01-04?"),
        ("2026-12-28", Working(5), "2027-01-05?"),
        ("2026-12-31", Working(30), "2027-02-16?"),
        ("2027-01-01", Working(0), "2027-01-04?"),
        ("2027-02-04", Working(3), "2027-02-11?"),
        ("2027-04-30", Working(1), "2027-05-03?"),
        ("2027-09-30", Working(2), "2027-10-05?"),
        ("2027-10-08", Working(1), "2027-10-11?"),
        ("2027-12-31", Working(1), "2028-01-03?"),
        ("2027-12-24", Calendar(20), "2028-01-13?"),
        ("2028-01-03", Working(5), "2028-01-10?"),
        ("2028-02-28", Working(2), "2028-03-01?"),
        ("2023-12-29", Working(0), "2023-12-29?"),
        ("2023-12-28", Working(3), "2024-01-03?"),
    ]);
}

#[test]
fn r1_a_clock_is_overdue_from_midnight_after_the_due_date() {
    let due = due(calendar(), day("2026-11-20"), Working(3), &[]).expect("no pause is open");
    for (today, overdue) in [
        ("2026-11-24", false),
        ("2026-11-25", false),
        ("2026-11-26", true),
    ] {
        assert_eq!(is_overdue(&due, day(today)), overdue, "{today}");
    }
}
