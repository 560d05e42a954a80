//! Reports of inspections that should not be (R9): anonymous, and made of nothing but codes.

use crate::{Date, DepartmentId, InspectionId};
use serde::{Deserialize, Serialize};

/// What is wrong with a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportReason {
    /// Nothing is filed under the notice's code, or it was taken back.
    NotFiled,
    /// Another body came than is filed.
    OtherBody,
    /// They looked at something else than is filed.
    OtherSubject,
    /// They came on another day than is filed.
    OtherDay,
    /// It was one more than the year's two (R9).
    OverCap,
}

impl ReportReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::NotFiled,
        Self::OtherBody,
        Self::OtherSubject,
        Self::OtherDay,
        Self::OverCap,
    ];

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFiled => "not_filed",
            Self::OtherBody => "other_body",
            Self::OtherSubject => "other_subject",
            Self::OtherDay => "other_day",
            Self::OverCap => "over_cap",
        }
    }

    /// The reason with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A report of a visit, by whoever was visited. It says nothing of who that is, and has no place for words
/// that might.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InspectionReport {
    /// What is wrong.
    pub what: ReportReason,
    /// The day of the visit: today, or at most [`InspectionReport::DAYS`] days ago.
    pub day: Date,
    /// Who came, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
}

impl InspectionReport {
    /// For how many days after a visit it can be reported.
    pub const DAYS: u16 = 366;
}

/// The answer to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportTaken {
    /// What stood on the notice.
    pub code: InspectionId,
    /// The day on which it was reported, which is all of the time that is kept.
    pub reported: Date,
}

#[cfg(test)]
mod tests {
    use super::ReportReason;

    #[test]
    fn codes_are_those_on_the_wire() {
        for reason in ReportReason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
            assert_eq!(ReportReason::parse(reason.code()), Some(reason));
        }
        assert_eq!(ReportReason::parse("nothing"), None);
    }
}
