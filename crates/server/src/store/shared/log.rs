//! The public log in SQL that both engines understand.

use super::{BEGIN_READ, Database, Engine, ratings};
use crate::store::StoreError;
use crate::store::log::{PublicLog, SignHead};
use async_trait::async_trait;
use mingbai_contract::Date;
use mingbai_contract::log::{
    ConsistencyProof, DayHead, EntryKind, Hash, InclusionProof, LogEntry, LogHead, Timestamp,
};
use mingbai_contract::rating::RatingBatch;
use mingbai_domain::log::tree::{NO_SALT, commitment, leaf};
use mingbai_domain::log::{Frontier, Place, Span, proof, record};
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::BTreeMap;

/// Claims the log's row and with it the right to append; whoever comes second waits here.
const CLAIM: &str = "UPDATE log_size SET size = size WHERE id = 1 RETURNING size";
const SIZE: &str = "SELECT size FROM log_size WHERE id = 1";
const GROW: &str = "UPDATE log_size SET size = $1 WHERE id = 1";
const POSITIONS: &str = "SELECT leaf, position FROM log_entry WHERE leaf IN (";
const LEAF: &str = "SELECT leaf FROM log_entry WHERE position = $1";
const NODE: &str = "SELECT hash FROM log_node WHERE level = $1 AND place = $2";
const ENTRIES: &str = "SELECT kind, commitment FROM log_entry \
     WHERE position >= $1 ORDER BY position LIMIT $2";
const PEND: &str = "INSERT INTO log_pending (leaf, kind, commitment, day) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (leaf) DO NOTHING";
/// One statement: what comes in while a day ends is either among these, or stays for the next day.
const TAKE_OUT: &str = "DELETE FROM log_pending WHERE day <= $1 RETURNING kind, commitment";
const CLOSED: &str = "SELECT 1 FROM log_head WHERE day = $1";
const HEAD: &str = "SELECT size, at_ms, minutes_east, root, signer, signature, day FROM log_head \
     WHERE size = $1 ORDER BY at_ms DESC LIMIT 1";
const DAYS: &str = "SELECT size, at_ms, minutes_east, root, signer, signature, day FROM log_head \
     WHERE day < $1 AND day <> '' ORDER BY day DESC LIMIT $2";
const NEW_HEAD: &str = "INSERT INTO log_head \
     (size, at_ms, minutes_east, root, signer, signature, day) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Behind every date, in whatever order an engine has its letters.
const AFTER_ALL_DAYS: &str = "9999-99-99";

/// How many rows one statement takes in.
const ROWS: usize = 500;

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl PublicLog for Engine {
    async fn log_size(&self) -> Result<u64, StoreError> {
        let size = query(SIZE).fetch_one(&self.pool).await?.try_get(0)?;
        unsigned(size, "log_size.size")
    }

    async fn append_all(&self, entries: &[LogEntry]) -> Result<Vec<u64>, StoreError> {
        let mut write = self.pool.begin().await?;
        let positions = append(&mut write, entries).await?;
        write.commit().await?;
        Ok(positions)
    }

    async fn keep_for_day_end(&self, entry: LogEntry, day: Date) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        keep(&mut write, entry, day).await?;
        Ok(write.commit().await?)
    }

    async fn close_day(
        &self,
        day: Date,
        sign: &dyn SignHead,
    ) -> Result<Option<LogHead>, StoreError> {
        let mut write = self.pool.begin().await?;
        claim(&mut write).await?;
        let text = day.to_string();
        let closed = query(CLOSED).bind(&text).fetch_optional(&mut *write);
        if closed.await?.is_some() {
            write.rollback().await?;
            return Ok(None);
        }
        let pending = query(TAKE_OUT).bind(&text).fetch_all(&mut *write).await?;
        let mut pending: Vec<LogEntry> = pending.iter().map(entry).collect::<Result<_, _>>()?;
        let batches = ratings::new_batches(&mut write, day).await?;
        pending.extend(batches.iter().map(batch_entry));
        // Not by the engine, whose order of letters may be a language's.
        pending.sort_by_key(|entry| leaf(entry.kind, &entry.commitment));
        append(&mut write, &pending).await?;
        let head = new_head(&mut write, sign, Some(day)).await?;
        write.commit().await?;
        Ok(Some(head))
    }

    async fn log_head(&self, sign: &dyn SignHead) -> Result<LogHead, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let size: i64 = query(SIZE).fetch_one(&mut *read).await?.try_get(0)?;
        let known = newest_head(&mut read, size).await?;
        read.rollback().await?;
        if let Some(head) = known {
            return Ok(head);
        }
        let mut write = self.pool.begin().await?;
        let size = claim(&mut write).await?;
        // Another process may have been quicker.
        let head = match newest_head(&mut write, signed(size)).await? {
            Some(head) => head,
            None => new_head(&mut write, sign, None).await?,
        };
        write.commit().await?;
        Ok(head)
    }

    async fn day_heads(
        &self,
        before: Option<Date>,
        count: u32,
    ) -> Result<Vec<DayHead>, StoreError> {
        let before = before.map_or_else(|| AFTER_ALL_DAYS.to_owned(), |day| day.to_string());
        let rows = query(DAYS).bind(before).bind(i64::from(count));
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                Ok(DayHead {
                    day: text(row, "day", "log_head.day")?,
                    head: head(row)?,
                })
            })
            .collect()
    }

    async fn log_entries(&self, start: u64, count: u32) -> Result<Vec<LogEntry>, StoreError> {
        let rows = query(ENTRIES).bind(signed(start)).bind(i64::from(count));
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter().map(entry).collect()
    }

    async fn inclusion(&self, leaf: Hash, size: u64) -> Result<Option<InclusionProof>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let Some(index) = positions(&mut read, &[leaf]).await?.get(&leaf).copied() else {
            return Ok(None);
        };
        let Some(spans) = proof::inclusion(index, size) else {
            return Ok(None);
        };
        let path = roots(&mut read, &spans).await?;
        read.rollback().await?;
        Ok(Some(InclusionProof { index, size, path }))
    }

    async fn consistency(
        &self,
        first: u64,
        second: u64,
    ) -> Result<Option<ConsistencyProof>, StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let size: i64 = query(SIZE).fetch_one(&mut *read).await?.try_get(0)?;
        let spans = proof::consistency(first, second);
        let Some(spans) = spans.filter(|_| signed(second) <= size) else {
            return Ok(None);
        };
        let path = roots(&mut read, &spans).await?;
        read.rollback().await?;
        Ok(Some(ConsistencyProof {
            first,
            second,
            path,
        }))
    }
}

