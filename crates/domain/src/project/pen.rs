//! Who holds the pen today, and what must be told to investor and supervisor (R5, R8).

use super::approval::State;
use super::deferred::{DeferredState, deferred_state};
use super::review::{Voice, reviewed, voice};
use super::schedule::Schedule;
use crate::calendar::{WorkCalendar, tomorrow};
use chrono::NaiveDate;
use mingbai_contract::DepartmentId;
use mingbai_contract::project::{Approval, DeferredMaterial, JointReview, Project};

/// Something that somebody has to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pen<'a> {
    /// The approval's place in project and plan.
    pub at: usize,
    /// The approval it is about; its department holds the pen unless it is [`Task::is_investors`].
    pub approval: &'a Approval,
    /// What has to be done.
    pub task: Task<'a>,
}

/// What has to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task<'a> {
    /// Decide: the due date is over.
    DecideLate {
        /// By so many working days; 0 on a day off right after the due date.
        days: u16,
    },
    /// Issue the document of what was granted by silence (R5).
    Issue {
        /// The last day in time.
        by: NaiveDate,
    },
    /// End the pause (R2).
    Resume,
    /// Decide in time.
    Decide {
        /// Working days after today until the due date.
        left: u16,
    },
    /// Hand in a deferred material.
    Supply {
        /// Which.
        material: &'a DeferredMaterial,
        /// How it stands.
        state: DeferredState,
    },
    /// Hand in the application: everything that it depends on is there.
    HandIn,
}

impl Task<'_> {
    /// Whether it is the investor's; else it is the department's.
    #[must_use]
    pub const fn is_investors(&self) -> bool {
        matches!(self, Self::Supply { .. } | Self::HandIn)
    }

    /// Its place among the others.
    const fn rank(&self) -> u8 {
        match self {
            Self::DecideLate { .. } => 0,
            Self::Issue { .. } => 1,
            Self::Resume => 2,
            Self::Decide { .. } => 3,
            Self::Supply {
                state: DeferredState::Missed { .. },
                ..
            } => 4,
            Self::Supply { .. } => 5,
            Self::HandIn => 6,
        }
    }
}

/// Who holds the pen today: everything that can be done now, the departments' first. What is late comes
/// first, then what was granted by silence, stands still, runs; of the investor's what is missed, promised,
/// not handed in. `schedule` must be the plan of `project` on `today`.
#[must_use]
pub fn pens<'a>(
    calendar: &WorkCalendar,
    project: &'a Project,
    schedule: &Schedule,
    today: NaiveDate,
) -> Vec<Pen<'a>> {
    let mut pens: Vec<Pen<'a>> = Vec::new();
    let mut add = |at, approval, task: Task<'a>| {
        let rank = task.rank();
        let place = pens.iter().position(|pen| pen.task.rank() > rank);
        let pen = Pen { at, approval, task };
        pens.insert(place.unwrap_or(pens.len()), pen);
    };
    for (at, (approval, planned)) in project
        .approvals
        .iter()
        .zip(&schedule.approvals)
        .enumerate()
    {
        let task = match planned.state {
            State::Late { days } => Some(Task::DecideLate { days }),
            State::Deemed { document_by, .. } => Some(Task::Issue { by: document_by }),
            State::Paused => Some(Task::Resume),
            State::Running => planned.due.map(|due| Task::Decide {
                left: calendar.count(today, due.date),
            }),
            State::Ready => Some(Task::HandIn),
            State::Waiting | State::Decided { .. } => None,
        };
        if let Some(task) = task {
            add(at, approval, task);
        }
        for material in &approval.deferred_materials {
            let state = deferred_state(calendar, material, today);
            if !matches!(state, DeferredState::HandedIn { .. }) {
                add(at, approval, Task::Supply { material, state });
            }
        }
    }
    pens
}

/// Something that the supervisor is told by itself; the investor sees it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag<'a> {
    /// The approval it is about.
    pub approval: &'a Approval,
    /// From 00:00 on this day.
    pub since: NaiveDate,
    /// Why.
    pub reason: FlagReason<'a>,
}

/// Why the supervisor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagReason<'a> {
    /// The due date is over: it stands in the overtime ledger with its reason, or with none (R5).
    Late,
    /// It was granted by silence: that opens a supervision case (R5).
    Deemed,
    /// A deferred material did not come on the promised day (R8).
    MaterialMissed(&'a DeferredMaterial),
    /// An opinion in a joint review counts as consent: its department stayed away or said nothing (R5).
    OpinionDeemed {
        /// Which review.
        review: &'a JointReview,
        /// Whose opinion.
        department: &'a DepartmentId,
    },
}

/// Everything that the supervisor is told of `project` on `today`, in the project's order. `schedule` must
/// be the plan of that day.
#[must_use]
pub fn flags<'a>(
    calendar: &WorkCalendar,
    project: &'a Project,
    schedule: &Schedule,
    today: NaiveDate,
) -> Vec<Flag<'a>> {
    let mut flags = Vec::new();
    for (approval, planned) in project.approvals.iter().zip(&schedule.approvals) {
        let mut add = |since, reason| {
            flags.push(Flag {
                approval,
                since,
                reason,
            });
        };
        match (planned.state, planned.due) {
            (State::Late { .. }, Some(due)) => add(tomorrow(due.date), FlagReason::Late),
            (State::Deemed { on, .. }, _) => add(on, FlagReason::Deemed),
            _ => {}
        }
        for material in &approval.deferred_materials {
            if let DeferredState::Missed { since } = deferred_state(calendar, material, today) {
                add(since, FlagReason::MaterialMissed(material));
            }
        }
    }
    for review in &project.reviews {
        for invitee in &review.invited {
            let Voice::Deemed { since, .. } = voice(project, review, invitee, today) else {
                continue;
            };
            let department = &invitee.department;
            if let Some(approval) = reviewed(project, review, department).next() {
                let reason = FlagReason::OpinionDeemed { review, department };
                flags.push(Flag {
                    approval,
                    since,
                    reason,
                });
            }
        }
    }
    flags
}
