//! Applications (办件): what was promised, what has happened, and how both travel.
//!
//! An application is its events ([`Event`]) and the terms it was taken in under ([`Terms`]). Where it
//! stands, what is due when and what has become true by the mere passing of time is computed from
//! those by `mingbai_domain::application`, on the phone as on the server. Start with [`Event`].

mod event;
mod message;
mod number;
mod slip;
mod view;

pub use event::{DecisionKind, DeemedCause, Event, EventType, Handling, Opinion};
pub use message::{Message, MessageData, NextDue, Told, Turn};
pub use number::{ApplicationNumber, QueryCode};
pub use slip::{PrintedSlip, SLIP_PATH};
pub use view::{
    ApplicationView, ClockCode, ClockView, DayUnit, LookUp, Ticket, TruthCode, TruthView,
};

use crate::guide::{ExclusionCode, StatutoryLimit, Step};
use crate::{ItemId, MaterialId, SituationId, WindowId};
use serde::{Deserialize, Serialize};

/// One application for one item, with all that has happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// Its number (R14).
    pub number: ApplicationNumber,
    /// What is applied for.
    pub item: ItemId,
    /// In which situation.
    pub situation: SituationId,
    /// The window that took it in.
    pub window: WindowId,
    /// What was promised when it was handed in.
    pub terms: Terms,
    /// What has happened, by time.
    pub events: Vec<Event>,
}

/// What a guide promised on the day of submission. A guide that is published anew changes nothing
/// for applications that are under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terms {
    /// What is promised, in working days; 0 is at once (R1).
    pub committed_working_days: u16,
    /// What the law allows.
    pub statutory: StatutoryLimit,
    /// The only reasons for which the clock may be paused (R2).
    pub exclusions: Vec<ExclusionCode>,
    /// Whether silence counts as consent (R5).
    pub deemed_consent: bool,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Everything that may be asked for.
    pub materials: Vec<MaterialId>,
}

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Handed in: the office is to accept, to refuse, or to give the one-time notice (R3).
    Submitted,
    /// The one-time notice is out: the applicant is to hand in what is missing (R4).
    NoticeGiven,
    /// A part of what was missing came in: the office is to accept or to refuse (R4).
    PartlySupplemented,
    /// Accepted, by the office or by law: the promise runs.
    Accepted,
    /// Accepted, and the clock stands still for an excluded procedure (R2).
    Paused,
    /// Decided, by the office or by silence: the document is to be delivered.
    Decided,
    /// Delivered: at its end.
    Delivered,
    /// Not accepted, with reasons: at its end.
    Refused,
    /// What was missing did not come in time: at its end (R4).
    Lapsed,
    /// Taken back by the applicant: at its end.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Submitted,
        Self::NoticeGiven,
        Self::PartlySupplemented,
        Self::Accepted,
        Self::Paused,
        Self::Decided,
        Self::Delivered,
        Self::Refused,
        Self::Lapsed,
        Self::Withdrawn,
    ];

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::NoticeGiven => "notice_given",
            Self::PartlySupplemented => "partly_supplemented",
            Self::Accepted => "accepted",
            Self::Paused => "paused",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn codes_of_states_are_those_on_the_wire() {
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
    }
}
