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

/// To how many bytes what is sealed is padded: the least of these that holds it. Sealing adds
/// [`SEAL_TAG`] to it, and nothing of another size is taken in.
pub const SIZE_CLASSES: [usize; 6] = [4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20];

/// How many bytes the seal of a body adds.
pub const SEAL_TAG: usize = 16;

/// How many keys a message may be sealed to: those of the offices, and the reporter's own.
pub const WRAPS: usize = 16;

/// How many messages a reporter may add to a complaint, the first one included.
pub const REPORTER_MESSAGES: usize = 64;

/// How many bytes all messages of a reporter together may have, as they are sealed.
pub const REPORTER_BYTES: usize = 16 << 20;

/// How many departments a complaint may name.
pub const COMPLAINT_DEPARTMENTS: usize = 8;

/// How many characters a published summary has at least and at most.
pub const SUMMARY_CHARS: std::ops::RangeInclusive<usize> = 10..=1000;

/// How many puzzles one proof of work may have, and how hard each may be, in bits.
pub const PUZZLES: u8 = 16;

/// How many leading zero bits a puzzle may ask for.
pub const PUZZLE_BITS: u8 = 20;

/// How many reasons a rating may have.
pub const RATING_TAGS: usize = 8;

/// How many characters the comment of a rating may have.
pub const RATING_COMMENT_CHARS: usize = 300;

/// For how many seconds a code from a window's screen is taken after it was made.
pub const LIVE_CODE_SECONDS: u32 = 180;

/// How many posters a file from the desk has at most.
pub const POSTERS: usize = 300;

/// After how many seconds a window's screen shows another code, scanned or not.
pub const LIVE_CODE_RENEWED: u32 = 60;

/// How many characters a window's answer, a result, and the reason of setting a rating aside have at least and
/// at most.
pub const RECTIFICATION_CHARS: std::ops::RangeInclusive<usize> = 5..=500;
