//! The public log (R14) on every engine: it only grows, it proves what it holds, it survives.

mod api;
mod crash;
mod days;
mod keys;
mod large;
pub mod store;
mod verify;

use mingbai_contract::log::{EntryKind, Hash, LogEntry};
use mingbai_domain::log::tree::commitment;

/// Some entry, each number another.
pub fn entry(number: u64) -> LogEntry {
    let kind = EntryKind::Application;
    LogEntry {
        kind,
        commitment: commitment_to(kind, number),
    }
}

pub fn commitment_to(kind: EntryKind, number: u64) -> Hash {
    commitment(kind, &[5; 32], &number.to_be_bytes())
}
