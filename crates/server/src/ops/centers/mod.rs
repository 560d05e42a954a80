//! Centres.

pub mod get;
