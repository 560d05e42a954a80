//! What a project is charged (R7).

use crate::{ItemId, Yuan};
use serde::{Deserialize, Serialize};

/// A fee of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectFee {
    /// The item it is charged for.
    pub item: ItemId,
    /// What it is called, in Chinese.
    pub name: String,
    /// How the amount came about, in Chinese.
    pub standard: String,
    /// The amount.
    pub charged_yuan: Yuan,
}

/// How a fee stands to the published fee list (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeStanding {
    /// Nothing is charged.
    Free,
    /// The list has it, and something is charged at its lower end.
    Listed,
    /// By the list nothing is charged: it says so, or its range begins at zero.
    ShouldBeFree,
    /// The list does not have it.
    NotListed,
}
