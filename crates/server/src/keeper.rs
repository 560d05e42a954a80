//! Keeps the public log: enters the county's keys and the served app, and ends the days.
//!
//! It runs beside the requests, in every process; the store sees to it that each day is ended once.
//! A working key that was rotated is taken up within seconds. Start with [`Keeper::tick`].

use crate::keys::ring::{Ring, Signer};
use crate::keys::tokens::{self, Tokens};
use crate::keys::{KeysError, folder};
use crate::live::Live;
use crate::store::{AnyStore, StoreError};
use mingbai_contract::log::{EntryKind, LogEntry};
use mingbai_contract::{Date, Quarter};
use mingbai_domain::log::sign::{key_bytes, office_key_bytes, root_bytes, token_key_bytes};
use mingbai_domain::log::tree::{NO_SALT, commitment};
use mingbai_domain::rating::scope::quarter;
use mingbai_domain::staff::audit::head_bytes as audit_head_bytes;
use mingbai_domain::time::Zone;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How often it looks whether there is something to do.
pub const POLL: Duration = Duration::from_secs(10);

/// Why it could not do what there was to do.
#[derive(Debug, thiserror::Error)]
pub enum KeeperError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder of keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

/// What it works with.
pub struct Keeper {
    /// Where the log is.
    pub store: AnyStore,
    /// Who signs.
    pub ring: Arc<Ring>,
    /// What is published, for the county's zone.
    pub live: Arc<Live>,
    /// The folder of keys; none where they are handed in otherwise.
    pub folder: Option<PathBuf>,
    /// What the served app consists of ([`crate::web::bundle::Bundle::record`]); none without one.
    pub bundle: Option<Vec<u8>>,
}

impl Keeper {
    /// Does what there is to do now.
    ///
    /// # Errors
    /// [`KeeperError`]; the next tick tries again.
    pub async fn tick(&self) -> Result<(), KeeperError> {
        let zone = self.live.current().map_or(Zone::BEIJING, |now| now.zone);
        if let Some(dir) = &self.folder {
            self.take_up(folder::load(dir)?);
            self.take_up_tokens(tokens::load(dir, self.ring.now(zone).date())?);
        }
        let Some(signer) = self.ring.signer() else {
            return Ok(());
        };
        let mut records = self.public_records(&signer);
        records.extend(self.office_keys().await?);
        records.extend(self.token_keys());
        self.store.append_all(&records).await?;
        let now = self.ring.now(zone);
        let Some(yesterday) = now.date().0.pred_opt().map(Date) else {
            return Ok(());
        };
        let closed = self.store.day_heads(None, 1).await?;
        if closed.first().is_some_and(|last| last.day >= yesterday) {
            return Ok(());
        }
        self.enter_audit_head().await?;
        if let Some(head) = self.store.close_day(yesterday, &signer.at(now)).await? {
            tracing::info!(day = %yesterday, size = head.size, "the day's head of the log is signed");
            self.store.tidy_tokens(oldest_taken(now.date())).await?;
        }
        Ok(())
    }

    /// The end of the desk's record as it is when a day is ended: who rewrites the record afterwards, even
    /// all of it, can no longer make it end so.
    async fn enter_audit_head(&self) -> Result<(), KeeperError> {
        let (size, last) = self.store.audit_end().await?;
        if size > 0 {
            let record = audit_head_bytes(size, &last);
            let commitment = commitment(EntryKind::AuditHead, &NO_SALT, &record);
            self.store.append(EntryKind::AuditHead, commitment).await?;
        }
        Ok(())
    }

    fn take_up(&self, found: Option<Signer>) {
        let shown = self.ring.signer();
        if let Some(found) = found
            && shown.is_none_or(|shown| shown.keys() != found.keys())
        {
            tracing::info!(
                keys = found.keys().keys.len(),
                "the county's keys are in use"
            );
            self.ring.put(found);
        }
    }

    fn take_up_tokens(&self, found: Option<Tokens>) {
        let shown = self.ring.tokens();
        if let Some(found) = found
            && shown.is_none_or(|shown| shown.keys() != found.keys())
        {
            self.ring.put_tokens(found);
        }
    }

    /// The keys that tokens are made with, each as the root signed it: one that is retired enters once more.
    fn token_keys(&self) -> Vec<LogEntry> {
        let Some(tokens) = self.ring.tokens() else {
            return Vec::new();
        };
        let keys = tokens.keys().keys.iter();
        let records = keys.map(|key| {
            let record = token_key_bytes(&key.key, key.valid_from, key.retired);
            (EntryKind::Key, record)
        });
        records.map(public).collect()
    }

    /// The keys that complaints are sealed to, each as the root signed it: one that is retired enters once
    /// more.
    async fn office_keys(&self) -> Result<Vec<LogEntry>, StoreError> {
        let keys = self.store.office_keys().await?.into_iter();
        let signed = keys.filter_map(|key| key.signed);
        let records = signed.map(|key| {
            let record = office_key_bytes(key.office, &key.key, key.valid_from, key.retired);
            (EntryKind::Key, record)
        });
        Ok(records.map(public).collect())
    }

    /// Records that everybody may know: anybody can compute their entries.
    fn public_records(&self, signer: &Signer) -> Vec<LogEntry> {
        let keys = signer.keys();
        let mut records = vec![(EntryKind::Key, root_bytes(&keys.root))];
        records.extend(keys.keys.iter().map(|key| {
            let record = key_bytes(&key.key, key.valid_from, key.retired);
            (EntryKind::Key, record)
        }));
        records.extend(
            self.bundle
                .clone()
                .map(|record| (EntryKind::Bundle, record)),
        );
        records.into_iter().map(public).collect()
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
                    metrics::counter!("mingbai_log_failures_total").increment(1);
                    // Once for each outage, not once for each tick of it.
                    if !failing {
                        tracing::error!(%error, "the public log is not kept");
                    }
                    failing = true;
                }
            }
        }
    }
}

/// The oldest quarter whose tokens are taken on a day.
fn oldest_taken(today: Date) -> Quarter {
    let first = quarter(today.0).months()[0].first();
    first.0.pred_opt().map_or_else(|| quarter(today.0), quarter)
}

/// The entry of a record that everybody may know.
fn public((kind, record): (EntryKind, Vec<u8>)) -> LogEntry {
    LogEntry {
        kind,
        commitment: commitment(kind, &NO_SALT, &record),
    }
}
