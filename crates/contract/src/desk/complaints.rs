//! What the offices do with complaints (R10), and with the keys that these are sealed to.

use crate::complaint::{
    BoxKey, CategoryId, Complaint, ComplaintStanding, ComplaintState, KeyFile, NewMessage, Office,
    OfficeKey, OfficeKeys, Routing, SealedMessage,
};
use crate::log::bytes::bytes;
use crate::log::{Hash, KeyId};
use crate::{Date, DepartmentId};
use serde::{Deserialize, Serialize};

bytes!(
    /// Names a complaint at the desk: random, and nothing that a receipt leads to.
    ComplaintId,
    16,
    "^[A-Za-z0-9_-]{21}[AQgw]$"
);

/// A complaint in the desk's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintRow {
    /// Names it.
    pub id: ComplaintId,
    /// What it is about.
    pub category: CategoryId,
    /// Where it belongs.
    pub routing: Routing,
    /// The day on which it was taken in.
    pub received: Date,
    /// Where it stands.
    pub state: ComplaintState,
    /// Whether two or more departments are concerned.
    pub joint: bool,
    /// Whether it is with the supervision office.
    pub stepped_up: bool,
    /// What is due next: to be taken up or to be answered; absent where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether that day is over.
    pub late: bool,
    /// Whether the reporter wrote after the office did.
    pub unanswered: bool,
    /// Whether a summary waits to be released.
    pub summary_waits: bool,
}

/// Complaints by due date, those that have ended behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintPage {
    /// The complaints.
    pub complaints: Vec<ComplaintRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A complaint as the desk sees it: what is sealed in it only the browser that holds an office's key opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFile {
    /// Names it.
    pub id: ComplaintId,
    /// Names the thread in what is bound to each message.
    pub thread: Hash,
    /// How many events it has: `after` of whatever comes next.
    pub after: u32,
    /// The complaint with everything that has happened.
    pub complaint: Complaint,
    /// Where it stands now.
    pub standing: ComplaintStanding,
    /// Whether it can still be given the long limit.
    pub fifteen_possible: bool,
    /// Whether it can still be extended.
    pub extendable: bool,
    /// The messages, in order.
    pub messages: Vec<SealedMessage>,
    /// The offices' keys.
    pub keys: OfficeKeys,
    /// The summary, where one was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<SummaryFile>,
}

/// A summary as it waits for somebody to release it, or was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SummaryFile {
    /// The summary, in Chinese.
    pub text: String,
    /// Who wrote it: `staff:wang.fang`. Somebody else releases it.
    pub by: String,
    /// Whether it is released.
    pub released: bool,
}

/// A summary that waits to be released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingSummary {
    /// Names the complaint.
    pub id: ComplaintId,
    /// How many events it has: `after` of the release.
    pub after: u32,
    /// What it is about.
    pub category: CategoryId,
    /// Who is concerned.
    pub departments: Vec<DepartmentId>,
    /// The summary, in Chinese.
    pub text: String,
    /// Who wrote it: `staff:wang.fang`. Somebody else releases it.
    pub by: String,
}

/// The summaries that wait to be released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingSummaries {
    /// The summaries.
    pub summaries: Vec<WaitingSummary>,
}

/// A request that needs no more words: to take a complaint up, to step it up, to release its summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveComplaint {
    /// How many events the complaint had when this was decided. If there are more by now, nothing is
    /// recorded (409).
    pub after: u32,
}

/// A request to say which departments are concerned; two or more make it a joint one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetDepartments {
    /// How many events the complaint had when this was decided.
    pub after: u32,
    /// The departments, each once.
    pub departments: Vec<DepartmentId>,
}

/// A request to write to the reporter: a reply, the reason of a longer limit, or the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteToReporter {
    /// How many events the complaint had when this was written.
    pub after: u32,
    /// What is written, sealed to the reporter and to all offices' keys. Sent again it is answered as
    /// before.
    pub message: NewMessage,
}

/// A request to propose a summary for everybody to read; it replaces one that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeSummary {
    /// How many events the complaint had when this was written.
    pub after: u32,
    /// The summary, in Chinese: [`crate::limits::SUMMARY_CHARS`], and nothing that tells who complained.
    pub text: String,
}

/// A request to keep a key that the desk's browser has made. It is used once the county's root has signed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MakeOfficeKey {
    /// Whose it is.
    pub office: Office,
    /// The public half.
    pub key: BoxKey,
    /// The private half under its passphrase.
    pub file: KeyFile,
}

/// A request to replace the private half under a passphrase by the same under another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplaceKeyFile {
    /// The private half under its new passphrase.
    pub file: KeyFile,
}

/// Where an office's key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeyStanding {
    /// Made, and not signed by the county's root yet.
    Pending,
    /// In use.
    Valid,
    /// In use until the root signs that it is not any more.
    Retiring,
    /// Nothing is sealed to it any more; what was is still opened with it.
    Retired,
}

/// An office's key as the desk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeKeyFile {
    /// Names it.
    pub id: KeyId,
    /// Whose it is.
    pub office: Office,
    /// The public half.
    pub key: BoxKey,
    /// Where it stands.
    pub standing: KeyStanding,
    /// The key as everybody sees it; absent while it is pending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<OfficeKey>,
    /// The private half under its passphrase.
    pub file: KeyFile,
}

/// The offices' keys, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeKeyList {
    /// The keys.
    pub keys: Vec<OfficeKeyFile>,
}
