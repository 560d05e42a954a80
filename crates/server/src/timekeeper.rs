//! The public clock: puts on record what has become true by time, each thing once (R3, R4, R5, R10, R11).
//!
//! It runs beside the requests, in every process, and keeps nothing itself. What has become true says
//! `mingbai_domain::application::becomes_true`; that it is recorded once, whoever finds it, the store sees
//! to: an event goes on record only if there are as many before it as when it was found, and every truth
//! under its own key. Each open application is looked at once a day, after anything happened to it, and when
//! something was published, such as a corrected calendar. Start with [`Timekeeper::tick`].

mod complaints;
mod publishing;
mod ratings;

use crate::clock::Clock;
use crate::live::Live;
use crate::live::current::Current;
use crate::ops::applications::once::REMEMBERED_MS;
use crate::ops::applications::record::adds;
use crate::ops::applications::{application_name, truth as kept_truth};
use crate::ops::board;
use crate::ops::desk::{day, detail_of};
use crate::store::applications::{KeptTruth, Look, NewEvents, NotTaken};
use crate::store::figures::Figures;
use crate::store::staff::Record;
use crate::store::{AnyStore, StoreError};
use crate::webhook::{MessageError, about_events, about_truth};
use mingbai_contract::application::{Application, ApplicationNumber, Event};
use mingbai_contract::board::CaseFigures;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::{Date, DepartmentId, ItemId};
use mingbai_domain::application::{Broken, Truth, fold, is_over};
use mingbai_domain::time::Zone;
use mingbai_domain::times::{self, Taken};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

/// How often it looks whether there is something to do.
pub const POLL: Duration = Duration::from_secs(5);

/// How the desk's record calls it.
pub const ACTOR: &str = "clock";

/// How many applications it asks for at a time.
const BATCH: u32 = 200;

/// Why it could not do what there was to do.
#[derive(Debug, thiserror::Error)]
pub enum TimekeeperError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is to be recorded cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// What it works with.
pub struct Timekeeper {
    /// Where applications are.
    pub store: AnyStore,
    /// What is published: calendar and zone.
    pub live: Arc<Live>,
    /// Tells the time.
    pub clock: Clock,
    /// Whether there is a message gateway that is told.
    pub tells: bool,
    /// By which version of the catalog it is kept what is due next of complaints; 0 before.
    reckoned: AtomicU32,
    /// The same of bad ratings.
    rectified: AtomicU32,
    /// Until when old requests are forgotten, milliseconds since 1970, UTC.
    forgotten_ms: AtomicI64,
    /// Whether it is known that cases are counted.
    counted: AtomicBool,
}

impl Timekeeper {
    /// One that has done nothing yet.
    #[must_use]
    pub const fn new(store: AnyStore, live: Arc<Live>, clock: Clock) -> Self {
        Self {
            store,
            live,
            clock,
            tells: false,
            reckoned: AtomicU32::new(0),
            rectified: AtomicU32::new(0),
            forgotten_ms: AtomicI64::new(i64::MIN),
            counted: AtomicBool::new(false),
        }
    }

    /// Does what there is to do now.
    ///
    /// # Errors
    /// [`TimekeeperError`]; the next tick tries again.
    pub async fn tick(&self) -> Result<(), TimekeeperError> {
        let now_ms = self.clock.now_ms();
        self.forget(now_ms).await?;
        let Some(now) = self.live.current() else {
            return Ok(());
        };
        self.bring_out(&now, now_ms).await?;
        self.count_cases(&now).await?;
        let looked = format!("{} {}", day(now_ms, now.zone), now.version);
        // Each once a tick: where somebody was quicker, or looks under another name, there is a next one.
        let mut after = String::new();
        loop {
            let waiting = self.store.not_looked_at(&looked, &after, BATCH).await?;
            let Some(last) = waiting.last() else {
                break;
            };
            after = last.as_str().to_owned();
            for number in &waiting {
                self.look(&now, number, &looked, now_ms).await?;
            }
        }
        self.complaints(&now, now_ms).await?;
        self.ratings(&now, now_ms).await?;
        self.reckon(&now, now_ms).await
    }

    /// Works out the figures of the day, once a day: everything that is open has been looked at today. Of
    /// several processes one is first, and all of them show what it has found.
    async fn reckon(&self, now: &Current, now_ms: i64) -> Result<(), TimekeeperError> {
        let today = day(now_ms, now.zone);
        if self.store.figures_day().await? >= Some(today) {
            return Ok(());
        }
        let (from, before) = times::window(today.0);
        let durations = self.store.durations(Date(from), Date(before)).await?;
        let stalled = self.store.stalled().await?;
        let of = |(item, spread): (ItemId, Vec<(u16, u32)>)| {
            let stalled = stalled.get(&item).copied().unwrap_or(0);
            Some((item, times::actual(&spread, stalled)?))
        };
        let figures = Figures {
            day: today,
            times: durations.into_iter().filter_map(of).collect(),
        };
        if self.store.keep_figures(&figures).await? {
            tracing::info!(day = %today, items = figures.times.len(), "the day's figures are worked out");
        }
        Ok(())
    }

