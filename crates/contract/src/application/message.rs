//! What the webhook tells a county's own message gateway: that something happened, and until when what is
//! due. It holds no word of an application and nobody's name or telephone number.

use super::{ApplicationNumber, ClockCode, EventType, State};
use crate::Date;
use crate::log::Timestamp;
use serde::{Serialize, Serializer};
use std::fmt;

/// A message, as it is signed and sent (the payload of Standard Webhooks 1.0).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// What it tells of.
    pub r#type: Told,
    /// When that happened, which may be before it was recorded, and before it is sent.
    pub timestamp: Timestamp,
    /// The rest; absent in a test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<MessageData>,
}

/// Where the application stood when it had happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageData {
    /// Its number. It opens nothing alone (R14).
    pub number: ApplicationNumber,
    /// Where it stands.
    pub state: State,
    /// Whose turn it is.
    pub turn: Turn,
    /// Which clock it is about; for what time brings about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<ClockCode>,
    /// What is due next; absent while nothing is, or the clock stands still (R2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextDue>,
}

/// What is due next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextDue {
    /// What the clock counts towards.
    pub clock: ClockCode,
    /// The last day in time.
    pub due: Date,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The applicant's.
    Applicant,
    /// The office's.
    Office,
    /// Nobody's: it is at its end.
    Nobody,
}

/// What a message tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Something that happened, what silence brought about included.
    Event(EventType),
    /// A due date is near (R4, R5).
    Warning,
    /// A clock ran out (R1).
    Overdue,
    /// What was missing did not come in time (R4).
    Lapsed,
    /// Nothing: somebody tries whether messages arrive.
    Test,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = match self {
            Self::Event(event) => event.code(),
            Self::Warning => "warning",
            Self::Overdue => "overdue",
            Self::Lapsed => "lapsed",
            Self::Test => "test",
        };
        write!(f, "application.{code}")
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
