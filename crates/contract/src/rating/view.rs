//! What became of ratings: how one counts, what was put right, and how many came.

use super::RatingSecret;
use crate::{Date, Month, WindowId};
use serde::{Deserialize, Serialize};

/// How a rating was verified (R11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// By the token of a concluded application. Counts in rankings.
    Receipt,
    /// By a code from the window's screen. Counts in rankings, as far as cases were handled that day.
    Live,
    /// By a printed code, or by none: shown beside.
    Poster,
}

/// Why a code does not verify what it says: the rating counts as by a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unverified {
    /// The county never made such a code: signature, code or token does not hold.
    Forged,
    /// The code's time is over: three minutes for a screen's, its quarter and the next for a token.
    Late,
    /// It was used before.
    Used,
    /// It is another window's.
    Foreign,
}

/// Where the rectification (差评整改) of a bad rating stands (R11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RectificationState {
    /// With the supervisors; the window will have it with others, so that it cannot tell whose it is.
    Held,
    /// With the window, whose clock runs.
    Released,
    /// The window has answered.
    Answered,
    /// It is put right.
    PutRight,
    /// The supervision office has set it aside, with a published reason. It still counts in the log.
    SetAside,
}

/// Something that an office said, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Said {
    /// The day.
    pub day: Date,
    /// The words, in Chinese.
    pub text: String,
}

/// Whether one may rate once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// Not before it is put right.
    NotYet,
    /// Once.
    Open,
    /// It was done.
    Done,
}

/// A request to see what became of a bad rating. A good one and one that does not exist are answered alike (404).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LookUpRating {
    /// What opens it.
    pub secret: RatingSecret,
}

/// What became of a bad rating, for whoever gave it. Days only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingView {
    /// The window.
    pub window: WindowId,
    /// The day on which it was given.
    pub day: Date,
    /// Where it stands.
    pub state: RectificationState,
    /// The day on which the window got it: its clock starts there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Date>,
    /// The last day on which an answer is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Date>,
    /// The last day on which putting it right is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_right_by: Option<Date>,
    /// Whether it was given the long limit.
    pub complex: bool,
    /// Whether a date may still move, because it reaches into a year without an official calendar (R1).
    pub provisional: bool,
    /// Whether it is late, or was, and went to the supervision office.
    pub stepped_up: bool,
    /// The window's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Said>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Said>,
    /// Why it was set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<Said>,
    /// Whether one may rate once more.
    pub follow_up: FollowUpState,
}

/// How many ratings of windows entered the log with each day of a month (R14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingBatches {
    /// The month.
    pub month: Month,
    /// The batches, by day and window. Days that have not ended are not among them.
    pub batches: Vec<RatingBatch>,
}

/// How many ratings a window had on a day; an entry of the log commits to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingBatch {
    /// The day.
    pub day: Date,
    /// The window.
    pub window: WindowId,
    /// How many, however verified.
    pub ratings: u32,
}
