//! R8: materials that follow later.

use super::deferred;
use crate::county::{calendar, day};
use mingbai_domain::project::DeferredState::{self, HandedIn, Missed, Promised};
use mingbai_domain::project::deferred_state;

fn check(promised: &str, fulfilled: Option<&str>, today: &str, expected: DeferredState) {
    let material = deferred("wage", promised, fulfilled);
    let found = deferred_state(calendar(), &material, day(today));
    assert_eq!(found, expected, "{promised} {fulfilled:?} on {today}");
}

#[test]
fn r8_a_promise_is_kept_until_the_end_of_its_day() {
    check("2026-11-26", None, "2026-11-20", Promised { left: 4 });
    check("2026-11-26", None, "2026-11-25", Promised { left: 1 });
    check("2026-11-26", None, "2026-11-26", Promised { left: 0 });
    // Promised for a Saturday: only days off are left.
    check("2026-11-21", None, "2026-11-20", Promised { left: 0 });
}

#[test]
fn r8_a_promise_is_missed_from_midnight_on_whatever_day_it_is() {
    let missed = |since| Missed { since: day(since) };
    check("2026-11-26", None, "2026-11-27", missed("2026-11-27"));
    check("2026-11-26", None, "2026-12-27", missed("2026-11-27"));
    check("2026-11-20", None, "2026-11-21", missed("2026-11-21"));
    check("2026-11-21", None, "2026-11-22", missed("2026-11-22"));
}

#[test]
fn r8_what_came_is_there_and_whether_it_came_late_stays_known() {
    let came = |on, late| HandedIn { on: day(on), late };
    check(
        "2026-11-26",
        Some("2026-11-24"),
        "2026-11-27",
        came("2026-11-24", false),
    );
    check(
        "2026-11-26",
        Some("2026-11-26"),
        "2026-11-27",
        came("2026-11-26", false),
    );
    check(
        "2026-11-26",
        Some("2026-11-27"),
        "2026-11-27",
        came("2026-11-27", true),
    );
}
