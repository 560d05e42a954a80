//! The public log as it is kept: an append-only tree of commitments (R14).
//!
//! Owns how entries come in and how heads and proofs are handed out. It holds no key: who signs is
//! handed in as a [`SignHead`]. Several processes may append at once; they wait for each other, so
//! that there is one order and never a fork. The hashes are those of [`mingbai_domain::log`].

use super::StoreError;
use async_trait::async_trait;
use mingbai_contract::Date;
use mingbai_contract::log::{
    ConsistencyProof, DayHead, EntryKind, Hash, InclusionProof, LogEntry, LogHead,
};

/// Signs the head of a tree, now.
pub trait SignHead: Send + Sync {
    /// The signed head of a tree of this size, with this root.
    fn sign(&self, size: u64, root: Hash) -> LogHead;
}

/// The public log.
#[async_trait]
pub trait PublicLog: Send + Sync {
    /// How many entries there are.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn log_size(&self) -> Result<u64, StoreError>;

    /// Enters a commitment at the end and says where it stands. What is there already stays where
    /// it is, so that it does no harm to try again.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has been entered.
    async fn append(&self, kind: EntryKind, commitment: Hash) -> Result<u64, StoreError> {
        let entry = LogEntry { kind, commitment };
        let positions = self.append_all(&[entry]).await?;
        positions.first().copied().ok_or(StoreError::Value {
            what: "log_entry.position",
        })
    }

    /// As [`Self::append`], for many in one transaction, in this order.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has been entered.
    async fn append_all(&self, entries: &[LogEntry]) -> Result<Vec<u64>, StoreError>;

    /// Keeps a commitment to an anonymous record until its day is closed; until then nothing tells
    /// in which order those of a day came.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn keep_for_day_end(&self, entry: LogEntry, day: Date) -> Result<(), StoreError>;

    /// Ends a day, once and for all, however many processes try: whatever was kept for it, or for a
    /// day before it, enters the log sorted by hash, in one transaction with the day's signed head.
    /// None when the day has been closed before.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has been entered.
    async fn close_day(
        &self,
        day: Date,
        sign: &dyn SignHead,
    ) -> Result<Option<LogHead>, StoreError>;

    /// The newest head of all that has been entered; signed now if there is none yet.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn log_head(&self, sign: &dyn SignHead) -> Result<LogHead, StoreError>;

    /// The heads of closed days before a day, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn day_heads(&self, before: Option<Date>, count: u32)
    -> Result<Vec<DayHead>, StoreError>;

    /// Entries in order, from a position on.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn log_entries(&self, start: u64, count: u32) -> Result<Vec<LogEntry>, StoreError>;

    /// The proof that a leaf is in the tree of a size, which must not be larger than the log; none
    /// where it is not in it.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn inclusion(&self, leaf: Hash, size: u64) -> Result<Option<InclusionProof>, StoreError>;

    /// The proof that the tree of one size is the beginning of that of another; none where they are
    /// not sizes that the log has had, in this order.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn consistency(
        &self,
        first: u64,
        second: u64,
    ) -> Result<Option<ConsistencyProof>, StoreError>;
}
