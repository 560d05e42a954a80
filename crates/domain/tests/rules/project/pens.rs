//! R5, R8: who holds the pen today, what the supervisor is told, and whom to ask.

use super::{approval, decided, deferred, pause, planned_on, project, running, short, with};
use crate::county::{calendar, county, day};
use mingbai_contract::project::Project;
use mingbai_domain::project::{FlagReason, Task, contact, flags, pens};

/// One of each, out of order.
fn sample() -> Project {
    project(vec![
        with(decided("A", 5, &[], ("2026-11-04", "2026-11-10")), |a| {
            a.deferred_materials = vec![
                deferred("wage", "2026-11-26", None),
                deferred("draw", "2026-11-19", None),
                deferred("fund", "2026-11-19", Some("2026-11-18")),
            ];
        }),
        approval("B", 5, &["A"]),
        approval("C", 5, &["B"]),
        running("D", 5, &[], "2026-11-18"),
        with(running("E", 5, &[], "2026-11-18"), |e| {
            e.clock_pauses = vec![pause("2026-11-19", None, false)];
        }),
        running("F", 5, &[], "2026-11-11"),
        with(running("G", 5, &[], "2026-11-12"), |g| {
            g.deemed_consent = true
        }),
        running("H", 5, &[], "2026-11-12"),
    ])
}

fn told(project: &Project, today: &str) -> Vec<String> {
    let plan = planned_on(project, today);
    let pens = pens(calendar(), project, &plan, day(today));
    pens.iter()
        .map(|pen| {
            assert_eq!(project.approvals.get(pen.at), Some(pen.approval));
            let what = match pen.task {
                Task::DecideLate { days } => format!("late {days}"),
                Task::Issue { by } => format!("document by {by}"),
                Task::Resume => "resume".to_owned(),
                Task::Decide { left } => format!("decide in {left}"),
                Task::Supply { material, state } => format!("{} {state:?}", material.material),
                Task::HandIn => "hand in".to_owned(),
            };
            let who = if pen.task.is_investors() {
                "investor"
            } else {
                "office"
            };
            format!("{who}: {} {what}", pen.approval.no)
        })
        .collect()
}

#[test]
fn r8_the_pen_is_with_whoever_can_do_something_now_the_worst_first() {
    assert_eq!(
        told(&sample(), "2026-11-20"),
        [
            "office: F late 2",
            "office: H late 1",
            "office: G document by 2026-11-20",
            "office: E resume",
            "office: D decide in 3",
            "investor: A draw Missed { since: 2026-11-20 }",
            "investor: A wage Promised { left: 4 }",
            "investor: B hand in",
        ]
    );
}

#[test]
fn r8_nobody_holds_the_pen_when_everything_is_there() {
    let project = project(vec![decided("A", 5, &[], ("2026-11-04", "2026-11-10"))]);
    assert_eq!(told(&project, "2026-11-20"), Vec::<String>::new());
}

#[test]
fn r5_r8_the_supervisor_is_told_of_what_is_late_silent_or_missed() {
    let project = sample();
    let flagged = |today| {
        let plan = planned_on(&project, today);
        let flags = flags(calendar(), &project, &plan, day(today));
        let all = flags.iter().map(|flag| {
            let why = match flag.reason {
                FlagReason::Late => "late",
                FlagReason::Deemed => "deemed",
                FlagReason::MaterialMissed(material) => material.material.as_str(),
                FlagReason::OpinionDeemed { .. } => "opinion",
            };
            format!("{} {why} {}", flag.approval.no, short(flag.since))
        });
        all.collect::<Vec<_>>()
    };
    assert_eq!(
        flagged("2026-11-20"),
        [
            "A draw 11-20",
            "F late 11-19",
            "G deemed 11-20",
            "H late 11-20"
        ]
    );
    assert_eq!(flagged("2026-11-18"), Vec::<String>::new());
}

#[test]
fn who_answers_is_a_role_at_a_window() {
    let project = sample();
    let agent = contact::agent(&project);
    assert_eq!(
        (agent.role, agent.window.as_str(), agent.phone),
        ("项目代办专员", "D01", None)
    );
    let departments = &county().departments;
    let found = contact::answerable(&project.approvals[0], departments).expect("a department");
    let chief = &departments
        .iter()
        .find(|d| d.id.as_str() == "zhujian")
        .expect("it");
    assert_eq!(found.role, chief.chief_representative.role);
    assert_eq!(*found.window, chief.chief_representative.window);
    assert_eq!(found.phone, Some(chief.consultation_phone.as_str()));
    assert_eq!(contact::answerable(&project.approvals[0], &[]), None);
}
