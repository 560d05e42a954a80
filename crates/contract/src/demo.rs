//! The demonstration cases: the shape of `data/demo-cases.json`, as far as it holds facts.
//!
//! What stands beside the facts there (states, due dates, days used) follows from them by the rules and
//! is not read: tests compare it. `mingbai_domain::demo` moves the cases to another day.

use crate::application::Event;
use crate::project::Project;
use crate::{Date, ItemId, SituationId, WindowId};
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
