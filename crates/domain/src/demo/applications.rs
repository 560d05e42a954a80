//! Applications, moved: their events, their record, their numbers.

use super::days::Days;
use super::{Fault, Ground};
use crate::application::{Refusal, is_derived, number, take, terms};
use crate::time::local;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::application::{Application, ApplicationNumber, Event, Terms};
use mingbai_contract::demo::DemoApplication;

/// The serials given so far: the day, and the next one of it.
type Serials = Vec<(NaiveDate, u32)>;

pub(super) fn moved(
    cases: &[DemoApplication],
    ground: Ground<'_>,
    days: &Days<'_>,
) -> Result<Vec<Application>, Fault> {
    let mut serials = Serials::new();
    let mut made = Vec::with_capacity(cases.len());
    for case in cases {
        let terms = terms(ground.guide(&case.item, &case.id)?);
        let events = record(case, ground, &terms, days)?;
        made.push(Application {
            number: next_number(case, &events, ground, &mut serials)?,
            item: case.item.clone(),
            situation: case.situation.clone(),
            window: case.window.clone(),
            terms,
            events,
        });
    }
    Ok(made)
}

/// The record of a case: each event taken at its own time, as if somebody had sat at the counter.
fn record(
    case: &DemoApplication,
    ground: Ground<'_>,
    terms: &Terms,
    days: &Days<'_>,
) -> Result<Vec<Event>, Fault> {
    let mut record: Vec<Event> = Vec::new();
    let mut last = i64::MIN;
    for (place, event) in case.events.iter().enumerate() {
        let mut event = event.clone();
        event.at = days.moment(event.at);
        // Two days that were a working day and a day off may be the same one now.
        event.at.unix_ms = event.at.unix_ms.max(last);
        last = event.at.unix_ms;
        event.planned_until = event.planned_until.map(|until| days.date(until));
        let taken = take(ground.calendar, terms, &record, &event, last);
        record.extend(taken.map_err(|refusal| Fault::Refused {
            case: case.id.clone(),
            event: place,
            refusal,
        })?);
    }
    Ok(record)
}

/// The number of a case: the next one of the day on which it is submitted (R14).
fn next_number(
    case: &DemoApplication,
    events: &[Event],
    ground: Ground<'_>,
    serials: &mut Serials,
) -> Result<ApplicationNumber, Fault> {
    let Some(submitted) = events.first() else {
        return Err(Fault::Refused {
            case: case.id.clone(),
            event: 0,
            refusal: Refusal::NotSubmitted,
        });
    };
    let date = local(submitted.at.unix_ms, ground.calendar.zone()).date;
    let known = serials.iter_mut().find(|(day, _)| *day == date);
    let serial = known.as_ref().map_or(1, |(_, serial)| *serial);
    let (number, given) =
        number::next(ground.prefix, date, serial).ok_or_else(|| Fault::NoNumber {
            case: case.id.clone(),
            date: Date(date),
        })?;
    match known {
        Some((_, serial)) => *serial = given + 1,
        None => serials.push((date, given + 1)),
    }
    Ok(number)
}

/// What has happened of an application by `now_ms` (milliseconds since 1970, UTC); none where it is
/// still to be submitted. What is left out can be recorded when its time has come, so that a sample
/// county that was begun in the morning has something going on until the evening.
#[must_use]
pub fn happened(mut application: Application, now_ms: i64) -> Option<Application> {
    application
        .events
        .retain(|event| event.at.unix_ms <= now_ms);
    (!application.events.is_empty()).then_some(application)
}

/// What people did of an application that is not on record yet, whenever it was; none where the record has
/// something else than the application, because somebody has gone on with it.
#[must_use]
pub fn to_come<'a>(application: &'a Application, on_record: &[Event]) -> Option<Vec<&'a Event>> {
    fn by_people(events: &[Event]) -> impl Iterator<Item = &Event> {
        events.iter().filter(|event| !is_derived(event.r#type))
    }
    let mut told = by_people(&application.events);
    let same = by_people(on_record).all(|known| told.next() == Some(known));
    same.then(|| told.collect())
}
