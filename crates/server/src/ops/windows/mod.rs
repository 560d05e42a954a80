//! Windows.

pub mod get;
