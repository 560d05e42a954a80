//! Ratings of windows (R11): what may be sent, what is counted, what becomes of a bad one.
//!
//! Owns what form and server check alike ([`check`]), the fold of a rectification's events ([`Course`]) with its
//! two clocks and the one list of what may be done ([`take`]), when a window gets what is held back for it
//! ([`release`]), how many ratings from a screen count ([`counted`]), and what looks odd ([`anomaly`]). Where the
//! token of a concluded application is good says [`scope`]. It knows nobody who rates, and nothing of a rating has a time but its day.
//!
//! Start with [`take`] and [`view`].

pub mod anomaly;
pub mod check;
mod clocks;
mod counted;
mod course;
mod refusal;
pub mod release;
pub mod scope;
mod take;
mod view;

pub use clocks::{ANSWER_DAYS, COMPLEX_DAYS, PUT_RIGHT_DAYS, RunningClock};
pub use counted::{ByLevel, counted};
pub use course::{Course, fold};
pub use refusal::Refusal;
pub use take::{Deed, passed, take};
pub use view::view;
