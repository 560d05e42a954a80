//! What people do to an application: every transition, and why one is refused.
//!
//! Nothing here looks at a calendar, so that what is on record means the same for ever, even if the
//! calendar of a year is corrected later.

use super::course::{
    AcceptedBy, Course, Decided, Moment, Notice, PauseTaken, StepCourse, StepOutcome,
};
use super::handling::is_shared;
use super::passing::{Truth, TruthKind};
use super::refusal::Refusal;
use super::{ClockKind, terms};
use crate::clock::Pause;
use mingbai_contract::application::{
    DecisionKind, DeemedCause, Event, EventType, Handling, Opinion, State, Terms,
};

impl Course {
    /// Takes what somebody did at `at`. Whether its fields are there has been checked before.
    pub(super) fn apply(
        &mut self,
        terms: &Terms,
        event: &Event,
        at: Moment,
    ) -> Result<(), Refusal> {
        if event.r#type == EventType::Submitted {
            return Err(Refusal::AlreadySubmitted);
        }
        // Whatever else may be said against it: a second notice breaks this rule first.
        if event.r#type == EventType::NoticeGiven && self.notice.is_some() {
            return Err(Refusal::TwoVisitsRule);
        }
        if self.ended.is_some() {
            return Err(Refusal::Ended);
        }
        match event.r#type {
            EventType::Delivered => return self.deliver(at),
            _ if self.decided.is_some() => return Err(Refusal::AlreadyDecided),
            _ => {}
        }
        match event.r#type {
            EventType::Accepted => self.accept_or_register(at),
            EventType::Refused => self.refuse(at),
            EventType::NoticeGiven => self.give_notice(terms, event, at),
            EventType::Supplemented => self.supplement(terms, event, at),
            EventType::Withdrawn => {
                self.end(at, State::Withdrawn);
                Ok(())
            }
            _ if self.acceptance.is_none() => Err(Refusal::NotAccepted),
            EventType::StepStarted => self.start_step(terms, event, at),
            EventType::StepDecided => self.decide_step(event, at),
            EventType::Paused => self.pause(terms, event, at),
            EventType::Resumed if self.open_pause().is_none() => Err(Refusal::NotPaused),
            EventType::Resumed => {
                self.close_pause(at.date);
                Ok(())
            }
            EventType::Decided => self.decide(event, at),
            EventType::Submitted
            | EventType::Delivered
            | EventType::DeemedAccepted
            | EventType::DeemedConsented => Err(Refusal::Derived),
        }
    }

    /// The office accepts; or registers, once, what was accepted without it (R3, R4a).
    fn accept_or_register(&mut self, at: Moment) -> Result<(), Refusal> {
        match &mut self.acceptance {
            Some(acceptance) if acceptance.registered => Err(Refusal::AlreadyAccepted),
            Some(acceptance) => {
                acceptance.registered = true;
                Ok(())
            }
            None => {
                self.accept(at, at.date, AcceptedBy::Office);
                Ok(())
            }
        }
    }

    fn refuse(&mut self, at: Moment) -> Result<(), Refusal> {
        match self.state() {
            State::Submitted | State::PartlySupplemented => {
                self.end(at, State::Refused);
                Ok(())
            }
            State::NoticeGiven => Err(Refusal::SupplementAwaited),
            _ => Err(Refusal::AlreadyAccepted),
        }
    }

    fn give_notice(&mut self, terms: &Terms, event: &Event, at: Moment) -> Result<(), Refusal> {
        if self.acceptance.is_some() {
            return Err(Refusal::AlreadyAccepted);
        }
        let mut missing = Vec::new();
        for material in &event.materials {
            if !terms.materials.contains(material) {
                return Err(Refusal::UnknownMaterial);
            }
            if !missing.contains(material) {
                missing.push(material.clone());
            }
        }
        self.notice = Some(Notice {
            given: at,
            missing,
            first_part: None,
        });
        Ok(())
    }

    /// Something that was missing comes in; with the last of it the application is accepted (R4).
    fn supplement(&mut self, terms: &Terms, event: &Event, at: Moment) -> Result<(), Refusal> {
        if self.acceptance.is_some() {
            return Err(Refusal::AlreadyAccepted);
        }
        let Some(notice) = &mut self.notice else {
            return Err(Refusal::NoNotice);
        };
        for material in &event.materials {
            if !terms.materials.contains(material) {
                return Err(Refusal::UnknownMaterial);
            }
            if !notice.missing.contains(material) {
                return Err(Refusal::NotAskedFor);
            }
        }
        notice.missing.retain(|m| !event.materials.contains(m));
        if notice.missing.is_empty() {
            self.accept(at, at.date, AcceptedBy::Supplement);
        } else {
            notice.first_part.get_or_insert(at);
        }
        Ok(())
    }

    fn pause(&mut self, terms: &Terms, event: &Event, at: Moment) -> Result<(), Refusal> {
        let exclusion = event.exclusion.ok_or(Refusal::FieldMissing)?;
        if !terms.exclusions.contains(&exclusion) {
            return Err(Refusal::ReasonNotExcluded);
        }
        if self.open_pause().is_some() {
            return Err(Refusal::AlreadyPaused);
        }
        self.pauses.push(PauseTaken {
            pause: Pause {
                from: at.date,
                to: None,
            },
            exclusion,
            planned_until: event.planned_until.map(|date| date.0),
        });
        Ok(())
    }

    fn start_step(&mut self, terms: &Terms, event: &Event, at: Moment) -> Result<(), Refusal> {
        let name = event.step.as_deref().ok_or(Refusal::FieldMissing)?;
        let planned = terms::step(terms, name).ok_or(Refusal::UnknownStep)?;
        let running = self
            .step(name, event.department.as_ref())
            .and_then(|place| self.steps.get(place))
            .is_some_and(|step| step.outcome.is_none());
        if running {
            return Err(Refusal::StepAlreadyStarted);
        }
        // What the guide does not count has no days of its own: the pause of its procedure has.
        let guide_says = planned.working_days.filter(|_| planned.counted);
        self.steps.push(StepCourse {
            name: name.to_owned(),
            department: event.department.clone(),
            handling: event.handling.unwrap_or(Handling::Own),
            started: at,
            limit: event.working_days.or(guide_says),
            outcome: None,
        });
        Ok(())
    }

    fn decide_step(&mut self, event: &Event, at: Moment) -> Result<(), Refusal> {
        let name = event.step.as_deref().ok_or(Refusal::FieldMissing)?;
        let opinion = event.opinion.ok_or(Refusal::FieldMissing)?;
        let paused = self.open_pause().is_some();
        let place = self
            .step(name, event.department.as_ref())
            .ok_or(Refusal::StepNotStarted)?;
        let step = self
            .steps
            .get_mut(place)
            .filter(|step| step.outcome.is_none())
            .ok_or(Refusal::StepNotStarted)?;
        let absent = opinion == Opinion::Absent;
        if absent && step.handling != Handling::Joint {
            return Err(Refusal::NotAJointReview);
        }
        // Staying away counts as consent, which never happens while a pause is open (R5).
        if absent && paused {
            return Err(Refusal::ClockPaused);
        }
        step.outcome = Some(StepOutcome {
            at,
            opinion,
            deemed: absent.then_some(DeemedCause::Absent),
        });
        if absent {
            self.truths.push(Truth {
                at,
                kind: TruthKind::DeemedConsented(DeemedCause::Absent),
                clock: ClockKind::Step(place),
                due: None,
                recorded: false,
            });
        }
        Ok(())
    }

    fn decide(&mut self, event: &Event, at: Moment) -> Result<(), Refusal> {
        let decision = event.decision.ok_or(Refusal::FieldMissing)?;
        if self.open_pause().is_some() {
            return Err(Refusal::ClockPaused);
        }
        self.decided = Some(Decided {
            at,
            decision,
            deemed: false,
        });
        Ok(())
    }

    fn deliver(&mut self, at: Moment) -> Result<(), Refusal> {
        if self.delivered.is_some() {
            return Err(Refusal::AlreadyDelivered);
        }
        if self.decided.is_none() {
            return Err(Refusal::NotDecided);
        }
        self.delivered = Some(at);
        Ok(())
    }

    /// Lets something that became true by time have its effect.
    pub(super) fn hold(&mut self, truth: Truth) {
        let at = truth.at;
        self.truths.push(truth);
        match (truth.kind, truth.clock) {
            (TruthKind::DeemedAccepted, _) => {
                let on = self.received();
                self.accept(at, on, AcceptedBy::Silence);
            }
            (TruthKind::DeemedConsented(cause), ClockKind::Step(place)) => {
                if let Some(step) = self.steps.get_mut(place) {
                    step.outcome = Some(StepOutcome {
                        at,
                        opinion: Opinion::Consent,
                        deemed: Some(cause),
                    });
                }
            }
            (TruthKind::DeemedConsented(_), _) => {
                self.decided = Some(Decided {
                    at,
                    decision: DecisionKind::Granted,
                    deemed: true,
                });
            }
            (TruthKind::Lapsed, _) => self.end(at, State::Lapsed),
            (TruthKind::Warning | TruthKind::Overdue, _) => {}
        }
    }

    /// Takes a derived event that is on record. It stands, even if a corrected calendar would have it
    /// otherwise; where the last material turns out to have come in before (R4), it has no effect.
    pub(super) fn replay_derived(&mut self, event: &Event, at: Moment) {
        let place = event
            .step
            .as_deref()
            .and_then(|name| self.step(name, event.department.as_ref()));
        let clock = match (event.r#type, &event.step, place) {
            (EventType::DeemedAccepted, _, _) => ClockKind::Acceptance,
            (_, None, _) => ClockKind::Committed,
            (_, Some(_), Some(place)) => ClockKind::Step(place),
            (_, Some(_), None) => return,
        };
        let kind = match event.r#type {
            EventType::DeemedAccepted => TruthKind::DeemedAccepted,
            _ => TruthKind::DeemedConsented(event.cause.unwrap_or(DeemedCause::Overdue)),
        };
        let known = |truth: &&mut Truth| truth.kind == kind && truth.clock == clock;
        if let Some(truth) = self.truths.iter_mut().find(known) {
            truth.recorded = true;
            return;
        }
        let open = self.ended.is_none() && self.decided.is_none();
        let waited_for = match clock {
            ClockKind::Acceptance => self.acceptance.is_none(),
            ClockKind::Step(place) => self
                .steps
                .get(place)
                .is_some_and(|step| step.outcome.is_none() && is_shared(step.handling)),
            _ => self.acceptance.is_some() && self.open_pause().is_none(),
        };
        if open && waited_for {
            self.hold(Truth {
                at,
                kind,
                clock,
                due: None,
                recorded: true,
            });
        }
    }
}
