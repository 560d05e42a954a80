//! Proof of work: how hard it is, and what a challenge is made of (DESIGN §4).
//!
//! Owns the bytes of a challenge and the puzzle. Whether a challenge is this server's, and was used before,
//! is the server's to know.

use mingbai_contract::complaint::ChallengeToken;
use mingbai_contract::limits;

/// For how many minutes a challenge is good.
pub const MINUTES: u64 = 30;

/// Over how many minutes requests are counted for [`Effort::under`].
pub const WINDOW_MINUTES: u64 = 10;

/// So many requests within the window are nothing out of the ordinary.
const ORDINARY: u32 = 30;

/// How hard a puzzle is in ordinary times, in bits. A cheap phone makes some 200,000 hashes a second.
const ORDINARY_BITS: u8 = 13;

const PUZZLES: u8 = 8;

const MOST_BITS: u8 = 18;

const _: () = assert!(PUZZLES <= limits::PUZZLES && MOST_BITS <= limits::PUZZLE_BITS);

/// How much work a challenge asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// How many puzzles.
    pub puzzles: u8,
    /// How hard each is, in leading zero bits.
    pub bits: u8,
}

impl Effort {
    /// What is asked for while so many requests came within [`WINDOW_MINUTES`]: twice as much for each
    /// doubling beyond the ordinary.
    #[must_use]
    pub const fn under(requests: u32) -> Self {
        let mut bits = ORDINARY_BITS;
        let mut above = requests / ORDINARY;
        while above > 1 && bits < MOST_BITS {
            above /= 2;
            bits += 1;
        }
        Self {
            puzzles: PUZZLES,
            bits,
        }
    }

    /// How many hashes that takes on average.
    #[must_use]
    pub const fn hashes(self) -> u64 {
        (self.puzzles as u64) << self.bits
    }
}

const SALT: usize = 16;
const SAID: usize = SALT + 8 + 2;

/// What a challenge says, without the server's word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Makes it unlike any other.
    pub salt: [u8; SALT],
    /// The last minute, since 1970, in which it is good.
    pub until_minute: u64,
    /// How much work it asks for.
    pub effort: Effort,
}

impl Said {
    /// The bytes that the server's word is over.
    #[must_use]
    pub fn bytes(&self) -> [u8; SAID] {
        let mut bytes = [0; SAID];
        let Effort { puzzles, bits } = self.effort;
        let minute = self.until_minute.to_be_bytes();
        let parts = self.salt.into_iter().chain(minute).chain([puzzles, bits]);
        for (place, byte) in bytes.iter_mut().zip(parts) {
            *place = byte;
        }
        bytes
    }

    /// The whole challenge, with the server's word behind it.
    #[must_use]
    pub fn with_word(&self, word: [u8; 32]) -> ChallengeToken {
        let mut bytes = [0; 58];
        for (place, byte) in bytes.iter_mut().zip(self.bytes().into_iter().chain(word)) {
            *place = byte;
        }
        ChallengeToken(bytes)
    }

    /// What a challenge says, and the word that it has for it.
    #[must_use]
    pub fn read(token: &ChallengeToken) -> (Self, [u8; 32]) {
        let (mut salt, mut minute, mut word) = ([0; SALT], [0; 8], [0; 32]);
        salt.copy_from_slice(&token.0[..SALT]);
        minute.copy_from_slice(&token.0[SALT..SALT + 8]);
        word.copy_from_slice(&token.0[SAID..]);
        let effort = Effort {
            puzzles: token.0[SAID - 2],
            bits: token.0[SAID - 1],
        };
        let said = Self {
            salt,
            until_minute: u64::from_be_bytes(minute),
            effort,
        };
        (said, word)
    }
}

#[cfg(feature = "log")]
pub use puzzle::{is_solved, solve, solves};

#[cfg(feature = "log")]
mod puzzle {
    use super::Said;
    use mingbai_contract::complaint::{ChallengeToken, Proof};
    use sha2::{Digest as _, Sha256};

    const TAG: &[u8] = b"mingbai-work-v1\0";

    /// Whether a nonce solves puzzle number `puzzle` (from 0) of a challenge.
    #[must_use]
    pub fn solves(token: &ChallengeToken, puzzle: u8, bits: u8, nonce: u32) -> bool {
        let hash = Sha256::new()
            .chain_update(TAG)
            .chain_update(token.0)
            .chain_update([puzzle])
            .chain_update(nonce.to_be_bytes())
            .finalize();
        let mut left = bits;
        for byte in hash {
            if left < 8 {
                return byte.leading_zeros() >= u32::from(left);
            }
            if byte != 0 {
                return false;
            }
            left -= 8;
        }
        left == 0
    }

    /// Whether all puzzles of a challenge are solved.
    #[must_use]
    pub fn is_solved(proof: &Proof) -> bool {
        let (said, _) = Said::read(&proof.token);
        let puzzles = 0..said.effort.puzzles;
        proof.nonces.len() == puzzles.len()
            && puzzles
                .zip(&proof.nonces)
                .all(|(puzzle, nonce)| solves(&proof.token, puzzle, said.effort.bits, *nonce))
    }

    /// The first nonce from `from` on, of at most `tries`, that solves a puzzle; none if none of them does.
    #[must_use]
    pub fn solve(
        token: &ChallengeToken,
        puzzle: u8,
        bits: u8,
        from: u32,
        tries: u32,
    ) -> Option<u32> {
        let end = from.saturating_add(tries);
        (from..end).find(|nonce| solves(token, puzzle, bits, *nonce))
    }
}
