//! Where a complaint stands, worked out: what opening a thread answers.

use super::{Complaint, OfficeKeys, SealedMessage};
use crate::Date;
use serde::{Deserialize, Serialize};

/// Where a complaint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComplaintState {
    /// Taken in, not taken up yet.
    Received,
    /// Taken up, not answered yet.
    TakenUp,
    /// Answered.
    Concluded,
    /// Reopened, not answered again yet.
    Reopened,
    /// Taken back by the reporter.
    Withdrawn,
}

impl ComplaintState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Received,
        Self::TakenUp,
        Self::Concluded,
        Self::Reopened,
        Self::Withdrawn,
    ];

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::TakenUp => "taken_up",
            Self::Concluded => "concluded",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the office has nothing to do any more.
    #[must_use]
    pub const fn ended(self) -> bool {
        matches!(self, Self::Concluded | Self::Withdrawn)
    }
}

/// What a clock of a complaint counts towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComplaintClockCode {
    /// The office is to take it up.
    TakeUp,
    /// The office is to answer it.
    Conclude,
}

/// One clock of a complaint, in working days (R1, R10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintClock {
    /// What it counts towards.
    pub clock: ComplaintClockCode,
    /// The day on which it starts; that day is not counted (R1).
    pub start: Date,
    /// How many working days it may take, the extension included.
    pub limit: u16,
    /// How many have been used, up to all of them.
    pub used: u16,
    /// The last day in time.
    pub due: Date,
    /// Whether that may still move, because it reaches into a year without an official calendar (R1).
    pub provisional: bool,
    /// The day on which what it waits for happened, or the complaint was taken back; absent while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Date>,
    /// Whether it has run out, or had before it stopped (R1).
    pub overdue: bool,
    /// How many working days it is, or was when it stopped, late.
    pub late: u16,
}

/// Where a complaint stands on a day. All of it follows from the complaint by
/// `mingbai_domain::complaint::standing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintStanding {
    /// The day.
    pub as_of: Date,
    /// Where it stands.
    pub state: ComplaintState,
    /// Whether two or more departments are concerned, and the complaint centre leads.
    pub joint: bool,
    /// Whether it is with the supervision office.
    pub stepped_up: bool,
    /// Its clocks: to be taken up, and to be answered. Of the second, the one since it was reopened.
    pub clocks: Vec<ComplaintClock>,
    /// Whether it can still be reopened.
    pub reopenable: bool,
    /// Whether the answer can still be rated.
    pub ratable: bool,
    /// The day on which everything about it is deleted; absent while it has not ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_on: Option<Date>,
}

/// A thread as whoever holds its receipt sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadView {
    /// The complaint with everything that has happened.
    pub complaint: Complaint,
    /// Where it stands now.
    pub standing: ComplaintStanding,
    /// The messages, in order.
    pub messages: Vec<SealedMessage>,
    /// The offices' keys: what they wrote is checked with them, what is added is sealed to them.
    pub keys: OfficeKeys,
    /// What was published about it; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::ComplaintState;

    #[test]
    fn codes_are_those_on_the_wire() {
        for state in ComplaintState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
    }
}
