//! "What if this one slips?" (R8).

use super::graph::{Fault, Graph, place};
use super::schedule::{Planned, Schedule, lay};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::ApprovalId;
use mingbai_contract::project::Project;
use std::fmt;

/// What follows when one approval comes later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The plan that follows.
    pub after: Schedule,
    /// The places of the approvals that come later by it, the one that slips among them.
    pub moved: Vec<usize>,
    /// How many working days later the whole project is there.
    pub postponed: u16,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipRefusal {
    /// The project cannot be planned.
    Faults(Vec<Fault>),
    /// It has no such approval.
    UnknownApproval,
    /// That approval is there: it cannot slip any more.
    AlreadyGranted,
}

impl SlipRefusal {
    /// Its name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Faults(_) => "faults",
            Self::UnknownApproval => "unknown_approval",
            Self::AlreadyGranted => "already_granted",
        }
    }
}

impl fmt::Display for SlipRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Faults(_) => "the project cannot be planned",
            Self::UnknownApproval => "the project has no such approval",
            Self::AlreadyGranted => "the approval is there: it cannot slip any more",
        })
    }
}

impl std::error::Error for SlipRefusal {}

/// What follows when `approval` comes `days` working days later than [`super::schedule`] reckons with.
///
/// # Errors
/// [`SlipRefusal`] when the project cannot be planned, has no such approval, or the approval is there.
pub fn slip(
    calendar: &WorkCalendar,
    project: &Project,
    today: NaiveDate,
    approval: &ApprovalId,
    days: u16,
) -> Result<Slip, SlipRefusal> {
    let graph = Graph::new(&project.approvals).map_err(SlipRefusal::Faults)?;
    let at = place(&project.approvals, approval).ok_or(SlipRefusal::UnknownApproval)?;
    let before = lay(calendar, project, &graph, today, None);
    if before.approvals.get(at).is_some_and(Planned::is_there) {
        return Err(SlipRefusal::AlreadyGranted);
    }
    let after = lay(calendar, project, &graph, today, Some((at, days)));
    let mut moved = Vec::new();
    for (at, (was, is)) in before.approvals.iter().zip(&after.approvals).enumerate() {
        if was.finish < is.finish {
            moved.push(at);
        }
    }
    let postponed = match (before.finish, after.finish) {
        (Some(was), Some(is)) => calendar.count(was.date, is.date),
        _ => 0,
    };
    Ok(Slip {
        after,
        moved,
        postponed,
    })
}
