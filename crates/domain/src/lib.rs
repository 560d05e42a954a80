//! The verbs of Mingbai: its rules (R1 to R14) as pure functions over the contract's types.
//!
//! The same code runs on the phone and on the server, so that both show the same date. It never
//! reads a clock, rolls dice, opens a file or speaks HTTP: today is always a parameter. Inside, a
//! date is a [`chrono::NaiveDate`] in the county's time zone and a time of day is minutes since
//! midnight.
//!
//! Start with [`calendar`] (which days count) and [`clock`] (when something is due); [`promise`]
//! puts both together for the page of an item, [`application`] for one that is under way, [`project`]
//! for all approvals of a project. [`complaint`] and [`rating`] are what people say without a name. [`overtime`], [`supervision`] and [`times`] tell what came of promises, [`board`] what is published of it. [`catalog`] and `publishing` serve the publisher, `log` whoever keeps or checks the
//! public log, [`demo`] whoever shows the sample county.

pub mod application;
pub mod board;
pub mod calendar;
pub mod catalog;
pub mod check_character;
pub mod clock;
pub mod complaint;
pub mod demo;
pub mod fee;
pub mod hours;
#[cfg(feature = "log")]
pub mod log;
pub mod materials;
pub mod overtime;
#[cfg(feature = "log")]
pub mod poster;
pub mod project;
pub mod promise;
#[cfg(feature = "publishing")]
pub mod publishing;
pub mod rating;
pub mod search;
pub mod staff;
pub mod supervision;
pub mod time;
pub mod times;
