//! The published catalog in SQL that both engines understand.

use super::{BEGIN_READ, Database, Engine};
use crate::publish::parts::Part;
use crate::publish::versions::{Change, Plan, plan};
use crate::store::state::{Documents, GuideState, Offices, OldGuide, State};
use crate::store::{Publications, StoreError};
use async_trait::async_trait;
use mingbai_contract::catalog::Publication;
use mingbai_contract::{Date, ItemId};
use sqlx::{Row as _, query};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Claims the catalog's row and with it the right to import; whoever comes second waits here.
pub(super) const CLAIM: &str =
    "UPDATE catalog SET version = version WHERE id = 1 RETURNING version";
const VERSION: &str = "SELECT version FROM catalog WHERE id = 1";
const DOCUMENTS: &str = "SELECT name, content FROM document d WHERE since = \
     (SELECT max(since) FROM document e WHERE e.name = d.name AND e.since <= $1)";
const OFFICES: &str = "SELECT name, content FROM document d WHERE since = \
     (SELECT max(since) FROM document e WHERE e.name = d.name AND e.since <= $1) \
     AND name IN ('county', 'departments', 'centers', 'windows')";
/// The versions that had other offices than the one before, from the one that counted at a moment on.
const OFFICES_SINCE: &str = "SELECT DISTINCT since FROM document \
     WHERE name IN ('county', 'departments', 'centers', 'windows') \
     AND since > $1 AND since <= $2 ORDER BY since DESC";
const COUNTED_AT: &str = "SELECT coalesce((SELECT max(version) FROM publication \
     WHERE imported_at <= $1), (SELECT min(version) FROM publication))";
const GUIDES: &str = "SELECT item, version, published, content FROM guide WHERE until IS NULL";
const LATEST: &str = "SELECT item, max(version) AS version FROM guide GROUP BY item";
const LISTS: &str = "SELECT id, valid_since FROM list";
const GUIDE: &str = "SELECT published, content, since, until, \
     (SELECT max(version) FROM guide g WHERE g.item = $1) AS latest \
     FROM guide WHERE item = $1 AND version = $2";
const NEW_VERSION: &str =
    "INSERT INTO publication (version, published, imported_at) VALUES ($1, $2, $3)";
const NEW_DOCUMENT: &str = "INSERT INTO document (name, since, content) VALUES ($1, $2, $3)";
const RETIRE: &str = "UPDATE guide SET until = $2 WHERE item = $1 AND until IS NULL";
const NEW_GUIDE: &str = "INSERT INTO guide (item, version, since, published, content) \
     VALUES ($1, $2, $3, $4, $5)";
const NEW_LIST: &str = "INSERT INTO list (id, valid_since) VALUES ($1, $2) \
     ON CONFLICT (id) DO UPDATE SET valid_since = excluded.valid_since";
const ADVANCE: &str = "UPDATE catalog SET version = $1 WHERE id = 1";

type Connection = <Database as sqlx::Database>::Connection;

#[async_trait]
impl Publications for Engine {
    async fn catalog_version(&self) -> Result<u32, StoreError> {
        number(
            query(VERSION).fetch_one(&self.pool).await?.try_get(0)?,
            "catalog.version",
        )
    }

    async fn current(&self) -> Result<Option<State>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let version: i64 = query(VERSION).fetch_one(&mut *read).await?.try_get(0)?;
        let state = state(&mut read, version).await?;
        read.rollback().await?;
        Ok(state)
    }

    async fn guide_version(
        &self,
        item: &ItemId,
        version: u32,
    ) -> Result<Option<OldGuide>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let found = query(GUIDE)
            .bind(item.as_str())
            .bind(i64::from(version))
            .fetch_optional(&mut *read)
            .await?;
        let Some(row) = found else {
            return Ok(None);
        };
        let until: Option<i64> = row.try_get("until")?;
        let last_valid = match until {
            Some(until) => until - 1,
            None => query(VERSION).fetch_one(&mut *read).await?.try_get(0)?,
        };
        let documents = documents(&mut read, OFFICES, last_valid).await?;
        read.rollback().await?;
        let content: String = row.try_get("content")?;
        Ok(Some(OldGuide {
            version,
            published: date(&row.try_get::<String, _>("published")?, "guide.published")?,
            latest: number(row.try_get("latest")?, "guide.version")?,
            guide: json(&content, || format!("guide {item} {version}"))?,
            offices: documents.offices()?,
        }))
    }

    async fn offices_between(
        &self,
        spans: &[(i64, i64)],
    ) -> Result<Vec<Vec<Arc<Offices>>>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        // Offices seldom change: most spans have the same ones.
        let mut known: BTreeMap<i64, Arc<Offices>> = BTreeMap::new();
        let mut all = Vec::new();
        for (from_ms, before_ms) in spans {
            let mut offices = Vec::new();
            for version in versions_between(&mut read, *from_ms, *before_ms).await? {
                let found = match known.get(&version) {
                    Some(found) => Arc::clone(found),
                    None => Arc::new(documents(&mut read, OFFICES, version).await?.offices()?),
                };
                known.insert(version, Arc::clone(&found));
                offices.push(found);
            }
            all.push(offices);
        }
        read.rollback().await?;
        Ok(all)
    }

    async fn publish(&self, new: &Publication, now_ms: i64) -> Result<Change, StoreError> {
        let mut write = self.pool.begin().await?;
        let version: i64 = query(CLAIM).fetch_one(&mut *write).await?.try_get(0)?;
        let old = state(&mut write, version).await?;
        let plan = plan(old.as_ref(), &latest(&mut write).await?, new);
        if plan.is_empty() {
            write.rollback().await?;
            return Ok(plan.change(number(version, "catalog.version")?));
        }
        let next = version + 1;
        carry_out(&mut write, &plan, new, next, now_ms).await?;
        write.commit().await?;
        Ok(plan.change(number(next, "catalog.version")?))
    }
}

