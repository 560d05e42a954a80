//! Applications: how they are kept, what clerks do, what citizens look up, what time brings about. Every
//! story runs on both engines.

mod crash;
mod folds;
pub mod generated;
mod killed;
mod store;
mod time;

use mingbai_contract::application::{Application, ApplicationNumber, Event, EventType};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::log::Timestamp;
use mingbai_domain::application::terms;
use mingbai_server::store::AnyStore;
use mingbai_server::store::applications::{
    Done, Named, NewApplication, NewEvents, NotTaken, Once, SALT_BYTES,
};
use mingbai_server::store::staff::Record;

use crate::bed::{NOW, county};

/// An hour, in milliseconds.
pub const HOUR: i64 = 3_600_000;

/// A moment in the county.
pub const fn at(unix_ms: i64) -> Timestamp {
    Timestamp {
        unix_ms,
        minutes_east: 480,
    }
}

/// Something that happened at a time, without more to say.
pub fn event(kind: EventType, unix_ms: i64) -> Event {
    Event::new(at(unix_ms), kind)
}

pub fn record(deed: Deed, subject: String, at_ms: i64) -> Record {
    Record {
        at_ms,
        actor: "staff:wang.fang".to_owned(),
        deed,
        subject,
        detail: String::new(),
    }
}

/// A new application for an item of the sample county, handed in at [`NOW`]. `key` is the request's.
pub fn new(item: &str, key: &str) -> NewApplication {
    let county = county();
    let guide = county.guides.iter().find(|g| g.id.as_str() == item);
    let guide = guide.unwrap();
    NewApplication {
        prefix: "QS".to_owned(),
        day: "2026-11-20".parse().unwrap(),
        item: guide.id.clone(),
        situation: guide.situations[0].id.clone(),
        window: guide.windows[0].clone(),
        department: guide.department.clone(),
        counter_department: guide.department.clone(),
        terms: terms(guide),
        events: vec![event(EventType::Submitted, NOW)],
        deemed: Vec::new(),
        others: Vec::new(),
        taken: None,
        adds: Vec::new(),
        salt: [7; SALT_BYTES],
        masked: "masked".to_owned(),
        once: once(key, item),
    }
}

pub fn once(key: &str, request: &str) -> Once {
    Once {
        key: key.to_owned(),
        request: request.to_owned(),
    }
}

/// Takes an application in.
pub async fn take_in(store: &AnyStore, new: &NewApplication) -> Result<Done, NotTaken> {
    let naming = |number: &ApplicationNumber| Named {
        opens: format!("opens {}", number.as_str()),
        entry: None,
        record: record(Deed::ApplicationTakenIn, number.as_str().to_owned(), NOW),
        messages: Vec::new(),
    };
    store.take_in(new, &naming).await.unwrap()
}

/// Adds an event behind so many.
pub async fn add(
    store: &AnyStore,
    number: &ApplicationNumber,
    after: u32,
    event: Event,
    once: Option<Once>,
) -> Result<Done, NotTaken> {
    let more = NewEvents {
        number: number.clone(),
        after,
        events: vec![event],
        deemed: Vec::new(),
        others: Vec::new(),
        taken: None,
        adds: Vec::new(),
        is_open: true,
        once,
        messages: Vec::new(),
    };
    let record = record(Deed::EventRecorded, number.as_str().to_owned(), NOW);
    store.add_events(&more, &record).await.unwrap()
}

/// An application as it is kept.
pub async fn kept(store: &AnyStore, number: &ApplicationNumber) -> Application {
    store
        .application(number)
        .await
        .unwrap()
        .unwrap()
        .application
}
