//! Sizes that hold on both sides of the wire.

/// The longest search text that is looked at, in characters; the rest is ignored.
pub const QUERY_CHARS: usize = 64;

/// How many items one answer of the search holds unless asked otherwise.
pub const PAGE_ITEMS: u16 = 20;

/// How many items one answer of the search may hold.
pub const MAX_PAGE_ITEMS: u16 = 100;
const _: () = assert!(PAGE_ITEMS <= MAX_PAGE_ITEMS);

/// How many entries of the log one answer may hold.
pub const LOG_ENTRIES: u32 = 256;

/// How many days' heads of the log one answer holds.
pub const LOG_DAYS: u32 = 100;
