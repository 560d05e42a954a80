//! What a case adds to the figures (R13).

use crate::application::{Broken, ClockKind, Course, fold};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::application::{Application, Event, EventType, State, Terms};
use mingbai_contract::board::{CaseFigures, Days};

/// A day, and what a case adds to its figures.
pub type Added = (NaiveDate, CaseFigures);

/// What a case adds by what is on record of it, and on which days: received on that of submission, and concluded
/// once it is ([`conclusion`]).
///
/// # Errors
/// As [`fold`].
pub fn outcome(calendar: &WorkCalendar, application: &Application) -> Result<Vec<Added>, Broken> {
    let received = application.events.first().map(received);
    let concluded = conclusion(calendar, application)?;
    Ok(received.into_iter().chain(concluded).collect())
}

/// What a case adds when it is submitted.
#[must_use]
pub fn received(submitted: &Event) -> Added {
    let figures = CaseFigures {
        received: 1,
        ..CaseFigures::default()
    };
    (submitted.at.date().0, figures)
}

/// What a case adds once an event is on record that concludes it: the same whatever happens after that.
///
/// # Errors
/// As [`fold`].
pub fn conclusion(
    calendar: &WorkCalendar,
    application: &Application,
) -> Result<Option<Added>, Broken> {
    let Some(event) = application.events.iter().find(|event| concludes(event)) else {
        return Ok(None);
    };
    let course = fold(calendar, application, event.at.unix_ms)?;
    Ok(concluded(calendar, &application.terms, &course))
}

/// Whether an event concludes a case.
#[must_use]
pub fn concludes(event: &Event) -> bool {
    match event.r#type {
        EventType::Decided | EventType::Refused => true,
        EventType::DeemedConsented => event.step.is_none(),
        _ => false,
    }
}

/// Concluded is what the office, or its silence, has decided, and what it has refused to accept. What the
/// applicant has withdrawn or let lapse is not.
fn concluded(calendar: &WorkCalendar, terms: &Terms, course: &Course) -> Option<Added> {
    let is_immediate = terms.committed_working_days == 0;
    let mut figures = CaseFigures {
        concluded: 1,
        immediate: is_immediate.into(),
        ..CaseFigures::default()
    };
    let Some(decided) = course.decided else {
        let ended = course.ended.filter(|ended| ended.state == State::Refused)?;
        return Some((ended.at.date, figures));
    };
    let day = decided.at.date;
    figures.deemed = decided.deemed.into();
    let clock = course.clock(calendar, terms, ClockKind::Committed);
    let Some(mut clock) = clock else {
        return Some((day, figures));
    };
    // The decision is what is looked at, also where the promise covers delivery (R4a).
    clock.stopped = None;
    // Silence decides when the promise has run out: that is late by definition (R5).
    let is_overdue = decided.deemed || clock.is_overdue(day);
    let is_early = clock.due.is_some_and(|due| day < due.date);
    figures.overdue = is_overdue.into();
    figures.early = (!is_immediate && !is_overdue && is_early).into();
    if let (false, Some(statutory)) = (is_immediate, terms.statutory.working_day_equivalent)
        && statutory > 0
    {
        // At 00:00 of the day on which silence decides nothing of that day is used.
        let late = if decided.deemed {
            0
        } else {
            clock.late(calendar, day)
        };
        figures.timed = 1;
        figures.days = Days {
            promised: terms.committed_working_days.into(),
            actual: clock.used(calendar, day).saturating_add(late).into(),
            statutory: statutory.into(),
        };
    }
    Some((day, figures))
}

/// Adds figures to others.
pub fn add(to: &mut CaseFigures, more: &CaseFigures) {
    let parts = |of: &CaseFigures| {
        [
            of.received,
            of.concluded,
            of.immediate,
            of.early,
            of.overdue,
            of.deemed,
            of.timed,
            of.days.promised,
            of.days.actual,
            of.days.statutory,
        ]
    };
    let mut sums = parts(to).into_iter().zip(parts(more));
    let mut next = || sums.next().map_or(0, |(a, b)| a.saturating_add(b));
    *to = CaseFigures {
        received: next(),
        concluded: next(),
        immediate: next(),
        early: next(),
        overdue: next(),
        deemed: next(),
        timed: next(),
        days: Days {
            promised: next(),
            actual: next(),
            statutory: next(),
        },
    };
}
