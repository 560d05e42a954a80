//! Joint reviews (R5): who is invited, who said what, and what silence and staying away bring about.

use super::form::{PARTS, text_fault};
use crate::application::{NAME_CHARS, PAUSE_DAYS, TEXT_CHARS};
use crate::calendar::tomorrow;
use chrono::NaiveDate;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{DeemedCause, Opinion};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Approval, Invitee, JointReview, Project};

/// How it stands with the opinion of a department that is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// There is time until the end of the day.
    Awaited,
    /// The day is over and nothing was said, but a clock of its approvals stands still: silence is nothing
    /// until it runs (R5).
    Suspended,
    /// It agrees.
    Consent,
    /// It objects.
    Objection,
    /// It counts as consent.
    Deemed {
        /// Because it stayed away, or said nothing.
        cause: DeemedCause,
        /// From 00:00 on this day.
        since: NaiveDate,
    },
}

/// How it stands on `today` with the opinion of `invitee`, one of those that `review` invites.
#[must_use]
pub fn voice(
    project: &Project,
    review: &JointReview,
    invitee: &Invitee,
    today: NaiveDate,
) -> Voice {
    let held = review.held_on.0;
    match invitee.opinion {
        Some(Opinion::Consent) => Voice::Consent,
        Some(Opinion::Objection) => Voice::Objection,
        Some(Opinion::Absent) => Voice::Deemed {
            cause: DeemedCause::Absent,
            since: held,
        },
        None if today <= held => Voice::Awaited,
        None => match first_running(project, review, &invitee.department, tomorrow(held)) {
            Some(since) if since <= today => Voice::Deemed {
                cause: DeemedCause::Overdue,
                since,
            },
            _ => Voice::Suspended,
        },
    }
}

/// The approvals that `department` decides in the stage of a review.
pub fn reviewed<'a>(
    project: &'a Project,
    review: &'a JointReview,
    department: &'a DepartmentId,
) -> impl Iterator<Item = &'a Approval> {
    let approvals = project.approvals.iter();
    approvals.filter(move |one| one.stage == review.stage && one.department == *department)
}

/// The first day from `day` on at whose beginning no pause of the department's approvals is open; none while
/// one is of which nobody says that it has ended.
fn first_running(
    project: &Project,
    review: &JointReview,
    department: &DepartmentId,
    mut day: NaiveDate,
) -> Option<NaiveDate> {
    loop {
        let mut pauses =
            reviewed(project, review, department).flat_map(|approval| &approval.clock_pauses);
        let open = pauses.find(|pause| {
            pause.from.0 < day && (!pause.ended || pause.to.is_some_and(|to| to.0 >= day))
        });
        match open {
            None => return Some(day),
            Some(pause) if !pause.ended => return None,
            Some(pause) => day = tomorrow(pause.to?.0),
        }
    }
}

/// Whether a clock of the department's approvals stood still on the day of a review: then nobody is absent in
/// law (R5).
fn stood_still(project: &Project, review: &JointReview, department: &DepartmentId) -> bool {
    let held = review.held_on;
    reviewed(project, review, department)
        .flat_map(|approval| &approval.clock_pauses)
        .any(|pause| pause.from <= held && (!pause.ended || pause.to.is_some_and(|to| to >= held)))
}

/// Everything that is wrong with the joint reviews of a project on `today`, all at once; fields are JSON
/// pointers into the project.
#[must_use]
pub fn check_reviews(project: &Project, today: NaiveDate) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if project.reviews.len() > PARTS {
        note(&mut problems, "/reviews", FieldCode::TooLong);
    }
    for (at, review) in project.reviews.iter().enumerate() {
        let field = format!("/reviews/{at}");
        let earlier = project.reviews.iter().take(at);
        let mut wrong = |name: &str, code| note(&mut problems, &format!("{field}{name}"), code);
        if review.no == 0 || earlier.into_iter().any(|other| other.no == review.no) {
            wrong("/no", FieldCode::Taken);
        }
        if !project.stages.contains(&review.stage) {
            wrong("/stage", FieldCode::UnknownValue);
        }
        for (name, text) in [("/subject", &review.subject), ("/place", &review.place)] {
            if let Some(code) = text_fault(text, NAME_CHARS) {
                wrong(name, code);
            }
        }
        let ahead = (review.held_on.0 - today).num_days();
        if !(-super::PAST_DAYS..=PAUSE_DAYS).contains(&ahead) {
            wrong("/held_on", FieldCode::OutOfRange);
        }
        if review.invited.is_empty() {
            wrong("/invited", FieldCode::Missing);
        }
        if review.invited.len() > PARTS {
            wrong("/invited", FieldCode::TooLong);
        }
        for (place, invitee) in review.invited.iter().enumerate() {
            let field = format!("/invited/{place}");
            for (name, code) in faults_of(project, review, place, invitee, today) {
                wrong(&format!("{field}/{name}"), code);
            }
        }
    }
    problems
}