/// The versions with offices that counted in a span, the newest first.
async fn versions_between(
    read: &mut Connection,
    from_ms: i64,
    before_ms: i64,
) -> Result<Vec<i64>, StoreError> {
    let (Some(first), Some(last)) = (
        counted_at(read, from_ms).await?,
        counted_at(read, before_ms.saturating_sub(1)).await?,
    ) else {
        return Ok(Vec::new());
    };
    let since = query(OFFICES_SINCE).bind(first).bind(last);
    let since = since.fetch_all(&mut *read).await?;
    let versions = since.iter().map(|row| row.try_get(0));
    let mut versions = versions.collect::<Result<Vec<i64>, _>>()?;
    versions.push(first);
    Ok(versions)
}

/// Writes what the plan says; the caller commits.
pub(super) async fn carry_out(
    write: &mut Connection,
    plan: &Plan<'_>,
    new: &Publication,
    next: i64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let published = new.county.published.to_string();
    query(NEW_VERSION)
        .bind(next)
        .bind(&published)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    for part in &plan.parts {
        let content = part.write(new).map_err(|source| StoreError::Content {
            what: part.name().to_owned(),
            source,
        })?;
        query(NEW_DOCUMENT)
            .bind(part.name())
            .bind(next)
            .bind(content)
            .execute(&mut *write)
            .await?;
    }
    for item in plan
        .retired
        .iter()
        .chain(plan.changed.iter().map(|g| &g.guide.id))
    {
        query(RETIRE)
            .bind(item.as_str())
            .bind(next)
            .execute(&mut *write)
            .await?;
    }
    for fresh in plan.added.iter().chain(&plan.changed) {
        let item = &fresh.guide.id;
        let content = serde_json::to_string(fresh.guide).map_err(|source| StoreError::Content {
            what: format!("guide {item}"),
            source,
        })?;
        query(NEW_GUIDE)
            .bind(item.as_str())
            .bind(i64::from(fresh.version))
            .bind(next)
            .bind(&published)
            .bind(content)
            .execute(&mut *write)
            .await?;
    }
    for list in &plan.lists {
        query(NEW_LIST)
            .bind(list.as_str())
            .bind(&published)
            .execute(&mut *write)
            .await?;
    }
    query(ADVANCE).bind(next).execute(&mut *write).await?;
    Ok(())
}

/// The whole state at a version of the catalog, which must be the newest.
pub(super) async fn state(
    read: &mut Connection,
    version: i64,
) -> Result<Option<State>, StoreError> {
    if version == 0 {
        return Ok(None);
    }
    let documents = documents(read, DOCUMENTS, version).await?;
    let mut guides = Vec::new();
    for row in query(GUIDES).fetch_all(&mut *read).await? {
        let content: String = row.try_get("content")?;
        guides.push(GuideState {
            version: number(row.try_get("version")?, "guide.version")?,
            published: date(&row.try_get::<String, _>("published")?, "guide.published")?,
            guide: json(&content, || {
                format!(
                    "guide {}",
                    row.try_get::<String, _>("item").unwrap_or_default()
                )
            })?,
        });
    }
    let mut valid_since = BTreeMap::new();
    for row in query(LISTS).fetch_all(&mut *read).await? {
        let since: String = row.try_get("valid_since")?;
        valid_since.insert(row.try_get("id")?, date(&since, "list.valid_since")?);
    }
    let version = number(version, "catalog.version")?;
    State::new(version, &documents, guides, valid_since).map(Some)
}

/// The documents that a query names, as they were at a version of the catalog.
async fn documents(
    read: &mut Connection,
    sql: &'static str,
    version: i64,
) -> Result<Documents, StoreError> {
    let mut documents = Documents::default();
    for row in query(sql).bind(version).fetch_all(&mut *read).await? {
        let name: String = row.try_get("name")?;
        // A part that a later version of the program knows is of no use to this one.
        if let Some(part) = Part::by_name(&name) {
            documents.put(part, row.try_get("content")?);
        }
    }
    Ok(documents)
}

/// The version that counted at a moment; none while nothing has been published.
async fn counted_at(read: &mut Connection, at_ms: i64) -> Result<Option<i64>, StoreError> {
    let version = query(COUNTED_AT).bind(at_ms);
    Ok(version.fetch_one(read).await?.try_get(0)?)
}

/// The newest version of every guide there ever was.
pub(super) async fn latest(read: &mut Connection) -> Result<BTreeMap<String, u32>, StoreError> {
    let mut latest = BTreeMap::new();
    for row in query(LATEST).fetch_all(&mut *read).await? {
        let version = number(row.try_get("version")?, "guide.version")?;
        latest.insert(row.try_get("item")?, version);
    }
    Ok(latest)
}

pub(super) fn number(value: i64, what: &'static str) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(|_| StoreError::Value { what })
}

pub(super) fn date(value: &str, what: &'static str) -> Result<Date, StoreError> {
    value.parse().map_err(|_| StoreError::Value { what })
}

fn json<T: serde::de::DeserializeOwned>(
    text: &str,
    what: impl FnOnce() -> String,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|source| StoreError::Content {
        what: what(),
        source,
    })
}
