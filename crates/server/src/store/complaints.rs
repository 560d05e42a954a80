//! Complaints as they are kept (R10): what stands in the clear, and what is sealed.
//!
//! Owns that a thread is taken in once, that whatever is recorded comes after what was known of it, and that
//! everything is deleted at its time but the numbers. What may happen is `mingbai_domain::complaint`'s business.
//! There is no time but the day, no order of arrival, and nothing of who complained. Nothing here looks at a
//! clock. [`Threads`] is what reporters and offices do with one, [`Complaints`] what is asked of all of them.

use super::StoreError;
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::complaint::{
    Complaint, ComplaintEvent, ComplaintSummary, MessageId, SealedMessage,
};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::{Hash, LogEntry, Receipt};
use mingbai_contract::{Date, Month};
use mingbai_domain::complaint::figures::Tally;
use std::collections::BTreeMap;

/// A complaint as it is kept, without its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptComplaint {
    /// Names it at the desk.
    pub id: ComplaintId,
    /// Names the thread.
    pub thread: Hash,
    /// What stands in the clear.
    pub complaint: Complaint,
    /// The county's word for it.
    pub receipt: Receipt,
    /// The secret salt of its commitment.
    pub salt: Hash,
    /// The summary; none where there is none.
    pub summary: Option<KeptSummary>,
}

impl KeptComplaint {
    /// How many events it has.
    #[must_use]
    pub fn size(&self) -> u32 {
        u32::try_from(self.complaint.events.len()).unwrap_or(u32::MAX)
    }
}

/// A summary, waiting or released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSummary {
    /// The summary.
    pub text: String,
    /// Who wrote it, as the desk's record calls them.
    pub by: String,
    /// Whether it waits to be released.
    pub waits: bool,
}

/// What follows from events and calendar, kept to be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What is due next; none where it has ended.
    pub due: Option<Date>,
    /// The day on which it ended.
    pub ended: Option<Date>,
    /// The day on which it is deleted.
    pub delete_on: Option<Date>,
}

/// A challenge that is used up with what it was solved for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// A hash of it.
    pub challenge: String,
    /// The day of the county.
    pub day: Date,
}

/// A complaint to be taken in, with its first message.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// All of it.
    pub kept: KeptComplaint,
    /// The first message.
    pub message: SealedMessage,
    /// Where it stands.
    pub standing: Standing,
    /// What enters the log at the day's end.
    pub entry: LogEntry,
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// What is recorded of a complaint.
#[derive(Debug, Clone)]
pub struct Moved {
    /// Which one.
    pub id: ComplaintId,
    /// How many events it had when this was decided.
    pub after: u32,
    /// All events, the new ones behind.
    pub events: Vec<ComplaintEvent>,
    /// The message that comes with the last one.
    pub message: Option<SealedMessage>,
    /// Where it stands then.
    pub standing: Standing,
    /// The summary as it is then, where that changes.
    pub summary: Option<KeptSummary>,
    /// The summary for everybody, where it is released with this.
    pub released: Option<ComplaintSummary>,
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotMoved {
    /// There is no such complaint, or no longer.
    #[error("there is no such complaint")]
    Missing,
    /// More has happened since.
    #[error("more has happened since")]
    Changed,
    /// There is a thread of this name.
    #[error("there is a thread of this name")]
    Taken,
    /// The challenge was used before.
    #[error("the challenge was used before")]
    Spent,
}

/// One thread.
#[async_trait]
pub trait Threads: Send + Sync {
    /// Takes a complaint in, once, with what enters the log for it: all or nothing.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotMoved::Taken`] or [`NotMoved::Spent`] within.
    async fn file_complaint(&self, new: &NewThread) -> Result<Result<(), NotMoved>, StoreError>;

    /// The complaint of a thread.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaint_of(&self, thread: &Hash) -> Result<Option<KeptComplaint>, StoreError>;

    /// A complaint by the name that it has at the desk.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaint(&self, id: &ComplaintId) -> Result<Option<KeptComplaint>, StoreError>;

