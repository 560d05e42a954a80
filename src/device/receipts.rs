//! The last state of the public log that this phone has seen: its newest head, and the county's keys.
//!
//! One entry, `log`, as the script that checks receipts wrote it. With it the phone notices if the log
//! is ever rewritten, and checks a receipt's signature without a network.

use crate::platform;

const KEY: &str = "log";

/// What was kept; none before the first check.
#[must_use]
pub fn seen() -> Option<String> {
    platform::kept(KEY)
}

/// Keeps it, where the phone lets pages keep things.
pub fn keep(seen: &str) {
    // Where nothing can be kept, nothing is lost either.
    let _ = platform::keep(KEY, seen);
}
