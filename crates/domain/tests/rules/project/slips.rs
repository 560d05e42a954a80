//! R8: what if this one slips?

use super::{approval, decided, no, of, planned, project, running, with};
use crate::county::{calendar, day};
use mingbai_contract::project::Project;
use mingbai_domain::project::{SlipRefusal, slip};

fn sample() -> Project {
    project(vec![
        decided("A", 5, &[], ("2026-11-04", "2026-11-10")),
        // Due on the 25th.
        running("B", 5, &["A"], "2026-11-18"),
        // Due on the 27th.
        running("C", 7, &["A"], "2026-11-18"),
        approval("D", 2, &["B", "C"]),
        approval("E", 1, &["B"]),
        with(running("F", 2, &[], "2026-11-16"), |f| {
            f.deemed_consent = true
        }),
    ])
}

/// When `name` comes `days` later: who moves, by how much the project does, and when it is there.
fn check(name: &str, days: u16, moved: &[&str], postponed: u16, finish: &str) {
    let project = sample();
    let found = slip(calendar(), &project, day(super::TODAY), &no(name), days).expect("an answer");
    let names: Vec<&str> = found
        .moved
        .iter()
        .map(|at| project.approvals[*at].no.as_str())
        .collect();
    assert_eq!(names, moved, "{name} {days}");
    assert_eq!(found.postponed, postponed, "{name} {days}");
    assert_eq!(
        found.after.finish.map(|due| due.date),
        Some(day(finish)),
        "{name} {days}"
    );
}

#[test]
fn r8_a_slip_within_the_slack_moves_nobody_who_waits() {
    check("B", 0, &[], 0, "2026-12-01");
    check("B", 1, &["B", "E"], 0, "2026-12-01");
    check("B", 2, &["B", "E"], 0, "2026-12-01");
    // D ends with the project on December 1st, E on November 26th.
    check("E", 3, &["E"], 0, "2026-12-01");
}

#[test]
fn r8_beyond_the_slack_the_whole_project_slips() {
    check("B", 3, &["B", "D", "E"], 1, "2026-12-02");
    check("C", 1, &["C", "D"], 1, "2026-12-02");
    check("D", 5, &["D"], 5, "2026-12-08");
    check("E", 4, &["E"], 1, "2026-12-02");
}

#[test]
fn r8_a_slip_leaves_the_promise_where_it_was() {
    let project = sample();
    let before = planned(&project);
    let after = slip(calendar(), &project, day(super::TODAY), &no("C"), 4)
        .expect("an answer")
        .after;
    assert_eq!(
        of(&project, &after, "C").due,
        of(&project, &before, "C").due
    );
    assert_eq!(of(&project, &after, "C").finish, day("2026-12-03"));
}

#[test]
fn r8_what_is_there_cannot_slip() {
    let project = sample();
    let today = day(super::TODAY);
    for (name, expected, code) in [
        ("A", SlipRefusal::AlreadyGranted, "already_granted"),
        // Granted by silence.
        ("F", SlipRefusal::AlreadyGranted, "already_granted"),
        ("X", SlipRefusal::UnknownApproval, "unknown_approval"),
    ] {
        assert_eq!(expected.code(), code);
        assert_eq!(
            slip(calendar(), &project, today, &no(name), 1),
            Err(expected),
            "{name}"
        );
    }
}
