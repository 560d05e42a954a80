//! Inspections of enterprises as they are kept (R9), and reports of them.
//!
//! Owns that an enterprise's year has two places, whoever files and however many servers there are, and that
//! an inspection ends once. What may be filed is `mingbai_domain::project::inspection`'s business. Reports are
//! anonymous: hashes for keys, codes, and days. Nothing here looks at a clock.

use super::StoreError;
use super::applications::Once;
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::desk::inspections::ReportRow;
use mingbai_contract::project::{Inspection, InspectionReport};
use mingbai_contract::{Date, DepartmentId, EnterpriseCode, InspectionId};

/// An inspection that was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInspection {
    /// The inspection, with its result.
    pub inspection: Inspection,
    /// Who is inspected.
    pub enterprise: EnterpriseCode,
    /// Who that is, as it may be shown.
    pub applicant_label: String,
    /// The body that filed it.
    pub department: DepartmentId,
    /// When, milliseconds since 1970, UTC.
    pub filed_ms: i64,
    /// The day on which it was taken back.
    pub withdrawn: Option<Date>,
}

impl KeptInspection {
    /// Whether nothing more comes of it.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.withdrawn.is_some() || self.inspection.result.is_some()
    }
}

/// An inspection to be filed.
#[derive(Debug, Clone)]
pub struct NewInspection {
    /// What stands on the notice; the next code of the day if none.
    pub code: Option<InspectionId>,
    /// All of it, but that its code is taken from `code`, and that it has no result.
    pub inspection: Inspection,
    /// Who is inspected.
    pub enterprise: EnterpriseCode,
    /// Who that is, as it may be shown.
    pub applicant_label: String,
    /// The body that files it.
    pub department: DepartmentId,
    /// The request; none where nobody asked.
    pub once: Option<Once>,
}

/// How an inspection ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken back.
    Withdrawn,
    /// What was found.
    Result(String),
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotFiled {
    /// There is no such inspection.
    #[error("there is no such inspection")]
    Missing,
    /// There is an inspection with this code.
    #[error("there is an inspection with this code")]
    Taken,
    /// The enterprise's year has no place left (R9).
    #[error("the enterprise's year has no place left")]
    Cap,
    /// It has its result, or was taken back.
    #[error("it has its result, or was taken back")]
    Over,
    /// The key came with another request before.
    #[error("the key came with another request before")]
    OtherRequest,
}

/// What the desk's record is to say of an inspection, once its code is known.
pub type Saying<'a> = &'a (dyn Fn(&InspectionId) -> Record + Send + Sync);

/// Which inspections are asked for.
#[derive(Debug, Clone, Default)]
pub struct InspectionQuery {
    /// Only those that one of these departments filed; all of them for none.
    pub departments: Option<Vec<DepartmentId>>,
    /// Only codes behind this one.
    pub after: String,
    /// How many at most.
    pub limit: u32,
}

/// A report, without anything that tells who reports.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// A hash of the random key that it came with.
    pub id: String,
    /// What stood on the notice.
    pub code: InspectionId,
    /// What is reported.
    pub report: InspectionReport,
    /// The day.
    pub reported: Date,
    /// How many reports one code gets on a day at most.
    pub most_of_code: u32,
    /// How many reports there are on a day at most.
    pub most: u32,
}

/// Why a report was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReported {
    /// There are as many of this day as are taken in.
    #[error("there are as many reports of this day as are taken in")]
    Full,
    /// The key came with another report before.
    #[error("the key came with another report before")]
    OtherReport,
}

/// Inspections.
#[async_trait]
pub trait Inspections: Send + Sync {
    /// One inspection, also one that was taken back.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn inspection(&self, code: &InspectionId) -> Result<Option<KeptInspection>, StoreError>;

    /// The inspections of an enterprise, by day of visit, also those that were taken back.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn inspections_of(
        &self,
        enterprise: &EnterpriseCode,
    ) -> Result<Vec<KeptInspection>, StoreError>;

    /// Inspections, by code.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn inspections(
        &self,
        wanted: &InspectionQuery,
    ) -> Result<Vec<KeptInspection>, StoreError>;

    /// Files an inspection together with its entry in the desk's record: all or nothing. Its code; that of
    /// the one that was filed before, if the request came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotFiled`] within.
    async fn file_inspection(
        &self,
        new: &NewInspection,
        saying: Saying<'_>,
    ) -> Result<Result<InspectionId, NotFiled>, StoreError>;

    /// Ends an inspection on a day, once, together with its entry in the desk's record. One that is taken
    /// back gives its place back.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotFiled`] within.
    async fn end_inspection(
        &self,
        code: &InspectionId,
        outcome: &Outcome,
        day: Date,
        record: &Record,
    ) -> Result<Result<(), NotFiled>, StoreError>;

    /// The inspection that a request filed, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotFiled::OtherRequest`] within.
    async fn filed_before(
        &self,
        once: &Once,
    ) -> Result<Result<Option<InspectionId>, NotFiled>, StoreError>;

    /// Takes a report in; nothing more where the same came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotReported`] within.
    async fn report_inspection(
        &self,
        new: &NewReport,
    ) -> Result<Result<(), NotReported>, StoreError>;

    /// Reports, those that say the same counted together, the last day's first: so many behind the first
    /// `skip`.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn inspection_reports(&self, skip: u32, limit: u32)
    -> Result<Vec<ReportRow>, StoreError>;

    /// Forgets requests that were made before a time, milliseconds since 1970, UTC, and how many reports
    /// came in before a day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn forget_filed(&self, before_ms: i64, before: Date) -> Result<(), StoreError>;
}
