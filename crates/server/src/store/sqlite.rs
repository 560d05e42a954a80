//! SQLite: the embedded engine, one file beside the program.

use super::probe::{self, Probe};
use super::{Store, StoreError, migrations};
use async_trait::async_trait;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{Connection as _, Row as _};
use std::path::Path;
use std::time::Duration;

/// How a transaction that only reads begins: the write-ahead log gives it one state throughout.
const BEGIN_READ: &str = "BEGIN";

/// How a transaction begins that reads before it writes: nobody else writes meanwhile.
const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";

/// Has the log stay as long as it is until the transaction ends: here nobody else writes anyway.
const HOLD_LOG: &str = "SELECT size FROM log_size WHERE id = 1";

/// Has a row when there is a table of this name.
const HAS_TABLE: &str = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1";

/// Nothing: rows lie in the order of their keys.
const TIDY_TOKENS: [&str; 0] = [];

/// The part of the schema that is this engine's own.
const DIALECT: migrations::Dialect = migrations::Dialect::Sqlite;

/// After how many pages of 4 KiB what was written is brought from the log into the file. Ratings lie in the order of
/// random names, each in a page of its own: the longer the log, the more of them share the way.
const CHECKPOINT: &str = "4000";

/// How much of the file the connection for ratings keeps, in KiB (SQLite counts them as negative numbers).
const RATINGS_CACHE: &str = "-16384";

/// A store in one SQLite file.
pub(super) struct Sqlite {
    pool: SqlitePool,
    /// One connection for ratings: what it has read stays good for as long as nobody else writes.
    ratings: SqlitePool,
    group: rating_group::Group,
}

impl Sqlite {
    /// Opens or creates the file and brings its schema up to date.
    pub(super) async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = options(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let pool = connect(options.clone()).await?;
        // Two programs that open a new file at once: the second waits here, then finds nothing to do.
        let mut alone = pool.begin_with("BEGIN IMMEDIATE").await?;
        let steps = migrations::migrator(DIALECT);
        steps.run_direct(None, &mut *alone, false).await?;
        alone.commit().await?;
        let ratings = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .connect_lazy_with(options.pragma("cache_size", RATINGS_CACHE));
        let group = rating_group::Group::start(ratings.clone());
        Ok(Self {
            pool,
            ratings,
            group,
        })
    }
}

/// How every connection is set; nothing here changes the file.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        // What has been acknowledged survives a power cut (R15).
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("wal_autocheckpoint", CHECKPOINT)
        .busy_timeout(Duration::from_secs(10))
}

/// Looks at a file and changes nothing.
pub(super) async fn probe(path: &Path) -> Result<Probe, StoreError> {
    let options = options(path).create_if_missing(false);
    let mut read = SqliteConnection::connect_with(&options).await?;
    let row = sqlx::query(
        "SELECT sqlite_version() AS version, \
         (SELECT journal_mode FROM pragma_journal_mode) AS journal, \
         (SELECT synchronous FROM pragma_synchronous) AS synchronous",
    )
    .fetch_one(&mut read)
    .await?;
    let mut damage = Vec::new();
    for row in sqlx::query("PRAGMA integrity_check(3)")
        .fetch_all(&mut read)
        .await?
    {
        let words: String = row.try_get(0)?;
        if words != "ok" {
            damage.push(words);
        }
    }
    for row in sqlx::query("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check LIMIT 3")
        .fetch_all(&mut read)
        .await?
    {
        let table: String = row.try_get(0)?;
        damage.push(format!("foreign keys of {table}"));
    }
    let engine = probe::Engine::Sqlite {
        version: row.try_get("version")?,
        journal: row.try_get("journal")?,
        synchronous: row.try_get("synchronous")?,
        writable: std::fs::OpenOptions::new().append(true).open(path).is_ok(),
        damage,
    };
    let probe = Probe {
        engine,
        schema: steps::of(&mut read).await?,
        imported_ms: steps::imported_ms(&mut read).await?,
    };
    read.close().await?;
    Ok(probe)
}

/// Opens the file. Two programs that create it at once both switch the write-ahead log on; SQLite
/// tells one of them that the file is locked instead of letting it wait.
async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .acquire_timeout(Duration::from_secs(10));
    let mut tries = 100;
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && tries > 0 => {
                tries -= 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            result => return result,
        }
    }
}

/// Folds the log back into the file, so that the file alone can be copied. The connections of a pool
/// close at the same time, and each leaves the log to the others; one that is alone takes it away.
async fn fold(options: &SqliteConnectOptions) -> Result<(), sqlx::Error> {
    let options = options.clone().create_if_missing(false);
    let mut last = SqliteConnection::connect_with(&options).await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(&mut last)
        .await?;
    last.close().await
}

/// `SQLITE_BUSY`, plain or extended.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.and_then(|code| code.parse::<i32>().ok())
        .is_some_and(|code| code & 0xff == 5)
}

#[async_trait]
impl Store for Sqlite {
    async fn close(&self) {
        self.ratings.close().await;
        self.pool.close().await;
        // Nothing is lost if this fails: the log is read at the next start.
        if let Err(error) = fold(&self.pool.connect_options()).await {
            tracing::warn!(%error, "the log was not folded back");
        }
    }
}

type Database = sqlx::Sqlite;
use Sqlite as Engine;

#[path = "shared/draft_rows.rs"]
mod draft_rows;
#[path = "shared/drafts.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod drafts;

#[path = "shared/log.rs"]
mod log;

#[path = "shared/publications.rs"]
mod publications;

#[path = "shared/steps.rs"]
mod steps;

#[path = "shared/staff.rs"]
mod staff;

#[path = "shared/changes.rs"]
mod changes;

#[path = "shared/record.rs"]
mod record;

#[path = "shared/applications.rs"]
mod applications;

#[path = "shared/courses.rs"]
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
