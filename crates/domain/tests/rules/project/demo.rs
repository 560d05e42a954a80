//! The demonstration projects, computed, against what is stored beside their facts.

use super::{no, of, rows};
use crate::county::{calendar, county, day, demo_cases, guide};
use mingbai_contract::ApprovalId;
use mingbai_contract::project::FeeStanding::{self, Free, Listed};
use mingbai_contract::project::Project;
use mingbai_domain::project::inspection::{Visit, check_filing, place_in_year, visit};
use mingbai_domain::project::{
    Schedule, State, Tally, check, check_guide, fee_standing, longest_promise, pens, schedule, slip,
};
use serde_json::Value;

/// The projects with what their guides say of silence, and everything stored.
fn projects() -> Vec<(Project, &'static Value)> {
    let stored = demo_cases()["projects"].as_array().expect("projects");
    let read = |value: &Value| -> Project {
        let mut project: Project = serde_json::from_value(value.clone()).expect("a project");
        for approval in &mut project.approvals {
            approval.deemed_consent = guide(approval.item.as_str()).deemed_consent;
        }
        project
    };
    stored.iter().map(|value| (read(value), value)).collect()
}

fn project(id: &str) -> Project {
    let found = projects().into_iter().find(|(p, _)| p.id.as_str() == id);
    found.expect(id).0
}

fn planned(project: &Project) -> Schedule {
    let today = day(demo_cases()["as_of"].as_str().expect("a day"));
    schedule(calendar(), project, today).expect("a sound project")
}

/// The stored approval with this number.
fn stored<'a>(project: &'a Value, number: &ApprovalId) -> &'a Value {
    let all = project["approvals"].as_array().expect("approvals");
    all.iter().find(|a| a["no"] == number.as_str()).expect("it")
}

#[test]
fn r8_the_demo_projects_are_sound_and_keep_to_their_guides() {
    let within = longest_promise(&county().service_rules);
    for (project, _) in projects() {
        assert_eq!(check(&project), [], "{}", project.id);
        for approval in &project.approvals {
            let guide = guide(approval.item.as_str());
            assert_eq!(
                check_guide(calendar(), guide, approval, within),
                [],
                "{}",
                approval.no
            );
            assert_eq!(approval.department, guide.department, "{}", approval.no);
            assert!(guide.windows.contains(&approval.window), "{}", approval.no);
        }
    }
}

#[test]
fn r8_the_demo_projects_handed_nothing_in_before_what_it_depends_on() {
    for (project, _) in projects() {
        let plan = planned(&project);
        for (approval, planned) in project.approvals.iter().zip(&plan.approvals) {
            assert!(
                plan.waits_for(&project, &approval.no).is_empty(),
                "{}",
                approval.no
            );
            for need in &approval.depends_on {
                let need = of(&project, &plan, need.as_str());
                assert!(need.finish <= planned.start, "{}", approval.no);
            }
        }
    }
}

#[test]
fn r1_the_demo_projects_stored_dates_follow_from_their_facts() {
    for (project, value) in projects() {
        let plan = planned(&project);
        for (approval, planned) in project.approvals.iter().zip(&plan.approvals) {
            let stored = stored(value, &approval.no);
            // Of what is decided no due date is stored, and a clock that stands still has none (R2).
            let open = approval.decided_at.is_none();
            let due = planned.due.filter(|_| open).map(|due| due.date);
            assert_eq!(stored["due_date"].as_str().map(day), due, "{}", approval.no);
            if let Some(used) = stored["working_days_used"].as_u64() {
                assert_eq!(u64::from(planned.used), used, "{}", approval.no);
            }
            if let Some(promised) = stored["committed_working_days"].as_u64() {
                let guide = guide(approval.item.as_str());
                assert_eq!(u64::from(guide.limits.committed_working_days), promised);
            }
        }
    }
}

/// The stored word for how it stands with an approval; both of "in_review" and "accepted" fit the same.
fn is_word(word: &str, state: State) -> bool {
    match state {
        State::Decided { .. } => word == "decided",
        State::Deemed { .. } => word == "deemed_consent",
        State::Running => word == "in_review" || word == "accepted",
        State::Late { .. } => word == "overdue",
        State::Paused => word == "paused",
        State::Waiting | State::Ready => false,
    }
}

