//! What clerks do with applications: take them in, record what happens, decide.

use crate::application::{
    Application, ApplicationNumber, ClockCode, ClockView, DecisionKind, Event, EventType, Handling,
    Opinion, QueryCode, State,
};
use crate::guide::ExclusionCode;
use crate::log::{Hash, Receipt, Timestamp};
use crate::{Date, DepartmentId, ItemId, MaterialId, SituationId, WindowId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How long, in characters, a key of an `Idempotency-Key` header is at least and at most. It must be
/// random: an answer's secrets are kept for a while under nothing but this key.
pub const ONCE_CHARS: std::ops::RangeInclusive<usize> = 16..=64;

/// A request to take an application in at a counter. What is promised is the guide's of this day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeIn {
    /// What is applied for.
    pub item: ItemId,
    /// In which situation.
    pub situation: SituationId,
    /// At which window: one of the guide's.
    pub window: WindowId,
    /// When it was handed in, at most 31 days ago (from other systems: 366); now if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// A remark for the applicant, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What the applicant is given at the counter. The code is shown this once: the server keeps a hash of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slip {
    /// The number (R14).
    pub number: ApplicationNumber,
    /// The code that opens it together with the number (R14).
    pub code: QueryCode,
    /// The county's signed word that it was taken in (R14); absent where nothing is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// The secret salt of the receipt's commitment: with it anybody can check what was taken in.
    pub salt: Hash,
    /// The page that prints all of this on a sheet for the applicant: an address on this site. It holds the
    /// code behind its `#`, so open it, and keep it nowhere.
    pub page: String,
}

/// Says nothing: it holds secrets, and what is printed ends up in a log.
impl fmt::Debug for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slip")
    }
}

/// A request to record something that happened. As [`Event`], but for the time, which may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    /// How many events the application had when this was decided. If there are more by now, nothing is
    /// recorded (409).
    pub after: u32,
    /// When it happened; now if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// What happened.
    pub r#type: EventType,
    /// In which role somebody did it, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A remark for the applicant, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// What is missing, for `notice_given`; what came in, for `supplemented`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<MaterialId>,
    /// The step's name as the guide has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// The step's own limit in working days; the guide's if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u16>,
    /// How the step is handled; by the office alone if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// What came of the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// The reason of a pause (R2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<ExclusionCode>,
    /// The document that orders a pause (R2), in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Until when a pause is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_until: Option<Date>,
}

impl NewEvent {
    /// One with nothing but its type.
    #[must_use]
    pub const fn new(after: u32, r#type: EventType) -> Self {
        Self {
            after,
            at: None,
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
        }
    }

    /// The event, where one is recorded without a time at `now`.
    #[must_use]
    pub fn into_event(self, now: Timestamp) -> Event {
        Event {
            at: self.at.unwrap_or(now),
            r#type: self.r#type,
            role: self.role,
            note: self.note,
            reasons: self.reasons,
            materials: self.materials,
            step: self.step,
            department: self.department,
            working_days: self.working_days,
            handling: self.handling,
            opinion: self.opinion,
            exclusion: self.exclusion,
            document: self.document,
            planned_until: self.planned_until,
            decision: None,
            cause: None,
        }
    }
}

/// A request to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// How many events the application had when this was decided. If there are more by now, nothing is
    /// recorded (409).
    pub after: u32,
    /// When; now if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// What is decided.
    pub decision: DecisionKind,
    /// Why, in Chinese; needed where it is denied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// In which role, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A remark for the applicant, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Decide {
    /// The event, where one is recorded without a time at `now`.
    #[must_use]
    pub fn into_event(self, now: Timestamp) -> Event {
        Event {
            decision: Some(self.decision),
            reasons: self.reasons,
            role: self.role,
            note: self.note,
            ..Event::new(self.at.unwrap_or(now), EventType::Decided)
        }
    }
}

/// A request to publish why the office is late (R5). Of several clocks of the same step, the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExplainOvertime {
    /// Which clock ran out.
    pub clock: ClockCode,
    /// The step's name as the guide has it; for a step's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// Why, in Chinese, for everybody to read: nothing in it may tell whose application it is.
    pub reason: String,
}

/// What was recorded: the event, with what silence had brought about before it and what follows at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// The application.
    pub number: ApplicationNumber,
    /// How many events it has now: `after` of whatever comes next.
    pub after: u32,
    /// The events that were recorded.
    pub events: Vec<Event>,
}

/// An application in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationRow {
    /// Its number.
    pub number: ApplicationNumber,
    /// What is applied for.
    pub item: ItemId,
    /// In which situation.
    pub situation: SituationId,
    /// The window that took it in.
    pub window: WindowId,
    /// When it was handed in.
    pub submitted: Timestamp,
    /// Where it stands.
    pub state: State,
    /// How many events it has.
    pub after: u32,
    /// The clock that runs out first; absent where all stand still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<ClockView>,
}

/// Applications to which more can happen, by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationPage {
    /// The applications.
    pub applications: Vec<ApplicationRow>,
    /// Where the next page begins; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl ApplicationRow {
    /// A row about an application in a state, with the clock that runs out first.
    #[must_use]
    pub fn new(application: &Application, state: State, next: Option<ClockView>) -> Option<Self> {
        Some(Self {
            number: application.number.clone(),
            item: application.item.clone(),
            situation: application.situation.clone(),
            window: application.window.clone(),
            submitted: application.events.first()?.at,
            state,
            after: u32::try_from(application.events.len()).ok()?,
            next,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Decide, NewEvent};
    use crate::application::{DecisionKind, Event, EventType};
    use serde_json::{Value, json};

    /// What an event has, a request for one has too, but for what is nobody's to say.
    #[test]
    fn a_new_event_has_every_field_of_an_event() {
        let whole = json!({
            "at": "2026-11-20T09:12:00.000+08:00", "type": "paused", "role": "窗口", "note": "甲",
            "reasons": "乙", "materials": ["apply"], "step": "审查", "department": "scjg",
            "working_days": 3, "handling": "joint", "opinion": "absent", "exclusion": "hearing",
            "document": "丙", "planned_until": "2026-12-01", "decision": "granted",
            "cause": "overdue",
        });
        let event: Event = serde_json::from_value(whole.clone()).unwrap();
        let fields = |value: &Value| value.as_object().unwrap().len();
        assert_eq!(
            fields(&serde_json::to_value(&event).unwrap()),
            fields(&whole)
        );
        let mut asked = whole;
        let members = asked.as_object_mut().unwrap();
        members.remove("decision");
        members.remove("cause");
        members.insert("after".to_owned(), json!(3));
        let new: NewEvent = serde_json::from_value(asked).unwrap();
        let mut said = new.into_event(event.at);
        said.decision = event.decision;
        said.cause = event.cause;
        assert_eq!(said, event);
    }

    #[test]
    fn what_is_recorded_without_a_time_happened_now() {
        let now = "2026-11-20T09:12:00.000+08:00".parse().unwrap();
        let event = NewEvent::new(1, EventType::Accepted).into_event(now);
        assert_eq!(event, Event::new(now, EventType::Accepted));
        let decide: Decide =
            serde_json::from_value(json!({"after": 2, "decision": "denied", "reasons": "甲"}))
                .unwrap();
        let event = decide.into_event(now);
        assert_eq!(event.r#type, EventType::Decided);
        assert_eq!(event.decision, Some(DecisionKind::Denied));
    }
}
