//! R1, R2: how the days of an approval pass, in stretches.

use super::{TODAY, approval, decided, of, pause, planned, project, running, with};
use crate::county::day;
use mingbai_contract::project::Approval;
use mingbai_domain::project::Passing::{self, Ahead, Late, Past, Paused};
use mingbai_domain::project::stretches;

fn check(approval: Approval, expected: &[(Passing, &str, &str)]) {
    let project = project(vec![approval]);
    let approval = &project.approvals[0];
    let schedule = planned(&project);
    let planned = of(&project, &schedule, approval.no.as_str());
    let found = stretches(approval, planned, day(TODAY));
    let found: Vec<_> = found.iter().map(|s| (s.passing, s.from, s.to)).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(passing, from, to)| (*passing, day(from), day(to)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_runs_has_passed_until_today_and_is_ahead_until_it_is_due() {
    check(
        running("A", 5, &[], "2026-11-17"),
        &[
            (Past, "2026-11-17", "2026-11-20"),
            (Ahead, "2026-11-21", "2026-11-24"),
        ],
    );
    // At once, today.
    check(
        running("A", 0, &[], TODAY),
        &[(Past, "2026-11-20", "2026-11-20")],
    );
    // Nobody has handed it in: the days begin today.
    check(
        approval("A", 1, &[]),
        &[(Ahead, "2026-11-20", "2026-11-23")],
    );
}

#[test]
fn r1_days_after_the_due_date_are_late_also_once_it_is_decided() {
    check(
        running("A", 3, &[], "2026-11-12"),
        &[
            (Past, "2026-11-12", "2026-11-17"),
            (Late, "2026-11-18", "2026-11-20"),
        ],
    );
    check(
        decided("A", 3, &[], ("2026-11-09", "2026-11-16")),
        &[
            (Past, "2026-11-09", "2026-11-12"),
            (Late, "2026-11-13", "2026-11-16"),
        ],
    );
}

#[test]
fn r2_a_pause_begins_on_the_next_day_and_an_open_one_lasts_until_planned_or_today() {
    let paused = |to, ended| {
        with(running("A", 3, &[], "2026-11-12"), |a| {
            a.clock_pauses = vec![pause("2026-11-13", to, ended)];
        })
    };
    check(
        paused(Some("2026-11-17"), true),
        &[
            (Past, "2026-11-12", "2026-11-13"),
            (Paused, "2026-11-14", "2026-11-17"),
            (Past, "2026-11-18", "2026-11-19"),
            (Late, "2026-11-20", "2026-11-20"),
        ],
    );
    for (to, last) in [
        (Some("2026-11-23"), "2026-11-23"),
        (Some("2026-11-18"), TODAY),
        (None, TODAY),
    ] {
        let project = project(vec![paused(to, false)]);
        let schedule = planned(&project);
        let found = stretches(&project.approvals[0], &schedule.approvals[0], day(TODAY));
        assert_eq!(
            (found[1].passing, found[1].to),
            (Paused, day(last)),
            "{to:?}"
        );
        assert_eq!(found[2].passing, Ahead, "{to:?}");
        assert_eq!(found.len(), 3, "{to:?}");
    }
}
