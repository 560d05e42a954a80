//! What is sealed, from outside.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of a test may fail it"
)]

mod bed;
mod envelopes;
mod keys;
mod opener;
