//! What the offices do with ratings (R11): codes for windows' screens, bad ratings to put right, comments to read.
//!
//! A window sees of a bad rating neither the day nor how it was verified, and a comment only once somebody has
//! read it: nothing that could be tied to one visitor.

use crate::rating::{
    Code, Level, LiveCode, RectificationId, RectificationState, Said, Verification,
};
use crate::{Date, TagId, WindowId};
use serde::{Deserialize, Serialize};

/// A request for the code that a window's screen is to show now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShowCode {
    /// The window.
    pub window: WindowId,
    /// The code that it shows: kept while nobody has scanned it and its minute is not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<LiveCode>,
}

/// What a window's screen is to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShownCode {
    /// The code.
    pub code: LiveCode,
    /// After how many seconds there is another one, scanned or not.
    pub seconds: u32,
    /// The code of the window's poster, for when no other can be shown: it never changes. Absent where the
    /// county has no keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<Code>,
    /// Under which address phones reach the county: scheme, host and port. Absent where the server was not told;
    /// then it is the desk's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// What only supervisors see of a bad rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Given {
    /// The day.
    pub day: Date,
    /// How it is verified.
    pub verification: Verification,
}

/// A bad rating at the desk, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RectificationFile {
    /// Names it, at random.
    pub id: RectificationId,
    /// How many events there are: `after` of whatever comes next.
    pub after: u32,
    /// The window.
    pub window: WindowId,
    /// How one was served.
    pub level: Level,
    /// Why.
    pub tags: Vec<TagId>,
    /// What was written; for a window only once it was released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// When it was given, and how it is verified; absent for windows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// Where it stands.
    pub state: RectificationState,
    /// The day on which the window got it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Date>,
    /// The last day on which an answer is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Date>,
    /// The last day on which putting it right is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_right_by: Option<Date>,
    /// Whether a date may still move (R1).
    pub provisional: bool,
    /// Whether something is late now.
    pub late: bool,
    /// Whether it went to the supervision office.
    pub stepped_up: bool,
    /// Why it has the long limit; absent where it has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complex: Option<Said>,
    /// The window's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Said>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Said>,
    /// Why it was set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<Said>,
    /// How one was served afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<Level>,
}

/// Bad ratings by what is due next, those that have ended behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RectificationPage {
    /// The bad ratings.
    pub rectifications: Vec<RectificationFile>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A request that says something: an answer, why it is complex, a result, why it is set aside. Whoever rated reads
/// it; results and reasons everybody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SayOfRating {
    /// How many events there were when this was written. If there are more by now, nothing is recorded (409).
    pub after: u32,
    /// The words, in Chinese: [`crate::limits::RECTIFICATION_CHARS`], without anybody's number.
    pub text: String,
}

/// A comment that nobody has read yet. Nothing says of which window or day it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentRow {
    /// Names it, at random.
    pub id: RectificationId,
    /// The level it came with.
    pub level: Level,
    /// The words.
    pub text: String,
}

/// Comments that wait, in an order that tells nothing: so many, then ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingComments {
    /// The comments.
    pub comments: Vec<CommentRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<RectificationId>,
}

/// What somebody who has read a comment says of it: once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewComment {
    /// Whether everybody may read it.
    pub release: bool,
}

/// A report of how many cases a window's own machine counted on a day. It replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportHandled {
    /// The window.
    pub window: WindowId,
    /// The day.
    pub day: Date,
    /// How many cases.
    pub cases: u32,
}

/// How many cases a window handled on a day, as far as is known: what its machine counted, or what was concluded
/// there, whichever is more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandledCases {
    /// How many.
    pub handled: u32,
}