/// Claims the log until the transaction ends and says how long it is.
async fn claim(write: &mut Connection) -> Result<u64, StoreError> {
    let size = query(CLAIM).fetch_one(&mut *write).await?.try_get(0)?;
    unsigned(size, "log_size.size")
}

/// Enters commitments at the end, in a transaction of the caller's. Says where each stands.
pub(super) async fn append(
    write: &mut Connection,
    entries: &[LogEntry],
) -> Result<Vec<u64>, StoreError> {
    let size = claim(write).await?;
    let leaves: Vec<Hash> = entries
        .iter()
        .map(|entry| leaf(entry.kind, &entry.commitment))
        .collect();
    let mut known = positions(write, &leaves).await?;
    let mut frontier = frontier(write, size).await?;
    let mut places = Vec::with_capacity(entries.len());
    let mut rows = Vec::new();
    let mut nodes = Vec::new();
    for (entry, leaf) in entries.iter().zip(leaves) {
        let place = *known.entry(leaf).or_insert_with(|| {
            let at = frontier.size();
            rows.push((at, *entry, leaf));
            frontier.push(leaf, |place, hash| {
                if place.level > 0 {
                    nodes.push((place, hash));
                }
            });
            at
        });
        places.push(place);
    }
    if !rows.is_empty() {
        write_entries(write, &rows).await?;
        write_nodes(write, &nodes).await?;
        query(GROW)
            .bind(signed(frontier.size()))
            .execute(&mut *write)
            .await?;
    }
    Ok(places)
}

/// Keeps a commitment until its day is closed, in a transaction of the caller's.
pub(super) async fn keep(
    write: &mut Connection,
    entry: LogEntry,
    day: Date,
) -> Result<(), StoreError> {
    query(PEND)
        .bind(leaf(entry.kind, &entry.commitment).to_string())
        .bind(i64::from(entry.kind.code()))
        .bind(entry.commitment.to_string())
        .bind(day.to_string())
        .execute(&mut *write)
        .await?;
    Ok(())
}

async fn write_entries(
    write: &mut Connection,
    rows: &[(u64, LogEntry, Hash)],
) -> Result<(), StoreError> {
    for rows in rows.chunks(ROWS) {
        let mut insert: QueryBuilder<Database> =
            QueryBuilder::new("INSERT INTO log_entry (position, kind, commitment, leaf) ");
        insert.push_values(rows, |mut row, (at, entry, leaf)| {
            row.push_bind(signed(*at))
                .push_bind(i64::from(entry.kind.code()))
                .push_bind(entry.commitment.to_string())
                .push_bind(leaf.to_string());
        });
        insert.build().execute(&mut *write).await?;
    }
    Ok(())
}

async fn write_nodes(write: &mut Connection, nodes: &[(Place, Hash)]) -> Result<(), StoreError> {
    for nodes in nodes.chunks(ROWS) {
        let mut insert: QueryBuilder<Database> =
            QueryBuilder::new("INSERT INTO log_node (level, place, hash) ");
        insert.push_values(nodes, |mut row, (place, hash)| {
            row.push_bind(i64::from(place.level))
                .push_bind(signed(place.index))
                .push_bind(hash.to_string());
        });
        insert.build().execute(&mut *write).await?;
    }
    Ok(())
}

