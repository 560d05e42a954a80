//! Everything for which a version of a project is refused, asked of the domain.
//!
//! What the version before had already is not this one's fault: a guide that is published anew must not keep
//! a project that is under way from being kept up to date.

use super::refusal::{Wrong, of_fault, of_fee, of_guide_fault, refused};
use crate::live::current::Current;
use crate::problem::Refusal;
use axum::http::StatusCode;
use chrono::NaiveDate;
use mingbai_contract::ApprovalId;
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_contract::project::{Approval, Project, ProjectFee};
use mingbai_domain::project::{
    GuideFault, check as check_project, check_absences, check_form, check_guide, check_invitations,
    check_record, check_review_record, check_reviews, fee_standing,
};

/// Where the project stands in the request.
const PROJECT: &str = "/project";

/// Whether `next` may follow `before`, or stand at the beginning. `corrects` says whether what is on record
/// may be changed, and what is over be recorded as it was: somebody says why, or it comes from another place.
///
/// # Errors
/// 400 with the code of the first thing that is wrong and every field, 409 where what is on record would be
/// gone.
pub fn check(
    now: &Current,
    before: Option<&Project>,
    next: &Project,
    corrects: bool,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let mut wrong = Vec::new();
    let mut reviews = check_reviews(next, today);
    reviews.extend(check_absences(before, next));
    if !corrects {
        reviews.extend(check_invitations(before, next, today));
    }
    for problem in check_form(next, today).into_iter().chain(reviews) {
        wrong.push(within(ProblemType::InvalidRequest, problem));
    }
    wrong.extend(unknown(now, before, next));
    if wrong.is_empty() {
        wrong.extend(faults(now, before, next));
    }
    if let Some(refusal) = refused(StatusCode::BAD_REQUEST, wrong) {
        return Err(refusal);
    }
    let Some(before) = before.filter(|_| !corrects) else {
        return Ok(());
    };
    let said = check_review_record(before, next, today);
    let gone = check_record(before, next).into_iter().chain(said);
    let gone = gone.map(|problem| within(ProblemType::OnRecord, problem));
    match refused(StatusCode::CONFLICT, gone.collect()) {
        Some(refusal) => Err(refusal),
        None => Ok(()),
    }
}

fn within(kind: ProblemType, problem: FieldProblem) -> Wrong {
    let FieldProblem { field, code } = problem;
    Wrong::new(kind, format!("{PROJECT}{field}"), code)
}

/// What names nothing that is published, as far as it is new.
fn unknown(now: &Current, before: Option<&Project>, next: &Project) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut note = |field: String, code| {
        let field = format!("{PROJECT}{field}");
        wrong.push(Wrong::new(ProblemType::InvalidRequest, field, code));
    };
    let known = |window| now.department_of(window).is_some();
    if before.is_none_or(|before| before.window != next.window) && !known(&next.window) {
        note("/window".to_owned(), FieldCode::UnknownValue);
    }
    for (at, approval) in next.approvals.iter().enumerate() {
        let old = before.and_then(|before| same_no(before, &approval.no));
        let offer = now.offers.get(&approval.item);
        let is_new =
            |same: fn(&Approval, &Approval) -> bool| old.is_none_or(|old| !same(old, approval));
        if is_new(|a, b| a.window == b.window) && !known(&approval.window) {
            note(format!("/approvals/{at}/window"), FieldCode::UnknownValue);
        }
        if is_new(|a, b| a.item == b.item && a.department == b.department) {
            match offer {
                None => note(format!("/approvals/{at}/item"), FieldCode::UnknownValue),
                Some(offer) if offer.department != approval.department => {
                    let field = format!("/approvals/{at}/department");
                    note(field, FieldCode::DoesNotFit);
                }
                Some(_) => {}
            }
        }
    }
    wrong
}

/// What is not as the rules have it (R2, R7, R8), as far as it is new.
fn faults(now: &Current, before: Option<&Project>, next: &Project) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for fault in check_project(next) {
        let (kind, name, code) = of_fault(&fault);
        // Of two with the same number the second is to blame.
        let place = |id: &ApprovalId| next.approvals.iter().rposition(|one| one.no == *id);
        let at = fault.approval().and_then(place).unwrap_or_default();
        let field = format!("{PROJECT}/approvals/{at}/{name}");
        wrong.push(Wrong::new(kind, field, code));
    }
    for (at, approval) in next.approvals.iter().enumerate() {
        let known = before.and_then(|before| same_no(before, &approval.no));
        let known = known.map_or_else(Vec::new, |known| against_guide(now, known));
        for fault in against_guide(now, approval) {
            if !known.contains(&fault) {
                let (kind, name, code) = of_guide_fault(&fault);
                let field = format!("{PROJECT}/approvals/{at}/{name}");
                wrong.push(Wrong::new(kind, field, code));
            }
        }
    }
    for (at, fee) in next.fees.iter().enumerate() {
        let known = before.is_some_and(|before| before.fees.contains(fee));
        if let Some(kind) = may_not_be_charged(now, fee).filter(|_| !known) {
            let field = format!("{PROJECT}/fees/{at}/charged_yuan");
            wrong.push(Wrong::new(kind, field, FieldCode::DoesNotFit));
        }
    }
    wrong
}

fn same_no<'p>(project: &'p Project, no: &ApprovalId) -> Option<&'p Approval> {
    project.approvals.iter().find(|approval| approval.no == *no)
}

fn against_guide(now: &Current, approval: &Approval) -> Vec<GuideFault> {
    match now.green.get(&approval.item) {
        Some(guide) => check_guide(&now.work, guide, approval, now.longest_promise),
        None => vec![GuideFault::NotGreenChannel],
    }
}

fn may_not_be_charged(now: &Current, fee: &ProjectFee) -> Option<ProblemType> {
    of_fee(fee_standing(&now.fees, fee))
}