/// What is wrong with one that is invited.
fn faults_of(
    project: &Project,
    review: &JointReview,
    place: usize,
    invitee: &Invitee,
    today: NaiveDate,
) -> Vec<(&'static str, FieldCode)> {
    let mut faults = Vec::new();
    let mut earlier = review.invited.iter().take(place);
    let department = &invitee.department;
    if earlier.any(|other| other.department == *department) {
        faults.push(("department", FieldCode::Taken));
    } else if reviewed(project, review, department).next().is_none() {
        faults.push(("department", FieldCode::DoesNotFit));
    }
    if invitee.opinion == Some(Opinion::Absent) {
        // Nobody has stayed away from what is still to come.
        faults.extend((review.held_on.0 > today).then_some(("opinion", FieldCode::OutOfRange)));
    }
    match (invitee.opinion, &invitee.reasons) {
        (Some(Opinion::Objection), None) => faults.push(("reasons", FieldCode::Missing)),
        (Some(Opinion::Objection), Some(reasons)) => {
            if let Some(code) = text_fault(reasons, TEXT_CHARS) {
                faults.push(("reasons", code));
            }
        }
        (_, Some(_)) => faults.push(("reasons", FieldCode::DoesNotFit)),
        (_, None) => {}
    }
    faults
}

/// How somebody who is invited to a review was on record in `before`; none where that is new.
fn on_record<'p>(
    before: Option<&'p Project>,
    review: &JointReview,
    invitee: &Invitee,
) -> Option<&'p Invitee> {
    let mut reviews = before?.reviews.iter();
    let old = reviews.find(|old| old.no == review.no)?;
    let mut invited = old.invited.iter();
    invited.find(|old| old.department == invitee.department)
}

/// The departments that `next` newly says stayed away although their clock stood still that day (R5). What was
/// on record in `before` stands, whatever pauses came later. Fields are JSON pointers into `next`.
#[must_use]
pub fn check_absences(before: Option<&Project>, next: &Project) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let is_absent = |one: &Invitee| one.opinion == Some(Opinion::Absent);
    for (at, review) in next.reviews.iter().enumerate() {
        for (place, invitee) in review.invited.iter().enumerate() {
            let is_new =
                is_absent(invitee) && !on_record(before, review, invitee).is_some_and(is_absent);
            if is_new && stood_still(next, review, &invitee.department) {
                let field = format!("/reviews/{at}/invited/{place}/opinion");
                note(&mut problems, &field, FieldCode::DoesNotFit);
            }
        }
    }
    problems
}

/// The departments that `next` newly invites for a day that has come, without an opinion of their own: their
/// silence or absence would count as consent, and nobody could have warned them before (R5). Fields are JSON
/// pointers into `next`.
#[must_use]
pub fn check_invitations(
    before: Option<&Project>,
    next: &Project,
    today: NaiveDate,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let known = |no| before.is_some_and(|before| before.reviews.iter().any(|old| old.no == no));
    for (at, review) in next.reviews.iter().enumerate() {
        let silent = |invitee: &Invitee| {
            let says = matches!(invitee.opinion, Some(Opinion::Consent | Opinion::Objection));
            !says && on_record(before, review, invitee).is_none()
        };
        if review.held_on.0 > today {
            continue;
        }
        if !known(review.no) && review.invited.iter().any(silent) {
            let field = format!("/reviews/{at}/held_on");
            note(&mut problems, &field, FieldCode::OutOfRange);
            continue;
        }
        for (place, _) in review
            .invited
            .iter()
            .enumerate()
            .filter(|(_, one)| silent(one))
        {
            let field = format!("/reviews/{at}/invited/{place}/department");
            note(&mut problems, &field, FieldCode::OutOfRange);
        }
    }
    problems
}

/// Everything of the joint reviews of `before` that `after`, its next version, would change on `today` although
/// it is on record: who was invited for which day, what was said, and what silence has brought about (R5).
/// Fields are JSON pointers into `after`, or into `before` where what was there is gone.
#[must_use]
pub fn check_review_record(
    before: &Project,
    after: &Project,
    today: NaiveDate,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    for (at, old) in before.reviews.iter().enumerate() {
        let place = after.reviews.iter().position(|new| new.no == old.no);
        let Some((place, new)) = place.and_then(|at| Some((at, after.reviews.get(at)?))) else {
            note(
                &mut problems,
                &format!("/reviews/{at}"),
                FieldCode::DoesNotFit,
            );
            continue;
        };
        let field = format!("/reviews/{place}");
        let mut gone = |name: &str| {
            note(
                &mut problems,
                &format!("{field}{name}"),
                FieldCode::DoesNotFit,
            )
        };
        if old.held_on != new.held_on {
            gone("/held_on");
        }
        if old.stage != new.stage {
            gone("/stage");
        }
        for invitee in &old.invited {
            let found = new.invited.iter();
            let found = found
                .enumerate()
                .find(|(_, new)| new.department == invitee.department);
            match found {
                None => gone("/invited"),
                Some((place, new)) if !may_follow(before, old, invitee, new, today) => {
                    gone(&format!("/invited/{place}/opinion"));
                }
                Some(_) => {}
            }
        }
    }
    problems
}

/// Whether what is said now may follow what was said before: an opinion stands, and once silence counts as
/// consent nothing else is said any more but why it does.
fn may_follow(
    before: &Project,
    review: &JointReview,
    old: &Invitee,
    new: &Invitee,
    today: NaiveDate,
) -> bool {
    let same = old.opinion == new.opinion && old.reasons == new.reasons;
    match voice(before, review, old, today) {
        Voice::Awaited | Voice::Suspended => true,
        Voice::Deemed {
            cause: DeemedCause::Overdue,
            ..
        } => same || new.opinion == Some(Opinion::Absent),
        Voice::Consent | Voice::Objection | Voice::Deemed { .. } => same,
    }
}

fn note(problems: &mut Vec<FieldProblem>, field: &str, code: FieldCode) {
    problems.push(FieldProblem {
        field: field.to_owned(),
        code,
    });
}
