//! The rules of DOMAIN.md as tables and properties, over the sample county's data.
//!
//! One program for all of them. Expected dates were worked out apart from the code they test.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of a test may fail it"
)]

mod application;
mod board;
mod calendar;
mod complaint;
mod conclusion;
mod county;
mod demo;
mod due;
mod faults;
mod fee;
mod hours;
mod lists;
mod materials;
mod overtime;
mod pauses;
mod project;
mod promise;
mod properties;
mod publishing;
mod rating;
mod search;
mod shares;
mod times;
