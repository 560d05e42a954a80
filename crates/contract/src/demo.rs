//! The demonstration cases: the shape of `data/demo-cases.json`, as far as it holds facts.
//!
//! What stands beside the facts there (states, due dates, days used) follows from them by the rules and
//! is not read: tests compare it. `mingbai_domain::demo` moves the cases to another day. How windows are rated stands
//! in another file ([`RatingsProfile`]).

mod ratings;

pub use ratings::{
    Answers, ByLevel, Channels, RatingsProfile, Weekdays, WeightedItem, WeightedTag, WindowProfile,
};

use crate::application::Event;
use crate::complaint::{CategoryId, ComplaintEventType, Routing};
use crate::project::Project;
use crate::{Date, DepartmentId, ItemId, SituationId, WindowId};
use serde::{Deserialize, Serialize};

/// The cases of the sample county, as they stood at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoCases {
    /// That day.
    pub as_of: Date,
    /// The applications, in the order in which numbers are given.
    pub applications: Vec<DemoApplication>,
    /// The green-channel projects (R8).
    pub projects: Vec<Project>,
    /// The complaints (R10).
    pub complaints: Vec<DemoComplaint>,
}

/// One application of the sample county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoApplication {
    /// What it is called in the file: a number without check character, such as `QS20261120-0001`.
    pub id: String,
    /// What is applied for.
    pub item: ItemId,
    /// In which situation.
    pub situation: SituationId,
    /// The window that took it in.
    pub window: WindowId,
    /// What people did, by time; never what follows from the rules.
    pub events: Vec<Event>,
}

/// One complaint of the sample county, with everything that is sealed before it goes anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoComplaint {
    /// What it is called in the file, such as `TS20261012-001`.
    pub id: String,
    /// What it is about.
    pub category: CategoryId,
    /// Where it belongs.
    pub routing: Routing,
    /// What happened, in the reporter's words.
    pub what: String,
    /// What the reporter wishes to come of it; empty for nothing in particular.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wish: String,
    /// On which day it happened, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_on: Option<Date>,
    /// What people did, by day; never what follows from the rules. The first one is `received`.
    pub events: Vec<DemoComplaintEvent>,
}

/// Something that somebody did with a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoComplaintEvent {
    /// On which day.
    pub day: Date,
    /// What.
    pub r#type: ComplaintEventType,
    /// What was written with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who is concerned; for `departments_set`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<DepartmentId>,
    /// How it was handled, from 1 to 5; for `handling_rated`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
}
