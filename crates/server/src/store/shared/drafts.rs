//! Drafts in SQL that both engines understand.

use super::columns;
use super::draft_rows::{coming, kept, planned, version, versions};
use super::publications::{self, CLAIM, carry_out, latest, state};
use super::{BEGIN_READ, Database, Engine, record};
use crate::publish::drafts::{Coming, come_out};
use crate::publish::versions::plan;
use crate::store::StoreError;
use crate::store::drafts::{
    Drafts, DraftsNotTaken, KeptContent, KeptDraft, KeptPlanned, KeptVersion, NewDraft,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::Date;
use mingbai_contract::desk::publishing::{DraftOf, DraftRevision, PlannedOutcome};
use sqlx::{Row as _, query};

const DRAFTS: &str = "SELECT d.subject, d.revision, d.content, d.based_on, d.actor, d.at_ms, p.day AS comes_out \
     FROM draft d LEFT JOIN planned_publication p ON p.id = d.planned \
     WHERE d.content <> '' ORDER BY d.subject";
const DRAFT: &str = "SELECT d.subject, d.revision, d.content, d.based_on, d.actor, d.at_ms, p.day AS comes_out \
     FROM draft d LEFT JOIN planned_publication p ON p.id = d.planned WHERE d.subject = $1";
const KEEP: &str = "INSERT INTO draft (subject, revision, content, based_on, actor, at_ms, planned) \
     VALUES ($1, $2, $3, $4, $5, $6, '') ON CONFLICT (subject) DO UPDATE SET \
     revision = excluded.revision, content = excluded.content, based_on = excluded.based_on, \
     actor = excluded.actor, at_ms = excluded.at_ms, planned = ''";
const CLEAR: &str = "UPDATE draft SET revision = revision + 1, content = '', based_on = '', planned = '' \
     WHERE subject = $1";
const PLAN_DRAFT: &str = "UPDATE draft SET planned = $2 WHERE subject = $1";
const FREE: &str = "UPDATE draft SET planned = '' WHERE planned = $1";
const PLANNED_DRAFTS: &str =
    "SELECT subject, content, based_on FROM draft WHERE planned = $1 ORDER BY subject";
const PLAN: &str = "INSERT INTO planned_publication \
     (id, day, drafts, actor, made_ms, outcome, faults) VALUES ($1, $2, $3, $4, $5, 'waiting', '[]')";
/// One statement claims the plan's end: whoever comes second finds nothing that waits.
const END: &str = "UPDATE planned_publication SET outcome = $2, faults = $3, ended_ms = $4 \
     WHERE id = $1 AND outcome = 'waiting'";
const PLANNED: &str = "SELECT id, day, drafts, actor, outcome, faults, ended_ms \
     FROM planned_publication WHERE outcome = 'waiting' OR ended_ms >= $1 ORDER BY day, id";
type Connection = <Database as sqlx::Database>::Connection;
type Taken<T> = Result<Result<T, DraftsNotTaken>, StoreError>;

#[async_trait]
impl Drafts for Engine {
    async fn drafts(&self) -> Result<Vec<KeptDraft>, StoreError> {
        let rows = query(DRAFTS).fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }

    async fn draft(&self, of: &DraftOf) -> Result<Option<KeptDraft>, StoreError> {
        let mut read = self.pool.acquire().await?;
        draft(&mut read, of).await
    }

    async fn keep_drafts(&self, new: &[NewDraft], entry: &Record) -> Taken<()> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let outcome = keep(&mut write, new, entry).await?;
        record::end(write, claimed, entry, outcome.map(|()| ((), true))).await
    }

    async fn discard_draft(&self, wanted: &DraftRevision, entry: &Record) -> Taken<()> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let mut outcome = Ok(((), true));
        match as_wanted(&mut write, wanted).await? {
            Ok(_) => clear(&mut write, &wanted.of).await?,
            Err(not_taken) => outcome = Err(not_taken),
        }
        record::end(write, claimed, entry, outcome).await
    }

    async fn publish_drafts(
        &self,
        wanted: &[DraftRevision],
        day: Date,
        entry: &Record,
    ) -> Taken<u32> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let outcome = match all_as_wanted(&mut write, wanted).await? {
            Ok(drafts) => publish(&mut write, &drafts, day, entry.at_ms).await?,
            Err(not_taken) => Err(not_taken),
        };
        record::end(
            write,
            claimed,
            entry,
            outcome.map(|version| (version, true)),
        )
        .await
    }

    async fn plan_drafts(
        &self,
        id: &str,
        wanted: &[DraftRevision],
        day: Date,
        entry: &Record,
    ) -> Taken<()> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let mut outcome = Ok(((), true));
        match all_as_wanted(&mut write, wanted).await? {
            Ok(drafts) => set(&mut write, id, &drafts, day, entry).await?,
            Err(not_taken) => outcome = Err(not_taken),
        }
        record::end(write, claimed, entry, outcome).await
    }

    async fn take_back_planned(&self, id: &str, entry: &Record) -> Result<bool, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let ended = end(&mut write, id, PlannedOutcome::TakenBack, "[]", entry.at_ms).await?;
        let outcome = if ended { Ok(((), true)) } else { Err(()) };
        Ok(record::end(write, claimed, entry, outcome).await?.is_ok())
    }

    async fn planned(&self, since_ms: i64) -> Result<Vec<KeptPlanned>, StoreError> {
        let rows = query(PLANNED).bind(since_ms).fetch_all(&self.pool).await?;
        rows.iter().map(planned).collect()
    }

    async fn bring_out(
        &self,
        id: &str,
        day: Date,
        [out, failed]: &[Record; 2],
    ) -> Result<Option<PlannedOutcome>, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let rows = query(PLANNED_DRAFTS)
            .bind(id)
            .fetch_all(&mut *write)
            .await?;
        let drafts = rows.iter().map(coming).collect::<Result<Vec<_>, _>>()?;
        // First the plan is ended, which only one can; freed by that, the drafts come out or stay.
        if !end(&mut write, id, PlannedOutcome::Published, "[]", out.at_ms).await? {
            write.rollback().await?;
            return Ok(None);
        }
        match publish(&mut write, &drafts, day, out.at_ms).await? {
            Ok(_) => {
                record::add(&mut write, claimed, out).await?;
                write.commit().await?;
                Ok(Some(PlannedOutcome::Published))
            }
            Err(not_taken) => {
                write.rollback().await?;
                self.fail(id, not_taken, failed).await
            }
        }
    }

    async fn published_versions(&self, of: &DraftOf) -> Result<Vec<KeptVersion>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let versions = versions(&mut read, of).await?;
        read.rollback().await?;
        Ok(versions)
    }

    async fn published_version(
        &self,
        of: &DraftOf,
        number: u32,
    ) -> Result<Option<KeptContent>, StoreError> {
        let mut read = self.pool.acquire().await?;
        version(&mut read, of, number).await
    }
}

