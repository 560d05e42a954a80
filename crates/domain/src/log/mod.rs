//! The public log (R14): an append-only hash tree of commitments, signed heads, receipts.
//!
//! Owns what is hashed and signed, byte for byte, and how proofs are made and checked. It keeps
//! nothing, signs with keys that it is handed, and takes salts and moments as parameters.
//! `docs/LOG.md` says the same in words, exact enough for somebody else's verifier; both change
//! together or not at all.
//!
//! Start with [`tree`] (hashes and where they stand), then [`proof`], [`sign`] and [`check`].

pub mod check;
pub mod proof;
pub mod record;
pub mod sign;
pub mod tree;

pub use check::{Fault, Trusted, check_evidence};
pub use tree::{Frontier, Place, Span};
