//! Inspections at the desk: filing them, taking them back, recording what they found; reports of them for
//! supervisors.
//!
//! How it is done stands in [`crate::ops::inspections`]; here only who may.

pub mod conclude;
pub mod enterprise;
pub mod file;
pub mod list;
pub mod reports;
pub mod withdraw;
