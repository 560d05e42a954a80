//! Steps and limits: how long an item may take, and what does not count.

use serde::{Deserialize, Serialize};

/// One step of the handling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// What happens, in Chinese (勘验, 决定…).
    pub name: String,
    /// Who does it, in Chinese.
    pub role: String,
    /// How many working days; none where nobody can say.
    pub working_days: Option<u16>,
    /// Whether it counts into the limit (R2).
    pub counted: bool,
}

/// How long an item may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limits {
    /// What the law allows.
    pub statutory: StatutoryLimit,
    /// What is promised, in working days; 0 is at once (R1).
    pub committed_working_days: u16,
    /// Whether the special procedures among the exclusions make a longer promise possible (R6).
    pub needs_inspection_or_hearing: bool,
    /// Procedures that statute excludes from the limit (R2).
    pub exclusions: Vec<Exclusion>,
}

/// What the law allows (法定时限).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatutoryLimit {
    /// How many of `unit`; none where the law sets no limit.
    pub value: Option<u16>,
    /// What is counted.
    pub unit: LimitUnit,
    /// The same in working days, for comparison only (R6).
    pub working_day_equivalent: Option<u16>,
    /// The provision.
    pub basis: String,
}

/// What a statutory limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Working days (R1).
    WorkingDay,
    /// Calendar days, moved to a working day at the end (R1).
    CalendarDay,
    /// At once.
    OnTheSpot,
    /// The law sets none.
    None,
}

/// A procedure that statute excludes from a limit (R2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exclusion {
    /// Which procedure.
    pub code: ExclusionCode,
    /// Its name, in Chinese.
    pub name: String,
}

/// Which procedure is excluded from a limit (行政许可法 art. 45 and special statutes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExclusionCode {
    /// 现场勘验.
    SiteInspection,
    /// 专家评审.
    ExpertReview,
    /// 公示.
    PublicNotice,
    /// 检验、检测、检疫或考试.
    Testing,
    /// 证件集中制作.
    Production,
    /// 法定公告.
    Announcement,
    /// 上级机关审查决定.
    SuperiorReview,
    /// 听证.
    Hearing,
    /// 调查核实.
    Investigation,
    /// 法定等待期.
    StatutoryWaiting,
    /// 招标拍卖.
    Bidding,
    /// 等待司法或有关行政机关结论.
    JudicialConclusion,
}
