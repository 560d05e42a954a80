//! R8: earliest start, due date, slack and critical path, worked out by hand.

use super::{
    approval, decided, of, pause, planned, planned_on, project, rows, running, short, with,
};
use crate::county::day;
use mingbai_contract::project::Approval;

/// `TODAY` is Friday 2026-11-20. Rows are: number, earliest start, due, finish, slack, `!` if critical.
fn check(approvals: Vec<Approval>, expected: &[&str]) {
    check_on(super::TODAY, approvals, expected);
}

fn check_on(today: &str, approvals: Vec<Approval>, expected: &[&str]) {
    let project = project(approvals);
    assert_eq!(
        rows(&project, &planned_on(&project, today)),
        expected,
        "on {today}"
    );
}

#[test]
fn r8_what_depends_on_nothing_runs_side_by_side() {
    check(
        vec![
            approval("A", 5, &[]),
            approval("B", 8, &[]),
            approval("C", 0, &[]),
        ],
        &[
            "A 11-20 11-27 11-27 3",
            "B 11-20 12-02 12-02 0!",
            "C 11-20 11-20 11-20 8",
        ],
    );
}

#[test]
fn r8_what_depends_starts_on_the_day_on_which_the_last_one_is_there() {
    check(
        vec![
            approval("A", 2, &[]),
            approval("B", 4, &[]),
            approval("C", 3, &["A", "B"]),
            approval("D", 1, &["A"]),
        ],
        &[
            "A 11-20 11-24 11-24 2",
            "B 11-20 11-26 11-26 0!",
            "C 11-26 12-01 12-01 0!",
            "D 11-24 11-25 11-25 4",
        ],
    );
}

#[test]
fn r8_two_ways_of_the_same_length_are_both_critical() {
    check(
        vec![
            approval("A", 2, &[]),
            approval("B", 2, &["A"]),
            approval("C", 4, &[]),
        ],
        &[
            "A 11-20 11-24 11-24 0!",
            "B 11-24 11-26 11-26 0!",
            "C 11-20 11-26 11-26 0!",
        ],
    );
}

#[test]
fn r1_the_plan_goes_by_the_calendar() {
    // Saturday: handing in is possible on Monday. National Day 2026 is 1 to 7 October; the 10th, a
    // Saturday, is worked.
    check_on(
        "2026-11-21",
        vec![approval("A", 1, &[])],
        &["A 11-23 11-24 11-24 0!"],
    );
    check_on(
        "2026-09-30",
        vec![approval("A", 1, &[]), approval("B", 2, &["A"])],
        &["A 09-30 10-08 10-08 0!", "B 10-08 10-10 10-10 0!"],
    );
    // What was decided on a day off can be built on from the next working day.
    check(
        vec![
            decided("A", 5, &[], ("2026-11-10", "2026-11-14")),
            approval("B", 1, &["A"]),
            running("C", 6, &["A"], "2026-11-16"),
        ],
        &[
            "A 11-10 11-17 11-14 1",
            "B 11-20 11-23 11-23 1",
            "C 11-16 11-24 11-24 0!",
        ],
    );
}

#[test]
fn r1_dates_without_an_official_calendar_are_provisional() {
    let project = project(vec![
        approval("A", 27, &[]),
        approval("B", 3, &["A"]),
        approval("C", 5, &[]),
    ]);
    let plan = planned_on(&project, "2026-11-20");
    let provisional: Vec<bool> = plan.approvals.iter().map(|p| p.provisional).collect();
    // A ends on 2026-12-29, B on 2027-01-04.
    assert_eq!(provisional, [false, true, false]);
    assert_eq!(
        plan.finish.map(|f| (f.date, f.provisional)),
        Some((day("2027-01-04"), true))
    );
}

#[test]
fn r8_what_was_handed_in_keeps_its_day_and_the_days_let_pass_go_along() {
    // B could have been handed in on the 9th, was on the 12th: had A come a day later, B would have too.
    check(
        vec![
            decided("A", 5, &[], ("2026-11-02", "2026-11-09")),
            running("B", 10, &["A"], "2026-11-12"),
            decided("C", 5, &[], ("2026-11-02", "2026-11-05")),
            approval("D", 1, &["B", "C"]),
        ],
        &[
            "A 11-02 11-09 11-09 0!",
            "B 11-09 11-26 11-26 0!",
            "C 11-02 11-09 11-05 15",
            "D 11-26 11-27 11-27 0!",
        ],
    );
}

#[test]
fn r8_what_came_too_late_for_an_approval_did_not_hold_it_up() {
    // B was taken in before A was decided, C before D is: their clocks run all the same.
    check(
        vec![
            decided("A", 5, &[], ("2026-11-09", "2026-11-16")),
            running("B", 10, &["A"], "2026-11-12"),
            running("C", 8, &["D"], "2026-11-20"),
            running("D", 3, &[], "2026-11-17"),
        ],
        &[
            "A 11-09 11-16 11-16 12",
            "B 11-12 11-26 11-26 4",
            "C 11-20 12-02 12-02 0!",
            "D 11-17 11-20 11-20 8",
        ],
    );
}

