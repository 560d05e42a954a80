//! What the webhook tells of an application: one message for each event on record, and one for each thing
//! that time brought about and that is no event.
//!
//! Owns what stands in a message and how it is called. Its name follows from what it tells of, so that it is
//! the same whoever makes it, and however often it is sent.

use super::clocks::ClockKind;
use super::course::{Course, Moment};
use super::passing::{Truth, TruthKind};
use super::view::{clock_code, moment};
use super::{Broken, fold, whose_turn};
use crate::calendar::WorkCalendar;
use mingbai_contract::Date;
use mingbai_contract::application::{Application, Event, Message, MessageData, NextDue, Told};

/// The name of the message about the event at a place, from 0.
#[must_use]
pub fn event_name(application: &Application, place: usize) -> String {
    format!("{}-{}", application.number.as_str(), place + 1)
}

/// The name of the message about a truth.
#[must_use]
pub fn truth_name(application: &Application, truth: &Truth) -> String {
    let key = truth.key().replace(':', "-");
    format!("{}-{key}", application.number.as_str())
}

/// Tells of the event at a place, from 0, with the application as it stood when that had been recorded. None
/// where there is no such event.
///
/// # Errors
/// As [`fold`].
pub fn of_event(
    calendar: &WorkCalendar,
    application: &Application,
    place: usize,
) -> Result<Option<Message>, Broken> {
    let Some(event) = application.events.get(place) else {
        return Ok(None);
    };
    let known = application.events.iter().take(place + 1);
    let known: Vec<Event> = known.cloned().collect();
    // What is recorded late may have happened before what is known already (R4).
    let newest = known.iter().map(|event| event.at.unix_ms).max();
    let then = as_it_was(application, known);
    let course = fold(calendar, &then, newest.unwrap_or(event.at.unix_ms))?;
    Ok(Some(Message {
        r#type: Told::Event(event.r#type),
        timestamp: event.at,
        data: Some(data(calendar, &then, &course)),
    }))
}

/// Tells of something that time brought about, with the application as it stood then. None for what is told
/// of as an event.
///
/// # Errors
/// As [`fold`].
pub fn of_truth(
    calendar: &WorkCalendar,
    application: &Application,
    truth: &Truth,
) -> Result<Option<Message>, Broken> {
    let told = match truth.kind {
        TruthKind::Warning => Told::Warning,
        TruthKind::Overdue => Told::Overdue,
        TruthKind::Lapsed => Told::Lapsed,
        TruthKind::DeemedAccepted | TruthKind::DeemedConsented(_) => return Ok(None),
    };
    let Moment { unix_ms, .. } = truth.at;
    let known = application.events.iter();
    let known = known.filter(|event| event.at.unix_ms <= unix_ms).cloned();
    let then = as_it_was(application, known.collect());
    let course = fold(calendar, &then, unix_ms)?;
    Ok(Some(Message {
        r#type: told,
        timestamp: moment(unix_ms, calendar.zone()),
        data: Some(MessageData {
            about: Some(clock_code(truth.clock)),
            ..data(calendar, &then, &course)
        }),
    }))
}

fn as_it_was(application: &Application, events: Vec<Event>) -> Application {
    Application {
        events,
        ..application.clone()
    }
}

/// What is due next is what the office owes the applicant, or the applicant the office: the steps within
/// are the office's own business.
fn data(calendar: &WorkCalendar, then: &Application, course: &Course) -> MessageData {
    let state = course.state();
    let clocks = course.clocks(calendar, &then.terms);
    let running = clocks.iter().filter(|clock| clock.stopped.is_none());
    let dates = running.filter_map(|clock| match clock.kind {
        ClockKind::Step(_) => None,
        kind => Some((clock.due?.date, kind)),
    });
    MessageData {
        number: then.number.clone(),
        state,
        turn: whose_turn(state),
        about: None,
        next: dates.min().map(|(due, kind)| NextDue {
            clock: clock_code(kind),
            due: Date(due),
        }),
    }
}
