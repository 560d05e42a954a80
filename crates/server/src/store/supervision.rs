//! Supervision cases and the reasons for being late, as they are kept (R5).
//!
//! A case is written in the transaction that records the truth which opens it, and nowhere else: it is there
//! once, whoever finds it. Reasons and notes only grow; each is written together with its entry in the desk's
//! record.

use super::StoreError;
use super::applications::{Done, KeptTruth, NotTaken, Once};
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::ApplicationNumber;

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCase {
    /// The application.
    pub number: ApplicationNumber,
    /// What became true, by its key.
    pub truth: String,
    /// Since when, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who answers for it.
    pub department: DepartmentId,
    /// Whether the supervisors still look after it.
    pub is_open: bool,
    /// What was done, in order.
    pub notes: Vec<KeptNote>,
}

/// What was done about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNote {
    /// When it was noted, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// By whom, as the desk's record calls them.
    pub actor: String,
    /// What was done.
    pub note: String,
    /// Whether the case was closed with it.
    pub closes: bool,
}

/// Where a page of cases begins: behind this one.
pub type Place = (i64, ApplicationNumber, String);

/// Which cases are asked for, newest first.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// Only those that one of these departments answers for; all of them for none.
    pub departments: Option<Vec<DepartmentId>>,
    /// Only those that are looked after, or only those that are not.
    pub is_open: Option<bool>,
    /// Only those behind this one.
    pub after: Option<Place>,
    /// How many at most.
    pub limit: u32,
}

impl CaseQuery {
    /// Whether a case is one of those that are asked for, wherever it stands in the list.
    #[must_use]
    pub fn takes(&self, case: &KeptCase) -> bool {
        let mut departments = self.departments.iter();
        departments.all(|own| own.contains(&case.department))
            && self.is_open.is_none_or(|is_open| is_open == case.is_open)
    }
}

/// A reason for being late.
#[derive(Debug, Clone)]
pub struct NewReason {
    /// Of which application.
    pub number: ApplicationNumber,
    /// Of what that became true; recorded with it where the clock has not been.
    pub truth: KeptTruth,
    /// The reason.
    pub reason: String,
    /// The request; none where nobody asked for it to be done once.
    pub once: Option<Once>,
}

/// A note about a case.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// The application.
    pub number: ApplicationNumber,
    /// What became true, by its key.
    pub truth: String,
    /// How many notes there were when this was written.
    pub after: u32,
    /// What was done.
    pub note: String,
    /// Whether the case is closed with it.
    pub closes: bool,
}

/// What became true in a stretch of time: names its state, since none of the numbers ever falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// How many cases there are.
    pub cases: u64,
    /// How many events their applications have.
    pub events: u64,
    /// How many reasons were given.
    pub reasons: u64,
}

/// Supervision cases and reasons.
#[async_trait]
pub trait Supervision: Send + Sync {
    /// Cases, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn cases(&self, wanted: &CaseQuery) -> Result<Vec<KeptCase>, StoreError>;

    /// One case.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn case(
        &self,
        number: &ApplicationNumber,
        truth: &str,
    ) -> Result<Option<KeptCase>, StoreError>;

    /// What opened a case from a time on and before another, milliseconds since 1970, UTC, by application.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn cases_between(
        &self,
        from_ms: i64,
        before_ms: i64,
    ) -> Result<Vec<(ApplicationNumber, String)>, StoreError>;

    /// In which state all that is.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn stamp_between(&self, from_ms: i64, before_ms: i64) -> Result<Stamp, StoreError>;

    /// How many reasons were given for an application.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn reason_count(&self, number: &ApplicationNumber) -> Result<u32, StoreError>;

    /// Publishes a reason together with its entry in the desk's record. What the request came to before, if it
    /// came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken`] within.
    async fn explain(
        &self,
        new: &NewReason,
        record: &Record,
    ) -> Result<Result<Done, NotTaken>, StoreError>;

    /// Adds a note together with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken::Missing`] or [`NotTaken::Changed`] within.
    async fn add_note(
        &self,
        new: &NewNote,
        record: &Record,
    ) -> Result<Result<(), NotTaken>, StoreError>;
}
