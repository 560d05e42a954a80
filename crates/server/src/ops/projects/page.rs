//! A project as investors and offices see it: its facts with the names that its page shows.

use crate::live::current::Current;
use crate::ops::applications::moment;
use crate::ops::desk::day;
use crate::problem::{Refusal, internal};
use crate::store::AnyStore;
use crate::store::inspections::KeptInspection;
use crate::store::projects::KeptProject;
use mingbai_contract::desk::projects::{DueCode, FlagCode, ProjectDue, ProjectFlag, ProjectRow};
use mingbai_contract::project::{Access, MaterialName, Project, ProjectItem, ProjectPage};
use mingbai_contract::{Date, ItemId, Words};
use mingbai_domain::project::{
    Awaited, Fault, FlagReason, Schedule, fee_standing, flags, next_due, schedule,
};

/// The page of a project at a moment, with the inspections of its enterprise that stand (R9).
///
/// # Errors
/// 500 where the store does not answer.
pub async fn page(
    store: &AnyStore,
    now: &Current,
    kept: KeptProject,
    access: Access,
    now_ms: i64,
) -> Result<ProjectPage, Refusal> {
    let filed = store.inspections_of(&kept.project.enterprise_code).await;
    let filed = filed.map_err(|error| internal(&error))?;
    let mut project = kept.project;
    project.inspections = standing(filed);
    let departments = &now.shelf.catalog.departments;
    let concerned = departments.iter().filter(|department| {
        let mut approvals = project.approvals.iter();
        approvals.any(|approval| approval.department == department.id)
    });
    let fees = project.fees.iter();
    Ok(ProjectPage {
        as_of: moment(now, now_ms),
        version: kept.version,
        access,
        shared: kept.shared,
        items: items(now, &project),
        departments: concerned.cloned().collect(),
        fees: fees.map(|fee| fee_standing(&now.fees, fee)).collect(),
        project,
    })
}

/// The inspections that were not taken back.
pub fn standing(filed: Vec<KeptInspection>) -> Vec<mingbai_contract::project::Inspection> {
    let standing = filed.into_iter().filter(|kept| kept.withdrawn.is_none());
    standing.map(|kept| kept.inspection).collect()
}

/// The items of approvals and fees, each once.
fn items(now: &Current, project: &Project) -> Vec<ProjectItem> {
    let mut items: Vec<ProjectItem> = Vec::new();
    let of_approvals = project.approvals.iter().map(|approval| &approval.item);
    for id in of_approvals.chain(project.fees.iter().map(|fee| &fee.item)) {
        if !items.iter().any(|item| item.id == *id) {
            items.push(ProjectItem {
                id: id.clone(),
                name: name(now, id),
                materials: materials(now, project, id),
            });
        }
    }
    items
}

/// What an item is called; one that is no longer published by its id.
fn name(now: &Current, id: &ItemId) -> Words {
    let mut published = now.shelf.catalog.items.iter();
    let found = published.find(|item| item.id == *id);
    found.map_or_else(
        || Words {
            zh: id.to_string(),
            en: id.to_string(),
        },
        |item| item.name.clone(),
    )
}

/// The materials of an item that the project has deferred, each once.
fn materials(now: &Current, project: &Project, item: &ItemId) -> Vec<MaterialName> {
    let guide = now.green.get(item);
    let mut names: Vec<MaterialName> = Vec::new();
    let approvals = project.approvals.iter().filter(|one| one.item == *item);
    for deferred in approvals.flat_map(|approval| &approval.deferred_materials) {
        let id = &deferred.material;
        if names.iter().any(|known| known.id == *id) {
            continue;
        }
        let mut asked_for = guide.into_iter().flat_map(|guide| &guide.materials);
        let found = asked_for.find(|material| material.id == *id);
        names.push(MaterialName {
            id: id.clone(),
            name: found.map_or_else(|| id.to_string(), |material| material.name.clone()),
        });
    }
    names
}

/// What supervisors are told of a project at a moment (R5, R8).
///
/// # Errors
/// 500 where it cannot be planned, which nothing that is taken in brings about.
pub fn told(now: &Current, project: &Project, now_ms: i64) -> Result<Vec<ProjectFlag>, Refusal> {
    let today = day(now_ms, now.zone);
    let planned = schedule(&now.work, project, today.0).map_err(|faults| broken(&faults))?;
    Ok(raised(now, project, &planned, today))
}

/// A row about a project at a moment.
///
/// # Errors
/// As [`told`].
pub fn row(now: &Current, kept: &KeptProject, now_ms: i64) -> Result<ProjectRow, Refusal> {
    let (project, today) = (&kept.project, day(now_ms, now.zone));
    let planned = schedule(&now.work, project, today.0).map_err(|faults| broken(&faults))?;
    let tally = planned.tally();
    let finish = planned.finish.filter(|_| !planned.open_ended);
    Ok(ProjectRow {
        code: project.id.clone(),
        name: project.name.clone(),
        applicant_label: project.applicant_label.clone(),
        window: project.window.clone(),
        version: kept.version,
        approvals: tally.total,
        granted: tally.decided + tally.deemed,
        late: tally.late,
        finish: finish.map(|due| Date(due.date)),
        next: due(now, project, &planned, today),
        flags: raised(now, project, &planned, today),
    })
}

fn raised(now: &Current, project: &Project, planned: &Schedule, today: Date) -> Vec<ProjectFlag> {
    let raised = flags(&now.work, project, planned, today.0).into_iter();
    let flag = raised.map(|flag| {
        let (mut material, mut whose) = (None, None);
        let code = match flag.reason {
            FlagReason::Late => FlagCode::Late,
            FlagReason::Deemed => FlagCode::Deemed,
            FlagReason::MaterialMissed(deferred) => {
                material = Some(deferred.material.clone());
                FlagCode::MaterialMissed
            }
            FlagReason::OpinionDeemed { department, .. } => {
                whose = Some(department.clone());
                FlagCode::OpinionDeemed
            }
        };
        ProjectFlag {
            approval: flag.approval.no.clone(),
            item: flag.approval.item.clone(),
            flag: code,
            since: Date(flag.since),
            material,
            department: whose,
        }
    });
    flag.collect()
}

/// What of a project runs out first.
fn due(now: &Current, project: &Project, planned: &Schedule, today: Date) -> Option<ProjectDue> {
    let next = next_due(&now.work, project, planned, today.0)?;
    let (what, approval) = match next.what {
        Awaited::Decision(approval) => (DueCode::Decision, Some(approval)),
        Awaited::Document(approval) => (DueCode::Document, Some(approval)),
        Awaited::Material(approval, _) => (DueCode::Material, Some(approval)),
        Awaited::Review(_) => (DueCode::Review, None),
    };
    Some(ProjectDue {
        what,
        due: Date(next.due),
        item: approval.map(|approval| approval.item.clone()),
    })
}

/// What is on record cannot be planned.
#[derive(Debug, thiserror::Error)]
#[error("a project that is on record cannot be planned: {0}")]
struct Broken(String);

fn broken(faults: &[Fault]) -> Refusal {
    let codes: Vec<&str> = faults.iter().map(Fault::code).collect();
    internal(&Broken(codes.join(", ")))
}
