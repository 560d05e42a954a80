//! What time does with complaints (R10): a late one goes to the supervision office, once, and everything about
//! one is deleted when its time is over.

use super::{ACTOR, Timekeeper, TimekeeperError};
use crate::live::current::Current;
use crate::ops::complaints::{settle, standing};
use crate::ops::desk::{day, detail_of};
use crate::store::complaints::KeptComplaint;
use crate::store::staff::Record;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::Deed;
use mingbai_domain::complaint::figures::outcome;
use std::sync::atomic::Ordering;

/// How many complaints are looked at, or deleted, at a time.
const BATCH: u32 = 100;

impl Timekeeper {
    /// Does what there is to do now about complaints.
    pub(super) async fn complaints(
        &self,
        now: &Current,
        now_ms: i64,
    ) -> Result<(), TimekeeperError> {
        let today = day(now_ms, now.zone);
        self.reckon_dues(now).await?;
        for kept in self.store.complaints_due_before(today).await? {
            match settle(&*self.store, &now.work, &kept, today.0, now_ms).await {
                Ok(true) => {
                    metrics::counter!("mingbai_complaints_stepped_up_total").increment(1);
                }
                Ok(false) => {}
                // It must not hold up the others.
                Err(error) => {
                    tracing::error!(%error, "a late complaint does not step up");
                }
            }
        }
        self.delete(now, today, now_ms).await?;
        if let Some(yesterday) = today.0.pred_opt() {
            self.store.forget_challenges(Date(yesterday)).await?;
        }
        Ok(())
    }

    /// Keeps what is due next by the calendar that is published now, once for each: what was kept may be by
    /// an earlier one.
    async fn reckon_dues(&self, now: &Current) -> Result<(), TimekeeperError> {
        if self.reckoned.load(Ordering::Relaxed) == now.version {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let some = self.store.complaints_behind(&after, BATCH).await?;
            let Some(last) = some.last() else {
                break;
            };
            after = last.id.to_string();
            for kept in &some {
                match standing(&now.work, &kept.complaint) {
                    Ok(standing) => {
                        let (id, size) = (&kept.id, kept.size());
                        self.store.keep_due(id, size, standing.due).await?;
                    }
                    Err(error) => tracing::error!(%error, "a complaint cannot be read"),
                }
            }
        }
        self.reckoned.store(now.version, Ordering::Relaxed);
        Ok(())
    }

    /// Deletes what is to be deleted by today. Only the numbers stay.
    async fn delete(&self, now: &Current, today: Date, now_ms: i64) -> Result<(), TimekeeperError> {
        loop {
            let over = self.store.complaints_over(today, BATCH).await?;
            let gone: Vec<_> = over
                .iter()
                .filter_map(|kept: &KeptComplaint| {
                    let (month, tally) = outcome(&now.work, &kept.complaint, today.0).ok()?;
                    Some((kept.id, kept.size(), month, tally))
                })
                .collect();
            if gone.is_empty() {
                return Ok(());
            }
            let record = |count: u32| Record {
                at_ms: now_ms,
                actor: ACTOR.to_owned(),
                deed: Deed::ComplaintsDeleted,
                subject: "complaints".to_owned(),
                detail: detail_of(&count).unwrap_or_default(),
            };
            let deleted = self.store.delete_complaints(&gone, &record).await?;
            if deleted > 0 {
                tracing::info!(deleted, "complaints are deleted: their time is over");
            }
            if gone.len() < BATCH as usize {
                return Ok(());
            }
        }
    }
}