#[test]
fn r5_the_demo_projects_states_follow_from_their_facts() {
    for (project, value) in projects() {
        let plan = planned(&project);
        for (approval, planned) in project.approvals.iter().zip(&plan.approvals) {
            let word = stored(value, &approval.no)["status"].as_str();
            let word = word.expect("a state");
            assert!(
                is_word(word, planned.state),
                "{} {word}: {:?}",
                approval.no,
                planned.state
            );
        }
    }
}

#[test]
fn r2_the_demo_projects_pauses_name_reason_and_document() {
    let mut pauses = 0;
    for (project, _) in projects() {
        for approval in &project.approvals {
            for pause in &approval.clock_pauses {
                assert!(!pause.reason.is_empty(), "{}", approval.no);
                assert!(pause.document.is_some(), "{}", approval.no);
                pauses += 1;
            }
        }
    }
    assert_eq!(pauses, 2);
}

#[test]
fn r9_the_demo_projects_inspections_were_filed_in_time_and_within_the_cap() {
    for (project, _) in projects() {
        let filed = &project.inspections;
        for (at, one) in filed.iter().enumerate() {
            assert_eq!(check_filing(filed, one), [], "{}", one.code);
            assert_eq!(visit(Some(one), one.date.0), Visit::Filed, "{}", one.code);
            let place = place_in_year(filed, one);
            assert_eq!(place.number.map(usize::from), Some(at + 1), "{}", one.code);
            assert_eq!(usize::from(place.this_year), filed.len(), "{}", one.code);
        }
    }
}

#[test]
fn r7_the_demo_projects_fees_against_the_published_list() {
    let found: Vec<(String, FeeStanding)> = projects()
        .iter()
        .flat_map(|(project, _)| {
            let list = &county().lists.fee_catalogue;
            let fees = project.fees.iter();
            let id = project.id.to_string();
            fees.map(move |fee| (format!("{id} {}", fee.item), fee_standing(list, fee)))
                .collect::<Vec<_>>()
        })
        .collect();
    let found: Vec<(&str, FeeStanding)> = found.iter().map(|(fee, s)| (fee.as_str(), *s)).collect();
    assert_eq!(
        found,
        [
            ("GC2026-001 civil-defense-fee", Free),
            ("GC2026-001 soil-water-conservation", Free),
            ("GC2026-002 road-occupation", Free),
            ("GC2026-003 forest-land-use", Listed),
            ("GC2026-003 soil-water-conservation", Free),
            ("GC2026-005 civil-defense-fee", Free),
            ("GC2026-006 soil-water-conservation", Free),
        ]
    );
}

#[test]
fn r8_the_school_in_numbers_dates_and_slack() {
    let project = project("GC2026-002");
    let plan = planned(&project);
    assert_eq!(
        rows(&project, &plan),
        [
            "GC2026-002-01 10-08 10-21 10-19 0!",
            "GC2026-002-02 10-08 10-21 10-20 10",
            "GC2026-002-03 10-08 10-08 10-08 39",
            "GC2026-002-04 10-19 11-05 11-05 0!",
            "GC2026-002-05 10-20 10-22 10-22 10",
            "GC2026-002-06 10-19 11-02 10-30 22",
            "GC2026-002-07 11-05 11-17 11-17 10",
            "GC2026-002-08 11-05 11-19 11-20 7",
            "GC2026-002-09 11-05 ----- 12-01 0!",
        ]
    );
    let road = of(&project, &plan, "GC2026-002-09");
    assert_eq!(road.if_resumed.map(|due| due.date), Some(day("2026-12-01")));
    assert_eq!((road.used, plan.open_ended), (2, false));
    assert_eq!(plan.finish.map(|due| due.date), Some(day("2026-12-01")));
    let tally = Tally {
        total: 9,
        decided: 7,
        deemed: 1,
        paused: 1,
        ..Tally::default()
    };
    assert_eq!(plan.tally(), tally);
    let promised: Vec<_> = plan.stages.iter().map(|s| s.map(|s| s.promised)).collect();
    assert_eq!(promised, [Some(10), Some(10), Some(8), None]);
    let today = day(super::TODAY);
    let pens = pens(calendar(), &project, &plan, today);
    let who: Vec<&str> = pens.iter().map(|pen| pen.approval.no.as_str()).collect();
    assert_eq!(who, ["GC2026-002-08", "GC2026-002-09", "GC2026-002-07"]);
    let slipped = slip(calendar(), &project, today, &no("GC2026-002-09"), 1).expect("an answer");
    assert_eq!(slipped.postponed, 1);
}
