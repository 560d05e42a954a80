//! Situations and the materials they need.

use crate::{MaterialId, SituationId};
use serde::{Deserialize, Serialize};

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
