//! PostgreSQL: any number of servers side by side on one database.

use super::{Store, StoreError, migrations};
use async_trait::async_trait;
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::time::Duration;

/// How a transaction that only reads begins: one state throughout, however many statements.
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A store in a PostgreSQL database.
pub(super) struct Postgres {
    pool: PgPool,
}

impl Postgres {
    /// Connects and brings the schema up to date.
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .connect(url)
            .await?;
        let mut connection = pool.acquire().await?;
        let steps = migrations::migrator();
        steps.run_direct(None, &mut *connection, false).await?;
        drop(connection);
        Ok(Self { pool })
    }
}

#[async_trait]
impl Store for Postgres {
    async fn close(&self) {
        self.pool.close().await;
    }
}

type Database = sqlx::Postgres;
use Postgres as Engine;

#[path = "shared/publications.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "one SQL text, compiled once for each engine's types"
)]
mod publications;
