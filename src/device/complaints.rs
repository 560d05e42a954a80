//! What this phone keeps of complaints: those that are not sent yet, sealed; a draft and receipts, both
//! only where somebody says so.
//!
//! A complaint that waits lies in the outbox under the name of its thread, with the day on which it was sealed
//! beside it: nobody can open it, this phone least of all. `complaint.draft` is the text as it was typed.
//! `complaint.kept.{receipt}` holds the day.

use crate::platform::{self, Alone, NotKept, Refused};
use mingbai_contract::Date;
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::receipt::{self, ReceiptCode};

const KEPT: &str = "complaint.kept.";
const DRAFT: &str = "complaint.draft";
const ALL: &str = "complaint.";
const SENDING: &str = "mingbai.sending.";

/// A complaint that is not sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Names the thread.
    pub thread: Hash,
    /// On which day it was sealed.
    pub day: Date,
}

impl Waiting {
    fn read([thread, day]: &[String; 2]) -> Option<Self> {
        Some(Self {
            thread: thread.parse().ok()?,
            day: day.parse().ok()?,
        })
    }
}

/// Every complaint that is not sent yet, the earliest first.
pub async fn unsent() -> Vec<Waiting> {
    let all = platform::outbox_list().await;
    let mut found: Vec<Waiting> = all.iter().filter_map(Waiting::read).collect();
    found.sort_by_key(|one| (one.day, one.thread));
    found
}

/// One that is not sent yet, sealed, JSON; none where it was sent or deleted meanwhile.
pub async fn sealed(thread: &Hash) -> Option<String> {
    platform::outbox_read(&thread.to_string()).await
}

/// Keeps a sealed complaint until it is sent. Once this has answered it is there whatever happens to the
/// phone.
///
/// # Errors
/// The browser keeps it only until the page is closed, and why.
pub async fn keep_unsent(waiting: Waiting, complaint: &str) -> Result<(), NotKept> {
    let (thread, day) = (waiting.thread.to_string(), waiting.day.to_string());
    platform::outbox_keep(&thread, &day, complaint).await
}

/// It was taken in, or is not to be sent.
pub async fn forget_unsent(thread: &Hash) {
    platform::outbox_forget(&thread.to_string()).await;
}

/// None of them is to be sent.
pub async fn forget_all_unsent() {
    platform::outbox_erase().await;
}

/// Waits until no other page of this phone is sending it.
pub async fn turn(thread: &Hash) -> Alone {
    platform::alone(&[SENDING, &thread.to_string()].concat()).await
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

/// How many drafts and receipts are kept.
#[must_use]
pub fn count() -> usize {
    let keys = platform::kept_keys();
    keys.iter().filter(|key| key.starts_with(ALL)).count()
}

#[cfg(test)]
mod tests {
    use super::Waiting;

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        let thread = "BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ";
        let read = |thread: &str, day: &str| Waiting::read(&[thread.to_owned(), day.to_owned()]);
        let waiting = read(thread, "2026-11-20").unwrap();
        assert_eq!(waiting.thread.to_string(), thread);
        assert_eq!(waiting.day.to_string(), "2026-11-20");
        for (thread, day) in [(thread, ""), (thread, "yesterday"), ("x", "2026-11-20")] {
            assert_eq!(read(thread, day), None, "{thread} {day:?}");
        }
    }
}
