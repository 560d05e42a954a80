//! What this phone knows: its clock, its settings, its ticks, what it keeps for the time offline.
//!
//! Owns the shapes in which things are kept on the phone and the signals that follow them. Nothing
//! here ever leaves the phone.

pub mod carry;
pub mod complaints;
pub mod now;
pub mod offline;
pub mod prefs;
pub mod purse;
pub mod ratings;
pub mod receipts;
pub mod recent;
pub mod reports;
pub mod ticks;
pub mod tracked;
