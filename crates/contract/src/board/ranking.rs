//! Rankings with their uncertainty (R12).

use serde::{Deserialize, Serialize};

/// A place, and what it was worked out from. Levels in thousandths: 4875 is 4.875 of 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rank {
    /// The place; equal values share it (1, 2, 2, 4).
    pub place: u32,
    /// The lower end of the interval: what is compared.
    pub lower: u16,
    /// The posterior mean.
    pub mean: u16,
    /// The upper end.
    pub upper: u16,
}