impl Engine {
    /// Ends a plan whose drafts could not come out; they are free to be mended.
    async fn fail(
        &self,
        id: &str,
        why: DraftsNotTaken,
        entry: &Record,
    ) -> Result<Option<PlannedOutcome>, StoreError> {
        let faults = match why {
            DraftsNotTaken::NotOut(not_out) => not_out.faults(),
            _ => Vec::new(),
        };
        let faults = columns::written("faults", &faults)?;
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let failed = PlannedOutcome::Failed;
        if !end(&mut write, id, failed, &faults, entry.at_ms).await? {
            write.rollback().await?;
            return Ok(None);
        }
        record::add(&mut write, claimed, entry).await?;
        write.commit().await?;
        Ok(Some(failed))
    }
}

async fn draft(read: &mut Connection, of: &DraftOf) -> Result<Option<KeptDraft>, StoreError> {
    let row = query(DRAFT).bind(of.to_string());
    let row = row.fetch_optional(read).await?;
    row.as_ref().map(kept).transpose()
}

/// Saves drafts; nobody else does until this is over: the record's end is claimed.
async fn keep(write: &mut Connection, new: &[NewDraft], entry: &Record) -> Taken<()> {
    for one in new {
        let before = draft(&mut *write, &one.of).await?;
        if before.as_ref().is_some_and(|kept| kept.comes_out.is_some()) {
            return Ok(Err(DraftsNotTaken::Planned(one.of.clone())));
        }
        if before.map_or(0, |kept| kept.revision) != one.after {
            return Ok(Err(DraftsNotTaken::Changed(one.of.clone())));
        }
        query(KEEP)
            .bind(one.of.to_string())
            .bind(i64::from(one.after) + 1)
            .bind(columns::written("content", &one.content)?)
            .bind(&one.based_on)
            .bind(&entry.actor)
            .bind(entry.at_ms)
            .execute(&mut *write)
            .await?;
    }
    Ok(Ok(()))
}

