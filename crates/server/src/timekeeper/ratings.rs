//! What time does with ratings (R11): bad ones go to their window in batches, a late one to the supervision office,
//! once, and codes and tokens that are over are forgotten.

use super::{ACTOR, Timekeeper, TimekeeperError};
use crate::live::current::Current;
use crate::ops::desk::{day, detail_of};
use crate::ops::ratings::verify::made_after;
use crate::ops::ratings::{Along, moved, settle, standing};
use crate::store::rectifications::MovedRectification;
use crate::store::staff::Record;
use chrono::Days;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::rating::RectificationId;
use mingbai_contract::{Date, Month, Quarter, WindowId};
use mingbai_domain::rating::{Deed, release};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

/// How many rectifications are looked at at a time.
const BATCH: u32 = 100;

/// For how many days it is known that a code was a screen's: what waits on a phone without a network may come late.
const CODE_DAYS: u64 = 7;

impl Timekeeper {
    /// Does what there is to do now about ratings.
    pub(super) async fn ratings(&self, now: &Current, now_ms: i64) -> Result<(), TimekeeperError> {
        let today = day(now_ms, now.zone);
        self.release(now, today, now_ms).await?;
        self.reckon_rectifications(now).await?;
        for kept in self.store.rectifications_due_before(today).await? {
            match settle(&*self.store, &now.work, &kept, today.0, now_ms).await {
                Ok(true) => {
                    metrics::counter!("mingbai_rectifications_stepped_up_total").increment(1);
                }
                Ok(false) => {}
                // It must not hold up the others.
                Err(error) => tracing::error!(%error, "a late rectification does not step up"),
            }
        }
        let before = today.0.checked_sub_days(Days::new(CODE_DAYS));
        let before = before.map_or(today, Date);
        let quarter = Quarter::of(Month::of(today));
        let tokens = before_quarter(quarter);
        let until = made_after(now_ms);
        self.store.forget_codes(until, before, tokens).await?;
        Ok(())
    }

    /// Hands bad ratings over, all of a window's batch at once, or none.
    async fn release(
        &self,
        now: &Current,
        today: Date,
        now_ms: i64,
    ) -> Result<(), TimekeeperError> {
        let mut windows: BTreeMap<WindowId, Vec<_>> = BTreeMap::new();
        for (window, id, day) in self.store.held().await? {
            windows.entry(window).or_default().push((id.0, day.0));
        }
        for (window, held) in windows {
            let batch = release::due(&held, today.0);
            let batch: Vec<_> = batch.into_iter().map(RectificationId).collect();
            if batch.is_empty() {
                continue;
            }
            let mut all: Vec<MovedRectification> = Vec::with_capacity(batch.len());
            for id in &batch {
                let Some(kept) = self.store.rectification(id).await? else {
                    continue;
                };
                match moved(&now.work, &kept, Deed::Release, today.0, Along::default()) {
                    Ok(moved) => all.push(moved),
                    // Somebody was quicker: there is a next tick.
                    Err(error) => tracing::debug!(%error, "a batch has changed"),
                }
            }
            if all.len() != batch.len() {
                continue;
            }
            let record = Record {
                at_ms: now_ms,
                actor: ACTOR.to_owned(),
                deed: Recorded::RatingsReleased,
                subject: format!("window:{window}"),
                detail: detail_of(&batch)?,
            };
            let done = self.store.move_rectifications(&all, Some(&record)).await?;
            // Refused only where somebody was quicker.
            if done.is_ok() {
                metrics::counter!("mingbai_rating_batches_released_total").increment(1);
            }
        }
        Ok(())
    }

    /// Keeps what is due next by the calendar that is published now, once for each.
    async fn reckon_rectifications(&self, now: &Current) -> Result<(), TimekeeperError> {
        if self.rectified.load(Ordering::Relaxed) == now.version {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let some = self.store.rectifications_behind(&after, BATCH).await?;
            let Some(last) = some.last() else {
                break;
            };
            after = last.id.to_string();
            for kept in &some {
                match standing(&now.work, &kept.of) {
                    Ok(standing) => {
                        let (id, size) = (&kept.id, kept.size());
                        self.store
                            .keep_rectification_due(id, size, standing.due)
                            .await?;
                    }
                    Err(error) => tracing::error!(%error, "a rectification cannot be read"),
                }
            }
        }
        self.rectified.store(now.version, Ordering::Relaxed);
        Ok(())
    }
}

/// The quarter before one, of whose tokens there may still come some; itself at the beginning of time.
fn before_quarter(quarter: Quarter) -> Quarter {
    let first = quarter.months()[0].first().0.pred_opt();
    first.map_or(quarter, |day| Quarter::of(Month::of(Date(day))))
}
