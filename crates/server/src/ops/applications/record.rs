//! How something that happened to an application goes on record.

use super::once::once;
use super::refusal::refused;
use super::{Doer, application_name, moment, not_taken, published, truth as kept_truth};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::desk::detail;
use crate::problem::{Refusal, internal};
use crate::store::applications::{Done, Kept, NewEvents, Once};
use crate::store::staff::Record;
use crate::store::webhook::NewMessage;
use crate::webhook::about_events;
use mingbai_contract::application::{Application, ApplicationNumber, Event, EventType};
use mingbai_contract::board::CaseFigures;
use mingbai_contract::desk::applications::{Decide, NewEvent, Recorded};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::log::Timestamp;
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{Date, DepartmentId};
use mingbai_domain::application::{
    Broken, Truth, TruthKind, check_fields, fold, is_over, recorded, take,
};
use mingbai_domain::board::cases;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::times;
use serde::Serialize;

/// A request that becomes an event.
pub trait Happening: Serialize {
    /// How many events the application had when this was decided.
    fn after(&self) -> u32;
    /// The event, where one is recorded without a time at `now`.
    fn into_event(self, now: Timestamp) -> Event;
}

impl Happening for NewEvent {
    fn after(&self) -> u32 {
        self.after
    }

    fn into_event(self, now: Timestamp) -> Event {
        self.into_event(now)
    }
}

impl Happening for Decide {
    fn after(&self) -> u32 {
        self.after
    }

    fn into_event(self, now: Timestamp) -> Event {
        self.into_event(now)
    }
}

/// A decision has an operation of its own, for those who may decide.
///
/// # Errors
/// 400 for what is one.
pub fn not_a_decision(new: &NewEvent) -> Result<(), Refusal> {
    if new.r#type == EventType::Decided {
        return Err(Refusal::field("/type", FieldCode::DoesNotFit));
    }
    Ok(())
}

/// What is to be recorded.
pub struct Asked<H> {
    /// Of which application.
    pub number: ApplicationNumber,
    /// What happened.
    pub happening: H,
    /// The key under which it is recorded once.
    pub key: Option<String>,
    /// The address that was asked.
    pub address: String,
}

