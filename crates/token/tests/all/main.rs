//! Tokens, from outside.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of a test may fail it"
)]

mod bed;
mod other;
mod rules;
