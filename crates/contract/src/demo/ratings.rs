//! How the sample county's windows are rated: the shape of `data/ratings-profile.json`.
//!
//! `mingbai_domain::demo::ratings` samples a year from it. Not read are `levels`, `reason_tags` and `period`, which
//! are there for people, and `hour_weights`: nothing about a rating has a finer time than its day (R11).

use crate::rating::Level;
use crate::{ItemId, WindowId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the windows are rated, and what is said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RatingsProfile {
    /// How many ratings of a year are enough for a quick look.
    pub sample_size_hint: u32,
    /// How many of a week's visitors come on which day.
    pub weekday_weights: Weekdays,
    /// The windows.
    pub windows: Vec<WindowProfile>,
    /// What visitors write, by what they tick; `{item}` is what they came for.
    pub comments: BTreeMap<String, Vec<String>>,
    /// What windows and supervisors say of bad ratings (R11).
    pub answers: Answers,
}

/// Weights of the days on which offices work.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Weekdays {
    /// Mondays, and working days on a weekend.
    pub mon: f64,
    /// Tuesdays.
    pub tue: f64,
    /// Wednesdays.
    pub wed: f64,
    /// Thursdays.
    pub thu: f64,
    /// Fridays.
    pub fri: f64,
}

/// How a window is rated.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct WindowProfile {
    /// Which one.
    pub window: WindowId,
    /// Cases that it handles in a month.
    pub monthly_volume: u32,
    /// How many of them are rated.
    pub rating_rate: f64,
    /// How they are rated.
    pub level_weights: ByLevel<f64>,
    /// What is ticked.
    pub tags: ByLevel<Vec<WeightedTag>>,
    /// How ratings come.
    pub channels: Channels,
    /// How many say something in words.
    pub comment_rate: f64,
    /// What its cases are about; empty where it takes no applications in.
    pub item_share: Vec<WeightedItem>,
}

/// Something for each level.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ByLevel<T> {
    /// Five.
    #[serde(rename = "非常满意")]
    pub very_satisfied: T,
    /// Four.
    #[serde(rename = "满意")]
    pub satisfied: T,
    /// Three.
    #[serde(rename = "基本满意")]
    pub fairly_satisfied: T,
    /// Two.
    #[serde(rename = "不满意")]
    pub dissatisfied: T,
    /// One.
    #[serde(rename = "非常不满意")]
    pub very_dissatisfied: T,
}

impl<T> ByLevel<T> {
    /// That of a level.
    pub const fn of(&self, level: Level) -> &T {
        match level {
            Level::VerySatisfied => &self.very_satisfied,
            Level::Satisfied => &self.satisfied,
            Level::FairlySatisfied => &self.fairly_satisfied,
            Level::Dissatisfied => &self.dissatisfied,
            Level::VeryDissatisfied => &self.very_dissatisfied,
        }
    }
}

/// A reason, and how often it is ticked.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct WeightedTag {
    /// What it is called in Chinese.
    pub tag: String,
    /// How often.
    pub weight: f64,
}

/// An item, and how many cases are about it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct WeightedItem {
    /// Which one.
    pub item: ItemId,
    /// How many.
    pub weight: f64,
}

/// Ways on which ratings come.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Channels {
    /// The window's own screen.
    #[serde(rename = "窗口评价器")]
    pub screen: f64,
    /// The printed code.
    #[serde(rename = "扫码")]
    pub poster: f64,
    /// A link in a message to the applicant.
    #[serde(rename = "短信")]
    pub message: f64,
    /// The page of the application.
    #[serde(rename = "网上")]
    pub online: f64,
}

/// What is said of bad ratings.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Answers {
    /// A window's first answer.
    pub answered: Vec<String>,
    /// What was done, by what was ticked.
    pub put_right: BTreeMap<String, Vec<String>>,
    /// Why a window takes the long limit.
    pub complex: Vec<String>,
    /// Why the supervision office sets one aside.
    pub set_aside: Vec<String>,
}
