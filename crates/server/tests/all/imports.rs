//! Imports: all or nothing, one after the other, versions without gaps.

use crate::bed::{Bed, Database, Engine, NOW, Setup, county, data};
use mingbai_server::cli::CommandError;
use mingbai_server::cli::import::import;
use mingbai_server::cli::words::Language;
use mingbai_server::publish::export::{ExportError, export};
use mingbai_server::publish::inspect::inspect;
use mingbai_server::store;
use sqlx::{AssertSqlSafe, Connection as _, Row as _};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Every row of every table, as text, in SQL that both engines understand.
async fn rows(address: &str) -> Vec<String> {
    let queries = [
        "SELECT 'catalog ' || CAST(version AS TEXT) FROM catalog",
        "SELECT 'publication ' || CAST(version AS TEXT) || ' ' || published || ' ' \
         || CAST(imported_at AS TEXT) FROM publication",
        "SELECT 'document ' || name || ' ' || CAST(since AS TEXT) || ' ' || content FROM document",
        "SELECT 'guide ' || item || ' ' || CAST(version AS TEXT) || ' ' || CAST(since AS TEXT) \
         || ' ' || coalesce(CAST(until AS TEXT), '-') || ' ' || published || ' ' || content \
         FROM guide",
        "SELECT 'list ' || id || ' ' || valid_since FROM list",
    ];
    let mut all = Vec::new();
    for sql in queries {
        all.extend(texts(address, sql).await);
    }
    all.sort();
    all
}

async fn texts(address: &str, sql: &'static str) -> Vec<String> {
    if address.starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    } else {
        let url = format!("sqlite:{address}");
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}

async fn execute(address: &str, sql: &str) {
    let sql = AssertSqlSafe(sql);
    if address.starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    } else {
        let url = format!("sqlite:{address}");
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test]
async fn a_folder_with_one_fault_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), NOW).await.unwrap();
        let before = rows(&database.address).await;

        let dir = TempDir::new().unwrap();
        copy(&data(), dir.path());
        // A good change, and one fault in another file.
        let county = dir.path().join("county.json");
        let text = fs::read_to_string(&county).unwrap();
        fs::write(&county, text.replace("\"12345\"", "\"12346\"")).unwrap();
        let item = dir.path().join("items/marriage-registration.json");
        let text = fs::read_to_string(&item).unwrap();
        fs::write(&item, text.replace("\"visits\":", "\"vists\":")).unwrap();

        let refused = import(&store, dir.path(), Language::En, NOW).await;
        assert!(matches!(refused, Err(CommandError::Faulty)), "{refused:?}");
        assert_eq!(rows(&database.address).await, before, "{engine:?}");

        fs::write(&item, text).unwrap();
        let change = import(&store, dir.path(), Language::En, NOW).await.unwrap();
        assert_eq!((change.catalog_version, change.files), (2, 1));
        assert_ne!(rows(&database.address).await, before, "{engine:?}");
    }
}

#[tokio::test]
async fn an_import_that_breaks_off_half_way_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), NOW).await.unwrap();
        let before = rows(&database.address).await;
        // The last table that an import writes refuses.
        execute(&database.address, "ALTER TABLE list RENAME TO list_away").await;
        execute(
            &database.address,
            "CREATE VIEW list AS SELECT * FROM list_away WHERE 1 = 0",
        )
        .await;
        let mut next = county();
        next.county.published = "2026-12-01".parse().unwrap();
        next.guides[0].visits = 9;
        next.lists.cancelled.clear();
        let failed = match engine {
            Engine::Sqlite => store.publish(&next, NOW).await.is_err(),
            // A view like this takes rows in PostgreSQL; one with a constant does not.
            Engine::Postgres => {
                execute(&database.address, "DROP VIEW list").await;
                execute(
                    &database.address,
                    "CREATE VIEW list AS SELECT DISTINCT id, valid_since FROM list_away",
                )
                .await;
                store.publish(&next, NOW).await.is_err()
            }
        };
        assert!(failed, "{engine:?}");
        execute(&database.address, "DROP VIEW list").await;
        execute(&database.address, "ALTER TABLE list_away RENAME TO list").await;
        assert_eq!(rows(&database.address).await, before, "{engine:?}");
        // And nothing is left locked.
        let change = store.publish(&next, NOW).await.unwrap();
        assert_eq!((change.catalog_version, change.changed), (2, 1));
    }
}

#[tokio::test]
async fn imports_at_the_same_time_wait_for_each_other() {
    const WRITERS: u32 = 6;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut tasks = Vec::new();
        // Connections of their own, as different processes have them.
        for visits in 1..=WRITERS {
            let store = store::open(&database.address).await.unwrap();
            let mut publication = county();
            publication.guides[0].visits = u8::try_from(visits).unwrap() + 100;
            tasks.push(tokio::spawn(async move {
                let change = store.publish(&publication, NOW).await.unwrap();
                store.close().await;
                change.catalog_version
            }));
        }
        let mut versions = BTreeSet::new();
        for task in tasks {
            versions.insert(task.await.unwrap());
        }
        assert_eq!(versions, (1..=WRITERS).collect(), "{engine:?}");
        let store = store::open(&database.address).await.unwrap();
        let state = store.current().await.unwrap().unwrap();
        let first = &state.publication.guides[0];
        assert_eq!(state.versions[&first.id].0, WRITERS);
        for version in 1..=WRITERS {
            let old = store.guide_version(&first.id, version).await.unwrap();
            assert_eq!(old.unwrap().latest, WRITERS);
        }
    }
}

#[tokio::test]
async fn two_servers_that_start_at_once_publish_the_first_catalog_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let address = database.address.clone();
        let start = || {
            let address = address.clone();
            tokio::spawn(async move {
                let store = store::open(&address).await.unwrap();
                store.publish(&county(), NOW).await.unwrap()
            })
        };
        let (one, two) = (start(), start());
        let (one, two) = (one.await.unwrap(), two.await.unwrap());
        assert_eq!((one.catalog_version, two.catalog_version), (1, 1));
        assert!(one.is_empty() != two.is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn offices_of_an_old_version_are_those_of_its_time() {
    let bed = Bed::empty(Setup::default()).await;
    let first = county();
    bed.publish(&first).await;
    let item = first.guides[0].id.clone();
    let mut second = first.clone();
    second.guides[0].visits = 77;
    second.county.hotline = "99999".to_owned();
    bed.publish(&second).await;
    let old = bed.client().guide_version(item.clone(), 1).await.unwrap();
    let new = bed.client().guide(item).await.unwrap();
    assert_eq!(old.county.hotline, "12345");
    assert_eq!(new.county.hotline, "99999");
}

#[test]
fn what_is_exported_is_what_was_imported() {
    let dir = TempDir::new().unwrap();
    let target = dir.path().join("out");
    export(&county(), &target).unwrap();
    let inspection = inspect(&target).unwrap();
    assert_eq!(inspection.publication, Some(county()));
    assert_eq!(inspection.findings, []);
    // Nothing is ever written over.
    let again = export(&county(), &target);
    assert!(matches!(again, Err(ExportError::NotEmpty(_))), "{again:?}");
}
