//! An approval of a project, and what it goes ahead without.

use crate::guide::ExclusionCode;
use crate::{ApprovalId, Date, DepartmentId, ItemId, MaterialId, WindowId};
use serde::{Deserialize, Serialize};

/// One approval of a project (R8): facts only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Approval {
    /// Its number within the project.
    pub no: ApprovalId,
    /// The item.
    pub item: ItemId,
    /// Who decides.
    pub department: DepartmentId,
    /// The stage it is shown in: one of the project's.
    pub stage: String,
    /// The window that takes it in.
    pub window: WindowId,
    /// The approvals that must be there before this one can be handed in.
    pub depends_on: Vec<ApprovalId>,
    /// The day on which it was taken in, complete but for deferred materials: its clock's day 0 (R1,
    /// R4a); none if that has not been yet.
    pub submitted_at: Option<Date>,
    /// What was promised, in working days; 0 is at once (R1).
    pub committed_working_days: u16,
    /// Whether silence counts as consent, as the item's guide said on that day (R5).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deemed_consent: bool,
    /// Stretches that its limit does not count (R2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clock_pauses: Vec<ClockPause>,
    /// The day of the decision; none if there is none yet.
    pub decided_at: Option<Date>,
    /// Why it is late, in Chinese, as the office has published it (R5, 优化营商环境条例 art. 36).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overtime_reason: Option<String>,
    /// What follows later (先放行、后补办).
    pub deferred_materials: Vec<DeferredMaterial>,
}

/// A stretch that a clock does not count (R2): every day `d` with `from` < `d` ≤ `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClockPause {
    /// The day on which it began.
    pub from: Date,
    /// Its last day; while it is open the day on which it should end, if that is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Why, in Chinese.
    pub reason: String,
    /// Which of the guide's exclusions it is.
    pub exclusion: ExclusionCode,
    /// The document that orders it (R2), in Chinese; none where it was handed over without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Whether it is over; else it is open, whatever was planned.
    pub ended: bool,
}

/// A material that follows later (容缺后补材料, R8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeferredMaterial {
    /// Which material of the approval's item.
    pub material: MaterialId,
    /// The last day on which it may come.
    pub promised_date: Date,
    /// The day on which it came; none if it has not.
    pub fulfilled_date: Option<Date>,
    /// What the investor has promised, and what follows if it is not kept, in Chinese.
    pub promise: String,
}
