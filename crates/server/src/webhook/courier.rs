//! Who brings messages to the gateway: takes up what is due, hands it over, and puts off what was not taken.
//!
//! One runs in every process that has the settings. They share the work through the store: a message that one
//! has claimed is left alone by the others for [`LEASE_MS`], longer than any try takes. Whoever is killed in the
//! middle leaves it to whoever comes after: a message arrives at least once, under one name. Start with
//! [`Courier::run`].

use super::endpoint::Endpoint;
use super::post::{NotArrived, post};
use super::schedule;
use crate::clock::Clock;
use crate::secret;
use crate::store::webhook::Waiting;
use crate::store::{AnyStore, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often it looks whether there is something to do.
const POLL: Duration = Duration::from_secs(1);

/// For how long a message that was taken up is left alone: four times what a try may take.
pub const LEASE_MS: i64 = 60_000;

/// How many messages are under way at once, from each process.
const AT_ONCE: usize = 8;

/// After how many looks the figures are counted anew.
const COUNTED_EVERY: u32 = 15;

/// Brings messages to the gateway.
pub struct Courier {
    store: AnyStore,
    endpoint: Arc<Endpoint>,
    clock: Clock,
    /// Whether the last try failed: an outage is told of once in the log.
    failing: Arc<AtomicBool>,
}

impl Courier {
    /// One that has done nothing yet.
    #[must_use]
    pub fn new(store: AnyStore, endpoint: Endpoint, clock: Clock) -> Self {
        Self {
            store,
            endpoint: Arc::new(endpoint),
            clock,
            failing: Arc::default(),
        }
    }

    /// Brings what is due until nothing is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn tick(&self) -> Result<(), StoreError> {
        let mut under_way = JoinSet::new();
        loop {
            self.take_up(&mut under_way).await?;
            match under_way.join_next().await {
                None => return Ok(()),
                Some(ended) => ended.unwrap_or(Ok(()))?,
            }
        }
    }

    /// Brings messages until the end is announced, then lets what is under way arrive.
    pub async fn run(self, mut end: watch::Receiver<bool>) {
        let mut under_way = JoinSet::new();
        let mut ticks = tokio::time::interval(POLL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut looks = 0_u32;
        let mut failing = false;
        loop {
            let looked = self.take_up(&mut under_way).await;
            let counted = if looks.is_multiple_of(COUNTED_EVERY) {
                self.count().await
            } else {
                Ok(())
            };
            let looked = looked.and(counted);
            if let Err(error) = &looked
                && !failing
            {
                tracing::error!(%error, "messages for the gateway cannot be looked for");
            }
            failing = looked.is_err();
            tokio::select! {
                _ = end.wait_for(|ended| *ended) => break,
                _ = ticks.tick() => looks = looks.wrapping_add(1),
                Some(ended) = under_way.join_next(), if !under_way.is_empty() => {
                    // It is taken up again when its lease is over.
                    if let Ok(Err(error)) = ended {
                        tracing::error!(%error, "what came of a message cannot be written");
                    }
                }
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    /// Takes up as much of what is due as there is room for.
    async fn take_up(
        &self,
        under_way: &mut JoinSet<Result<(), StoreError>>,
    ) -> Result<(), StoreError> {
        let room = AT_ONCE.saturating_sub(under_way.len());
        let Some(room) = u32::try_from(room).ok().filter(|room| *room > 0) else {
            return Ok(());
        };
        let now_ms = self.clock.now_ms();
        for waiting in self.store.due_messages(now_ms, room).await? {
            if self
                .store
                .claim_message(&waiting, now_ms + LEASE_MS)
                .await?
            {
                let claimed = Waiting {
                    tries: waiting.tries.saturating_add(1),
                    ..waiting
                };
                under_way.spawn(self.errand().bring(claimed));
            }
        }
        Ok(())
    }

    fn errand(&self) -> Errand {
        Errand {
            store: self.store.clone(),
            endpoint: Arc::clone(&self.endpoint),
            clock: self.clock.clone(),
            failing: Arc::clone(&self.failing),
        }
    }

    /// Counts what is still here, for the metrics.
    async fn count(&self) -> Result<(), StoreError> {
        let found = self.store.outstanding_messages().await?;
        let age_ms = found
            .oldest_ms
            .map_or(0, |oldest| self.clock.now_ms() - oldest);
        metrics::gauge!("mingbai_webhook_waiting").set(figure(found.waiting));
        metrics::gauge!("mingbai_webhook_given_up").set(figure(found.given_up));
        let seconds = u64::try_from(age_ms / 1000).unwrap_or(0);
        metrics::gauge!("mingbai_webhook_oldest_seconds").set(figure(seconds));
        Ok(())
    }
}

/// A count as a gauge takes it; beyond four thousand million nobody counts any more.
fn figure(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// One message on its way.
struct Errand {
    store: AnyStore,
    endpoint: Arc<Endpoint>,
    clock: Clock,
    failing: Arc<AtomicBool>,
}

impl Errand {
    async fn bring(self, claimed: Waiting) -> Result<(), StoreError> {
        let sent = post(
            &self.endpoint,
            &claimed.id,
            &claimed.body,
            self.clock.now_ms(),
        )
        .await;
        match sent {
            Ok(()) => {
                if self.failing.swap(false, Ordering::Relaxed) {
                    tracing::info!("the message gateway takes messages again");
                }
                tried("arrived");
                self.store.message_arrived(&claimed.id).await
            }
            Err(why) => self.put_off(&claimed, &why).await,
        }
    }

    async fn put_off(&self, claimed: &Waiting, why: &NotArrived) -> Result<(), StoreError> {
        // Once for each outage. Without the address: a part of it may be a secret.
        if !self.failing.swap(true, Ordering::Relaxed) {
            let gateway = self.endpoint.name();
            tracing::warn!(%why, gateway, "the message gateway does not take messages");
        }
        let [dice] = secret::random::<1>().unwrap_or([128]);
        let now_ms = self.clock.now_ms();
        let next = schedule::next(claimed.tries, claimed.since_ms, now_ms, dice, why.after());
        if next.is_none() {
            tracing::error!(message = claimed.id, %why, "a message was given up");
        }
        tried(if next.is_none() {
            "given_up"
        } else {
            "put_off"
        });
        self.store.put_message_off(claimed, next).await
    }
}

fn tried(outcome: &'static str) {
    metrics::counter!("mingbai_webhook_tries_total", "outcome" => outcome).increment(1);
}
