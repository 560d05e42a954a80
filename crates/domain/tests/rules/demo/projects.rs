//! Projects on other days.

use super::{everywhere, on, own_day, told};
use crate::county::{calendar, cases, county, day, guide};
use chrono::NaiveDate;
use mingbai_contract::project::Project;
use mingbai_domain::project::inspection::{check_filing, place_in_year};
use mingbai_domain::project::{
    DeferredState, State, check, check_guide, deferred_state, flags, longest_promise, schedule,
};

/// Everything that is to be the same on every day, in working days.
fn essence(project: &Project, today: NaiveDate) -> String {
    let calendar = calendar();
    let plan = schedule(calendar, project, today).expect("a sound project");
    let left = |date: NaiveDate| (calendar.count(today, date), calendar.count(date, today));
    let mut lines = vec![format!("{:?} {}", plan.tally(), plan.open_ended)];
    for (approval, planned) in project.approvals.iter().zip(&plan.approvals) {
        // What silence grants it grants at 00:00 of the day after, a working day or not.
        let deemed = matches!(planned.state, State::Deemed { .. });
        let state = match planned.state {
            State::Deemed { document_by, .. } => format!("deemed {:?}", left(document_by)),
            State::Decided { on } => format!("decided {:?}", left(on)),
            state => format!("{state:?}"),
        };
        lines.push(format!(
            "{state} used {} slack {:?} due {:?} {:?} finish {:?}",
            planned.used,
            (!deemed).then_some((planned.slack, planned.critical)),
            planned.due.map(|due| left(due.date)),
            planned.if_resumed.map(|due| left(due.date)),
            left(calendar.next_working(planned.finish)),
        ));
        for material in &approval.deferred_materials {
            lines.push(match deferred_state(calendar, material, today) {
                DeferredState::Missed { .. } => "missed".to_owned(),
                DeferredState::HandedIn { on, late } => format!("in {:?} {late}", left(on)),
                state @ DeferredState::Promised { .. } => format!("{state:?}"),
            });
        }
    }
    let flags = flags(calendar, project, &plan, today);
    lines.push(format!("{} flags", flags.len()));
    lines.join("\n")
}

#[test]
fn r8_the_sample_projects_stand_on_any_day_as_they_do_on_their_own() {
    let told = told().projects;
    for (today, moved) in everywhere() {
        let own = own_day(*today);
        for (there, here) in told.iter().zip(&moved.projects) {
            let found = essence(here, *today);
            assert_eq!(found, essence(there, own), "{} on {today}", there.id);
        }
    }
}

#[test]
fn r8_r9_the_sample_projects_keep_to_the_rules_on_any_day() {
    let within = longest_promise(&county().service_rules);
    for (today, moved) in everywhere() {
        for project in &moved.projects {
            assert_eq!(check(project), [], "{} on {today}", project.id);
            for approval in &project.approvals {
                let guide = guide(approval.item.as_str());
                let faults = check_guide(calendar(), guide, approval, within);
                assert_eq!(faults, [], "{} on {today}", approval.no);
                let done = approval.submitted_at.iter().chain(&approval.decided_at);
                let ended = approval.clock_pauses.iter().map(|pause| &pause.from);
                for date in done.chain(ended) {
                    assert!(date.0 <= *today && calendar().is_working(date.0), "{date}");
                }
            }
            for one in &project.inspections {
                assert_eq!(check_filing(&project.inspections, one), [], "{}", one.code);
                assert!(!place_in_year(&project.inspections, one).is_over_cap());
                for date in [one.filed_on, one.date] {
                    assert!(date.0 <= *today && calendar().is_working(date.0), "{date}");
                }
            }
            for reached in project.milestones.iter().filter_map(|stone| stone.actual) {
                assert!(reached.0 <= *today, "{} on {today}", project.id);
            }
        }
    }
}

/// What a project is called on a day: itself, its second approval and what that waits for, its last
/// inspection.
fn names(today: &str, project: usize) -> String {
    let project = on(day(today)).projects.swap_remove(project);
    let approval = &project.approvals[4];
    let inspection = project.inspections.last().expect("one");
    format!(
        "{} {} {} {}",
        project.id, approval.no, approval.depends_on[0], inspection.code
    )
}

#[test]
fn r8_r9_names_that_are_made_of_days_move_along() {
    for (today, expected) in [
        (
            "2026-11-20",
            "GC2026-001 GC2026-001-05 GC2026-001-01 JC20261119-011",
        ),
        // After the long holiday of the Spring Festival.
        (
            "2026-02-24",
            "GC2026-001 GC2026-001-05 GC2026-001-01 JC20260214-011",
        ),
        // Begun in the year before.
        (
            "2025-01-10",
            "GC2024-001 GC2024-001-05 GC2024-001-01 JC20250109-011",
        ),
    ] {
        assert_eq!(names(today, 0), expected, "{today}");
    }
}

#[test]
fn r5_what_a_guide_says_of_silence_is_taken_from_the_guide() {
    for (case, project) in cases().projects.iter().zip(told().projects) {
        for (told, moved) in case.approvals.iter().zip(&project.approvals) {
            assert!(!told.deemed_consent, "it is not stored");
            let guide = guide(moved.item.as_str());
            assert_eq!(moved.deemed_consent, guide.deemed_consent, "{}", moved.no);
        }
    }
}
