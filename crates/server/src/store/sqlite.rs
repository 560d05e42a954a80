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
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        migrations::migrator().run(&pool).await?;
        Ok(Self { pool })
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn close(&self) {
        self.pool.close().await;
    }
}

type Database = sqlx::Sqlite;
use Sqlite as Engine;

#[path = "shared/publications.rs"]
mod publications;
