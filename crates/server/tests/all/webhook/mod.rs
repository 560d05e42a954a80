//! The webhook: what the message gateway is told, in which order, and how nothing is lost on the way. Every story
//! runs on both engines.

mod gateway;
mod program;
mod sending;

use crate::applications::{new, take_in};
use crate::bed::{Database, Engine, NOW};
use gateway::Gateway;
use mingbai_contract::application::ApplicationNumber;
use mingbai_server::clock::Clock;
use mingbai_server::store::applications::{KeptTruth, Look};
use mingbai_server::store::webhook::NewMessage;
use mingbai_server::store::{self, AnyStore};
use mingbai_server::webhook::courier::Courier;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A store on each engine there is, with clock hands of its own.
async fn both() -> Vec<Sender> {
    let mut all = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Some(database) = Database::new(engine).await {
            let store = store::open(&database.address).await.unwrap();
            all.push(Sender {
                database,
                store,
                hands: Arc::new(AtomicI64::new(NOW)),
            });
        }
    }
    all
}

/// A store with messages, and whoever brings them.
struct Sender {
    database: Database,
    store: AnyStore,
    hands: Arc<AtomicI64>,
}

impl Sender {
    /// Another process on the same database.
    async fn courier(&self, gateway: &Gateway) -> Courier {
        let store = store::open(&self.database.address).await.unwrap();
        let hands = Arc::clone(&self.hands);
        let clock = Clock::new(move || hands.load(Ordering::Relaxed));
        Courier::new(store, gateway.endpoint(), clock)
    }

    fn pass(&self, ms: i64) {
        self.hands.fetch_add(ms, Ordering::Relaxed);
    }

    /// An application that nobody is told of.
    async fn application(&self, key: &str) -> ApplicationNumber {
        let new = new("food-business-license", key);
        take_in(&self.store, &new).await.unwrap().number
    }

    /// Something comes true that the gateway is told of, under its own name.
    async fn tell(&self, number: &ApplicationNumber, name: &str) {
        let message = NewMessage {
            id: format!("{}-{name}", number.as_str()),
            body: format!("{{\"name\":\"{name}\"}}"),
        };
        let truth = KeptTruth {
            key: name.to_owned(),
            at_ms: NOW,
            answers: None,
        };
        let look = Look {
            number: number.clone(),
            after: 1,
            truths: vec![(truth, Some(message))],
            // So that no server looks what else is true of it by now.
            is_open: false,
            is_stalled: false,
            looked: name.to_owned(),
            now_ms: self.hands.load(Ordering::Relaxed),
        };
        self.store.keep_look(&look).await.unwrap().unwrap();
    }
}
