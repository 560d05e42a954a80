//! The published lists.

pub mod get;
pub mod index;
