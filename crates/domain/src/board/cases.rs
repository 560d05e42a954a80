//! What a case adds to the figures (R13).

use crate::application::{Broken, ClockKind, Course, fold};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::application::{Application, State, Terms};
use mingbai_contract::board::{CaseFigures, Days};

/// A day, and what a case adds to its figures.
pub type Added = (NaiveDate, CaseFigures);

/// What a case adds, and when: received on the day of submission, and concluded once it is.
///
/// # Errors
/// As [`fold`].
pub fn outcome(
    calendar: &WorkCalendar,
    application: &Application,
    now_ms: i64,
) -> Result<Vec<Added>, Broken> {
    let course = fold(calendar, application, now_ms)?;
    Ok(added(calendar, &application.terms, &course))
}

/// As [`outcome`], of a course.
#[must_use]
pub fn added(calendar: &WorkCalendar, terms: &Terms, course: &Course) -> Vec<Added> {
    let received = CaseFigures {
        received: 1,
        ..CaseFigures::default()
    };
    let received = (course.submitted.date, received);
    let concluded = concluded(calendar, terms, course);
    [Some(received), concluded].into_iter().flatten().collect()
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
