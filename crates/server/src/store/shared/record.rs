//! The record of what was done at the desk: how an entry comes in, within the transaction of the change
//! that it tells of, which the caller commits.

use super::Database;
use super::staff::unsigned;
use crate::store::StoreError;
use crate::store::staff::Record;
use mingbai_contract::desk::audit::AuditEntry;
use mingbai_domain::staff::audit;
use sqlx::{Row as _, Transaction, query};

/// Claims the record's end and with it the right to change something; whoever comes second waits here.
const CLAIM: &str = "UPDATE audit_end SET size = size WHERE id = 1 RETURNING size, hash";
const RECORD: &str = "INSERT INTO audit \
     (position, at_ms, actor, deed, subject, detail, previous, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const ADVANCE: &str = "UPDATE audit_end SET size = $1, hash = $2 WHERE id = 1";

type Connection = <Database as sqlx::Database>::Connection;

/// How long the record is and how it ends, with the right to go on.
pub(super) async fn claim(write: &mut Connection) -> Result<(u64, String), StoreError> {
    let row = query(CLAIM).fetch_one(&mut *write).await?;
    Ok((
        unsigned(row.try_get(0)?, "audit_end.size")?,
        row.try_get(1)?,
    ))
}

/// Ends a change whose end of the record was claimed before. `outcome` says what came of it, and whether it is new:
/// then it goes on record and stands; what was done before, or was not taken, leaves nothing.
pub(super) async fn end<D, N>(
    mut write: Transaction<'_, Database>,
    claimed: (u64, String),
    entry: &Record,
    outcome: Result<(D, bool), N>,
) -> Result<Result<D, N>, StoreError> {
    if matches!(outcome, Ok((_, true))) {
        add(&mut write, claimed, entry).await?;
        write.commit().await?;
    } else {
        write.rollback().await?;
    }
    Ok(outcome.map(|(done, _)| done))
}

/// Adds an entry to the record.
pub(super) async fn add(
    write: &mut Connection,
    (size, previous): (u64, String),
    record: &Record,
) -> Result<(), StoreError> {
    let mut entry = AuditEntry {
        position: size + 1,
        at_ms: record.at_ms,
        actor: record.actor.clone(),
        deed: record.deed,
        subject: record.subject.clone(),
        detail: record.detail.clone(),
        previous,
        hash: String::new(),
    };
    entry.hash = audit::hash(&entry);
    let position = i64::try_from(entry.position).unwrap_or(i64::MAX);
    query(RECORD)
        .bind(position)
        .bind(entry.at_ms)
        .bind(&entry.actor)
        .bind(entry.deed.code())
        .bind(&entry.subject)
        .bind(&entry.detail)
        .bind(&entry.previous)
        .bind(&entry.hash)
        .execute(&mut *write)
        .await?;
    let advance = query(ADVANCE).bind(position).bind(&entry.hash);
    advance.execute(&mut *write).await?;
    Ok(())
}
