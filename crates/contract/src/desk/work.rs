//! A clerk's work: what is open, what is due first, and how much of it there is.

use super::applications::ApplicationRow;
use crate::DepartmentId;
use crate::application::{ApplicationView, State};
use crate::log::Timestamp;
use serde::{Deserialize, Serialize};

/// How far an application has come, as whoever works on it divides the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The office is to accept, to refuse, or to give the one-time notice (R3, R4).
    ToAccept,
    /// The one-time notice is out: the applicant's turn (R4).
    WithApplicant,
    /// Accepted: the promise runs (R4a).
    UnderWay,
    /// The clock stands still for an excluded procedure (R2).
    Paused,
    /// Decided: the document is to be delivered (R5).
    ToDeliver,
    /// At its end: delivered, refused, lapsed or withdrawn.
    Ended,
}

impl Stage {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 6] = [
        Self::ToAccept,
        Self::WithApplicant,
        Self::UnderWay,
        Self::Paused,
        Self::ToDeliver,
        Self::Ended,
    ];

    /// The stage of a state.
    #[must_use]
    pub const fn of(state: State) -> Self {
        match state {
            State::Submitted | State::PartlySupplemented => Self::ToAccept,
            State::NoticeGiven => Self::WithApplicant,
            State::Accepted => Self::UnderWay,
            State::Paused => Self::Paused,
            State::Decided => Self::ToDeliver,
            State::Delivered | State::Refused | State::Lapsed | State::Withdrawn => Self::Ended,
        }
    }

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToAccept => "to_accept",
            Self::WithApplicant => "with_applicant",
            Self::UnderWay => "under_way",
            Self::Paused => "paused",
            Self::ToDeliver => "to_deliver",
            Self::Ended => "ended",
        }
    }

    /// The stage with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// How much there is to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkCounts {
    /// All that is open.
    pub open: u32,
    /// Of that, where the office is late.
    pub late: u32,
    /// Of that, where something is due today or on the next working day.
    pub soon: u32,
    /// To be accepted.
    pub to_accept: u32,
    /// Waiting for the applicant.
    pub with_applicant: u32,
    /// Accepted, to be decided.
    pub under_way: u32,
    /// Standing still.
    pub paused: u32,
    /// Decided, to be delivered.
    pub to_deliver: u32,
}

impl WorkCounts {
    /// How much there is of a stage; none for what has ended, which nobody counts.
    #[must_use]
    pub const fn of(&self, stage: Stage) -> Option<u32> {
        Some(match stage {
            Stage::ToAccept => self.to_accept,
            Stage::WithApplicant => self.with_applicant,
            Stage::UnderWay => self.under_way,
            Stage::Paused => self.paused,
            Stage::ToDeliver => self.to_deliver,
            Stage::Ended => return None,
        })
    }

    /// Counts one of a stage.
    pub const fn add(&mut self, stage: Stage) {
        let counted = match stage {
            Stage::ToAccept => &mut self.to_accept,
            Stage::WithApplicant => &mut self.with_applicant,
            Stage::UnderWay => &mut self.under_way,
            Stage::Paused => &mut self.paused,
            Stage::ToDeliver => &mut self.to_deliver,
            Stage::Ended => return,
        };
        *counted += 1;
        self.open += 1;
    }
}

/// What there is to do, what is due first before the rest; what has ended, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkPage {
    /// The moment.
    pub as_of: Timestamp,
    /// How much is open at the window asked for, or at all of them; whatever stage and words are asked for.
    pub counts: WorkCounts,
    /// The applications.
    pub applications: Vec<ApplicationRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// An application as the desk opens it: how it stands, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationFile {
    /// Whose item it is: that department decides.
    pub department: DepartmentId,
    /// Whose window took it in.
    pub counter_department: DepartmentId,
    /// How it stands.
    pub view: ApplicationView,
}

#[cfg(test)]
mod tests {
    use super::{Stage, WorkCounts};
    use crate::application::State;

    #[test]
    fn codes_of_stages_are_those_on_the_wire() {
        for stage in Stage::ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.code());
            assert_eq!(Stage::parse(stage.code()), Some(stage));
        }
        assert_eq!(Stage::parse("nothing"), None);
    }

    #[test]
    fn every_open_state_is_counted_once() {
        let mut counts = WorkCounts::default();
        for state in State::ALL {
            counts.add(Stage::of(state));
        }
        let each = Stage::ALL.map(|stage| counts.of(stage));
        assert_eq!(
            each,
            [Some(2), Some(1), Some(1), Some(1), Some(1), None],
            "{counts:?}"
        );
        assert_eq!(counts.open, 6);
    }
}
