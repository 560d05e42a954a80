//! The working-day calendar (R1).

pub mod get;
pub mod year;
