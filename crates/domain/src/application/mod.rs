//! Applications under way: the public clock (R1 to R5).
//!
//! An application is its events; where it stands ([`fold`]), whether something may happen to it
//! ([`take`]) and what has become true by time ([`becomes_true`]) are functions of the events, the
//! terms, the calendar and the moment. Start with [`fold`]; the transitions are in `facts`, the
//! clocks in `clocks`, what time does in `passing`, what may be done now in `possible`, numbers and codes (R14) in [`number`] and
//! [`query_code`].
//!
//! Two promises hold the whole: what is on record stands, whatever calendar is published later; and
//! whoever records an event records with it what silence had brought about before ([`take`] says
//! what), so that the record alone tells what happened.

mod clocks;
mod course;
mod facts;
mod fields;
mod handling;
pub mod message;
pub mod number;
mod passing;
mod possible;
pub mod query_code;
mod refusal;
mod terms;
mod view;
mod work;

pub use clocks::{
    ACCEPTANCE_DAYS, Clock, ClockKind, DEEMED_DELIVERY_DAYS, DELIVERY_DAYS, SUPPLEMENT_DAYS,
};
pub use course::{
    Acceptance, AcceptedBy, Course, Decided, Ended, Moment, Notice, PauseTaken, StepCourse,
    StepOutcome,
};
pub use fields::{
    DOCUMENT_CHARS, MATERIALS_NAMED, NAME_CHARS, PAUSE_DAYS, STEP_DAYS, TEXT_CHARS, check_fields,
    check_text,
};
pub use handling::{Arrangement, is_shared};
pub use passing::{APPLICANT_WARNED, OFFICE_WARNED, Truth, TruthKind, is_lateness};
pub use possible::{Possible, ToEnd, ToExplain, possible};
pub use refusal::Refusal;
pub use terms::{covers_delivery, terms};
pub use view::{Explained, explained, view};
pub(crate) use view::{code, what};
pub use work::{Nearness, nearness, next};

use crate::calendar::WorkCalendar;
use course::Rules;
use mingbai_contract::application::{Application, Event, EventType, State, Terms, Turn};

/// An event on record that cannot have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Its place among the application's events.
    pub event: usize,
    /// What speaks against it.
    pub refusal: Refusal,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "event {}: {}", self.event, self.refusal)
    }
}

impl std::error::Error for Broken {}

/// Whether an event is one that only the passing of time brings about (DESIGN §3).
#[must_use]
pub const fn is_derived(event: EventType) -> bool {
    matches!(
        event,
        EventType::DeemedAccepted | EventType::DeemedConsented
    )
}

/// Whether nothing can happen to an application any more.
#[must_use]
pub const fn is_over(state: State) -> bool {
    matches!(
        state,
        State::Delivered | State::Refused | State::Lapsed | State::Withdrawn
    )
}

/// Whose turn it is.
#[must_use]
pub const fn whose_turn(state: State) -> Turn {
    match state {
        State::NoticeGiven | State::PartlySupplemented => Turn::Applicant,
        State::Submitted | State::Accepted | State::Paused | State::Decided => Turn::Office,
        State::Delivered | State::Refused | State::Lapsed | State::Withdrawn => Turn::Nobody,
    }
}

/// Where an application stands at `now_ms` (milliseconds since 1970, UTC).
///
/// # Errors
/// [`Broken`] where the record holds something that [`take`] would never have let in.
pub fn fold(
    calendar: &WorkCalendar,
    application: &Application,
    now_ms: i64,
) -> Result<Course, Broken> {
    let rules = Rules {
        calendar,
        terms: &application.terms,
    };
    let mut course = replay(rules, &application.events, None)?;
    course.pass(rules, Moment::new(now_ms, calendar.zone()), true);
    Ok(course)
}

/// Everything that had become true by `now_ms` and is not on record as an event, in order.
///
/// The same truth has the same [`Truth::key`] however often it is asked for; whoever records by key
/// records each exactly once. Those with an event ([`Course::event_of`]) are recorded as that event.
///
/// # Errors
/// As [`fold`].
pub fn becomes_true(
    calendar: &WorkCalendar,
    application: &Application,
    now_ms: i64,
) -> Result<Vec<Truth>, Broken> {
    let mut truths = fold(calendar, application, now_ms)?.truths;
    truths.retain(|truth| !truth.recorded);
    Ok(truths)
}

