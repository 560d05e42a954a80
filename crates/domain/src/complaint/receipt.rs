//! The receipt of a complaint (投诉回执): fifteen random characters, 75 bits, and a check character (R14).
//! The dice are the caller's.

super::letters::secret!(
    /// A receipt. Whoever has it opens the thread.
    ReceiptCode,
    15
);

pub use super::letters::Misread as BadReceipt;
