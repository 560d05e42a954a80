//! What is published about complaints (R13): counts that single nobody out, and reviewed summaries.

use super::CategoryId;
use crate::{Date, DepartmentId, Month};
use serde::{Deserialize, Serialize};

/// Complaints in numbers, newest period first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintFigures {
    /// The day on which this was so.
    pub as_of: Date,
    /// The periods. No month is in two of them, and the month that runs is in none.
    pub periods: Vec<ComplaintPeriod>,
}

/// One month, or as many as it took to have at least five complaints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintPeriod {
    /// Its first month.
    pub from: Month,
    /// Its last month.
    pub to: Month,
    /// All complaints that came in it.
    pub total: ComplaintCounts,
    /// By the departments that they concern, those without any included. A complaint about several counts
    /// for each.
    pub departments: Vec<CountsOfDepartment>,
    /// By what they are about.
    pub categories: Vec<CountsOfCategory>,
}

/// What became of complaints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintCounts {
    /// Taken in.
    pub received: u32,
    /// Of them, taken up in time.
    pub taken_up_in_time: u32,
    /// Of them, answered.
    pub concluded: u32,
    /// Of these, answered in time.
    pub concluded_in_time: u32,
    /// Of all, late with either, or late still.
    pub late: u32,
}

/// Counts of a department; of several small ones, and of complaints about none, where none is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountsOfDepartment {
    /// Which one; absent for all the others together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// The counts.
    pub counts: ComplaintCounts,
}

/// Counts of a category; of several small ones where none is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountsOfCategory {
    /// Which one; absent for all the others together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// The counts.
    pub counts: ComplaintCounts,
}

/// Summaries that were released, newest month first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintSummaries {
    /// The summaries.
    pub summaries: Vec<ComplaintSummary>,
}

/// What a complaint was about and what came of it, for everybody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintSummary {
    /// The month in which it was released.
    pub month: Month,
    /// What it was about.
    pub category: CategoryId,
    /// Who was concerned.
    pub departments: Vec<DepartmentId>,
    /// The summary, in Chinese.
    pub text: String,
}
