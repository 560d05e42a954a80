//! How single days move, off days among them.

use super::ground;
use crate::application::script::{at, ms, show};
use crate::county::{cases, day};
use mingbai_contract::demo::DemoCases;
use mingbai_domain::demo::moved;

/// What a moment at which something was submitted becomes.
fn moment(then: &str, today: &str) -> String {
    let mut case = cases().applications[0].clone();
    case.events.truncate(1);
    case.events[0].at = at(ms(then));
    let cases = DemoCases {
        applications: vec![case],
        projects: Vec::new(),
        complaints: Vec::new(),
        ..cases().clone()
    };
    let moved = moved(&cases, ground(), day(today)).expect("it moves");
    show(moved.applications[0].events[0].at.unix_ms)
}

#[test]
fn r1_days_move_by_working_days_and_keep_their_time() {
    // The file is of Friday 2026-11-20.
    for (then, today, expected) in [
        ("2026-11-20 09:12", "2026-11-20", "2026-11-20 09:12"),
        ("2026-11-20 09:12", "2026-11-26", "2026-11-26 09:12"),
        ("2026-11-19 16:20", "2026-11-26", "2026-11-25 16:20"),
        // Over a weekend.
        ("2026-11-18 00:00", "2026-11-24", "2026-11-20 00:00"),
        // On a day off: as on the last working day.
        ("2026-11-20 09:12", "2026-11-28", "2026-11-27 09:12"),
        ("2026-11-19 09:12", "2026-11-29", "2026-11-26 09:12"),
        // Over the National Day, with a working Saturday behind it (2026-10-10) and a Sunday before.
        ("2026-11-19 09:12", "2026-10-12", "2026-10-10 09:12"),
        ("2026-11-17 09:12", "2026-10-12", "2026-10-08 09:12"),
        ("2026-11-16 09:12", "2026-10-12", "2026-09-30 09:12"),
        // A day off stays one while there is one, else it falls on the working day before.
        ("2026-11-15 12:00", "2026-11-20", "2026-11-15 12:00"),
        ("2026-11-15 12:00", "2026-11-19", "2026-11-12 12:00"),
        // The day on which a festival's long rest ends.
        ("2026-11-20 23:59", "2026-02-24", "2026-02-24 23:59"),
        // Into a year that the calendar does not know.
        ("2026-11-19 09:12", "2024-01-02", "2023-12-29 09:12"),
    ] {
        assert_eq!(moment(then, today), expected, "{then} on {today}");
    }
}
