//! Tokens of ratings (R11, DESIGN §4): whoever's application was concluded gets one, and it is good once,
//! for that window or department and that quarter. The server can tell that a token is its own and where it
//! is good, not to whom it was given: partially blind tokens after RFC 9497, mode POPRF, suite
//! ristretto255-SHA512.
//!
//! Owns what phone and server compute, and nothing else: it keeps nothing, knows no clock and no network,
//! and whose dice are thrown is a parameter. Whatever it is handed, it answers with a [`Fault`] at worst.
//! `docs/TOKENS.md` says all of it in words, exact enough for somebody else's implementation, and both
//! change together or not at all.
//!
//! Start with [`Asking`] on the phone, and [`Issuer`] on the server.

mod asking;
mod fault;
mod issuer;
mod replay;
mod scope;

#[cfg(test)]
mod tests;

pub use asking::{ASKING_BYTES, Asking};
pub use fault::Fault;
pub use issuer::Issuer;
pub use scope::{info, spent};

pub use rand_core::TryCryptoRng;

/// RFC 9497 §4.1: ristretto255 and SHA-512.
type Suite = voprf_ng::Ristretto255;
