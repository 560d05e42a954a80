//! Inspections of enterprises (R9): what everybody may see and report, and what offices and other systems
//! share in filing them.
//!
//! What may be filed says `mingbai_domain::project::inspection`; that an enterprise's year has two places,
//! whoever files, the store sees to. Reports are anonymous ([`report`]). It never restates a rule.

pub mod end;
pub mod file;
pub mod get;
pub mod report;

use crate::live::current::Current;
use crate::ops::applications::moment;
use crate::problem::Refusal;
use crate::store::inspections::{KeptInspection, NotFiled};
use mingbai_contract::InspectionId;
use mingbai_contract::desk::inspections::InspectionFile;
use mingbai_contract::problem::FieldCode;

/// How the desk's record calls an inspection.
#[must_use]
pub fn inspection_name(code: &InspectionId) -> String {
    format!("inspection:{code}")
}

/// An inspection as offices see it.
#[must_use]
pub fn shown(now: &Current, kept: KeptInspection) -> InspectionFile {
    InspectionFile {
        filed: moment(now, kept.filed_ms),
        inspection: kept.inspection,
        enterprise: kept.enterprise,
        applicant_label: kept.applicant_label,
        department: kept.department,
        withdrawn: kept.withdrawn,
    }
}

/// What is answered when nothing was written.
#[must_use]
pub fn not_filed(why: NotFiled) -> Refusal {
    match why {
        NotFiled::Missing => Refusal::NOT_FOUND,
        NotFiled::Taken => Refusal::conflict("/code", FieldCode::Taken),
        NotFiled::Cap => super::projects::refusal::cap(),
        NotFiled::Over => super::projects::refusal::not_ended(
            mingbai_domain::project::inspection::EndRefusal::AlreadyOver,
        ),
        NotFiled::OtherRequest => {
            Refusal::conflict(super::applications::once::HEADER, FieldCode::Taken)
        }
    }
}
