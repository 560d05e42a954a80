//! Supervision cases (R5): what the office let happen by keeping silent or being late, and what was done
//! about it.

use crate::application::{ApplicationNumber, ClockCode, DeemedCause, TruthCode};
use crate::log::Timestamp;
use crate::overtime::OvertimeReason;
use crate::{Date, DepartmentId, ItemId};
use serde::{Deserialize, Serialize};

/// Names a case: an application's number and what became true of it, such as
/// `QS202611200001Y-overdue-committed`. There is one case for each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct CaseId(String);

impl CaseId {
    /// The case of a truth, by `mingbai_domain::application::Truth::key`.
    #[must_use]
    pub fn new(number: &ApplicationNumber, truth: &str) -> Self {
        Self([number.as_str(), "-", &truth.replace(':', "-")].concat())
    }

    /// As it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The application's number and the truth's key; none where it names no case.
    #[must_use]
    pub fn parts(&self) -> Option<(ApplicationNumber, String)> {
        let (number, truth) = self.0.split_once('-')?;
        let number = ApplicationNumber::new(number.to_owned()).ok()?;
        Some((number, truth.replace('-', ":")))
    }
}

/// What is not of the form of a case's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadCaseId;

impl std::str::FromStr for CaseId {
    type Err = BadCaseId;

    fn from_str(text: &str) -> Result<Self, BadCaseId> {
        let id = Self(text.to_owned());
        id.parts().is_some().then_some(id).ok_or(BadCaseId)
    }
}

/// Something that became true of an application because the office was late or kept silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionCase {
    /// Names it.
    pub id: CaseId,
    /// The application.
    pub number: ApplicationNumber,
    /// What was applied for.
    pub item: ItemId,
    /// Who was late or silent.
    pub department: DepartmentId,
    /// What became true: `overdue`, `deemed_accepted` or `deemed_consented`.
    pub truth: TruthCode,
    /// By which clock.
    pub clock: ClockCode,
    /// The step's name; by a step's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Why it counts as consent; for `deemed_consented`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DeemedCause>,
    /// Since when.
    pub at: Timestamp,
    /// The due date at that time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How many working days it is, or was when it ended, late.
    pub working_days: u16,
    /// Whether more can happen to the application.
    pub application_open: bool,
    /// Why the office was late; absent where it gave no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<OvertimeReason>,
    /// Whether the supervisors have closed it.
    pub closed: bool,
    /// What was done, in order.
    pub notes: Vec<SupervisionNote>,
}

/// What was done about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionNote {
    /// When it was noted.
    pub at: Timestamp,
    /// By whom: `staff:wang.fang`.
    pub by: String,
    /// What was done.
    pub note: String,
    /// Whether the case was closed with it, or kept (or taken up again).
    pub closes: bool,
}

/// Supervision cases, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionPage {
    /// The cases.
    pub cases: Vec<SupervisionCase>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A request to note what was done about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// How many notes the case had when this was written. If there are more by now, nothing is noted (409).
    pub after: u32,
    /// What was done.
    pub note: String,
    /// Whether the case is closed with it; otherwise it is open, also where it was closed before.
    pub closes: bool,
}

#[cfg(test)]
mod tests {
    use super::CaseId;
    use crate::application::ApplicationNumber;

    #[test]
    fn a_case_is_named_by_number_and_truth() {
        let number = ApplicationNumber::new("QS202611200001Y").unwrap();
        for truth in ["overdue:committed", "deemed_consented:step12"] {
            let id = CaseId::new(&number, truth);
            assert_eq!(id.parts(), Some((number.clone(), truth.to_owned())));
        }
        for bad in ["overdue", "-overdue", "QS202611200001Y"] {
            assert!(bad.parse::<CaseId>().is_err(), "{bad}");
        }
    }
}
