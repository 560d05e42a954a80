//! The guide (办事指南): everything published about one item.

use crate::{Date, DepartmentId, ItemId, MaterialId, SituationId, Theme, WindowId, Words, Yuan};
use serde::{Deserialize, Serialize};

/// Everything published about an item; also the shape of `data/items/<id>.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Guide {
    /// The item's id; equal to the file's name.
    pub id: ItemId,
    /// The county's own code, such as `QS-05-011`.
    pub code: String,
    /// The item's name.
    pub name: Words,
    /// What people call it.
    pub aliases: Vec<String>,
    /// Who owns it.
    pub department: DepartmentId,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// Life events it belongs to.
    pub themes: Vec<Theme>,
    /// What kind of act it is in law.
    pub kind: Kind,
    /// The finer kind, where `kind` is [`Kind::Other`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_detail: Option<String>,
    /// Immediate, committed or forwarded.
    pub handling_class: HandlingClass,
    /// The same word in Chinese, as published.
    pub handling_class_zh: String,
    /// The law it rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// What must be true before one applies.
    pub conditions: Vec<String>,
    /// Variants that change which materials are needed.
    pub situations: Vec<Situation>,
    /// Everything that any situation may ask for.
    pub materials: Vec<Material>,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// How long it may take.
    pub limits: Limits,
    /// Whether silence counts as consent (R5).
    pub deemed_consent: bool,
    /// What it costs (R7).
    pub fee: Fee,
    /// What one gets in the end.
    pub result: Outcome,
    /// How many times one has to come at most.
    pub visits: u8,
    /// How far it can be done online.
    pub online: Online,
    /// The windows that take it in.
    pub windows: Vec<WindowId>,
    /// Where else it can be handed in.
    pub cross_region: CrossRegion,
    /// What is due every year, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual: Option<String>,
    /// Whether it can be part of a green-channel project (R8).
    pub green_channel: bool,
    /// What to do against a decision.
    pub remedies: Remedies,
    /// What people often ask.
    pub faqs: Vec<Faq>,
    /// How fully it is described.
    pub detail: Detail,
    /// When it was last changed.
    pub updated: Date,
    /// Cases a year.
    pub annual_volume: u32,
}

/// Whom an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// People.
    Personal,
    /// Companies and other bodies.
    Enterprise,
}

impl Audience {
    /// The word used in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Enterprise => "enterprise",
        }
    }

    /// The audience of a slug.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        [Self::Personal, Self::Enterprise]
            .into_iter()
            .find(|a| a.slug() == slug)
    }
}

/// What kind of act an item is in law. In JSON the Chinese term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Kind {
    /// 行政许可.
    #[serde(rename = "行政许可")]
    Permit,
    /// 行政确认.
    #[serde(rename = "行政确认")]
    Confirmation,
    /// 行政给付.
    #[serde(rename = "行政给付")]
    Benefit,
    /// 公共服务.
    #[serde(rename = "公共服务")]
    PublicService,
    /// 其他.
    #[serde(rename = "其他")]
    Other,
}

/// How an item is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HandlingClass {
    /// 即办件: settled at once.
    Immediate,
    /// 承诺件: within the committed limit.
    Committed,
    /// 转报件: passed on to a higher authority.
    Forwarded,
}

impl HandlingClass {
    /// The word used in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Committed => "committed",
            Self::Forwarded => "forwarded",
        }
    }

    /// The class of a slug.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        [Self::Immediate, Self::Committed, Self::Forwarded]
            .into_iter()
            .find(|c| c.slug() == slug)
    }
}

/// One provision of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalBasis {
    /// The law or regulation.
    pub law: String,
    /// The article, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Whether the article was compared with a copy of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article_checked: Option<bool>,
    /// What it says, in plain words.
    pub summary: String,
}