/// A draft in the revision that is meant, as long as no day is set for it.
async fn as_wanted(write: &mut Connection, wanted: &DraftRevision) -> Taken<Coming> {
    let of = wanted.of.clone();
    let Some(kept) = draft(write, &of).await? else {
        return Ok(Err(DraftsNotTaken::Missing(of)));
    };
    Ok(match kept {
        KeptDraft { revision, .. } if revision != wanted.revision => {
            Err(DraftsNotTaken::Changed(of))
        }
        KeptDraft { content: None, .. } => Err(DraftsNotTaken::Missing(of)),
        KeptDraft {
            comes_out: Some(_), ..
        } => Err(DraftsNotTaken::Planned(of)),
        KeptDraft {
            content: Some(content),
            based_on,
            ..
        } => Ok(Coming {
            of,
            content,
            based_on,
        }),
    })
}

async fn all_as_wanted(write: &mut Connection, wanted: &[DraftRevision]) -> Taken<Vec<Coming>> {
    let mut drafts = Vec::new();
    for one in wanted {
        match as_wanted(&mut *write, one).await? {
            Ok(draft) => drafts.push(draft),
            Err(not_taken) => return Ok(Err(not_taken)),
        }
    }
    Ok(Ok(drafts))
}

/// Brings drafts into whatever is published now; the caller commits.
async fn publish(write: &mut Connection, drafts: &[Coming], day: Date, now_ms: i64) -> Taken<u32> {
    let version: i64 = query(CLAIM).fetch_one(&mut *write).await?.try_get(0)?;
    let Some(old) = state(&mut *write, version).await? else {
        return Ok(Err(DraftsNotTaken::NothingPublished));
    };
    let new = match come_out(&old.publication, drafts, day) {
        Ok(new) => new,
        Err(not_out) => return Ok(Err(DraftsNotTaken::NotOut(not_out))),
    };
    let newest = latest(&mut *write).await?;
    let plan = plan(Some(&old), &newest, &new);
    let mut next = version;
    if !plan.is_empty() {
        next += 1;
        carry_out(&mut *write, &plan, &new, next, now_ms).await?;
    }
    for draft in drafts {
        clear(&mut *write, &draft.of).await?;
    }
    publications::number(next, "catalog.version").map(Ok)
}

async fn clear(write: &mut Connection, of: &DraftOf) -> Result<(), StoreError> {
    query(CLEAR).bind(of.to_string()).execute(write).await?;
    Ok(())
}

/// Sets the day of drafts.
async fn set(
    write: &mut Connection,
    id: &str,
    drafts: &[Coming],
    day: Date,
    entry: &Record,
) -> Result<(), StoreError> {
    let named: Vec<&DraftOf> = drafts.iter().map(|draft| &draft.of).collect();
    query(PLAN)
        .bind(id)
        .bind(day.to_string())
        .bind(columns::written("drafts", &named)?)
        .bind(&entry.actor)
        .bind(entry.at_ms)
        .execute(&mut *write)
        .await?;
    for of in named {
        let planned = query(PLAN_DRAFT).bind(of.to_string()).bind(id);
        planned.execute(&mut *write).await?;
    }
    Ok(())
}

/// Ends a plan that waits, and frees its drafts; whether there was one.
async fn end(
    write: &mut Connection,
    id: &str,
    outcome: PlannedOutcome,
    faults: &str,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let ended = query(END).bind(id).bind(outcome.code()).bind(faults);
    let ended = ended.bind(now_ms).execute(&mut *write).await?;
    query(FREE).bind(id).execute(&mut *write).await?;
    Ok(ended.rows_affected() == 1)
}