/// Records something that happened, with what silence had brought about before and what follows at once.
/// `may` says whether whoever asks may see the application, and whether that may be recorded.
///
/// # Errors
/// 404 where there is no such application for whoever asks, 403 where it may not be recorded, 400 and 409
/// as the domain refuses it, 409 where more has happened since.
pub async fn record<H: Happening>(
    app: &App,
    doer: &Doer,
    asked: Asked<H>,
    may: impl Fn(&Kept, &Event) -> (bool, bool) + Send + Sync,
) -> Result<Recorded, Refusal> {
    let now = published(app)?;
    let wish = match &asked.key {
        Some(key) => Some(once(doer, key, &asked.address, &asked.happening)?),
        None => None,
    };
    // Looked at first: what the same request has written in the meantime is found as done.
    let kept = app.store.application(&asked.number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    if let Some(done) = before(app, wish.as_ref()).await? {
        return answer(app, done).await;
    }
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let events = &kept.application.events;
    // Another server's clock may be a little ahead: what comes after happened after.
    let newest = events.iter().map(|event| event.at.unix_ms).max();
    let now_ms = newest.map_or(doer.now_ms, |newest| newest.max(doer.now_ms));
    let after = asked.happening.after();
    let mut event = asked.happening.into_event(moment(&now, now_ms));
    event.at = moment(&now, event.at.unix_ms);
    let (sees, records) = may(&kept, &event);
    if !sees {
        return Err(Refusal::NOT_FOUND);
    }
    if !records {
        return Err(Refusal::FORBIDDEN);
    }
    let problems = check_fields(&event);
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    if u32::try_from(events.len()) != Ok(after) {
        return Err(Refusal::conflict("/after", FieldCode::Wrong));
    }
    let taken = take(&now.work, &kept.application.terms, events, &event, now_ms);
    let taken = taken.map_err(refused)?;
    let (application, owner) = (kept.application, kept.department);
    let told_of = app.tells.then(|| application.clone());
    let new = new_events(&now.work, application, &owner, taken, now_ms, wish);
    let mut new = new.map_err(|error| internal(&error))?;
    if let Some(application) = told_of {
        new.messages = told(&now, application, &new.events)?;
    }
    let entry = Record {
        at_ms: doer.now_ms,
        actor: doer.actor.clone(),
        deed: Deed::EventRecorded,
        subject: application_name(&asked.number),
        detail: detail::<(u32, &[Event])>(&(after, &new.events))?,
    };
    let done = app.store.add_events(&new, &entry).await;
    let done = done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    answer(app, done).await
}

/// What a request came to, if it came before.
pub async fn before(app: &App, wish: Option<&Once>) -> Result<Option<Done>, Refusal> {
    let Some(wish) = wish else { return Ok(None) };
    let done = app.store.done_before(wish).await;
    done.map_err(|error| internal(&error))?.map_err(not_taken)
}

/// Events that were taken, with what the store must know of them. `application` is as it was before, `owner` whose
/// item it is; one that has no events yet comes in with these.
///
/// # Errors
/// [`Broken`] where the events cannot have happened, which those that were taken can.
pub fn new_events(
    calendar: &WorkCalendar,
    mut application: Application,
    owner: &DepartmentId,
    taken: Vec<Event>,
    now_ms: i64,
    once: Option<Once>,
) -> Result<NewEvents, Broken> {
    let known = application.events.len();
    application.events.extend(taken.iter().cloned());
    let course = fold(calendar, &application, now_ms)?;
    let truths = recorded(calendar, &application, now_ms)?;
    let deemed = truths.iter().filter(|(place, _)| *place >= known);
    // What happens later can still be told later; nothing can be told any more that happened before.
    let events = application.events.iter();
    let newest = events.map(|event| event.at.unix_ms).max();
    let is_past = |truth: &&Truth| Some(truth.at.unix_ms) <= newest;
    let is_late = |truth: &&Truth| truth.kind == TruthKind::Overdue;
    let others = course.truths.iter().filter(is_past).filter(is_late);
    let adds = adds(calendar, &application, known)?;
    Ok(NewEvents {
        number: application.number,
        after: u32::try_from(known).unwrap_or(u32::MAX),
        events: taken,
        deemed: deemed
            .map(|(_, truth)| kept_truth(&course, truth, owner))
            .collect(),
        others: others
            .map(|truth| kept_truth(&course, truth, owner))
            .collect(),
        taken: times::taken(calendar, &application.events, &course),
        adds,
        is_open: !is_over(course.state()),
        once,
        messages: Vec::new(),
    })
}

/// What an application's events behind the first `known` add to the board's figures.
///
/// # Errors
/// [`Broken`] where they cannot have happened.
pub fn adds(
    calendar: &WorkCalendar,
    application: &Application,
    known: usize,
) -> Result<Vec<(Date, CaseFigures)>, Broken> {
    let new = application.events.get(known..).unwrap_or_default();
    let mut added = Vec::new();
    if known == 0 {
        added.extend(new.first().map(cases::received));
    }
    if new.iter().any(cases::concludes) {
        added.extend(cases::conclusion(calendar, application)?);
    }
    Ok(added
        .into_iter()
        .map(|(day, figures)| (Date(day), figures))
        .collect())
}

/// What the message gateway is to be told.
fn told(
    now: &Current,
    mut application: Application,
    new: &[Event],
) -> Result<Vec<NewMessage>, Refusal> {
    let known = application.events.len();
    application.events.extend_from_slice(new);
    about_events(&now.work, &application, known).map_err(|error| internal(&error))
}

/// What was recorded, now or when the request first came.
async fn answer(app: &App, done: Done) -> Result<Recorded, Refusal> {
    let kept = app.store.application(&done.number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let events = kept.map_or_else(Vec::new, |kept| kept.application.events);
    let skipped = usize::try_from(done.first.saturating_sub(1)).unwrap_or(usize::MAX);
    let count = usize::try_from(done.count).unwrap_or(usize::MAX);
    Ok(Recorded {
        number: done.number,
        after: done.first.saturating_sub(1).saturating_add(done.count),
        events: events.into_iter().skip(skipped).take(count).collect(),
    })
}
