//! The public log: heads, proofs, keys and receipts as they travel (R14).
//!
//! Owns the shapes and how bytes are written; what is hashed and signed, and in which order, stands
//! in `docs/LOG.md` and in the domain. Everything here is public: a receipt says that something was
//! taken in, never what.

pub mod bytes;
pub mod timestamp;

pub use bytes::{BadBytes, Hash, KeyId, PublicKey, Signature};
pub use timestamp::Timestamp;

use crate::Date;
use serde::{Deserialize, Serialize};

/// What an entry of the log stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A working key with the root's signature.
    Key,
    /// The files of the citizen app as they are served.
    Bundle,
    /// The last link of the staff's audit chain on a day.
    AuditHead,
    /// An application taken in at a counter.
    Application,
    /// A complaint taken in.
    Complaint,
    /// A rating taken in.
    Rating,
    /// How many ratings a window had on a day.
    RatingBatch,
}

impl EntryKind {
    /// Every kind, in the order of their codes.
    pub const ALL: [Self; 7] = [
        Self::Key,
        Self::Bundle,
        Self::AuditHead,
        Self::Application,
        Self::Complaint,
        Self::Rating,
        Self::RatingBatch,
    ];

    /// Its code in what is hashed and signed.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Key => 1,
            Self::Bundle => 2,
            Self::AuditHead => 3,
            Self::Application => 4,
            Self::Complaint => 5,
            Self::Rating => 6,
            Self::RatingBatch => 7,
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn of_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A signed tree head: how long the log was at a moment, and the hash of all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogHead {
    /// How many entries.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// When it was signed; its date is the county's.
    pub at: Timestamp,
    /// The key that signed it.
    pub key: KeyId,
    /// The signature.
    pub signature: Signature,
}

/// The head of a day, signed after its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayHead {
    /// The day whose entries it covers.
    pub day: Date,
    /// The head.
    pub head: LogHead,
}

/// Heads of past days, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogHeads {
    /// The heads.
    pub days: Vec<DayHead>,
}

/// Proof that an entry is in a tree (RFC 9162 §2.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InclusionProof {
    /// The position of the entry, from 0.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub index: u64,
    /// The size of the tree.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub size: u64,
    /// The siblings on the way up, lowest first.
    pub path: Vec<Hash>,
}

/// Proof that one tree is the beginning of another (RFC 9162 §2.1.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsistencyProof {
    /// The size of the earlier tree.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub first: u64,
    /// The size of the later tree.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub second: u64,
    /// The nodes that both are made of.
    pub path: Vec<Hash>,
}

/// An entry of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogEntry {
    /// What it stands for.
    pub kind: EntryKind,
    /// The commitment to it: a salted hash.
    pub commitment: Hash,
}

/// Entries in the order of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogEntries {
    /// The position of the first.
    #[cfg_attr(feature = "openapi", schema(maximum = 9_007_199_254_740_991u64))]
    pub start: u64,
    /// The entries.
    pub entries: Vec<LogEntry>,
}

/// The county's keys: the public halves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogKeys {
    /// The root, which signs working keys and nothing else, and is kept offline.
    pub root: PublicKey,
    /// The working keys, oldest first; the last one signs now.
    pub keys: Vec<WorkingKey>,
}

/// A key that signs heads and receipts, with the root's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkingKey {
    /// The public half.
    pub key: PublicKey,
    /// The first day on which it signs.
    pub valid_from: Date,
    /// The last day on which it signed; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
    /// The root's signature over the above.
    pub signature: Signature,
}

/// A receipt: the county's signed word that it has taken something in. Small enough for a QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// What was taken in.
    pub kind: EntryKind,
    /// The commitment that enters the log.
    pub commitment: Hash,
    /// The day on which it was taken in; at its end at the latest it is in the log.
    pub day: Date,
    /// The key that signed it.
    pub key: KeyId,
    /// The signature.
    pub signature: Signature,
}

/// Everything that is needed to check a receipt without asking anybody: what a file saved by the
/// app holds. Only the root key must be known from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The receipt.
    pub receipt: Receipt,
    /// The county's keys.
    pub keys: LogKeys,
    /// A head of the log.
    pub head: LogHead,
    /// The proof that the receipt's entry is in the tree of that head.
    pub inclusion: InclusionProof,
}

#[cfg(test)]
mod tests {
    use super::EntryKind;

    #[test]
    fn codes_are_read_as_they_were_written() {
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::of_code(kind.code()), Some(kind));
        }
        assert_eq!((EntryKind::of_code(0), EntryKind::of_code(8)), (None, None));
    }
}
