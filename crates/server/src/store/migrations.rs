//! The steps by which the schema grew, embedded in the program.
//!
//! A step is one text for both engines. What they cannot say alike stands in a text of each
//! engine's own, which is taken in the same step, after the common one.

use sqlx::AssertSqlSafe;
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// Which engine's own text goes with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// SQLite's.
    Sqlite,
    /// PostgreSQL's.
    Postgres,
}

/// Name and common text, in order.
const STEPS: &[(&str, &str)] = &[
    (
        "publication",
        include_str!("../../migrations/0001_publication.sql"),
    ),
    ("log", include_str!("../../migrations/0002_log.sql")),
    ("staff", include_str!("../../migrations/0003_staff.sql")),
    (
        "applications",
        include_str!("../../migrations/0004_applications.sql"),
    ),
    (
        "projects",
        include_str!("../../migrations/0005_projects.sql"),
    ),
    (
        "supervision",
        include_str!("../../migrations/0006_supervision.sql"),
    ),
    ("webhook", include_str!("../../migrations/0007_webhook.sql")),
    (
        "complaints",
        include_str!("../../migrations/0008_complaints.sql"),
    ),
    ("ratings", include_str!("../../migrations/0009_ratings.sql")),
    ("tokens", include_str!("../../migrations/0010_tokens.sql")),
    ("board", include_str!("../../migrations/0011_board.sql")),
    (
        "published",
        include_str!("../../migrations/0012_published.sql"),
    ),
    (
        "publishing",
        include_str!("../../migrations/0013_publishing.sql"),
    ),
];

/// Name of the step, SQLite's own text, PostgreSQL's own.
const OWN: &[(&str, &str, &str)] = &[
    (
        "log",
        include_str!("../../migrations/0002_log.sqlite.sql"),
        include_str!("../../migrations/0002_log.postgres.sql"),
    ),
    (
        "staff",
        include_str!("../../migrations/0003_staff.sqlite.sql"),
        include_str!("../../migrations/0003_staff.postgres.sql"),
    ),
    (
        "applications",
        include_str!("../../migrations/0004_applications.sqlite.sql"),
        include_str!("../../migrations/0004_applications.postgres.sql"),
    ),
    (
        "projects",
        include_str!("../../migrations/0005_projects.sqlite.sql"),
        include_str!("../../migrations/0005_projects.postgres.sql"),
    ),
    (
        "supervision",
        include_str!("../../migrations/0006_supervision.sqlite.sql"),
        include_str!("../../migrations/0006_supervision.postgres.sql"),
    ),
    (
        "complaints",
        include_str!("../../migrations/0008_complaints.sqlite.sql"),
        include_str!("../../migrations/0008_complaints.postgres.sql"),
    ),
    (
        "ratings",
        include_str!("../../migrations/0009_ratings.sqlite.sql"),
        include_str!("../../migrations/0009_ratings.postgres.sql"),
    ),
    (
        "tokens",
        include_str!("../../migrations/0010_tokens.sqlite.sql"),
        include_str!("../../migrations/0010_tokens.postgres.sql"),
    ),
];

/// All steps, numbered from 1 in the order above.
pub(super) fn migrator(dialect: Dialect) -> Migrator {
    let steps = (1_i64..).zip(STEPS).map(|(number, (name, common))| {
        let own = OWN.iter().find(|(of, _, _)| of == name);
        let own = own.map_or("", |(_, sqlite, postgres)| match dialect {
            Dialect::Sqlite => sqlite,
            Dialect::Postgres => postgres,
        });
        Migration::new(
            number,
            (*name).into(),
            MigrationType::Simple,
            // Texts of this program, put together from nothing else.
            AssertSqlSafe(format!("{common}{own}")).into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(steps.collect())
}
