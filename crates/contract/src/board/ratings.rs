//! Ratings in numbers: what is counted, what stands beside, and what looked odd (R11, R13).

use super::Period;
use crate::rating::Level;
use crate::{Date, WindowId};
use serde::{Deserialize, Serialize};

/// Ratings in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingFigures {
    /// By tokens of concluded applications.
    pub receipt: u32,
    /// By codes from windows' screens, per window and day no more than cases handled that day minus `receipt`.
    pub live: u32,
    /// Shown beside, never mixed in: by printed codes, and by screens' codes above that number.
    pub beside: u32,
    /// Set aside by the supervision office while the period's month ran; none of the others counts them.
    pub set_aside: u32,
    /// Of those counted here, the ones that were set aside when the figures of their month were published: these
    /// stay as they are. Told for the county and its departments, as the reasons are; 0 for centres and windows.
    pub set_aside_since: u32,
    /// `receipt` and `live` by level, the worst first; cells that would single somebody out are merged with
    /// their neighbours. Empty where nothing can be given by level: the period runs, there is no rating, or
    /// `levels_of` says where these stand.
    pub levels: Vec<LevelGroup>,
    /// The longer period in whose levels these are merged, because there are too few of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels_of: Option<Period>,
    /// Concluded cases that could have been rated by a token: what 未评率 is a share of.
    pub ratable: u32,
}

/// Neighbouring levels together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelGroup {
    /// The lowest level in it.
    pub from: Level,
    /// The highest.
    pub to: Level,
    /// How many ratings.
    pub ratings: u32,
}

/// What looked odd among the ratings of a window on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Anomaly {
    /// The window.
    pub window: WindowId,
    /// The day.
    pub day: Date,
    /// What.
    pub kind: AnomalyKind,
    /// How many ratings it concerns.
    pub ratings: u32,
}

/// What can look odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnomalyKind {
    /// Many more than on the window's other days.
    Burst,
    /// More from the window's screen than cases were handled.
    AboveCases,
    /// Many with the same words: known when the day has entered the log.
    SameWords,
}
