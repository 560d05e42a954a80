//! What is kept: one trait cut by the domain's nouns, two engines behind it.
//!
//! Owns every SQL text and the migrations. It never decides what is published (that is
//! [`crate::publish`]) and never answers a request. SQLite and PostgreSQL run the same SQL: what
//! differs stands in [`sqlite`] and [`postgres`], everything else in `shared/`, which is compiled
//! once for each. Start with [`Publications`] and [`open`].

pub mod applications;
pub mod board;
pub mod complaints;
pub mod drafts;
pub mod figures;
pub mod inspections;
pub mod log;
mod migrations;
pub mod office_keys;
pub mod past;
mod postgres;
pub mod probe;
pub mod projects;
pub mod rating_tokens;
pub mod ratings;
pub mod rectifications;
mod sqlite;
pub mod staff;
pub mod state;
pub mod supervision;
pub mod webhook;

use crate::publish::versions::Change;
use async_trait::async_trait;
use mingbai_contract::ItemId;
use mingbai_contract::catalog::Publication;
use state::{Offices, OldGuide, State};
use std::path::Path;
use std::sync::Arc;

/// The published catalog, its versions, and how a new one comes in.
#[async_trait]
pub trait Publications: Send + Sync {
    /// The version of the catalog; 0 while nothing has been published.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    async fn catalog_version(&self) -> Result<u32, StoreError>;

    /// Everything that is published now, as one consistent state; none while nothing is.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn current(&self) -> Result<Option<State>, StoreError>;

    /// One version of a guide, valid or not, with the offices as they were when it was last valid;
    /// none where there is no such version.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn guide_version(
        &self,
        item: &ItemId,
        version: u32,
    ) -> Result<Option<OldGuide>, StoreError>;

    /// For each span the offices that were published from one moment on and before another, the newest first:
    /// those that counted when the span began, and whatever was published in it. What was first published afterwards
    /// stands for the time before. Moments are milliseconds since 1970, UTC.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn offices_between(
        &self,
        spans: &[(i64, i64)],
    ) -> Result<Vec<Vec<Arc<Offices>>>, StoreError>;

    /// Publishes a checked publication in one transaction: all of it or nothing. Imports wait for
    /// each other, on one server or on many. `now_ms` is milliseconds since 1970, UTC.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has changed.
    async fn publish(&self, new: &Publication, now_ms: i64) -> Result<Change, StoreError>;
}

/// Everything the server keeps.
#[async_trait]
pub trait Store:
    Publications
    + log::PublicLog
    + staff::Staff
    + applications::Applications
    + projects::Projects
    + inspections::Inspections
    + supervision::Supervision
    + figures::FiguresKept
    + webhook::Outbox
    + complaints::Complaints
    + complaints::Threads
    + office_keys::OfficeKeysKept
    + ratings::Ratings
    + rectifications::Rectifications
    + rating_tokens::RatingTokens
    + board::BoardCounts
    + past::Past
    + drafts::Drafts
{
    /// Finishes what is being written and closes every connection.
    async fn close(&self);
}

/// A store of whichever engine.
pub type AnyStore = Arc<dyn Store>;

/// Why the store did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names an engine that there is no code for.
    #[error("{0} is no address of a database: use postgres://… or a path")]
    Address(String),
    /// The engine refused or is not there.
    #[error("the database says: {0}")]
    Sql(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row is not what this version of the program writes.
    #[error("{what} in the database is not readable: {source}")]
    Content {
        /// Which row.
        what: String,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A value in a row is outside what it may be.
    #[error("{what} in the database is not what it may be")]
    Value {
        /// Which one.
        what: &'static str,
    },
}

/// Where a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address<'a> {
    /// A PostgreSQL server's URL.
    Postgres(&'a str),
    /// A file.
    Sqlite(&'a Path),
}

impl<'a> Address<'a> {
    /// Reads an address: `postgres://…` (or `postgresql://…`) for PostgreSQL, `sqlite:…` or a plain
    /// path for SQLite.
    ///
    /// # Errors
    /// [`StoreError::Address`] for any other scheme.
    pub fn parse(address: &'a str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(address));
        }
        let path = address.strip_prefix("sqlite:").unwrap_or(address);
        let path = path.strip_prefix("//").unwrap_or(path);
        if let Some((scheme, _)) = path.split_once("://") {
            // Not the rest: a password may stand in it.
            return Err(StoreError::Address(format!("{scheme}://…")));
        }
        Ok(Self::Sqlite(path.as_ref()))
    }
}

/// Opens the store at an address, creating it and bringing its schema up to date as needed.
///
/// # Errors
/// [`StoreError::Address`] as in [`Address::parse`], [`StoreError::Sql`] when it cannot be opened, [`StoreError::Migration`] when its schema is
/// newer than this program or damaged.
pub async fn open(address: &str) -> Result<AnyStore, StoreError> {
    Ok(match Address::parse(address)? {
        Address::Postgres(url) => Arc::new(postgres::Postgres::open(url).await?),
        Address::Sqlite(path) => Arc::new(sqlite::Sqlite::open(path).await?),
    })
}
