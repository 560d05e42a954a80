//! Where an application stands: the sum of its events.
//!
//! Owns the nouns of the fold. Nothing here changes anything: [`super::facts`] takes what people do,
//! [`super::passing`] what time does.

use super::passing::Truth;
use crate::clock::Pause;
use crate::time::{Zone, local, midnight};
use chrono::NaiveDate;
use mingbai_contract::application::{DecisionKind, DeemedCause, Handling, Opinion, State, Terms};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::{DepartmentId, MaterialId};

/// A moment, and the county's day it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// The day.
    pub date: NaiveDate,
}

impl Moment {
    /// The moment `unix_ms` milliseconds after 1970, UTC.
    pub(super) fn new(unix_ms: i64, zone: Zone) -> Self {
        Self {
            unix_ms,
            date: local(unix_ms, zone).date,
        }
    }

    /// 00:00 of a day.
    pub(super) fn midnight(date: NaiveDate, zone: Zone) -> Self {
        Self {
            unix_ms: midnight(date, zone),
            date,
        }
    }
}

/// The course of an application up to a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// When it was handed in.
    pub submitted: Moment,
    /// The one-time notice (R4).
    pub notice: Option<Notice>,
    /// How it was accepted.
    pub acceptance: Option<Acceptance>,
    /// Stretches in which the clock stood still, in order (R2); only the last one can be open.
    pub pauses: Vec<PauseTaken>,
    /// Steps and opinions, in the order in which they began.
    pub steps: Vec<StepCourse>,
    /// What was decided.
    pub decided: Option<Decided>,
    /// When the document was delivered.
    pub delivered: Option<Moment>,
    /// How it ended without a decision.
    pub ended: Option<Ended>,
    /// What has become true by time, in order.
    pub truths: Vec<Truth>,
    /// How far this looks: the last event, or the moment that was asked for.
    pub(super) until: Moment,
}

/// A one-time notice and what came of it (R4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// When it was given.
    pub given: Moment,
    /// What it lists that is not in yet.
    pub missing: Vec<MaterialId>,
    /// When a first part came in, while others were missing.
    pub first_part: Option<Moment>,
}

/// How an application was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    /// When it came about.
    pub at: Moment,
    /// The day that counts as the day of acceptance: the statutory clock starts on it.
    pub on: NaiveDate,
    /// The day on which the committed clock starts.
    pub clock_from: NaiveDate,
    /// By what.
    pub way: AcceptedBy,
    /// Whether the office has registered it; always, where it was accepted by the office.
    pub registered: bool,
}

/// What made an application accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptedBy {
    /// The office said so.
    Office,
    /// The last missing material came in (R4).
    Supplement,
    /// 视为受理: the office kept silent (R3).
    Silence,
}

/// A stretch in which the clock stood still (R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseTaken {
    /// From when to when.
    pub pause: Pause,
    /// For which procedure.
    pub exclusion: ExclusionCode,
    /// Until when it was planned.
    pub planned_until: Option<NaiveDate>,
}

/// A step, or one department's opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepCourse {
    /// The step's name as the guide has it.
    pub name: String,
    /// Whose opinion it is.
    pub department: Option<DepartmentId>,
    /// How it is handled.
    pub handling: Handling,
    /// When it began.
    pub started: Moment,
    /// Its own limit in working days; none for what the guide does not count or cannot tell.
    pub limit: Option<u16>,
    /// How it ended.
    pub outcome: Option<StepOutcome>,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepOutcome {
    /// When.
    pub at: Moment,
    /// With what.
    pub opinion: Opinion,
    /// Why it counts as consent, if nobody gave one (R5).
    pub deemed: Option<DeemedCause>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// When.
    pub at: Moment,
    /// What.
    pub decision: DecisionKind,
    /// Whether it was by silence (超时默认, R5).
    pub deemed: bool,
}

/// How an application ended without a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// [`State::Refused`], [`State::Lapsed`] or [`State::Withdrawn`].
    pub state: State,
}

impl Course {
    /// One that has just been handed in.
    pub(super) const fn new(submitted: Moment) -> Self {
        Self {
            submitted,
            notice: None,
            acceptance: None,
            pauses: Vec::new(),
            steps: Vec::new(),
            decided: None,
            delivered: None,
            ended: None,
            truths: Vec::new(),
            until: submitted,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> State {
        if let Some(ended) = self.ended {
            ended.state
        } else if self.delivered.is_some() {
            State::Delivered
        } else if self.decided.is_some() {
            State::Decided
        } else if self.acceptance.is_some() {
            if self.open_pause().is_some() {
                State::Paused
            } else {
                State::Accepted
            }
        } else {
            match &self.notice {
                None => State::Submitted,
                Some(notice) if notice.first_part.is_none() => State::NoticeGiven,
                Some(_) => State::PartlySupplemented,
            }
        }
    }

    /// The pause that is open.
    #[must_use]
    pub fn open_pause(&self) -> Option<&PauseTaken> {
        self.pauses.last().filter(|taken| taken.pause.to.is_none())
    }

    /// The place of the newest step of this name and department.
    pub(super) fn step(&self, name: &str, department: Option<&DepartmentId>) -> Option<usize> {
        self.steps
            .iter()
            .rposition(|step| step.name == name && step.department.as_ref() == department)
    }

    pub(super) fn accept(&mut self, at: Moment, on: NaiveDate, way: AcceptedBy) {
        self.acceptance = Some(Acceptance {
            at,
            on,
            clock_from: at.date,
            way,
            registered: way == AcceptedBy::Office,
        });
    }

    pub(super) fn end(&mut self, at: Moment, state: State) {
        self.close_pause(at.date);
        self.ended = Some(Ended { at, state });
    }

    /// Ends the open pause; `date` itself is still taken out (R2).
    pub(super) fn close_pause(&mut self, date: NaiveDate) {
        if let Some(taken) = self.pauses.last_mut() {
            taken.pause.to.get_or_insert(date);
        }
    }

    /// The day on which the office received what it has to look at: the submission, or the first part
    /// of what was missing. It has five working days from then on, and silence makes that day the day
    /// of acceptance (R3, R4; 行政许可法 art. 32: from the day on which the materials were received).
    pub(super) fn received(&self) -> NaiveDate {
        let part = self.notice.as_ref().and_then(|notice| notice.first_part);
        part.unwrap_or(self.submitted).date
    }
}

/// The promise an application runs under, and the calendar it is counted by.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub calendar: &'a crate::calendar::WorkCalendar,
    pub terms: &'a Terms,
}
