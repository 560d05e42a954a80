//! Joint reviews (R5): who is invited, and what a department says.

use super::{day, one, problem, words};
use mingbai_contract::DepartmentId;
use mingbai_contract::application::Opinion;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Invitee, JointReview, Project};

/// What is filled in of an invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inviting {
    /// The stage.
    pub stage: String,
    /// What is looked at.
    pub subject: String,
    /// The day.
    pub held_on: String,
    /// Where.
    pub place: String,
    /// The departments of the stage that are not asked.
    pub left_out: Vec<DepartmentId>,
}

/// The departments that decide approvals of a stage, each once.
#[must_use]
pub fn of_stage(project: &Project, stage: &str) -> Vec<DepartmentId> {
    let approvals = project.approvals.iter().filter(|one| one.stage == stage);
    let mut all: Vec<DepartmentId> = Vec::new();
    for approval in approvals {
        if !all.contains(&approval.department) {
            all.push(approval.department.clone());
        }
    }
    all
}

/// The next version with another joint review.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn invite(project: &Project, filled: &Inviting) -> Result<Project, Vec<FieldProblem>> {
    let mut next = project.clone();
    next.inspections.clear();
    let asked: Vec<DepartmentId> = of_stage(project, &filled.stage)
        .into_iter()
        .filter(|department| !filled.left_out.contains(department))
        .collect();
    let (subject, held_on, place) = (
        words(&filled.subject, "/subject"),
        day(&filled.held_on, "/held_on", None),
        words(&filled.place, "/place"),
    );
    let nobody = asked
        .is_empty()
        .then(|| problem("/invited", FieldCode::Missing));
    match (subject, held_on, place, nobody) {
        (Ok(subject), Ok(held_on), Ok(place), None) => {
            let last = next.reviews.iter().map(|review| review.no).max();
            next.reviews.push(JointReview {
                no: last.unwrap_or(0).saturating_add(1),
                stage: filled.stage.clone(),
                subject,
                held_on,
                place,
                invited: asked
                    .into_iter()
                    .map(|department| Invitee {
                        department,
                        opinion: None,
                        reasons: None,
                    })
                    .collect(),
            });
            Ok(next)
        }
        (subject, held_on, place, nobody) => {
            let all = [subject.err(), held_on.err(), place.err(), nobody];
            Err(all.into_iter().flatten().collect())
        }
    }
}

/// The next version with the opinion of a department in it.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn opine(
    project: &Project,
    (review, department): (u16, &DepartmentId),
    opinion: Opinion,
    why: &str,
) -> Result<Project, Vec<FieldProblem>> {
    let mut next = project.clone();
    next.inspections.clear();
    let reasons = match opinion {
        Opinion::Objection => Some(words(why, "/reasons").map_err(|wrong| vec![wrong])?),
        Opinion::Consent | Opinion::Absent => None,
    };
    let reviews = next.reviews.iter_mut().filter(|one| one.no == review);
    let mut invited = reviews.flat_map(|one| &mut one.invited);
    match invited.find(|one| one.department == *department) {
        Some(invitee) => {
            invitee.opinion = Some(opinion);
            invitee.reasons = reasons;
        }
        None => return Err(one("/who", FieldCode::Missing)),
    }
    Ok(next)
}
