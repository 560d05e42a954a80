//! What happens to a complaint (R10).

use super::MessageId;
use crate::{Date, DepartmentId};
use serde::{Deserialize, Serialize};

/// Something that happened to a complaint, to the day.
///
/// A flat struct: which fields are there follows from `type`, and `mingbai_domain::complaint::take`
/// makes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ComplaintEvent {
    /// On which day.
    pub day: Date,
    /// What happened.
    pub r#type: ComplaintEventType,
    /// The message that came with it: for `received` what is complained about, for `fifteen_set`,
    /// `extended` and `reopened` why, for `concluded` the answer, for the two of messages the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// Who is concerned; for `departments_set`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<DepartmentId>,
    /// Why; for `stepped_up`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<StepUpCause>,
    /// How it was handled, from 1 (very badly) to 5 (very well); for `handling_rated`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
}

impl ComplaintEvent {
    /// An event with nothing but its day and its type.
    #[must_use]
    pub const fn new(day: Date, r#type: ComplaintEventType) -> Self {
        Self {
            day,
            r#type,
            message: None,
            departments: Vec::new(),
            cause: None,
            level: None,
        }
    }
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComplaintEventType {
    /// It was taken in: both clocks start.
    Received,
    /// The office took it up.
    TakenUp,
    /// The office said which departments are concerned; two or more make it a joint one.
    DepartmentsSet,
    /// The office, before take-up was due, gave itself the long limit, and said why.
    FifteenSet,
    /// The office extended the limit, once, and said why.
    Extended,
    /// The reporter added something.
    ReporterWrote,
    /// The office wrote to the reporter.
    OfficeWrote,
    /// The office answered it.
    Concluded,
    /// The reporter had it reopened, once: the second clock starts anew.
    Reopened,
    /// The reporter took it back.
    Withdrawn,
    /// It went to the supervision office.
    SteppedUp,
    /// The reporter rated how it was handled.
    HandlingRated,
    /// Somebody wrote a summary for everybody to read.
    SummaryProposed,
    /// Somebody else released it.
    SummaryPublished,
}

impl ComplaintEventType {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Received,
        Self::TakenUp,
        Self::DepartmentsSet,
        Self::FifteenSet,
        Self::Extended,
        Self::ReporterWrote,
        Self::OfficeWrote,
        Self::Concluded,
        Self::Reopened,
        Self::Withdrawn,
        Self::SteppedUp,
        Self::HandlingRated,
        Self::SummaryProposed,
        Self::SummaryPublished,
    ];

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::TakenUp => "taken_up",
            Self::DepartmentsSet => "departments_set",
            Self::FifteenSet => "fifteen_set",
            Self::Extended => "extended",
            Self::ReporterWrote => "reporter_wrote",
            Self::OfficeWrote => "office_wrote",
            Self::Concluded => "concluded",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
            Self::SteppedUp => "stepped_up",
            Self::HandlingRated => "handling_rated",
            Self::SummaryProposed => "summary_proposed",
            Self::SummaryPublished => "summary_published",
        }
    }
}

/// Why a complaint went to the supervision office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepUpCause {
    /// By itself: it was not taken up in time.
    TakeUpLate,
    /// By itself: it was not concluded in time.
    ConcludeLate,
    /// The complaint office gave it there.
    Office,
}

#[cfg(test)]
mod tests {
    use super::ComplaintEventType;

    #[test]
    fn codes_are_those_on_the_wire() {
        for kind in ComplaintEventType::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }
}
