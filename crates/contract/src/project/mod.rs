//! Green-channel projects (R8): the facts of an investment project and its approvals, and the
//! inspections of enterprises (R9).
//!
//! Holds facts only. What follows from them by the rules (dates, slack, who is late) is computed from
//! them by `mingbai_domain::project`, on the phone as on the server. Start with [`Project`]; it is also
//! the shape of a project in `data/demo-cases.json`.

mod approval;
mod fee;
mod inspection;
mod look_up;
mod report;
mod review;

pub use approval::{Approval, ClockPause, DeferredMaterial};
pub use fee::{FeeStanding, ProjectFee};
pub use inspection::{Inspection, InspectionKind, InspectionPage};
pub use look_up::{Access, ProjectLookUp, Sharing};
pub use report::{InspectionReport, ReportReason, ReportTaken};
pub use review::{Invitee, JointReview};

use crate::lists::Milestone;
use crate::log::Timestamp;
use crate::office::Department;
use crate::{EnterpriseCode, ItemId, MaterialId, ProjectId, WindowId, Words};
use serde::{Deserialize, Serialize};

/// An investment project whose approvals are handled in parallel (绿色通道项目, R8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Project {
    /// Its number.
    pub id: ProjectId,
    /// Its name.
    pub name: Words,
    /// Whose money it is.
    pub r#type: ProjectType,
    /// How much is invested, in units of 10,000 yuan (万元).
    pub investment_10k_yuan: u32,
    /// Who invests, as it may be shown, in Chinese.
    pub applicant_label: String,
    /// Who is inspected (R9).
    pub enterprise_code: EnterpriseCode,
    /// Where it is built, in Chinese.
    pub site: String,
    /// Who runs errands for the investor: a role, never a person's name, in Chinese.
    pub agent: String,
    /// The window at which the agent is found.
    pub window: WindowId,
    /// Its stages in order, in Chinese. They put approvals together for the eye; what waits for what is
    /// said by [`Approval::depends_on`] alone (R8).
    pub stages: Vec<String>,
    /// Its approvals, by stage.
    pub approvals: Vec<Approval>,
    /// Joint reviews, by number (R5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<JointReview>,
    /// Days that matter to the investor.
    pub milestones: Vec<Milestone>,
    /// Inspections of the enterprise that are filed (R9), by day of visit.
    pub inspections: Vec<Inspection>,
    /// What it is charged (R7).
    pub fees: Vec<ProjectFee>,
}

/// Whose money a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProjectType {
    /// An enterprise's.
    Enterprise,
    /// The public's.
    Government,
}

/// A project with the names that its page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectPage {
    /// When this was true.
    pub as_of: Timestamp,
    /// How many versions of the project there have been: this is the last of them.
    pub version: u32,
    /// With which secret it was opened.
    pub access: Access,
    /// Whether there is a secret that opens it for others.
    pub shared: bool,
    /// The project, with the inspections of its enterprise.
    pub project: Project,
    /// The items of its approvals and fees, each once.
    pub items: Vec<ProjectItem>,
    /// The departments of its approvals, each once.
    pub departments: Vec<Department>,
    /// How each of [`Project::fees`] stands to the published list (R7), in the same order.
    pub fees: Vec<FeeStanding>,
}

/// What a project's page says of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectItem {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: Words,
    /// Those of its materials that the project has deferred.
    pub materials: Vec<MaterialName>,
}

/// What a material of an item is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialName {
    /// Its id within the item.
    pub id: MaterialId,
    /// Its name, in Chinese.
    pub name: String,
}
