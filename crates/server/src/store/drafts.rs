//! Drafts of what is published, and how they come out.
//!
//! Owns that nothing is saved over what somebody else has saved since ([`DraftsNotTaken::Changed`]), that drafts come
//! out together or not at all, and that what is planned for a day comes out once, whoever finds it first. What a
//! publication becomes by drafts says [`crate::publish::drafts`]. What people do is written together with its entry
//! in the desk's record. Nothing here looks at a clock.

use super::StoreError;
use super::staff::Record;
use crate::publish::drafts::NotOut;
use async_trait::async_trait;
use mingbai_contract::Date;
use mingbai_contract::desk::publishing::{
    Content, DraftFault, DraftOf, DraftRevision, PlannedOutcome,
};

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptDraft {
    /// Of what.
    pub of: DraftOf,
    /// How often it was saved, thrown away or came out.
    pub revision: u32,
    /// What it says; none where there is no draft now.
    pub content: Option<Content>,
    /// The stamp of what was published when it was begun; empty where nothing was.
    pub based_on: String,
    /// Who saved it last.
    pub actor: String,
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The day it comes out; none where none is set.
    pub comes_out: Option<Date>,
}

/// A draft to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDraft {
    /// Of what.
    pub of: DraftOf,
    /// How often it had been saved when it was begun.
    pub after: u32,
    /// The stamp of what was published then; empty where nothing was.
    pub based_on: String,
    /// What it says.
    pub content: Content,
}

/// Drafts that come out together on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlanned {
    /// Its id.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What comes out.
    pub drafts: Vec<DraftOf>,
    /// Who set it.
    pub actor: String,
    /// What has become of it.
    pub outcome: PlannedOutcome,
    /// Why they did not come out.
    pub faults: Vec<DraftFault>,
    /// When that was, milliseconds since 1970, UTC; none while it is waiting.
    pub ended_ms: Option<i64>,
}

/// That something was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its number: of a guide its own, of anything else the catalog's.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptContent {
    /// Its number: of a guide its own, of anything else the catalog's.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
    /// What it said.
    pub content: Content,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftsNotTaken {
    /// There is no such draft.
    Missing(DraftOf),
    /// Somebody has saved it, thrown it away or published it since.
    Changed(DraftOf),
    /// It comes out on a day: that must be taken back first.
    Planned(DraftOf),
    /// Nothing is published that it could come into.
    NothingPublished,
    /// They cannot come out.
    NotOut(NotOut),
}

/// Drafts.
#[async_trait]
pub trait Drafts: Send + Sync {
    /// Every draft that there is now, by what it is of.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn drafts(&self) -> Result<Vec<KeptDraft>, StoreError>;

    /// The draft of something, also where there is none any more; none where there never was one.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn draft(&self, of: &DraftOf) -> Result<Option<KeptDraft>, StoreError>;

    /// Saves drafts with their entry in the desk's record: all of them or none.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`DraftsNotTaken`] within, then nothing was written.
    async fn keep_drafts(
        &self,
        new: &[NewDraft],
        record: &Record,
    ) -> Result<Result<(), DraftsNotTaken>, StoreError>;

    /// Throws a draft away.
    ///
    /// # Errors
    /// As [`Self::keep_drafts`].
    async fn discard_draft(
        &self,
        wanted: &DraftRevision,
        record: &Record,
    ) -> Result<Result<(), DraftsNotTaken>, StoreError>;

    /// Publishes drafts together on a day, into whatever is published then: all of them or none. Answers with the
    /// catalog's version.
    ///
    /// # Errors
    /// As [`Self::keep_drafts`].
    async fn publish_drafts(
        &self,
        wanted: &[DraftRevision],
        day: Date,
        record: &Record,
    ) -> Result<Result<u32, DraftsNotTaken>, StoreError>;

    /// Sets a day on which drafts come out together. Until then, or until it is taken back, they stay as they are.
    ///
    /// # Errors
    /// As [`Self::keep_drafts`].
    async fn plan_drafts(
        &self,
        id: &str,
        wanted: &[DraftRevision],
        day: Date,
        record: &Record,
    ) -> Result<Result<(), DraftsNotTaken>, StoreError>;

    /// Takes a day back, as long as it is to come; false where there is nothing that waits under this id.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn take_back_planned(&self, id: &str, record: &Record) -> Result<bool, StoreError>;

    /// What waits, and what ended from a moment on, by day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn planned(&self, since_ms: i64) -> Result<Vec<KeptPlanned>, StoreError>;

    /// Brings out what is planned under an id, once: none where somebody else has, or it was taken back. `records` are
    /// the entries for whether it came out or could not.
    ///
    /// # Errors
    /// Any [`StoreError`]; then it still waits.
    async fn bring_out(
        &self,
        id: &str,
        day: Date,
        records: &[Record; 2],
    ) -> Result<Option<PlannedOutcome>, StoreError>;

    /// Every version that was published of something, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn published_versions(&self, of: &DraftOf) -> Result<Vec<KeptVersion>, StoreError>;

    /// One of those versions, with what it said.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn published_version(
        &self,
        of: &DraftOf,
        version: u32,
    ) -> Result<Option<KeptContent>, StoreError>;
}
