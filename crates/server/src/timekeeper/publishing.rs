//! What time does with drafts: those whose day has come, come out, once, whoever finds them first.

use super::{ACTOR, Timekeeper, TimekeeperError};
use crate::live::current::Current;
use crate::ops::desk::{day, detail_of};
use crate::store::drafts::KeptPlanned;
use crate::store::staff::Record;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::PlannedOutcome;

impl Timekeeper {
    /// Brings out what has come of age. A day that was missed, the server being down, is made up for on the next one;
    /// what no longer fits then stays a draft, with what speaks against it.
    pub(super) async fn bring_out(
        &self,
        now: &Current,
        now_ms: i64,
    ) -> Result<(), TimekeeperError> {
        let today = day(now_ms, now.zone);
        let planned = self.store.planned(i64::MAX).await?;
        for plan in planned.into_iter().filter(|plan| plan.day <= today) {
            let records = [
                entry(&plan, Deed::DraftsPublished, now_ms)?,
                entry(&plan, Deed::PublishingFailed, now_ms)?,
            ];
            match self.store.bring_out(&plan.id, today, &records).await? {
                Some(PlannedOutcome::Published) => {
                    tracing::info!(drafts = plan.drafts.len(), "drafts came out on their day");
                }
                Some(_) => {
                    metrics::counter!("mingbai_publishing_failures_total").increment(1);
                    tracing::warn!(drafts = plan.drafts.len(), "drafts could not come out");
                }
                None => {}
            }
        }
        Ok(())
    }
}

fn entry(plan: &KeptPlanned, deed: Deed, now_ms: i64) -> Result<Record, TimekeeperError> {
    Ok(Record {
        at_ms: now_ms,
        actor: ACTOR.to_owned(),
        deed,
        subject: format!("publishing:{}", plan.id),
        detail: detail_of(&plan.drafts)?,
    })
}
