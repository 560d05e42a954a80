//! SQLite: the embedded engine, one file beside the program.

use super::{Store, StoreError, migrations};
use async_trait::async_trait;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::time::Duration;

/// How a transaction that only reads begins: the write-ahead log gives it one state throughout.
const BEGIN_READ: &str = "BEGIN";

/// A store in one SQLite file.
pub(super) struct Sqlite {
    pool: SqlitePool,
}

impl Sqlite {
    /// Opens or creates the file and brings its schema up to date.
    pub(super) async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What has been acknowledged survives a power cut (R15).
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let pool = connect(options).await?;
        // Two programs that open a new file at once: the second waits here, then finds nothing to do.
        let mut alone = pool.begin_with("BEGIN IMMEDIATE").await?;
        let steps = migrations::migrator();
        steps.run_direct(None, &mut *alone, false).await?;
        alone.commit().await?;
        Ok(Self { pool })
    }
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

/// `SQLITE_BUSY`, plain or extended.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.and_then(|code| code.parse::<i32>().ok())
        .is_some_and(|code| code & 0xff == 5)
}

#[async_trait]
impl Store for Sqlite {
    async fn close(&self) {
        // Folds the log back into the file, so that the file alone can be copied. Nothing is lost
        // if that fails: the log is read at the next start.
        if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.pool)
            .await
        {
            tracing::warn!(%error, "the log was not folded back");
        }
        self.pool.close().await;
    }
}

type Database = sqlx::Sqlite;
use Sqlite as Engine;

#[path = "shared/publications.rs"]
mod publications;