/// Signs a head of all that there is and keeps it. The caller has claimed the log.
async fn new_head(
    write: &mut Connection,
    sign: &dyn SignHead,
    day: Option<Date>,
) -> Result<LogHead, StoreError> {
    let size: i64 = query(SIZE).fetch_one(&mut *write).await?.try_get(0)?;
    let size = unsigned(size, "log_size.size")?;
    let root = frontier(write, size).await?.root();
    let head = sign.sign(size, root);
    query(NEW_HEAD)
        .bind(signed(head.size))
        .bind(head.at.unix_ms)
        .bind(i64::from(head.at.minutes_east))
        .bind(head.root.to_string())
        .bind(head.key.to_string())
        .bind(head.signature.to_string())
        .bind(day.map_or_else(String::new, |day| day.to_string()))
        .execute(&mut *write)
        .await?;
    Ok(head)
}

async fn newest_head(read: &mut Connection, size: i64) -> Result<Option<LogHead>, StoreError> {
    let row = query(HEAD).bind(size).fetch_optional(&mut *read).await?;
    row.as_ref().map(head).transpose()
}

/// The right edge of the tree of a size.
async fn frontier(read: &mut Connection, size: u64) -> Result<Frontier, StoreError> {
    let mut peaks = Vec::new();
    for place in Span::whole(size).places() {
        peaks.push(hash_at(read, place).await?);
    }
    Frontier::new(size, peaks).ok_or(StoreError::Value {
        what: "log_size.size",
    })
}

/// The roots of spans.
async fn roots(read: &mut Connection, spans: &[Span]) -> Result<Vec<Hash>, StoreError> {
    let mut roots = Vec::with_capacity(spans.len());
    for span in spans {
        let mut hashes = Vec::new();
        for place in span.places() {
            hashes.push(hash_at(read, place).await?);
        }
        roots.push(Span::root(&hashes));
    }
    Ok(roots)
}

/// The root of a complete subtree.
async fn hash_at(read: &mut Connection, place: Place) -> Result<Hash, StoreError> {
    let index = signed(place.index);
    let row = match place.level {
        0 => query(LEAF).bind(index).fetch_optional(&mut *read).await?,
        level => {
            let node = query(NODE).bind(i64::from(level)).bind(index);
            node.fetch_optional(&mut *read).await?
        }
    };
    let row = row.ok_or(StoreError::Value { what: "log_node" })?;
    text(&row, 0, "log_node.hash")
}

/// Where leaves stand, as far as they do.
async fn positions(
    read: &mut Connection,
    leaves: &[Hash],
) -> Result<BTreeMap<Hash, u64>, StoreError> {
    let mut found = BTreeMap::new();
    for leaves in leaves.chunks(ROWS) {
        let mut select: QueryBuilder<Database> = QueryBuilder::new(POSITIONS);
        let mut list = select.separated(", ");
        for leaf in leaves {
            list.push_bind(leaf.to_string());
        }
        select.push(")");
        for row in select.build().fetch_all(&mut *read).await? {
            let position = unsigned(row.try_get("position")?, "log_entry.position")?;
            found.insert(text(&row, "leaf", "log_entry.leaf")?, position);
        }
    }
    Ok(found)
}

/// What everybody can compute of how many ratings a window had on a day.
fn batch_entry(batch: &RatingBatch) -> LogEntry {
    let kind = EntryKind::RatingBatch;
    let commitment = commitment(kind, &NO_SALT, &record::rating_batch(batch));
    LogEntry { kind, commitment }
}

fn entry(row: &Row) -> Result<LogEntry, StoreError> {
    let code: i64 = row.try_get("kind")?;
    let kind = u8::try_from(code).ok().and_then(EntryKind::of_code);
    Ok(LogEntry {
        kind: kind.ok_or(StoreError::Value {
            what: "log_entry.kind",
        })?,
        commitment: text(row, "commitment", "log_entry.commitment")?,
    })
}

fn head(row: &Row) -> Result<LogHead, StoreError> {
    let east: i64 = row.try_get("minutes_east")?;
    Ok(LogHead {
        size: unsigned(row.try_get("size")?, "log_head.size")?,
        root: text(row, "root", "log_head.root")?,
        at: Timestamp {
            unix_ms: row.try_get("at_ms")?,
            minutes_east: i32::try_from(east).map_err(|_| StoreError::Value {
                what: "log_head.minutes_east",
            })?,
        },
        key: text(row, "signer", "log_head.signer")?,
        signature: text(row, "signature", "log_head.signature")?,
    })
}

fn text<T: std::str::FromStr, I: sqlx::ColumnIndex<Row>>(
    row: &Row,
    column: I,
    what: &'static str,
) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| StoreError::Value { what })
}

fn unsigned(value: i64, what: &'static str) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(|_| StoreError::Value { what })
}

/// No log is longer than the largest number of the engines; what asks for more finds nothing.
fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
