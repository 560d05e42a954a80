//! What offices do with green-channel projects (R8): keep them up to date, and watch over them.

use crate::application::QueryCode;
use crate::guide::ExclusionCode;
use crate::log::Timestamp;
use crate::project::{MaterialName, Project, ProjectPage, ProjectType};
use crate::{ApprovalId, Date, DepartmentId, ItemId, MaterialId, ProjectId, WindowId, Words};
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
    /// Whose opinion counts as consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
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
    /// An opinion in a joint review counts as consent: its department stayed away or said nothing (R5).
    OpinionDeemed,
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
    /// What runs out first; absent where nothing has a last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<ProjectDue>,
    /// What supervisors are told.
    pub flags: Vec<ProjectFlag>,
}

/// What of a project runs out first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectDue {
    /// What is awaited.
    pub what: DueCode,
    /// The last day in time.
    pub due: Date,
    /// The item of the approval that it is about; absent for a joint review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
}

/// What is awaited of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DueCode {
    /// The decision of an approval.
    Decision,
    /// The document of what was granted by silence (R5).
    Document,
    /// A deferred material, from the investor (R8).
    Material,
    /// Opinions in a joint review (R5).
    Review,
}

/// Projects, what is due first before the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectList {
    /// The projects.
    pub projects: Vec<ProjectRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// What a project can be made of: the county's templates, and the items that can be part of one (R8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GreenChannel {
    /// The templates, as the county has published them.
    pub templates: Vec<StageTemplate>,
    /// The items, by id.
    pub items: Vec<GreenItem>,
    /// The number that a new project of this year gets, after all that there are; absent where none is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_code: Option<ProjectId>,
    /// For how many working days at most a material may be promised; absent where the county has not
    /// committed itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_promise: Option<u16>,
}

/// What the county's projects of one kind usually need, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StageTemplate {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Words,
    /// Whose money such a project is.
    pub r#type: ProjectType,
    /// Its stages in order, in Chinese.
    pub stages: Vec<String>,
    /// Its approvals in order.
    pub steps: Vec<TemplateStep>,
}

/// An approval of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateStep {
    /// Its stage.
    pub stage: String,
    /// Its item.
    pub item: ItemId,
    /// The items of the template that must be there before it.
    pub after: Vec<ItemId>,
}

/// An item that can be part of a project, as its guide has it today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GreenItem {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: Words,
    /// Who decides.
    pub department: DepartmentId,
    /// The first of its windows.
    pub window: WindowId,
    /// What is promised, in working days; 0 is at once (R1).
    pub committed_working_days: u16,
    /// Whether silence counts as consent (R5).
    pub deemed_consent: bool,
    /// What its limit does not count (R2).
    pub exclusions: Vec<ExclusionCode>,
    /// Its materials that may follow later (R8).
    pub deferrable: Vec<MaterialName>,
}
