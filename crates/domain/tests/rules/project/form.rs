//! What of a project can be read and reckoned with.

use super::{TODAY, date, deferred, project, running, with};
use crate::county::day;
use mingbai_contract::problem::FieldCode::{
    self, DoesNotFit, Malformed, Missing, OutOfRange, Taken, TooLong,
};
use mingbai_contract::project::Project;
use mingbai_domain::project::{APPROVALS, check_form};

fn good() -> Project {
    with(project(vec![running("A", 5, &[], "2026-11-16")]), |p| {
        p.enterprise_code = "9134ZZ00QS00000100".parse().unwrap();
    })
}

fn check(change: impl FnOnce(&mut Project), expected: &[(&str, FieldCode)]) {
    let project = with(good(), change);
    let found = check_form(&project, day(TODAY));
    let found: Vec<_> = found.iter().map(|p| (p.field.as_str(), p.code)).collect();
    assert_eq!(found, expected);
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    check(|_| {}, &[]);
    check(
        |p| {
            p.id = "gc2026-001".parse().unwrap();
            p.name.zh = " ".to_owned();
            p.site = "甲\u{202e}乙".to_owned();
            p.agent = "员".repeat(61);
            p.stages.push(p.stages[0].clone());
        },
        &[
            ("/id", Malformed),
            ("/name/zh", Missing),
            ("/site", Malformed),
            ("/agent", TooLong),
            ("/stages/1", Taken),
        ],
    );
}

#[test]
fn what_happened_is_not_still_to_come_and_nothing_is_planned_for_ever() {
    let at = "/approvals/0";
    check(
        |p| p.approvals[0].submitted_at = Some(date("2026-11-21")),
        &[(&format!("{at}/submitted_at"), OutOfRange)],
    );
    check(
        |p| p.approvals[0].submitted_at = Some(date("1996-11-21")),
        &[(&format!("{at}/submitted_at"), OutOfRange)],
    );
    check(
        |p| {
            p.approvals[0].deferred_materials = vec![
                deferred("map", "9999-11-21", Some("2026-11-21")),
                deferred("map", TODAY, None),
            ];
        },
        &[
            (
                &format!("{at}/deferred_materials/0/promised_date"),
                OutOfRange,
            ),
            (
                &format!("{at}/deferred_materials/0/fulfilled_date"),
                OutOfRange,
            ),
        ],
    );
}

#[test]
fn there_are_some_approvals_and_not_too_many_and_inspections_are_filed_apart() {
    check(|p| p.approvals.clear(), &[("/approvals", Missing)]);
    check(
        |p| p.approvals = vec![p.approvals[0].clone(); APPROVALS + 1],
        &[("/approvals", TooLong)],
    );
    let filed = || {
        serde_json::from_value(serde_json::json!({
            "code": "J1", "kind": "joint", "date": TODAY, "filed_on": "2026-11-13",
            "departments": "甲", "type": "乙",
        }))
        .unwrap()
    };
    check(
        |p| p.inspections = vec![filed()],
        &[("/inspections", DoesNotFit)],
    );
}
