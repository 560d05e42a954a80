//! The reader against serde, which is the contract's own word on what JSON means.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of a test may fail it"
)]

mod complaints;
mod county;
mod drift;
mod publishing;
mod ratings;
mod scalars;
mod syntax;
