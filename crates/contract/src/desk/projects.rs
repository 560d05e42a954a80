//! What offices do with green-channel projects (R8): keep them up to date, and watch over them.

use crate::application::QueryCode;
use crate::log::Timestamp;
use crate::project::{Project, ProjectPage};
use crate::{ApprovalId, Date, ItemId, MaterialId, ProjectId, WindowId, Words};
use serde::{Deserialize, Serialize};

/// A request to keep a project as it is now: the first time, or as its next version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeepProject {
    /// Which version this was made from; 0 for a new project. If there is another one by now, nothing is
    /// recorded (409).
    pub after: u32,
    /// All of the project, without its inspections: those are filed apart.
    pub project: Project,
    /// Why something that is on record is changed all the same, in Chinese. Without it that is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectKept {
    /// The project.
    pub code: ProjectId,
    /// Its version: `after` of the next one.
    pub version: u32,
    /// The investor's secret, with the first version. It is shown this once: the server keeps a hash of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<QueryCode>,
}

/// A version of a project: who made it, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectVersion {
    /// Its number, from 1.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who, as the record of the desk calls them.
    pub actor: String,
    /// Why something that was on record was changed; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
}

/// A project as offices see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectFile {
    /// What the investor sees.
    pub page: ProjectPage,
    /// What supervisors are told.
    pub flags: Vec<ProjectFlag>,
    /// Its versions, newest first.
    pub versions: Vec<ProjectVersion>,
}

/// Something that supervisors are told of a project by itself (R5, R8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectFlag {
    /// The approval it is about.
    pub approval: ApprovalId,
    /// Its item.
    pub item: ItemId,
    /// What it is.
    pub flag: FlagCode,
    /// From 00:00 on this day.
    pub since: Date,
    /// Which material did not come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material: Option<MaterialId>,
}

/// What supervisors are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FlagCode {
    /// The due date is over (R5).
    Late,
    /// It was granted by silence (R5).
    Deemed,
    /// A deferred material did not come on the promised day (R8).
    MaterialMissed,
}

/// A project in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectRow {
    /// Its number.
    pub code: ProjectId,
    /// Its name.
    pub name: Words,
    /// Who invests, as it may be shown, in Chinese.
    pub applicant_label: String,
    /// The window at which its agent is found.
    pub window: WindowId,
    /// How many versions it has.
    pub version: u32,
    /// How many approvals it has.
    pub approvals: u16,
    /// How many of them are there: decided, or granted by silence.
    pub granted: u16,
    /// How many are late.
    pub late: u16,
    /// When all of them are there, as things stand; absent where nobody can say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<Date>,
    /// What supervisors are told.
    pub flags: Vec<ProjectFlag>,
}

/// Projects, by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectList {
    /// The projects.
    pub projects: Vec<ProjectRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}
