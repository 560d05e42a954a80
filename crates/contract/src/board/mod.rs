//! The board (效能公示): what the county publishes about itself, in figures that single nobody out (R12, R13).
//!
//! A [`Board`] is one period at one level: rows that can be downloaded and added up. Shares are given as the
//! counts that they are made of, so that everybody works out the same. Start with [`Row`].

mod period;
mod ranking;
mod ratings;

pub use period::{BadPeriod, By, Period};
pub use ranking::Rank;
pub use ratings::{Anomaly, AnomalyKind, LevelGroup, RatingFigures};

use crate::complaint::{ComplaintPeriod, ComplaintSummary};
use crate::rating::Said;
use crate::{Date, DepartmentId, Words};
use serde::{Deserialize, Serialize};

/// The figures of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Board {
    /// The period.
    pub period: Period,
    /// What the rows are.
    pub by: By,
    /// The day on which this was so.
    pub as_of: Date,
    /// Whether the period runs still: then nothing is given by level, and nothing is ranked.
    pub running: bool,
    /// Every period that can be asked for, the newest first.
    pub periods: Vec<Period>,
    /// The whole county.
    pub total: Row,
    /// The rows, ranked ones first, then by name in the publisher's order. Empty for the county itself.
    pub rows: Vec<Row>,
    /// How far the published promises meet R6.
    pub targets: Targets,
    /// Complaints of the published period that the month lies in; absent where none is published yet (R13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complaints: Option<ComplaintPeriod>,
    /// What looked odd among ratings, for everybody to see.
    pub anomalies: Vec<Anomaly>,
    /// Comments that were released in the period, without window and day.
    pub comments: Vec<String>,
    /// Results of bad ratings that were put right, or set aside, in the period.
    pub results: Vec<Rectified>,
    /// What came of complaints, in words that one person at the desk wrote and another released in the period.
    pub summaries: Vec<ComplaintSummary>,
}

/// One line of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Row {
    /// Whose figures: a centre's, department's or window's id, as the board's `by` says; absent for the county.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: Words,
    /// Cases.
    pub cases: CaseFigures,
    /// Ratings.
    pub ratings: RatingFigures,
    /// Where it stands among the others (R12); absent where this level is not ranked in this kind of period, or
    /// there are too few ratings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Whether it would be ranked, had it not fewer than 30 counted ratings.
    pub too_few: bool,
}

/// Cases in numbers (R13). What is counted is what was received, and what was concluded, in the period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseFigures {
    /// Taken in.
    pub received: u32,
    /// Concluded: decided by the office or by silence, refused, or delivered at once.
    pub concluded: u32,
    /// Of the concluded, those of immediate items.
    pub immediate: u32,
    /// Of the concluded, those before their due date; immediate ones are none.
    pub early: u32,
    /// Of the concluded, those after their due date.
    pub overdue: u32,
    /// Of the concluded, those by silence (R5).
    pub deemed: u32,
    /// Of the concluded, those that `days` is made of: with a promise and a limit in days.
    pub timed: u32,
    /// Working days in sum, over `timed`.
    pub days: Days,
}

/// Working days of several cases in sum: divided by how many they are, their average.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Days {
    /// Promised.
    pub promised: u32,
    /// Used, pauses not counted.
    pub actual: u32,
    /// Allowed by law, in working days (R1).
    pub statutory: u32,
}

/// How far the published promises meet R6, by yearly volume and by items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Targets {
    /// Cases a year, of all items.
    pub volume: u32,
    /// Of them, of immediate items: at least 60 % are promised.
    pub immediate_volume: u32,
    /// Committed items that need no visit, hearing, review or test.
    pub simple: u32,
    /// Of them, promised within 5 working days.
    pub simple_within_five: u32,
    /// Items promised in more than 5 working days.
    pub long: u32,
    /// Of them, promised within half of what the law allows.
    pub long_within_half: u32,
}

/// What came of a bad rating, without anything that it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rectified {
    /// The department that answers for the window.
    pub department: DepartmentId,
    /// Whether the rating was set aside: malicious or mistaken, by the supervision office's word.
    pub set_aside: bool,
    /// The result, or the reason; the day is its month's first.
    pub said: Said,
}
