//! What a reporter sends, and what is answered.
//!
//! Nothing here is ever printed whole: a look-up id opens a thread.

use super::{CategoryId, ComplaintState, Envelope, MessageId, NewMessage, Proof, Routing};
use crate::Date;
use crate::log::bytes::secret_bytes;
use crate::log::{Hash, Receipt};
use serde::{Deserialize, Serialize};
use std::fmt;

secret_bytes!(
    /// What opens a thread: made from the receipt on the phone. The server keeps nothing but its
    /// SHA-256 hash, which names the thread.
    LookUpId,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for LookUpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LookUpId")
    }
}

/// A complaint as it leaves the phone, or waits there to be sent: everything but the proof of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SealedComplaint {
    /// Names the thread: SHA-256 of the look-up id.
    pub thread: Hash,
    /// What it is about.
    pub category: CategoryId,
    /// Where it belongs.
    #[serde(default)]
    pub routing: Routing,
    /// Names the first message.
    pub message: MessageId,
    /// What it says, sealed.
    pub envelope: Envelope,
}

/// A request to take a complaint in. Sent again it is answered as before; another one for the same thread
/// is refused (409).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// The complaint.
    pub complaint: SealedComplaint,
    /// The work done for it.
    pub proof: Proof,
}

/// A complaint was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintTaken {
    /// The county's signed word for it (R14). It says when, and nothing of what.
    pub receipt: Receipt,
    /// The secret salt of the receipt's commitment.
    pub salt: Hash,
    /// The day.
    pub day: Date,
    /// The last day on which it is taken up in time.
    pub take_up_by: Date,
    /// The last day on which it is answered in time.
    pub conclude_by: Date,
    /// Whether that date may still move, because it reaches into a year without an official calendar (R1).
    pub provisional: bool,
    /// How many days after its end everything about it is deleted.
    pub retention_days: u16,
}

/// A request to open a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LookUpThread {
    /// What opens it.
    pub lookup: LookUpId,
}

/// A request to add a message. Sent again it is answered as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddMessage {
    /// What opens the thread.
    pub lookup: LookUpId,
    /// The message.
    pub message: NewMessage,
    /// The work done for it.
    pub proof: Proof,
}

/// A message was taken in, or something else that the reporter did was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageTaken {
    /// The day.
    pub day: Date,
    /// Where the complaint stands now.
    pub state: ComplaintState,
}

/// A request to have a complaint reopened, once (R10), with why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReopenThread {
    /// What opens the thread.
    pub lookup: LookUpId,
    /// Why.
    pub message: NewMessage,
    /// The work done for it.
    pub proof: Proof,
}

/// A request to take a complaint back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawThread {
    /// What opens the thread.
    pub lookup: LookUpId,
}

/// A request to rate how a complaint was handled, once for each answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RateHandling {
    /// What opens the thread.
    pub lookup: LookUpId,
    /// From 1 (very badly) to 5 (very well).
    pub level: u8,
}

#[cfg(test)]
mod tests {
    use super::{LookUpId, LookUpThread};

    #[test]
    fn a_look_up_id_is_not_printed() {
        let request = LookUpThread {
            lookup: LookUpId([7; 32]),
        };
        assert_eq!(format!("{request:?}"), "LookUpThread { lookup: LookUpId }");
    }
}
