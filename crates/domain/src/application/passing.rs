//! What becomes true by the mere passing of time: warnings, lateness, and what silence brings about.

use super::clocks::{Clock, ClockKind};
use super::course::{Course, Moment, Rules};
use super::handling::is_shared;
use crate::calendar::tomorrow;
use crate::time::Zone;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::application::{DeemedCause, Event, EventType};
use mingbai_contract::log::Timestamp;
use std::fmt::Write as _;

/// How many working days before the due date the office is warned (R5).
pub const OFFICE_WARNED: u16 = 1;

/// How many working days before a notice lapses the applicant is warned (R4).
pub const APPLICANT_WARNED: u16 = 3;

/// What kind of thing became true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TruthKind {
    /// The due date is near: the office is told, and for [`ClockKind::Supplement`] the applicant.
    Warning,
    /// The clock ran out.
    Overdue,
    /// 视为受理 (R3).
    DeemedAccepted,
    /// 超时默认, 缺席默认: of the application, or of one opinion where the clock is a step's (R5).
    DeemedConsented(DeemedCause),
    /// What was missing did not come in time (R4).
    Lapsed,
}

impl TruthKind {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Overdue => "overdue",
            Self::DeemedAccepted => "deemed_accepted",
            Self::DeemedConsented(_) => "deemed_consented",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Whether the office is late by it (R5): it enters the overtime ledger.
#[must_use]
pub const fn is_lateness(kind: TruthKind) -> bool {
    matches!(kind, TruthKind::Overdue | TruthKind::DeemedAccepted)
}

/// Something that became true by time, or by a department's staying away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth {
    /// Since when.
    pub at: Moment,
    /// What.
    pub kind: TruthKind,
    /// By which clock.
    pub clock: ClockKind,
    /// The due date at that time; none where it was not looked at.
    pub due: Option<NaiveDate>,
    /// Whether it is on record as an event.
    pub recorded: bool,
}

impl Truth {
    /// A key that is the same whenever and wherever it is computed, and another one for every other
    /// truth of the same application: what keeps it from being recorded twice.
    #[must_use]
    pub fn key(&self) -> String {
        let mut key = self.kind.code().to_owned();
        key.push(':');
        key.push_str(self.clock.code());
        if let ClockKind::Step(place) = self.clock {
            let _ = write!(key, "{place}");
        }
        // A clock that was paused has another due date, and is warned of again.
        if self.kind == TruthKind::Warning
            && let Some(due) = self.due
        {
            let _ = write!(key, ":{}", Date(due));
        }
        key
    }

    /// Whether both say the same.
    fn is(&self, other: &Self) -> bool {
        let same_day = self.kind != TruthKind::Warning || self.due == other.due;
        (self.kind, self.clock) == (other.kind, other.clock) && same_day
    }
}

impl Course {
    /// The event that records a truth; none for what is no event.
    #[must_use]
    pub fn event_of(&self, truth: &Truth, zone: Zone) -> Option<Event> {
        let at = Timestamp {
            unix_ms: truth.at.unix_ms,
            minutes_east: zone.minutes_east(),
        };
        match truth.kind {
            TruthKind::DeemedAccepted => Some(Event::new(at, EventType::DeemedAccepted)),
            TruthKind::DeemedConsented(cause) => {
                let mut event = Event::new(at, EventType::DeemedConsented);
                event.cause = Some(cause);
                if let ClockKind::Step(place) = truth.clock {
                    let step = self.steps.get(place)?;
                    event.step = Some(step.name.clone());
                    event.department.clone_from(&step.department);
                }
                Some(event)
            }
            TruthKind::Warning | TruthKind::Overdue | TruthKind::Lapsed => None,
        }
    }

    /// Lets time pass up to `to`. Between events that are on record only what changes nothing comes
    /// about (`silence` false): what silence brought about is on record itself.
    pub(super) fn pass(&mut self, rules: Rules<'_>, to: Moment, silence: bool) {
        while let Some(truth) = self.next(rules, silence).filter(|truth| truth.at <= to) {
            self.until = self.until.max(truth.at);
            self.hold(truth);
        }
        self.until = self.until.max(to);
    }

    /// What becomes true next, if nothing else happens; of what does so at the same moment, first
    /// whatever changes nothing.
    fn next(&self, rules: Rules<'_>, silence: bool) -> Option<Truth> {
        let mut next: Option<Truth> = None;
        let mut silent = None;
        for clock in self.clocks_by(rules) {
            let Some(due) = clock.due.filter(|_| clock.stopped.is_none()) else {
                continue;
            };
            let offer = |next: &mut Option<Truth>, kind, day| {
                let at = Moment::midnight(day, rules.calendar.zone()).max(self.until);
                let truth = Truth {
                    at,
                    kind,
                    clock: clock.kind,
                    due: Some(due.date),
                    recorded: false,
                };
                // A warning on the last day, or after it, is none.
                let comes = kind != TruthKind::Warning || at.date < due.date;
                if comes
                    && next.is_none_or(|next| at < next.at)
                    && !self.truths.iter().any(|known| known.is(&truth))
                {
                    *next = Some(truth);
                }
            };
            let warned = match clock.kind {
                ClockKind::Supplement => APPLICANT_WARNED,
                _ => OFFICE_WARNED,
            };
            let early = rules.calendar.before(due.date, warned);
            offer(&mut next, TruthKind::Warning, early);
            match clock.kind {
                ClockKind::Acceptance | ClockKind::Supplement => {}
                _ => offer(&mut next, TruthKind::Overdue, clock.runs_out(due.date)),
            }
            if silence && let Some((kind, day)) = self.comes_of_silence(rules, &clock, due.date) {
                offer(&mut silent, kind, day);
            }
        }
        match (next, silent) {
            (Some(next), Some(silent)) if silent.at < next.at => Some(silent),
            (next, silent) => next.or(silent),
        }
    }

    /// What silence brings about when a clock runs out, and on which day.
    fn comes_of_silence(
        &self,
        rules: Rules<'_>,
        clock: &Clock,
        due: NaiveDate,
    ) -> Option<(TruthKind, NaiveDate)> {
        let consent = TruthKind::DeemedConsented(DeemedCause::Overdue);
        match clock.kind {
            // "On working day 6" (R3): not yet on the days off before it.
            ClockKind::Acceptance => Some((
                TruthKind::DeemedAccepted,
                rules.calendar.next_working(tomorrow(due)),
            )),
            ClockKind::Supplement => Some((TruthKind::Lapsed, tomorrow(due))),
            ClockKind::Step(place) => {
                let step = self.steps.get(place)?;
                is_shared(step.handling).then(|| (consent, clock.runs_out(due)))
            }
            ClockKind::Committed => (rules.terms.deemed_consent && self.decided.is_none())
                .then(|| (consent, clock.runs_out(due))),
            ClockKind::Statutory | ClockKind::Delivery => None,
        }
    }
}