#[test]
fn r1_what_is_late_is_reckoned_with_for_today() {
    check(
        vec![running("A", 3, &[], "2026-11-10"), approval("B", 2, &["A"])],
        &["A 11-10 11-13 11-20 0!", "B 11-20 11-24 11-24 0!"],
    );
    check_on(
        "2026-11-22",
        vec![running("A", 3, &[], "2026-11-10"), approval("B", 2, &["A"])],
        &["A 11-10 11-13 11-23 0!", "B 11-23 11-25 11-25 0!"],
    );
}

#[test]
fn r5_what_silence_grants_can_be_built_on_from_the_day_after() {
    let deemed =
        |name, limit, from| with(running(name, limit, &[], from), |a| a.deemed_consent = true);
    check(
        vec![deemed("A", 3, "2026-11-16"), approval("B", 2, &["A"])],
        &["A 11-16 11-19 11-20 0!", "B 11-20 11-24 11-24 0!"],
    );
    // Due on Friday the 20th, granted from Saturday 00:00 on.
    check_on(
        "2026-11-21",
        vec![deemed("A", 3, "2026-11-17"), approval("B", 2, &["A"])],
        &["A 11-17 11-20 11-21 1", "B 11-23 11-25 11-25 0!"],
    );
}

#[test]
fn r2_a_pause_leaves_no_due_date_but_a_day_to_reckon_with() {
    // Day 1 is the 13th, 2 the 16th, then it stands still until the 23rd: 3 is the 24th, 8 December 1st.
    let paused = |to| {
        with(running("A", 8, &[], "2026-11-12"), |a| {
            a.clock_pauses = vec![pause("2026-11-16", to, false)];
        })
    };
    let check = |to, if_resumed: Option<&str>, finish: &str, open_ended| {
        let project = project(vec![paused(to), approval("B", 1, &["A"])]);
        let plan = planned(&project);
        let a = of(&project, &plan, "A");
        assert_eq!(a.due, None, "{to:?}");
        assert_eq!(
            a.if_resumed.map(|due| due.date),
            if_resumed.map(day),
            "{to:?}"
        );
        assert_eq!(a.finish, day(finish), "{to:?}");
        assert_eq!(a.used, 2, "{to:?}");
        assert_eq!(of(&project, &plan, "B").start, a.finish);
        assert_eq!(plan.open_ended, open_ended, "{to:?}");
    };
    check(Some("2026-11-23"), Some("2026-12-01"), "2026-12-01", false);
    check(Some("2026-11-20"), Some("2026-11-30"), "2026-11-30", false);
    // Nobody says when it ends, or it should have: today at the earliest.
    check(None, None, "2026-11-30", true);
    check(Some("2026-11-18"), None, "2026-11-30", true);
}

#[test]
fn r2_a_pause_that_is_over_moves_the_due_date() {
    let project = project(vec![with(running("A", 8, &[], "2026-11-05"), |a| {
        a.clock_pauses = vec![
            pause("2026-11-06", Some("2026-11-10"), true),
            pause("2026-11-12", Some("2026-11-13"), true),
        ];
    })]);
    // Counted: 6, 11, 12, 16, 17, 18, 19, 20.
    let plan = planned(&project);
    assert_eq!(rows(&project, &plan), ["A 11-05 11-20 11-20 0!"]);
    assert_eq!(of(&project, &plan, "A").used, 8);
    assert!(!plan.open_ended);
}

#[test]
fn r5_a_stage_promises_the_longest_of_what_is_parallel_and_the_sum_of_what_is_serial() {
    let stage = |name: &str, a: Approval| with(a, |a| name.clone_into(&mut a.stage));
    let mut project = project(vec![
        stage("一", decided("A", 5, &[], ("2026-11-02", "2026-11-06"))),
        stage("一", decided("B", 3, &["A"], ("2026-11-09", "2026-11-11"))),
        stage("一", decided("C", 7, &[], ("2026-11-03", "2026-11-12"))),
        stage("二", approval("D", 4, &["B"])),
        stage("二", running("E", 6, &[], "2026-11-18")),
        stage("二", with(approval("F", 2, &["D"]), |_| {})),
    ]);
    project.stages.push("三".to_owned());
    let plan = planned(&project);
    let found: Vec<String> = plan
        .stages
        .iter()
        .map(|stage| {
            stage.map_or_else(String::new, |s| {
                let days = format!("{}..{}", short(s.from), short(s.to));
                format!("{days} {}/{} in {}", s.granted, s.total, s.promised)
            })
        })
        .collect();
    assert_eq!(
        found,
        ["11-02..11-12 3/3 in 8", "11-18..11-30 0/3 in 6", ""]
    );
}
