//! What happens to an application (DESIGN §3).

use crate::guide::ExclusionCode;
use crate::log::Timestamp;
use crate::{Date, DepartmentId, MaterialId};
use serde::{Deserialize, Serialize};

/// Something that happened to an application.
///
/// A flat struct: which fields must and may be there follows from `type`, and
/// `mingbai_domain::application::take` says which one is missing or out of place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When it happened, which may be before it was recorded.
    pub at: Timestamp,
    /// What happened.
    pub r#type: EventType,
    /// In which role somebody did it, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A remark for the applicant, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why, in Chinese; for `refused`, for `decided` where it is denied, and for `step_decided`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// What is missing, for `notice_given`; what came in, for `supplemented`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<MaterialId>,
    /// The step's name as the guide has it; for `step_started`, `step_decided`, and for
    /// `deemed_consented` where it is about one opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// The step's own limit in working days; the guide's if absent. For `step_started`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u16>,
    /// How the step is handled; by the office alone if absent. For `step_started`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// What came of the step; for `step_decided`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// The reason of a pause (R2); for `paused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<ExclusionCode>,
    /// The document that orders a pause (R2), in Chinese; for `paused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Until when a pause is planned; for `paused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_until: Option<Date>,
    /// What was decided; for `decided`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionKind>,
    /// Why it counts as consent (R5); for `deemed_consented`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DeemedCause>,
}

impl Event {
    /// An event with nothing but its time and its type.
    #[must_use]
    pub const fn new(at: Timestamp, r#type: EventType) -> Self {
        Self {
            at,
            r#type,
            role: None,
            note: None,
            reasons: None,
            materials: Vec::new(),
            step: None,
            department: None,
            working_days: None,
            handling: None,
            opinion: None,
            exclusion: None,
            document: None,
            planned_until: None,
            decision: None,
            cause: None,
        }
    }
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventType {
    /// The applicant handed it in.
    Submitted,
    /// The office accepted it, or registered an acceptance that came about by itself.
    Accepted,
    /// The office refused to accept it, with reasons.
    Refused,
    /// The one-time notice was given (R4).
    NoticeGiven,
    /// Something that was missing was handed in (R4).
    Supplemented,
    /// A step began.
    StepStarted,
    /// A step ended, or an opinion was given.
    StepDecided,
    /// The clock was stopped for an excluded procedure (R2).
    Paused,
    /// The clock goes on (R2).
    Resumed,
    /// The office decided.
    Decided,
    /// The document was handed over or sent.
    Delivered,
    /// The applicant took it back.
    Withdrawn,
    /// By law: accepted, because the office kept silent (R3).
    DeemedAccepted,
    /// By rule: granted, or one opinion given, because somebody kept silent or away (R5).
    DeemedConsented,
}

impl EventType {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Submitted,
        Self::Accepted,
        Self::Refused,
        Self::NoticeGiven,
        Self::Supplemented,
        Self::StepStarted,
        Self::StepDecided,
        Self::Paused,
        Self::Resumed,
        Self::Decided,
        Self::Delivered,
        Self::Withdrawn,
        Self::DeemedAccepted,
        Self::DeemedConsented,
    ];

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::NoticeGiven => "notice_given",
            Self::Supplemented => "supplemented",
            Self::StepStarted => "step_started",
            Self::StepDecided => "step_decided",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
            Self::DeemedAccepted => "deemed_accepted",
            Self::DeemedConsented => "deemed_consented",
        }
    }

    /// The type with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// How a step is handled (R5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// By the office alone: its silence is no consent.
    Own,
    /// 并联: the opinion of a department, beside those of others.
    Parallel,
    /// 联审: the opinion of a department in a joint review.
    Joint,
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Opinion {
    /// Nothing speaks against it, or the step is simply done.
    Consent,
    /// Something does.
    Objection,
    /// The department stayed away from a joint review, which counts as consent (缺席默认, R5).
    Absent,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 准予, or 办结 where nothing is permitted.
    Granted,
    /// 不予, with reasons.
    Denied,
}

/// Why something counts as consent (R5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeemedCause {
    /// 超时默认: nothing came by the due date.
    Overdue,
    /// 缺席默认: the department stayed away from a joint review.
    Absent,
}

#[cfg(test)]
mod tests {
    use super::{Event, EventType};

    #[test]
    fn codes_of_events_are_those_on_the_wire() {
        for kind in EventType::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
            assert_eq!(EventType::parse(kind.code()), Some(kind));
        }
        assert_eq!(EventType::parse("nothing"), None);
    }

    #[test]
    fn an_event_has_only_the_fields_it_needs() {
        let at = "2026-11-20T09:12:00.000+08:00".parse().unwrap();
        let event = Event::new(at, EventType::Submitted);
        let text = r#"{"at":"2026-11-20T09:12:00.000+08:00","type":"submitted"}"#;
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
        assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event);
        let odd = text.replace('}', r#","colour":"red"}"#);
        assert!(serde_json::from_str::<Event>(&odd).is_err());
    }
}
