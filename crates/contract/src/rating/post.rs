//! What a person at a window sends, and what is answered.

use super::{Code, Level, LiveCode, Unverified, Verification};
use crate::complaint::Proof;
use crate::log::bytes::secret_bytes;
use crate::log::{Hash, Receipt};
use crate::{Date, ItemId, TagId, WindowId};
use serde::{Deserialize, Serialize};
use std::fmt;

secret_bytes!(
    /// What opens what became of a rating, and allows the follow-up: made on the phone. The server keeps
    /// nothing but its SHA-256 hash, which names the rating.
    RatingSecret,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for RatingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RatingSecret")
    }
}

/// A rating as it leaves the phone, or waits there to be sent: everything but the proof of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Names it: SHA-256 of its [`RatingSecret`]. Sent again under the same name it counts once.
    pub id: Hash,
    /// The window that served.
    pub window: WindowId,
    /// What was scanned; absent where the address had no code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// How one was served.
    pub level: Level,
    /// Reasons that fit the level; at least one with a bad level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagId>,
    /// In one's own words. Published only after review, and never with window and day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What one came for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
}

/// A request to take a rating in. Sent again it is answered as before; another one under the same name is
/// refused (409).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRating {
    /// The rating.
    pub rating: Rating,
    /// The work done for it.
    pub proof: Proof,
}

/// A rating was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingTaken {
    /// The county's signed word for it (R14): that it was taken in, never its level. The salt of its
    /// commitment stays with the county.
    pub receipt: Receipt,
    /// The day.
    pub day: Date,
    /// How it counts.
    pub verification: Verification,
    /// Why it does not count as its code says; absent where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Unverified>,
}

/// A request to say that a code from a window's screen was scanned, so that the screen shows another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScanCode {
    /// The window.
    pub window: WindowId,
    /// The code.
    pub code: LiveCode,
}

/// What a scanned code is worth now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScannedCode {
    /// How a rating with it would count.
    pub verification: Verification,
    /// Why not as the code says; absent where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Unverified>,
    /// For how many more seconds it is good; absent where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// A request to rate once more, after a bad rating was put right (R11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// What opens the bad rating.
    pub secret: RatingSecret,
    /// How one is served now.
    pub level: Level,
    /// In one's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The work done for it.
    pub proof: Proof,
}

#[cfg(test)]
mod tests {
    use super::RatingSecret;

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", RatingSecret([7; 32])), "RatingSecret");
    }
}
