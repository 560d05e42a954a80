//! On any day there is something of everything to see in the sample county.

use super::{evening, on};
use crate::application::demo::word;
use crate::county::{calendar, day};
use mingbai_contract::application::State;
use mingbai_domain::application::{ClockKind, fold};
use mingbai_domain::project::schedule;
use std::collections::BTreeMap;

/// How many applications there are of each kind on a day.
fn applications(today: &str) -> Vec<String> {
    let today = day(today);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for application in on(today).applications {
        let terms = &application.terms;
        let course = fold(calendar(), &application, evening(today)).expect("it can have happened");
        let mut add = |what| *counts.entry(what).or_default() += 1;
        add(word(&course, calendar(), terms, today));
        if course.state() == State::Decided {
            add("- document due");
        }
        let committed = course.clock(calendar(), terms, ClockKind::Committed);
        if let Some(clock) = committed.filter(|clock| clock.stopped.is_none())
            && clock.due.is_some_and(|due| due.date >= today)
        {
            add("- on time");
        }
    }
    counts
        .iter()
        .map(|(what, n)| format!("{what}: {n}"))
        .collect()
}

/// How many approvals of all projects there are of each kind on a day: decided, deemed, late, paused,
/// running.
fn approvals(today: &str) -> [u16; 5] {
    let today = day(today);
    let mut sum = [0; 5];
    for project in on(today).projects {
        let plan = schedule(calendar(), &project, today).expect("a sound project");
        let t = plan.tally();
        let kinds = [t.decided, t.deemed, t.late, t.paused, t.running];
        for (sum, more) in sum.iter_mut().zip(kinds) {
            *sum += more;
        }
    }
    sum
}

#[test]
fn the_sample_county_is_alive_on_any_day() {
    let expected = [
        "- document due: 1",
        "- on time: 10",
        "accepted: 4",
        "clock_paused: 12",
        "deemed_acceptance: 1",
        "deemed_consent: 3",
        "delivered: 19",
        "in_review: 5",
        "overdue: 2",
        "rejected: 6",
        "supplement_requested: 8",
    ];
    for (today, projects) in [
        // A Friday, a Monday, a working Saturday.
        ("2026-11-20", [45, 2, 1, 2, 6]),
        ("2026-11-30", [45, 2, 1, 2, 6]),
        ("2026-10-10", [45, 2, 1, 2, 6]),
        // A Sunday and the middle of a festival: what was due on the day before is late, or granted.
        ("2026-11-29", [45, 3, 2, 2, 4]),
        ("2026-02-18", [45, 3, 2, 2, 4]),
        // The ends of the calendar.
        ("2024-01-02", [45, 2, 1, 2, 6]),
        ("2027-12-31", [45, 2, 1, 2, 6]),
    ] {
        assert_eq!(applications(today), expected, "{today}");
        assert_eq!(approvals(today), projects, "{today}");
    }
}
