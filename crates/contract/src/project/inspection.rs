//! Inspections of enterprises (涉企检查, R9).

use crate::{Date, InspectionId};
use serde::{Deserialize, Serialize};

/// A filed visit of enforcement bodies to an enterprise (R9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inspection {
    /// What stands on the notice.
    pub code: InspectionId,
    /// Whether it counts against the yearly cap.
    pub kind: InspectionKind,
    /// The day of the visit.
    pub date: Date,
    /// The day on which it was filed.
    pub filed_on: Date,
    /// Who comes, in Chinese.
    pub departments: String,
    /// What they come for, in Chinese. They may look at nothing else.
    pub r#type: String,
    /// What they found, in Chinese; none before they have been there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
}

/// What kind of inspection it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InspectionKind {
    /// By one body; counts (R9).
    Routine,
    /// By several bodies together; counts once (R9).
    Joint,
    /// After a complaint, over a grave danger, or ordered by a statute: on record, but never counted
    /// (commitment `inspection-cap`).
    Special,
}

/// What anyone who holds a notice's code may know (R9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InspectionPage {
    /// The inspection.
    pub inspection: Inspection,
    /// Who is inspected, as it may be shown, in Chinese.
    pub applicant_label: String,
    /// Which counted visit of its calendar year it is, from 1, by date; none if it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    /// How many counted visits this enterprise has in that calendar year.
    pub this_year: u16,
    /// The day on which the filing was taken back: nobody may come on it. None while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Date>,
}
