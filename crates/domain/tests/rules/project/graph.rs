//! R8: what waits for what; a graph that is none is refused.

use super::{approval, decided, no, planned, project, with};
use crate::county::{calendar, day};
use mingbai_contract::project::Approval;
use mingbai_domain::project::{Fault, check, schedule, slip};

/// What is found at a project of these approvals: by the check, and, as far as it concerns the graph, by
/// whoever would plan it.
fn check_faults(approvals: Vec<Approval>, expected: &[Fault]) {
    let project = project(approvals);
    assert_eq!(check(&project), expected);
    let today = day(super::TODAY);
    let refused = schedule(calendar(), &project, today)
        .err()
        .unwrap_or_default();
    let graph = |fault: &&Fault| {
        !matches!(
            fault,
            Fault::UnknownStage { .. } | Fault::DecidedTooEarly { .. }
        )
    };
    let expected: Vec<Fault> = expected.iter().filter(graph).cloned().collect();
    assert_eq!(refused, expected);
    let first = &project.approvals[0].no;
    assert_eq!(
        slip(calendar(), &project, today, first, 1).is_err(),
        !expected.is_empty()
    );
}

fn ring(names: &[&str]) -> Fault {
    Fault::Cycle {
        approvals: names.iter().map(|name| no(name)).collect(),
    }
}

fn unknown(approval: &str, dependency: &str) -> Fault {
    Fault::UnknownDependency {
        approval: no(approval),
        dependency: no(dependency),
    }
}

#[test]
fn r8_a_sound_project_has_no_fault() {
    check_faults(
        vec![
            // What it depends on may stand below it.
            approval("C", 3, &["A", "B", "A"]),
            approval("B", 2, &["A"]),
            approval("A", 1, &[]),
        ],
        &[],
    );
    assert_eq!(check(&project(Vec::new())), []);
}

#[test]
fn r8_a_project_without_approvals_has_no_end() {
    let plan = planned(&project(Vec::new()));
    assert_eq!(plan.finish, None);
    assert!(plan.approvals.is_empty() && plan.stages.is_empty());
}

#[test]
fn r8_unknown_dependencies_are_refused_all_at_once() {
    check_faults(
        vec![approval("A", 1, &["X", "B"]), approval("B", 1, &["Y"])],
        &[unknown("A", "X"), unknown("B", "Y")],
    );
}

#[test]
fn r8_approvals_that_wait_for_each_other_are_refused_by_name() {
    check_faults(vec![approval("A", 1, &["A"])], &[ring(&["A"])]);
    check_faults(
        vec![approval("A", 1, &["B"]), approval("B", 1, &["A"])],
        &[ring(&["A", "B"])],
    );
    // The ring alone is named: neither what leads to it nor what waits for it.
    check_faults(
        vec![
            approval("W", 1, &["C"]),
            approval("A", 1, &["S", "B"]),
            approval("B", 1, &["C"]),
            approval("C", 1, &["A"]),
            approval("S", 1, &[]),
        ],
        &[ring(&["C", "A", "B"])],
    );
}

#[test]
fn r8_a_number_that_is_there_twice_is_refused() {
    check_faults(
        vec![approval("A", 1, &[]), approval("A", 2, &[])],
        &[Fault::SameNumber { approval: no("A") }],
    );
}

#[test]
fn r8_stages_and_days_that_do_not_fit_are_found_but_can_be_planned() {
    let mut project = project(vec![
        decided("A", 1, &[], ("2026-11-12", "2026-11-11")),
        with(approval("B", 1, &["A"]), |b| {
            b.decided_at = Some(super::date("2026-11-13"))
        }),
        decided("C", 1, &[], ("2026-11-12", "2026-11-12")),
    ]);
    project.stages = vec!["竣工验收".to_owned()];
    project.approvals[2].stage = "竣工验收".to_owned();
    let stage = |name| Fault::UnknownStage { approval: no(name) };
    let early = |name| Fault::DecidedTooEarly { approval: no(name) };
    assert_eq!(
        check(&project),
        [stage("A"), early("A"), stage("B"), early("B")]
    );
    assert_eq!(
        planned(&project).finish.map(|due| due.date),
        Some(day("2026-11-13"))
    );
}

#[test]
fn faults_name_themselves_and_their_approval() {
    for (fault, code, text) in [
        (
            ring(&["A", "B"]),
            "cycle",
            "A: it waits, by way of others, for itself",
        ),
        (
            unknown("A", "X"),
            "unknown_dependency",
            "A: it waits for an approval that is not there",
        ),
        (
            Fault::SameNumber { approval: no("A") },
            "same_number",
            "A: two approvals have this number",
        ),
    ] {
        assert_eq!((fault.code(), fault.to_string().as_str()), (code, text));
    }
}