/// The truths that stand among an application's events, each with the event's place: whoever records by
/// [`Truth::key`] finds here what [`take`] has recorded.
///
/// # Errors
/// As [`fold`].
pub fn recorded(
    calendar: &WorkCalendar,
    application: &Application,
    now_ms: i64,
) -> Result<Vec<(usize, Truth)>, Broken> {
    let course = fold(calendar, application, now_ms)?;
    let mut found = Vec::new();
    for truth in course.truths.iter().filter(|truth| truth.recorded) {
        let event = course.event_of(truth, calendar.zone());
        let same = |known: &Event| {
            event.as_ref().is_some_and(|event| {
                (known.r#type, known.at.unix_ms) == (event.r#type, event.at.unix_ms)
                    && (&known.step, &known.department) == (&event.step, &event.department)
            })
        };
        if let Some(place) = application.events.iter().position(same) {
            found.push((place, *truth));
        }
    }
    Ok(found)
}

/// What is to be recorded so that `event` has happened: what silence had brought about before it, the
/// event itself, and what follows from it at once. All of it goes on record, or nothing.
///
/// `terms` and `events` are the application's; `events` is empty before it is submitted. Things are
/// taken in the order in which they happened; only what the applicant handed in may turn out later to
/// have come in before something else (R4).
///
/// # Errors
/// [`Refusal`]; nothing has happened then.
pub fn take(
    calendar: &WorkCalendar,
    terms: &Terms,
    events: &[Event],
    event: &Event,
    now_ms: i64,
) -> Result<Vec<Event>, Refusal> {
    if is_derived(event.r#type) {
        return Err(Refusal::Derived);
    }
    fields::check(event)?;
    if event.at.unix_ms > now_ms {
        return Err(Refusal::InTheFuture);
    }
    let rules = Rules { calendar, terms };
    if events.is_empty() {
        return match event.r#type {
            EventType::Submitted => Ok(vec![event.clone()]),
            _ => Err(Refusal::NotSubmitted),
        };
    }
    let later = |known: &Event| known.at.unix_ms > event.at.unix_ms;
    if events.iter().any(later) {
        if event.r#type != EventType::Supplemented {
            return Err(Refusal::OutOfOrder);
        }
        return match replay(rules, events, Some(event)) {
            Ok(_) => Ok(vec![event.clone()]),
            Err(broken) if broken.event == events.len() => Err(broken.refusal),
            Err(_) => Err(Refusal::OutOfOrder),
        };
    }
    let zone = calendar.zone();
    let at = Moment::new(event.at.unix_ms, zone);
    let mut course = replay(rules, events, None).map_err(|_| Refusal::BrokenRecord)?;
    course.pass(rules, at, true);
    let before = course.truths.len();
    course.apply(terms, event, at)?;
    let mut taken = Vec::new();
    for (place, truth) in course.truths.iter().enumerate() {
        if place == before {
            taken.push(event.clone());
        }
        if !truth.recorded {
            taken.extend(course.event_of(truth, zone));
        }
    }
    if course.truths.len() == before {
        taken.push(event.clone());
    }
    Ok(taken)
}

/// Replays what is on record, and `more`, by time; of the same time, in the order of recording. The
/// place of `more` in [`Broken`] is behind all the others.
fn replay(rules: Rules<'_>, events: &[Event], more: Option<&Event>) -> Result<Course, Broken> {
    let zone = rules.calendar.zone();
    let mut order: Vec<(usize, &Event)> = Vec::with_capacity(events.len() + 1);
    // They mostly come in order; every sort of the standard library would cost the phone kilobytes.
    for (place, event) in events.iter().chain(more).enumerate() {
        let at = order
            .iter()
            .rposition(|(_, known)| known.at.unix_ms <= event.at.unix_ms);
        order.insert(at.map_or(0, |at| at + 1), (place, event));
    }
    let mut course: Option<Course> = None;
    for (place, event) in order {
        let at = Moment::new(event.at.unix_ms, zone);
        let broken = |refusal| Broken {
            event: place,
            refusal,
        };
        let Some(course) = &mut course else {
            if event.r#type != EventType::Submitted {
                return Err(broken(Refusal::NotSubmitted));
            }
            course = Some(Course::new(at));
            continue;
        };
        course.pass(rules, at, false);
        if is_derived(event.r#type) {
            course.replay_derived(event, at);
        } else {
            fields::check(event)
                .and_then(|()| course.apply(rules.terms, event, at))
                .map_err(broken)?;
        }
    }
    course.ok_or(Broken {
        event: 0,
        refusal: Refusal::NotSubmitted,
    })
}
