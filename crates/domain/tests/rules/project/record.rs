//! R8, R15: what is on record of a project stands in its next version.

use super::{approval, date, deferred, no, pause, project, running, with};
use mingbai_contract::lists::Milestone;
use mingbai_contract::project::{Approval, ClockPause, Project};
use mingbai_domain::project::check_record;

/// One that is on record with everything, one that nobody has handed in.
fn before() -> Project {
    let decided = with(running("A", 5, &[], "2026-11-02"), |a| {
        a.decided_at = Some(date("2026-11-06"));
        a.overtime_reason = Some("系统故障".to_owned());
        a.deferred_materials = vec![
            deferred("map", "2026-11-20", Some("2026-11-09")),
            deferred("draw", "2026-11-25", None),
        ];
    });
    let paused = with(running("B", 5, &[], "2026-11-09"), |a| {
        a.clock_pauses = vec![
            pause("2026-11-10", Some("2026-11-12"), true),
            pause("2026-11-16", None, false),
        ];
    });
    let outside = approval("C", 5, &["A"]);
    with(project(vec![decided, paused, outside]), |p| {
        p.milestones = vec![Milestone {
            name: "拿地".to_owned(),
            planned: date("2026-11-01"),
            actual: Some(date("2026-11-02")),
        }];
    })
}

fn check(change: impl FnOnce(&mut Project), gone: &[&str]) {
    let after = with(before(), change);
    let found = check_record(&before(), &after);
    let found: Vec<_> = found.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(found, gone);
}

#[test]
fn r8_a_project_goes_on() {
    check(|_| {}, &[]);
    // What was outside is handed in, put off or given up; what runs is decided; a pause ends.
    check(
        |p| p.approvals[2].submitted_at = Some(date("2026-11-20")),
        &[],
    );
    check(|p| drop(p.approvals.remove(2)), &[]);
    check(
        |p| p.approvals[1].decided_at = Some(date("2026-11-20")),
        &[],
    );
    check(
        |p| p.approvals[1].clock_pauses[1] = pause("2026-11-16", Some("2026-11-19"), true),
        &[],
    );
    check(
        |p| p.approvals[1].clock_pauses[1].document = Some("听证通知".to_owned()),
        &[],
    );
    // A material comes, another is promised, the words of a reason are put right.
    check(
        |p| p.approvals[0].deferred_materials[1].fulfilled_date = Some(date("2026-11-19")),
        &[],
    );
    check(
        |p| {
            let more = deferred("wage", "2026-11-27", None);
            p.approvals[1].deferred_materials.push(more);
        },
        &[],
    );
    check(
        |p| p.approvals[0].overtime_reason = Some("机房断电".to_owned()),
        &[],
    );
    // Approvals stand in another order, and there are more of them.
    check(
        |p| {
            p.approvals.reverse();
            p.approvals.push(approval("D", 3, &[]));
        },
        &[],
    );
}

#[test]
fn r8_what_is_on_record_does_not_vanish() {
    let first = |change: fn(&mut Approval), gone: &str| {
        let gone = format!("/approvals/0/{gone}");
        check(|p| change(&mut p.approvals[0]), &[&gone]);
    };
    first(|a| a.decided_at = None, "decided_at");
    first(|a| a.decided_at = Some(date("2026-11-05")), "decided_at");
    first(
        |a| a.submitted_at = Some(date("2026-11-03")),
        "submitted_at",
    );
    first(|a| a.committed_working_days = 9, "committed_working_days");
    first(|a| a.deemed_consent = true, "deemed_consent");
    first(|a| a.overtime_reason = None, "overtime_reason");
    first(|a| a.department = "fagai".parse().unwrap(), "department");
    let materials = "deferred_materials";
    first(|a| drop(a.deferred_materials.remove(0)), materials);
    first(|a| drop(a.deferred_materials.remove(1)), materials);
    first(|a| a.deferred_materials[0].fulfilled_date = None, materials);
    // A promise that would be missed is not put off unseen.
    first(
        |a| a.deferred_materials[1].promised_date = date("2026-12-25"),
        materials,
    );
    let gone = &["/approvals/1/clock_pauses"];
    let second = |change: fn(&mut Vec<ClockPause>)| {
        check(|p| change(&mut p.approvals[1].clock_pauses), gone);
    };
    second(|pauses| drop(pauses.remove(0)));
    second(|pauses| drop(pauses.remove(1)));
    second(|pauses| pauses[0].to = Some(date("2026-11-18")));
    second(|pauses| pauses[1].from = date("2026-11-17"));
    check(|p| drop(p.approvals.remove(0)), &["/approvals/0"]);
    check(|p| p.approvals[0].no = no("X"), &["/approvals/0"]);
    check(|p| p.milestones.clear(), &["/milestones/0/actual"]);
    check(
        |p| p.enterprise_code = "9134ZZ00QS00000201".parse().unwrap(),
        &["/enterprise_code"],
    );
}