    /// Counts the cases that were recorded before there were counts, once in the life of a database.
    async fn count_cases(&self, now: &Current) -> Result<(), TimekeeperError> {
        if self.counted.load(Ordering::Relaxed) {
            return Ok(());
        }
        if !self.store.cases_are_counted().await? {
            let adds = |application: &Application| board::added(&now.work, application);
            let found = self.store.recount_cases(&adds).await?;
            tracing::info!(figures = found.len(), "cases are counted");
        }
        self.counted.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Looks at one application; if somebody is quicker, the next tick does.
    async fn look(
        &self,
        now: &Current,
        number: &ApplicationNumber,
        looked: &str,
        now_ms: i64,
    ) -> Result<(), TimekeeperError> {
        let Some(kept) = self.store.application(number).await? else {
            return Ok(());
        };
        let mut application = kept.application;
        let owner = kept.department;
        let found = match find(now, &application, &owner, now_ms) {
            Ok(found) => found,
            Err(error) => {
                // Nothing that was taken in is like that. It must not hold up the others.
                tracing::error!(%error, number = number.as_str(), "an application cannot be read");
                metrics::counter!("mingbai_applications_broken_total").increment(1);
                Found {
                    is_open: true,
                    ..Found::default()
                }
            }
        };
        let after = count(&application);
        let others = found.others.into_iter().map(|(truth, kept)| {
            let message = self.told(number, || about_truth(&now.work, &application, &truth));
            (kept, message.flatten())
        });
        let others = others.collect();
        if !found.events.is_empty() {
            let known = application.events.len();
            application.events.extend(found.events.iter().cloned());
            let messages = self.told(number, || about_events(&now.work, &application, known));
            let new = NewEvents {
                number: number.clone(),
                after,
                is_open: found.is_open,
                once: None,
                deemed: found.deemed,
                others: Vec::new(),
                taken: found.taken,
                adds: found.adds,
                events: found.events,
                messages: messages.unwrap_or_default(),
            };
            let record = Record {
                at_ms: now_ms,
                actor: ACTOR.to_owned(),
                deed: Deed::EventRecorded,
                subject: application_name(number),
                detail: detail_of(&(after, &new.events))?,
            };
            match self.store.add_events(&new, &record).await? {
                Ok(_) => {}
                Err(NotTaken::Changed) => return Ok(()),
                Err(why) => {
                    tracing::error!(%why, number = number.as_str(), "nothing was recorded");
                    return Ok(());
                }
            }
            metrics::counter!("mingbai_applications_deemed_total").increment(1);
        }
        let look = Look {
            number: number.clone(),
            after: count(&application),
            truths: others,
            is_open: found.is_open,
            is_stalled: found.is_stalled,
            looked: looked.to_owned(),
            now_ms,
        };
        // Refused only where somebody was quicker.
        let _ = self.store.keep_look(&look).await?;
        Ok(())
    }

    /// What the gateway is to be told, if there is one. What cannot be told must not hold up the others.
    fn told<M>(
        &self,
        number: &ApplicationNumber,
        make: impl FnOnce() -> Result<M, MessageError>,
    ) -> Option<M> {
        if !self.tells {
            return None;
        }
        make()
            .inspect_err(|error| {
                tracing::error!(%error, number = number.as_str(), "the gateway is not told");
            })
            .ok()
    }

    /// Forgets old requests, once an hour.
    async fn forget(&self, now_ms: i64) -> Result<(), StoreError> {
        const HOUR_MS: i64 = 3_600_000;
        let until = now_ms.saturating_sub(REMEMBERED_MS);
        let before = self.forgotten_ms.load(Ordering::Relaxed);
        if until.saturating_sub(HOUR_MS) < before {
            return Ok(());
        }
        self.store.forget_requests(until).await?;
        let zone = self.live.current().map_or(Zone::BEIJING, |now| now.zone);
        self.store.forget_filed(until, day(now_ms, zone)).await?;
        self.forgotten_ms.store(until, Ordering::Relaxed);
        Ok(())
    }

    /// Ticks until the future is dropped.
    pub async fn run(self) {
        let mut ticks = tokio::time::interval(POLL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut failing = false;
        loop {
            ticks.tick().await;
            match self.tick().await {
                Ok(()) => failing = false,
                Err(error) => {
                    metrics::counter!("mingbai_clock_failures_total").increment(1);
                    // Once for each outage, not once for each tick of it.
                    if !failing {
                        tracing::error!(%error, "the public clock is not kept");
                    }
                    failing = true;
                }
            }
        }
    }
}

/// What a look found.
#[derive(Debug, Default)]
struct Found {
    /// What is to be recorded as events, in order.
    events: Vec<Event>,
    /// The same as truths.
    deemed: Vec<KeptTruth>,
    /// What is no event.
    others: Vec<(Truth, KeptTruth)>,
    /// Whether more can happen.
    is_open: bool,
    /// Whether it stands still.
    is_stalled: bool,
    /// How long it took, once it is decided.
    taken: Option<Taken>,
    /// What the events add to the board's figures.
    adds: Vec<(Date, CaseFigures)>,
}

/// What has become true of an application that is not on record as an event.
fn find(
    now: &Current,
    application: &Application,
    owner: &DepartmentId,
    now_ms: i64,
) -> Result<Found, Broken> {
    let course = fold(&now.work, application, now_ms)?;
    let today = day(now_ms, now.zone).0;
    let mut found = Found {
        is_open: !is_over(course.state()),
        is_stalled: times::is_stalled(&now.work, &application.terms, &course, today),
        ..Found::default()
    };
    for truth in course.truths.iter().filter(|truth| !truth.recorded) {
        let kept = kept_truth(&course, truth, owner);
        match course.event_of(truth, now.zone) {
            Some(event) => {
                found.events.push(event);
                found.deemed.push(kept);
            }
            None => found.others.push((*truth, kept)),
        }
    }
    let known = application.events.len();
    let mut told = application.clone();
    told.events.extend_from_slice(&found.events);
    found.taken = times::taken(&now.work, &told.events, &course);
    found.adds = adds(&now.work, &told, known)?;
    Ok(found)
}

fn count(application: &Application) -> u32 {
    u32::try_from(application.events.len()).unwrap_or(u32::MAX)
}
