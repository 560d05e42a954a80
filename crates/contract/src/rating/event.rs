//! What happens to the rectification of a bad rating (R11).

use super::Level;
use crate::log::bytes::bytes;
use crate::{Date, WindowId};
use serde::{Deserialize, Serialize};

bytes!(
    /// Names a rectification at the desk: random, and nothing that a rating's secret leads to.
    RectificationId,
    16,
    "^[A-Za-z0-9_-]{21}[AQgw]$"
);

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RectificationEventType {
    /// The window got it, with others: both clocks start.
    Released,
    /// The window answered.
    Answered,
    /// The window, before it was due, gave itself the long limit, and said why.
    ComplexSet,
    /// It was put right.
    PutRight,
    /// The supervision office set it aside, and said why.
    SetAside,
    /// It was late, and went to the supervision office by itself.
    SteppedUp,
    /// Whoever had rated rated once more.
    FollowedUp,
}

/// What a window has to do in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RectificationClock {
    /// To answer.
    Answer,
    /// To put it right.
    PutRight,
}

/// Something that happened to a rectification, to the day.
///
/// A flat struct: which fields are there follows from `type`, and `mingbai_domain::rating::take` makes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RectificationEvent {
    /// On which day.
    pub day: Date,
    /// What happened.
    pub r#type: RectificationEventType,
    /// What was said: the answer, why it is complex, the result, why it was set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What was late; for `stepped_up`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<RectificationClock>,
    /// How one is served now; for `followed_up`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

impl RectificationEvent {
    /// An event with nothing but its day and its type.
    #[must_use]
    pub const fn new(day: Date, r#type: RectificationEventType) -> Self {
        Self {
            day,
            r#type,
            text: None,
            late: None,
            level: None,
        }
    }
}

/// The rectification of a bad rating: whose, since when, and what has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectification {
    /// The window.
    pub window: WindowId,
    /// The day on which the rating was given. A window is never told it (R11).
    pub day: Date,
    /// What has happened, in order; nothing while it is held back.
    pub events: Vec<RectificationEvent>,
}
