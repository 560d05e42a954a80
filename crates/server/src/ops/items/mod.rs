//! Items and their guides.

pub mod cursor;
pub mod get;
pub mod search;
