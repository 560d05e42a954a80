//! The published lists beside the catalog: as they are kept in `data/lists.json`, and as they are read.

use crate::guide::{ChargedAt, FeeTier, FeeType};
use crate::rating::RatingTag;
use crate::{Date, DepartmentId, ItemId, ListId, Phrase, Words, Yuan};
use serde::{Deserialize, Serialize};

/// `data/lists.json`: every list as the departments keep it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListsFile {
    /// What may be charged (R7).
    pub fee_catalogue: Vec<FeeRow>,
    /// 首违不罚.
    pub first_violation_no_penalty: Vec<FirstViolationRow>,
    /// 处罚裁量基准.
    pub penalty_discretion: Vec<PenaltyRow>,
    /// 年检免审.
    pub annual_inspections: Vec<AnnualInspectionRow>,
    /// What the clean-up abolished.
    pub cancelled: Vec<CancelledRow>,
    /// What a complaint may be about (R10).
    pub complaint_categories: Vec<CategoryRow>,
    /// 重点工作目标公示.
    pub key_goals: Vec<KeyGoalRow>,
    /// Reasons that can be ticked with a rating (R11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rating_tags: Vec<RatingTag>,
}

/// A row of the fee list (R7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeRow {
    /// Its id.
    pub id: String,
    /// The item it is charged for.
    pub item: ItemId,
    /// What is charged for, in Chinese.
    pub name: String,
    /// None, fixed or a range.
    pub r#type: FeeType,
    /// The price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Yuan>,
    /// Prices by tier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<FeeTier>,
    /// What the price is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The document that sets it.
    pub basis: String,
    /// Lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Yuan>,
    /// Upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Yuan>,
    /// At which end it is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged_at: Option<ChargedAt>,
    /// What is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged: Option<Yuan>,
    /// The amounts are a sample of a provincial standard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
}

/// A violation that is not punished the first time (首违不罚).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FirstViolationRow {
    /// Its id.
    pub id: String,
    /// Who would punish it.
    pub department: DepartmentId,
    /// What was done, in Chinese.
    pub behaviour: String,
    /// The law that forbids it.
    pub law: String,
    /// The article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// When it is not punished.
    pub conditions: Vec<String>,
    /// Where the entry comes from.
    pub source_type: SourceType,
    /// The same in words.
    pub source: String,
}

/// Where an entry of the first-violation list comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceType {
    /// A national list.
    NationalList,
    /// The law itself orders correction first.
    StatutoryCorrectFirst,
    /// The kind of list localities publish.
    LocalListPractice,
}

/// How a penalty is graded (处罚裁量基准).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PenaltyRow {
    /// Its id.
    pub id: String,
    /// Who punishes it.
    pub department: DepartmentId,
    /// What was done, in Chinese.
    pub behaviour: String,
    /// The law.
    pub law: String,
    /// The article.
    pub article: String,
    /// The range the law gives.
    pub statutory_penalty: String,
    /// The grades.
    pub tiers: Vec<PenaltyTier>,
    /// The grades are samples.
    #[serde(default)]
    pub illustrative_tiers: bool,
}

/// One grade of a penalty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PenaltyTier {
    /// Its name, in Chinese (从轻, 一般, 从重).
    pub level: String,
    /// When it applies.
    pub circumstances: String,
    /// What follows.
    pub penalty: String,
}

/// A yearly inspection and who is exempt (年检免审).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnualInspectionRow {
    /// Its id.
    pub id: String,
    /// The item it belongs to.
    pub item: ItemId,
    /// Who inspects.
    pub department: DepartmentId,
    /// What it is called, in Chinese.
    pub name: String,
    /// When.
    pub period: String,
    /// How.
    pub mode: InspectionMode,
    /// The same in Chinese.
    pub mode_zh: String,
    /// Who is exempt.
    pub exemption_rule: String,
    /// Visits a year at most (R9).
    pub max_onsite_per_year: u16,
}

/// How a yearly inspection is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InspectionMode {
    /// A report online takes its place.
    NetworkReport,
    /// It is kept.
    Required,
    /// Nobody is inspected.
    Exempt,
    /// Fewer papers.
    Reduced,
}

/// Something the clean-up abolished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelledRow {
    /// Its id.
    pub id: String,
    /// What it was.
    pub category: CancelledCategory,
    /// Its name, in Chinese.
    pub name: String,
    /// What there is instead.
    pub outcome: String,
    /// By which document.
    pub basis: String,
    /// In which year.
    pub year: String,
}

/// What was abolished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancelledCategory {
    /// An item.
    Item,
    /// A certificate to bring.
    Certificate,
    /// A document or a stage.
    Document,
}

/// What a complaint may be about (R10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CategoryRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
}

/// A goal of the year (重点工作目标).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyGoalRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Who answers for it.
    pub department: DepartmentId,
    /// When it began.
    pub start: Date,
    /// When it is due.
    pub due: Date,
    /// How far it is, in percent.
    pub progress_percent: u8,
    /// On the way.
    pub milestones: Vec<Milestone>,
}

/// A milestone of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Milestone {
    /// Its name, in Chinese.
    pub name: String,
    /// When it was planned for.
    pub planned: Date,
    /// When it was reached; none if not yet.
    pub actual: Option<Date>,
}

/// One line of the table of lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListSummary {
    /// Its id and the last part of its address.
    pub id: ListId,
    /// Its name.
    pub name: Words,
    /// How many entries.
    pub count: u32,
    /// Since when this version is valid.
    pub valid_since: Date,
}

/// A published list as it is read, whatever it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedList {
    /// Its id.
    pub id: ListId,
    /// Its name.
    pub name: Words,
    /// Since when this version is valid.
    pub valid_since: Date,
    /// Its entries, in the publisher's order.
    pub entries: Vec<ListEntry>,
}

/// An entry of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListEntry {
    /// Its id: the fragment of its stable address.
    pub id: String,
    /// What it is.
    pub title: Phrase,
    /// The item it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The department that answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// Everything else, in reading order.
    pub facts: Vec<Fact>,
}

/// One labelled fact of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fact {
    /// What it says.
    pub label: FactLabel,
    /// Its text.
    pub value: Phrase,
}

/// What a fact of a list entry says; the interface has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactLabel {
    /// What is charged.
    Charge,
    /// By which document.
    Basis,
    /// The law and its article.
    Law,
    /// Under which conditions.
    Conditions,
    /// Where the entry comes from.
    Source,
    /// What the law provides.
    StatutoryPenalty,
    /// A grade and what follows.
    Grade,
    /// When.
    Period,
    /// How.
    Mode,
    /// Who is exempt.
    Exemption,
    /// Visits a year at most.
    VisitsAYear,
    /// What it was.
    Category,
    /// What there is instead.
    Outcome,
    /// In which year.
    Year,
    /// What is promised.
    Promise,
    /// From when to when.
    Term,
    /// How far it is.
    Progress,
    /// On the way.
    Milestone,
    /// A remark.
    Remark,
}
