//! Where an application stands, worked out for whoever does not work it out: what a look-up answers.

use super::{Application, DeemedCause, State};
use crate::log::Timestamp;
use crate::overtime::OvertimeReason;
use crate::{Date, DepartmentId, MaterialId};
use serde::{Deserialize, Serialize};

/// A request to look an application up (R14). Both are read as people type them: small letters, hyphens
/// and spaces are as good.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// Its number.
    pub number: String,
    /// Its query code.
    pub code: String,
}

/// Says nothing: it holds a secret, and what is printed ends up in a log.
impl std::fmt::Debug for LookUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LookUp")
    }
}

/// A ticket to follow an application live: good once, within half a minute.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// What goes into the address of the stream.
    pub ticket: String,
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ticket")
    }
}

/// An application as it stands at a moment. All but the application itself follows from it by
/// `mingbai_domain::application::view`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationView {
    /// The moment.
    pub as_of: Timestamp,
    /// The application with everything that has happened.
    pub application: Application,
    /// Where it stands.
    pub state: State,
    /// What the one-time notice lists that is not in yet (R4).
    pub missing: Vec<MaterialId>,
    /// The clocks that have started, those that have stopped included.
    pub clocks: Vec<ClockView>,
    /// What has become true by time, in order.
    pub truths: Vec<TruthView>,
}

/// What a clock counts towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClockCode {
    /// The office is to accept, to refuse, or to give notice (R3).
    Acceptance,
    /// The applicant is to hand in what is missing (R4).
    Supplement,
    /// A step, or one department's opinion, is to be done (R5).
    Step,
    /// The promise (R4a).
    Committed,
    /// The law's limit (R1).
    Statutory,
    /// The decision is to be delivered (R5).
    Delivery,
}

impl ClockCode {
    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::Supplement => "supplement",
            Self::Step => "step",
            Self::Committed => "committed",
            Self::Statutory => "statutory",
            Self::Delivery => "delivery",
        }
    }
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayUnit {
    /// Working days (R1).
    WorkingDay,
    /// Calendar days, moved to a working day at the end (R1).
    CalendarDay,
}

/// One clock (办理时钟).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClockView {
    /// What it counts towards.
    pub clock: ClockCode,
    /// The step's name; for a step's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// The day on which it starts; that day is not counted (R1).
    pub start: Date,
    /// How many of `unit` it may take.
    pub limit: u16,
    /// What is counted.
    pub unit: DayUnit,
    /// How many have been used, up to all of them.
    pub used: u16,
    /// The last day in time; absent while a pause is open (R2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// While a pause is open that has a planned end: the last day in time if it ends as planned (R2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_as_planned: Option<Date>,
    /// Whether the date may still move, because it reaches into a year without an official calendar (R1).
    pub provisional: bool,
    /// The day on which what it waits for happened, or the application ended; absent while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Date>,
    /// Whether it has run out, or had before it stopped (R1).
    pub overdue: bool,
    /// How many working days it is, or was when it stopped, late.
    pub late: u16,
}

/// What kind of thing became true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TruthCode {
    /// The due date is near (R4, R5).
    Warning,
    /// The clock ran out.
    Overdue,
    /// 视为受理 (R3).
    DeemedAccepted,
    /// 超时默认, 缺席默认 (R5).
    DeemedConsented,
    /// What was missing did not come in time (R4).
    Lapsed,
}

/// Something that became true by time, or by a department's staying away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TruthView {
    /// Since when.
    pub at: Timestamp,
    /// What.
    pub truth: TruthCode,
    /// By which clock.
    pub clock: ClockCode,
    /// The step's name; by a step's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Whose step or opinion it is, where several take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// Why it counts as consent; for `deemed_consented`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DeemedCause>,
    /// The due date at that time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Why the office is late, where it has published that; for `overdue` and `deemed_accepted` (R5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<OvertimeReason>,
}
