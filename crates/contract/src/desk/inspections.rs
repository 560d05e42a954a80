//! What offices do with inspections of enterprises (R9): file them, take them back, record what was found;
//! and what supervisors read of reports.

use crate::log::Timestamp;
use crate::project::{Inspection, InspectionKind, ReportReason};
use crate::{Date, DepartmentId, EnterpriseCode, InspectionId};
use serde::{Deserialize, Serialize};

/// A request to file an inspection, before the day of the visit (R9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FileInspection {
    /// What stands on the notice; the next code of the day of the visit if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<InspectionId>,
    /// The body that files it, one of those that come.
    pub department: DepartmentId,
    /// Who is inspected.
    pub enterprise: EnterpriseCode,
    /// Who that is, as it may be shown, in Chinese.
    pub applicant_label: String,
    /// Whether it counts against the yearly cap.
    pub kind: InspectionKind,
    /// The day of the visit.
    pub date: Date,
    /// Who comes, in Chinese.
    pub departments: String,
    /// What they come for, in Chinese.
    pub r#type: String,
    /// The day on which another system has taken it in; at the desk it is always today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed_on: Option<Date>,
}

/// A request to record what an inspection found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConcludeInspection {
    /// What they found, in Chinese.
    pub result: String,
}

/// An inspection as offices see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InspectionFile {
    /// The inspection.
    pub inspection: Inspection,
    /// Who is inspected.
    pub enterprise: EnterpriseCode,
    /// Who that is, as it may be shown, in Chinese.
    pub applicant_label: String,
    /// The body that filed it.
    pub department: DepartmentId,
    /// When it was filed here.
    pub filed: Timestamp,
    /// The day on which it was taken back; absent while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Date>,
}

/// Inspections, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InspectionList {
    /// The inspections.
    pub inspections: Vec<InspectionFile>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// The inspections of one enterprise that stand, whoever filed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnterpriseInspections {
    /// Whose.
    pub enterprise: EnterpriseCode,
    /// Who that is, as it was last filed, in Chinese; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant_label: Option<String>,
    /// They, by day of visit.
    pub inspections: Vec<Inspection>,
}

/// Reports that say the same, and how many there are: nobody learns who reported, or when on that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportRow {
    /// The day on which they came in.
    pub reported: Date,
    /// What stood on the notice.
    pub code: InspectionId,
    /// What is wrong.
    pub what: ReportReason,
    /// The day of the visit.
    pub day: Date,
    /// Who came, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// How many.
    pub count: u32,
}

/// Reports, the last day's first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportList {
    /// The reports.
    pub reports: Vec<ReportRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}
