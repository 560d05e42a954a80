//! Projects: R8 with what belongs to it of R2, R5 and R7, and R9.

mod deferred;
mod demo;
mod endings;
mod fees;
mod form;
mod graph;
mod guides;
mod hand;
mod inspections;
mod pens;
mod plan;
mod random;
mod record;
mod reviews;
mod slips;
mod spans;
mod states;
mod templates;

use crate::county::{calendar, day};
use chrono::NaiveDate;
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::project::{Approval, ClockPause, DeferredMaterial, Project, ProjectType};
use mingbai_contract::{ApprovalId, Date, Words};
use mingbai_domain::project::{Planned, Schedule, schedule};

/// Today, in every table.
pub const TODAY: &str = "2026-11-20";

/// Calls `change` with what is being made and hands it back.
pub fn with<T>(mut made: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut made);
    made
}

pub fn no(text: &str) -> ApprovalId {
    ApprovalId::new(text).expect(text)
}

pub fn date(text: &str) -> Date {
    Date(day(text))
}

/// An approval that nobody has handed in.
pub fn approval(name: &str, limit: u16, needs: &[&str]) -> Approval {
    Approval {
        no: no(name),
        item: "drainage-permit".parse().expect("an id"),
        department: "zhujian".parse().expect("an id"),
        stage: "施工许可".to_owned(),
        window: "D05".parse().expect("an id"),
        depends_on: needs.iter().map(|need| no(need)).collect(),
        submitted_at: None,
        committed_working_days: limit,
        deemed_consent: false,
        clock_pauses: Vec::new(),
        decided_at: None,
        overtime_reason: None,
        deferred_materials: Vec::new(),
    }
}

/// The same, handed in.
pub fn running(name: &str, limit: u16, needs: &[&str], submitted: &str) -> Approval {
    with(approval(name, limit, needs), |a| {
        a.submitted_at = Some(date(submitted))
    })
}

/// The same, decided.
pub fn decided(name: &str, limit: u16, needs: &[&str], days: (&str, &str)) -> Approval {
    with(running(name, limit, needs, days.0), |a| {
        a.decided_at = Some(date(days.1))
    })
}

pub fn pause(from: &str, to: Option<&str>, ended: bool) -> ClockPause {
    ClockPause {
        from: date(from),
        to: to.map(date),
        reason: "现场勘验".to_owned(),
        exclusion: ExclusionCode::SiteInspection,
        document: None,
        ended,
    }
}

pub fn deferred(material: &str, promised: &str, fulfilled: Option<&str>) -> DeferredMaterial {
    DeferredMaterial {
        material: material.parse().expect("an id"),
        promised_date: date(promised),
        fulfilled_date: fulfilled.map(date),
        promise: "书面承诺，逾期不补依法撤销".to_owned(),
    }
}

pub fn project(approvals: Vec<Approval>) -> Project {
    let mut stages: Vec<String> = Vec::new();
    for approval in &approvals {
        if !stages.contains(&approval.stage) {
            stages.push(approval.stage.clone());
        }
    }
    Project {
        id: "GC2026-099".parse().expect("an id"),
        name: Words {
            zh: "某项目".to_owned(),
            en: "Some project".to_owned(),
        },
        r#type: ProjectType::Enterprise,
        investment_10k_yuan: 100,
        applicant_label: "某公司".to_owned(),
        enterprise_code: "9134ZZ00QS00000999".parse().expect("a code"),
        site: "县城".to_owned(),
        agent: "项目代办专员".to_owned(),
        window: "D01".parse().expect("an id"),
        stages,
        approvals,
        milestones: Vec::new(),
        reviews: Vec::new(),
        inspections: Vec::new(),
        fees: Vec::new(),
    }
}

/// The plan on a day.
pub fn planned_on(project: &Project, today: &str) -> Schedule {
    schedule(calendar(), project, day(today)).expect("a sound project")
}

/// The plan of today.
pub fn planned(project: &Project) -> Schedule {
    planned_on(project, TODAY)
}

/// The plan of one approval.
pub fn of<'a>(project: &Project, schedule: &'a Schedule, name: &str) -> &'a Planned {
    let at = project
        .approvals
        .iter()
        .position(|a| a.no.as_str() == name)
        .expect(name);
    &schedule.approvals[at]
}

/// A day without its year, `11-20`.
pub fn short(date: NaiveDate) -> String {
    Date(date).to_string().split_off(5)
}

/// A row of the plan as the tables write it: number, earliest start, due date, finish, slack.
pub fn row(project: &Project, schedule: &Schedule, name: &str) -> String {
    let planned = of(project, schedule, name);
    let due = planned
        .due
        .map_or_else(|| "-".repeat(5), |due| short(due.date));
    format!(
        "{name} {} {due} {} {}{}",
        short(planned.earliest_start),
        short(planned.finish),
        planned.slack,
        if planned.critical { "!" } else { "" },
    )
}

/// Every row of the plan.
pub fn rows(project: &Project, schedule: &Schedule) -> Vec<String> {
    let names = project.approvals.iter();
    names
        .map(|a| row(project, schedule, a.no.as_str()))
        .collect()
}
