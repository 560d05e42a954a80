//! Proof of work: what keeps a flood away from those who may not be asked who they are (DESIGN §4).

use crate::log::bytes::bytes;
use serde::{Deserialize, Serialize};

bytes!(
    /// A challenge in its own bytes: random, until when, how hard, and the server's word for it. Good once.
    ChallengeToken,
    58,
    "^[A-Za-z0-9_-]{77}[AEIMQUYcgkosw048]$"
);

/// A challenge: several small puzzles, so that the time they take scatters less than that of a large one.
/// Puzzle `n` (counted from 0) is solved by a nonce for which
/// SHA-256(`"mingbai-work-v1\0" || token || n as one byte || nonce as four bytes, the highest first`)
/// begins with `bits` zero bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// What is hashed.
    pub token: ChallengeToken,
    /// How many puzzles.
    pub puzzles: u8,
    /// How hard each is, in leading zero bits.
    pub bits: u8,
    /// For how many seconds it is good.
    pub seconds: u32,
}

/// The work done for a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Which challenge.
    pub token: ChallengeToken,
    /// The nonce of each puzzle, in order.
    pub nonces: Vec<u32>,
}
