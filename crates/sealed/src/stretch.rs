//! Secrets that people can write down, made into keys (Argon2id, RFC 9106).

use crate::Fault;
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// How much work it takes to try one secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

/// What [`sample`] does.
const SAMPLE: Effort = Effort {
    memory_kib: 1 << 10,
    passes: 1,
};

impl Effort {
    /// How many times as much it is as a [`sample`].
    #[must_use]
    pub const fn samples(self) -> u32 {
        self.memory_kib / SAMPLE.memory_kib * self.passes
    }
}

/// For receipts: what a cheap phone does in a second or two; `docs/SEALING.md` has the measurements.
pub const RECEIPT: Effort = Effort {
    memory_kib: 19 << 10,
    passes: 3,
};

/// For passphrases of office keys: what a desk's machine does in a second or two.
pub const PASSPHRASE: Effort = Effort {
    memory_kib: 64 << 10,
    passes: 3,
};

/// The key that a secret stands for, with one lane.
pub fn stretch<const N: usize>(
    secret: &[u8],
    salt: &[u8],
    effort: Effort,
) -> Result<Zeroizing<[u8; N]>, Fault> {
    let Effort { memory_kib, passes } = effort;
    let params = Params::new(memory_kib, passes, 1, Some(N)).map_err(|_| Fault::Memory)?;
    let mut key = Zeroizing::new([0; N]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, key.as_mut_slice())
        .map_err(|_| Fault::Memory)?;
    Ok(key)
}

/// A small piece of work, to estimate from how long more will take.
///
/// # Errors
/// [`Fault::Memory`].
pub fn sample() -> Result<(), Fault> {
    stretch::<32>(&[], &[0; 16], SAMPLE).map(|_| ())
}
