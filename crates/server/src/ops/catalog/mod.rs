//! The catalog as one snapshot.

pub mod get;
