//! What of a project is due next, and how near that is.

use super::approval::State;
use super::deferred::{DeferredState, deferred_state};
use super::review::{Voice, voice};
use super::schedule::Schedule;
use crate::application::{Nearness, OFFICE_WARNED};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::project::{Approval, DeferredMaterial, JointReview, Project};

/// Something of a project that has a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextDue<'a> {
    /// The last day in time.
    pub due: NaiveDate,
    /// What.
    pub what: Awaited<'a>,
}

/// What is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited<'a> {
    /// The decision of an approval.
    Decision(&'a Approval),
    /// The document of an approval that was granted by silence (R5).
    Document(&'a Approval),
    /// A deferred material of an approval (R8).
    Material(&'a Approval, &'a DeferredMaterial),
    /// A joint review at which opinions are still to be given (R5).
    Review(&'a JointReview),
}

/// What of `project` runs out first on `today`, late things among it; none where nothing has a last day.
/// `schedule` must be the plan of that day.
#[must_use]
pub fn next_due<'a>(
    calendar: &WorkCalendar,
    project: &'a Project,
    schedule: &Schedule,
    today: NaiveDate,
) -> Option<NextDue<'a>> {
    let mut all = Vec::new();
    for (approval, planned) in project.approvals.iter().zip(&schedule.approvals) {
        match (planned.state, planned.due) {
            (State::Running | State::Late { .. }, Some(due)) => all.push(NextDue {
                due: due.date,
                what: Awaited::Decision(approval),
            }),
            (State::Deemed { document_by, .. }, _) => all.push(NextDue {
                due: document_by,
                what: Awaited::Document(approval),
            }),
            _ => {}
        }
        for material in &approval.deferred_materials {
            let state = deferred_state(calendar, material, today);
            if !matches!(state, DeferredState::HandedIn { .. }) {
                all.push(NextDue {
                    due: material.promised_date.0,
                    what: Awaited::Material(approval, material),
                });
            }
        }
    }
    for review in &project.reviews {
        let mut invited = review.invited.iter();
        if invited.any(|one| voice(project, review, one, today) == Voice::Awaited) {
            all.push(NextDue {
                due: review.held_on.0,
                what: Awaited::Review(review),
            });
        }
    }
    // The first of those that are due on the same day.
    all.into_iter().min_by_key(|next| next.due)
}

/// How near a last day is: the office is warned so many working days before as everywhere.
#[must_use]
pub fn nearness_of(calendar: &WorkCalendar, due: NaiveDate, today: NaiveDate) -> Nearness {
    if due < today {
        Nearness::Late
    } else if calendar.before(due, OFFICE_WARNED) <= today {
        Nearness::Soon
    } else {
        Nearness::Later
    }
}
