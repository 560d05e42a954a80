//! Dice: every key and every name that is made here is drawn from them.

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng as _;
use mingbai_contract::complaint::MessageId;
use mingbai_domain::complaint::receipt::{self, ReceiptCode};

pub use chacha20::rand_core::CryptoRng;

/// Dice from a secret seed that nobody uses twice: the system's randomness, or a test's.
#[must_use]
pub fn from_seed(seed: [u8; 32]) -> impl CryptoRng {
    ChaCha20Rng::from_seed(seed)
}

/// A new receipt.
#[must_use]
pub fn receipt(dice: &mut impl CryptoRng) -> ReceiptCode {
    receipt::make(bytes(dice))
}

/// A name for a message.
#[must_use]
pub fn message(dice: &mut impl CryptoRng) -> MessageId {
    MessageId(bytes(dice))
}

/// So many random bytes.
pub(crate) fn bytes<const N: usize>(dice: &mut impl CryptoRng) -> [u8; N] {
    let mut bytes = [0; N];
    dice.fill_bytes(&mut bytes);
    bytes
}
