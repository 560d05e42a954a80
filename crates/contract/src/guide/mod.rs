//! The guide (办事指南): everything published about one item.

mod fee;
mod material;
mod time;

pub use fee::{ChargedAt, Fee, FeeTier, FeeType};
pub use material::{Material, Situation, SituationType, SubmitMode};
pub use time::{Exclusion, ExclusionCode, LimitUnit, Limits, StatutoryLimit, Step};

use crate::{Date, DepartmentId, ItemId, Theme, WindowId, Words};
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

    /// The same word in Chinese, as it is published.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Immediate => "即办件",
            Self::Committed => "承诺件",
            Self::Forwarded => "转报件",
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
