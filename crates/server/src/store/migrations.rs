//! The steps by which the schema grew, embedded in the program.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

const STEPS: &[(&str, &str)] = &[(
    "publication",
    include_str!("../../migrations/0001_publication.sql"),
)];

/// All steps, numbered from 1 in the order above.
pub(super) fn migrator() -> Migrator {
    let steps = (1_i64..).zip(STEPS).map(|(number, (name, sql))| {
        Migration::new(
            number,
            (*name).into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(steps.collect())
}
