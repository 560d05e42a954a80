//! What this phone keeps of complaints: those that are not sent yet, sealed; a draft and receipts, both
//! only where somebody says so.
//!
//! `complaint.unsent.{thread}` holds the day on which it was sealed and the sealed complaint as it is sent:
//! nobody can open it, this phone least of all. `complaint.draft` is the text as it was typed.
//! `complaint.kept.{receipt}` holds the day.

use crate::platform::{self, Refused};
use mingbai_contract::Date;
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::receipt::{self, ReceiptCode};

const UNSENT: &str = "complaint.unsent.";
const KEPT: &str = "complaint.kept.";
const DRAFT: &str = "complaint.draft";
const ALL: &str = "complaint.";

/// A sealed complaint that is not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Names the thread.
    pub thread: Hash,
    /// On which day it was sealed.
    pub day: Date,
    /// The sealed complaint, JSON.
    pub complaint: String,
}

fn place(thread: &Hash) -> String {
    [UNSENT, &thread.to_string()].concat()
}

fn read(key: &str, kept: &str) -> Option<Unsent> {
    let thread = key.strip_prefix(UNSENT)?.parse().ok()?;
    let (day, complaint) = kept.split_once('\n')?;
    (!complaint.is_empty()).then_some(Unsent {
        thread,
        day: day.parse().ok()?,
        complaint: complaint.to_owned(),
    })
}

/// Every complaint that is not sent yet, the earliest first.
#[must_use]
pub fn unsent() -> Vec<Unsent> {
    let keys = platform::kept_keys();
    let found = keys
        .iter()
        .filter_map(|key| read(key, &platform::kept(key)?));
    let mut found: Vec<Unsent> = found.collect();
    found.sort_by_key(|one| (one.day, one.thread));
    found
}

/// Keeps a complaint until it is sent.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep_unsent(unsent: &Unsent) -> Result<(), Refused> {
    let value = [&unsent.day.to_string(), "\n", &unsent.complaint].concat();
    platform::keep(&place(&unsent.thread), &value)
}

/// It was taken in, or is not to be sent.
pub fn forget_unsent(thread: &Hash) {
    platform::forget(&place(thread));
}

/// The draft, as it was kept.
#[must_use]
pub fn draft() -> Option<String> {
    platform::kept(DRAFT)
}

/// Keeps a draft.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep_draft(text: &str) -> Result<(), Refused> {
    platform::keep(DRAFT, text)
}

/// Forgets the draft.
pub fn forget_draft() {
    platform::forget(DRAFT);
}

/// Every receipt that is kept, with its day; the latest first.
#[must_use]
pub fn receipts() -> Vec<(ReceiptCode, Date)> {
    let keys = platform::kept_keys();
    let found = keys.iter().filter_map(|key| {
        let code = receipt::read(key.strip_prefix(KEPT)?).ok()?;
        Some((code, platform::kept(key)?.parse().ok()?))
    });
    let mut found: Vec<(ReceiptCode, Date)> = found.collect();
    found.sort_by_key(|(_, day)| std::cmp::Reverse(*day));
    found
}

fn kept_place(code: &ReceiptCode) -> String {
    [KEPT, code.as_str()].concat()
}

/// Whether a receipt is kept.
#[must_use]
pub fn has_receipt(code: &ReceiptCode) -> bool {
    platform::kept(&kept_place(code)).is_some()
}

/// Keeps a receipt of a complaint of a day.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep_receipt(code: &ReceiptCode, day: Date) -> Result<(), Refused> {
    platform::keep(&kept_place(code), &day.to_string())
}

/// Forgets a receipt.
pub fn forget_receipt(code: &ReceiptCode) {
    platform::forget(&kept_place(code));
}

/// How many things of complaints are kept.
#[must_use]
pub fn count() -> usize {
    let keys = platform::kept_keys();
    keys.iter().filter(|key| key.starts_with(ALL)).count()
}

#[cfg(test)]
mod tests {
    use super::{UNSENT, read};

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        let thread = "BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ";
        let key = [UNSENT, thread].concat();
        let unsent = read(&key, "2026-11-20\n{}").unwrap();
        assert_eq!(unsent.thread.to_string(), thread);
        assert_eq!(
            (unsent.day.to_string().as_str(), unsent.complaint.as_str()),
            ("2026-11-20", "{}")
        );
        for (key, kept) in [
            (key.as_str(), ""),
            (&key, "2026-11-20"),
            (&key, "2026-11-20\n"),
            (&key, "yesterday\n{}"),
            ("complaint.unsent.x", "2026-11-20\n{}"),
            ("complaint.draft", "2026-11-20\n{}"),
        ] {
            assert_eq!(read(key, kept), None, "{key} {kept:?}");
        }
    }
}
