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
    ("rating_days", ""),
    (
        "rating_days_counted",
        include_str!("../../migrations/0014_rating_days_counted.sql"),
    ),
    (
        "publishing",
        include_str!("../../migrations/0015_publishing.sql"),
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
    (
        "rating_days",
        include_str!("../../migrations/0013_rating_days.sqlite.sql"),
        include_str!("../../migrations/0013_rating_days.postgres.sql"),
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

#[cfg(test)]
mod tests {
    use super::{Dialect, migrator};
    use sqlx::migrate::Migrator;
    use sqlx::{Connection as _, Row as _, SqliteConnection, query};

    /// What counted ratings by code and level in rows of their own.
    const BEFORE: usize = 12;

    #[tokio::test]
    async fn r13_ratings_counted_before_are_a_row_of_the_day() {
        let mut file = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let all = migrator(Dialect::Sqlite);
        let before = all.iter().take(BEFORE).cloned().collect();
        let before = Migrator::with_migrations(before);
        before.run_direct(None, &mut file, false).await.unwrap();
        query(
            "INSERT INTO rating_counts VALUES ('A01', '2026-10-08', 'live', 5, 7), \
             ('A01', '2026-10-08', 'live', 0, 2), ('A01', '2026-10-08', 'poster', 0, 1), \
             ('A01', '2026-10-08', 'receipt', 1, 3), ('A02', '2026-10-09', 'poster', 4, 9)",
        )
        .execute(&mut file)
        .await
        .unwrap();
        all.run_direct(None, &mut file, false).await.unwrap();
        let rows = query(
            "SELECT \"window\", receipt_1, live_5, poster_4, set_aside, ratings FROM rating_days \
             ORDER BY day",
        );
        let rows = rows.fetch_all(&mut file).await.unwrap();
        let rows: Vec<(String, [i64; 5])> = rows
            .iter()
            .map(|row| (row.get(0), [1, 2, 3, 4, 5].map(|column| row.get(column))))
            .collect();
        let row = |window: &str, counts| (window.to_owned(), counts);
        assert_eq!(
            rows,
            [row("A01", [3, 7, 0, 3, 13]), row("A02", [0, 0, 9, 0, 9])]
        );
    }
}
