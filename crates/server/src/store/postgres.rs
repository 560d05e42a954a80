//! PostgreSQL: any number of servers side by side on one database.

use super::probe::{self, Probe};
use super::{Store, StoreError, migrations};
use async_trait::async_trait;
use sqlx::Row as _;
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::time::Duration;

/// How a transaction that only reads begins: one state throughout, however many statements.
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How a transaction begins that reads before it writes.
const BEGIN_WRITE: &str = "BEGIN";

/// Has the log stay as long as it is until the transaction ends; others may hold it, too.
const HOLD_LOG: &str = "SELECT size FROM log_size WHERE id = 1 FOR SHARE";

/// Has a row when there is a table of this name where unqualified names are looked for.
const HAS_TABLE: &str = "SELECT 1 WHERE to_regclass($1) IS NOT NULL";

/// All that [`probe()`] asks of a server.
const SERVER: &str = "SELECT current_setting('server_version') AS version, \
     current_setting('server_version_num')::BIGINT AS number, \
     pg_is_in_recovery() OR current_setting('transaction_read_only')::BOOLEAN AS read_only, \
     current_setting('fsync') AS fsync, \
     current_setting('synchronous_commit') AS synchronous_commit, \
     (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT AS now_ms";

/// Rows lie where they happened to come to lie, and each says in which transaction it came: so all of them come in
/// once more, in one, in the order of their keys.
const TIDY_TOKENS: [&str; 7] = [
    "LOCK TABLE token_given, rating_tokens_used IN SHARE ROW EXCLUSIVE MODE",
    "CREATE TEMPORARY TABLE given_before ON COMMIT DROP AS SELECT * FROM token_given",
    "CREATE TEMPORARY TABLE used_before ON COMMIT DROP AS SELECT * FROM rating_tokens_used",
    "DELETE FROM token_given",
    "DELETE FROM rating_tokens_used",
    "INSERT INTO token_given SELECT * FROM given_before ORDER BY number",
    "INSERT INTO rating_tokens_used SELECT * FROM used_before ORDER BY input",
];

/// The part of the schema that is this engine's own.
const DIALECT: migrations::Dialect = migrations::Dialect::Postgres;

/// A store in a PostgreSQL database.
pub(super) struct Postgres {
    pool: PgPool,
    group: rating_group::Group,
}

impl Postgres {
    /// Connects and brings the schema up to date.
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        let pool = connect(url, 8).await?;
        let mut connection = pool.acquire().await?;
        let steps = migrations::migrator(DIALECT);
        steps.run_direct(None, &mut *connection, false).await?;
        drop(connection);
        let group = rating_group::Group::start(pool.clone());
        Ok(Self { pool, group })
    }
}

async fn connect(url: &str, connections: u32) -> Result<PgPool, sqlx::Error> {
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10));
    pool.connect(url).await
}

/// Looks at a server and changes nothing.
pub(super) async fn probe(url: &str) -> Result<Probe, StoreError> {
    let pool = connect(url, 1).await?;
    let mut read = pool.acquire().await?;
    let row = sqlx::query(SERVER).fetch_one(&mut *read).await?;
    let engine = probe::Engine::Postgres {
        version: row.try_get("version")?,
        number: row.try_get("number")?,
        read_only: row.try_get("read_only")?,
        fsync: row.try_get("fsync")?,
        synchronous_commit: row.try_get("synchronous_commit")?,
        now_ms: row.try_get("now_ms")?,
    };
    let probe = Probe {
        engine,
        schema: steps::of(&mut read).await?,
        imported_ms: steps::imported_ms(&mut read).await?,
    };
    drop(read);
    pool.close().await;
    Ok(probe)
}

#[async_trait]
impl Store for Postgres {
    async fn close(&self) {
        self.pool.close().await;
    }
}

type Database = sqlx::Postgres;
use Postgres as Engine;

#[path = "shared/draft_rows.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod draft_rows;
#[path = "shared/drafts.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod drafts;

#[path = "shared/log.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod log;

#[path = "shared/publications.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod publications;

#[path = "shared/steps.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod steps;

#[path = "shared/staff.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod staff;

#[path = "shared/changes.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod changes;

#[path = "shared/record.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod record;

#[path = "shared/applications.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod applications;

#[path = "shared/courses.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod courses;

#[path = "shared/projects.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod projects;

#[path = "shared/inspections.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod inspections;

#[path = "shared/columns.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod columns;

#[path = "shared/supervision.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod supervision;

#[path = "shared/figures.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod figures;

#[path = "shared/webhook.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod webhook;

#[path = "shared/complaints.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod complaints;

#[path = "shared/threads.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod threads;

#[path = "shared/office_keys.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod office_keys;

#[path = "shared/rating_tokens.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod rating_tokens;

#[path = "shared/past.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod past;

#[path = "shared/rate.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod rate;

#[path = "shared/rating_group.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod rating_group;

#[path = "shared/rating_days.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod rating_days;

#[path = "shared/ratings.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod ratings;

#[path = "shared/rectifications.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod rectifications;

#[path = "shared/board.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod board;