/// A variant of an item (办理情形).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Situation {
    /// Its id within the item.
    pub id: SituationId,
    /// What it is called, in Chinese.
    pub name: String,
    /// What kind of variant.
    pub r#type: SituationType,
    /// The materials it needs, by id, in the order in which they are listed.
    pub materials: Vec<MaterialId>,
    /// A remark, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What kind of variant a situation is. In JSON the Chinese term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SituationType {
    /// 新办.
    #[serde(rename = "新办")]
    New,
    /// 变更.
    #[serde(rename = "变更")]
    Change,
    /// 延续.
    #[serde(rename = "延续")]
    Renewal,
    /// 延期.
    #[serde(rename = "延期")]
    Extension,
    /// 注销.
    #[serde(rename = "注销")]
    Cancellation,
    /// 补办.
    #[serde(rename = "补办")]
    Replacement,
    /// 换领.
    #[serde(rename = "换领")]
    Exchange,
    /// 分情形.
    #[serde(rename = "分情形")]
    Case,
    /// 一般.
    #[serde(rename = "一般")]
    General,
}

/// One thing to bring (申请材料).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Material {
    /// Its id within the item.
    pub id: MaterialId,
    /// What it is called, in Chinese.
    pub name: String,
    /// How it is handed in.
    pub submit_mode: SubmitMode,
    /// How many originals.
    pub original: u8,
    /// How many copies.
    pub copies: u8,
    /// Who issues it, in Chinese.
    pub issuer: String,
    /// Whether it is always needed.
    pub required: bool,
    /// Whether it may follow later (容缺, R8).
    pub deferrable: bool,
    /// Whether a written promise may take its place (告知承诺).
    pub promise_substitutable: bool,
    /// Why it need not be handed in, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exempt_note: Option<String>,
    /// Title of the blank form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank_form: Option<String>,
    /// Title of the filled-in sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_form: Option<String>,
    /// A remark, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it is needed; none if always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}

/// How a material is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubmitMode {
    /// The original stays with the office.
    Original,
    /// A copy.
    Copy,
    /// Shown and taken home again.
    Verify,
    /// Filled in or uploaded.
    Electronic,
    /// The office looks it up itself: nothing to bring.
    Shared,
}

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

/// What an item costs (R7).
///
/// A flat struct, as in the files: which fields are there follows from `type`, and
/// `domain::catalog::check` says when one is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    /// None, fixed or a range.
    pub r#type: FeeType,
    /// A remark, in Chinese; for [`FeeType::None`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The price; for [`FeeType::Fixed`] without tiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Yuan>,
    /// Prices by tier; for [`FeeType::Fixed`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<FeeTier>,
    /// What the price is for, such as `元/证`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The document that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Lower end; for [`FeeType::Range`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Yuan>,
    /// Upper end, where there is one; for [`FeeType::Range`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Yuan>,
    /// At which end it is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged_at: Option<ChargedAt>,
    /// What is charged; for [`FeeType::Range`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged: Option<Yuan>,
    /// The amounts are a sample of a provincial standard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
}

/// How a fee is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeType {
    /// Free of charge.
    None,
    /// One price, or one a tier.
    Fixed,
    /// Between two ends.
    Range,
}

/// Where in its range a fee is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChargedAt {
    /// At the lower end, as R7 demands.
    LowerLimit,
    /// At the upper end; the checker refuses it.
    UpperLimit,
}

/// One tier of a fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeTier {
    /// What it is for, in Chinese.
    pub name: String,
    /// The price.
    pub amount: Yuan,
}

/// What one gets in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// The document, in Chinese.
    pub document: String,
    /// How long it is valid, in Chinese; `—` where that has no meaning.
    pub validity: String,
}

/// How far an item can be done online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Online {
    /// All, part, or nothing of it.
    pub level: OnlineLevel,
    /// A remark, in Chinese.
    pub note: String,
}

/// All, part, or nothing of it online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnlineLevel {
    /// From start to end.
    Full,
    /// In part.
    Partial,
    /// At a window only.
    Offline,
}

/// Where else an item can be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CrossRegion {
    /// How far.
    pub scope: Scope,
    /// A remark, in Chinese.
    pub note: String,
}

/// In which area an item can be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In this county.
    County,
    /// Anywhere in the province.
    Province,
    /// In several provinces.
    InterProvincial,
    /// Anywhere in the country.
    National,
}

/// What to do against a decision, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Remedies {
    /// Administrative reconsideration.
    pub reconsideration: Option<String>,
    /// Going to court.
    pub litigation: Option<String>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// A question people often ask, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Faq {
    /// The question.
    pub q: String,
    /// The answer.
    pub a: String,
}

/// How fully a guide is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// With everything.
    Rich,
    /// With what the regulations ask for.
    Lean,
}
