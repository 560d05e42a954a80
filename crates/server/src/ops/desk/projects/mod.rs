//! Projects at the desk: seeing them, keeping them up to date, and a new secret for whoever has lost it.
//!
//! How it is done stands in [`crate::ops::projects`]; here only who may.

pub mod get;
pub mod green_channel;
pub mod list;
pub mod put;
pub mod secret;
