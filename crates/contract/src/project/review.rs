//! Joint reviews of a project (联合评审, R5): several departments look at one thing together, on one day.

use crate::application::Opinion;
use crate::{Date, DepartmentId};
use serde::{Deserialize, Serialize};

/// A joint review: facts only. What silence and staying away bring about follows from them by the rules
/// (`mingbai_domain::project::voice`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JointReview {
    /// Its number within the project, from 1.
    pub no: u16,
    /// The stage whose approvals it is about: one of the project's.
    pub stage: String,
    /// What is looked at, in Chinese.
    pub subject: String,
    /// The day on which they come together: the last one for an opinion.
    pub held_on: Date,
    /// Where, in Chinese.
    pub place: String,
    /// Who is invited.
    pub invited: Vec<Invitee>,
}

/// A department that is invited to a joint review, and what it said there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitee {
    /// Which: it decides an approval of the stage.
    pub department: DepartmentId,
    /// Its opinion, or that it stayed away; none while it has said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// Why it objects, in Chinese; with an objection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
}
