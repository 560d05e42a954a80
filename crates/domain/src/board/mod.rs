//! The board (效能公示): what is counted, what is published of it, and how it is ranked (R6, R11, R12, R13).
//!
//! Owns how many ratings from a window's screen count ([`counted`]), which figures a case adds ([`cases`]), which
//! levels stand together so that nobody is singled out ([`publish`]), and the ranking, which is worked out from
//! what is published and nothing else ([`ranking`]). Shares are given as counts and divided by whoever shows them
//! ([`share`]). Nothing here knows where the counts come from.

mod audit;
pub mod cases;
pub mod counted;
mod cuts;
pub mod period;
pub mod publish;
pub mod ranking;
pub mod share;
mod system;
pub mod targets;

pub use cuts::{LEAST, Levels, total};
