//! What an item costs (R7).

use crate::Yuan;
use serde::{Deserialize, Serialize};

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