    /// The messages of a complaint, in order.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn messages(&self, id: &ComplaintId) -> Result<Vec<SealedMessage>, StoreError>;

    /// One message of a complaint.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn message(
        &self,
        id: &ComplaintId,
        message: &MessageId,
    ) -> Result<Option<SealedMessage>, StoreError>;

    /// How many messages of the reporter a complaint has, and how many bytes of text they are together.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn reporter_share(&self, id: &ComplaintId) -> Result<(u64, u64), StoreError>;

    /// Records what happened if nothing else has since, together with its entry in the desk's record where
    /// somebody at the desk did it: all or nothing.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotMoved`] within.
    async fn move_complaint(
        &self,
        moved: &Moved,
        record: Option<&Record>,
    ) -> Result<Result<(), NotMoved>, StoreError>;
}

/// Which complaints are asked for.
#[derive(Debug, Clone, Default)]
pub struct ComplaintQuery {
    /// Only those that have ended, or only those that have not.
    pub ended: Option<bool>,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
    /// Only those behind this place: what is due, and the complaint's name.
    pub after: Option<ListPlace>,
    /// How many at most.
    pub limit: u32,
}

/// A place in the desk's list, which is sorted by these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPlace {
    /// The day on which it ended; empty before.
    pub ended: String,
    /// What is due next; empty where nothing is.
    pub due: String,
    /// Its name.
    pub id: String,
}

/// A complaint in the desk's list, with its place.
pub type Listed = (ListPlace, KeptComplaint);

/// All complaints.
#[async_trait]
pub trait Complaints: Send + Sync {
    /// Complaints by what is due next, those that have ended behind.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaints(&self, wanted: &ComplaintQuery) -> Result<Vec<Listed>, StoreError>;

    /// Every complaint that is kept, by name: so many behind a name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaints_behind(
        &self,
        id: &str,
        limit: u32,
    ) -> Result<Vec<KeptComplaint>, StoreError>;

    /// How much there is: complaints and their events. Whatever happens changes it.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaints_stamp(&self) -> Result<(u64, u64), StoreError>;

    /// Complaints whose summary waits to be released.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn waiting_summaries(&self) -> Result<Vec<KeptComplaint>, StoreError>;

    /// Summaries that were released, newest month first: so many at most.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn released_summaries(&self, limit: u32) -> Result<Vec<ComplaintSummary>, StoreError>;

    /// Summaries that were released in months from one on and before another, newest month first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn summaries_released(
        &self,
        from: Month,
        before: Month,
    ) -> Result<Vec<ComplaintSummary>, StoreError>;

    /// Complaints that were due before a day and have not ended, by name.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaints_due_before(&self, day: Date) -> Result<Vec<KeptComplaint>, StoreError>;

    /// Keeps what is due next by another calendar, unless something has happened since.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn keep_due(
        &self,
        id: &ComplaintId,
        size: u32,
        due: Option<Date>,
    ) -> Result<(), StoreError>;

    /// Complaints that are to be deleted by a day, so many at most.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaints_over(
        &self,
        day: Date,
        limit: u32,
    ) -> Result<Vec<KeptComplaint>, StoreError>;

    /// Deletes complaints with everything about them, each unless something has happened since, and keeps
    /// what they add to the numbers, together with one entry in the desk's record. How many there were.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing is deleted.
    async fn delete_complaints(
        &self,
        gone: &[(ComplaintId, u32, Month, Tally)],
        record: &(dyn Fn(u32) -> Record + Send + Sync),
    ) -> Result<u32, StoreError>;

    /// The numbers of complaints that are deleted.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn complaint_counts(&self) -> Result<BTreeMap<Month, Tally>, StoreError>;

    /// The secret that signs the challenges of a day: the one that is kept, or this one from now on.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn challenge_secret(&self, day: Date, proposed: &str) -> Result<String, StoreError>;

    /// Forgets the challenges of days before one: their secrets, and which were used.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn forget_challenges(&self, before: Date) -> Result<(), StoreError>;
}
