//! The store's part: one order whoever appends, nothing changes, all is proved.

use super::entry;
use crate::bed::{Database, Engine, NOW, signer};
use mingbai_contract::log::{LogHead, Timestamp};
use mingbai_domain::log::tree::{empty_root, leaf};
use mingbai_domain::log::{Frontier, proof};
use mingbai_server::store::{self, AnyStore};
use sqlx::{AssertSqlSafe, Connection as _};

/// The moment of the test bed.
pub fn now() -> Timestamp {
    Timestamp {
        unix_ms: NOW,
        minutes_east: 480,
    }
}

pub async fn head(store: &AnyStore) -> LogHead {
    store.log_head(&signer().at(now())).await.unwrap()
}

/// Every entry, in order.
pub async fn all(store: &AnyStore) -> Vec<mingbai_contract::log::LogEntry> {
    let mut all = Vec::new();
    loop {
        let more = store.log_entries(all.len() as u64, 10_000).await.unwrap();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

/// The tree over every entry, computed anew.
pub async fn recomputed(store: &AnyStore) -> Frontier {
    let mut tree = Frontier::new(0, Vec::new()).unwrap();
    for entry in all(store).await {
        tree.push(leaf(entry.kind, &entry.commitment), |_, _| {});
    }
    tree
}

#[tokio::test]
async fn the_log_grows_and_proves_every_entry_and_every_earlier_state() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        let first = head(&store).await;
        assert_eq!((first.size, first.root), (0, empty_root()));
        let mut heads = vec![first];
        for number in 0..40 {
            let entry = entry(number);
            let at = store.append(entry.kind, entry.commitment).await.unwrap();
            assert_eq!(at, number, "{engine:?}");
            // Once more changes nothing.
            let again = store.append(entry.kind, entry.commitment).await.unwrap();
            assert_eq!(again, number);
            heads.push(head(&store).await);
        }
        assert_eq!(recomputed(&store).await.root(), heads[40].root);
        for head in &heads[1..] {
            for number in 0..head.size {
                let leaf = leaf(entry(number).kind, &entry(number).commitment);
                let proof = store.inclusion(leaf, head.size).await.unwrap().unwrap();
                assert!(proof::includes(&head.root, &leaf, &proof), "{proof:?}");
            }
            let later = leaf(entry(head.size).kind, &entry(head.size).commitment);
            assert_eq!(store.inclusion(later, head.size).await.unwrap(), None);
            for earlier in &heads[..] {
                let found = store.consistency(earlier.size, head.size).await.unwrap();
                match found {
                    Some(found) => {
                        assert!(proof::continues(&earlier.root, &head.root, &found));
                    }
                    None => assert!(earlier.size > head.size),
                }
            }
        }
        assert_eq!(store.consistency(3, 41).await.unwrap(), None);
        // Opened anew it is the same.
        store.close().await;
        let store = store::open(&database.address).await.unwrap();
        assert_eq!(head(&store).await, heads[40]);
    }
}

#[tokio::test]
async fn many_in_one_transaction_are_as_many_one_by_one() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        // Twice the same within, one known before, more than one statement takes.
        let mut batch: Vec<_> = (0..1203).map(entry).collect();
        batch.insert(7, entry(3));
        let known = store
            .append(entry(9).kind, entry(9).commitment)
            .await
            .unwrap();
        let positions = store.append_all(&batch).await.unwrap();
        assert_eq!((known, positions[10]), (0, 0), "entry 9 stays");
        assert_eq!((positions[0], positions[3], positions[7]), (1, 4, 4));
        assert_eq!(store.log_size().await.unwrap(), 1203);
        assert_eq!(store.append_all(&[]).await.unwrap(), [0_u64; 0]);
        assert_eq!(recomputed(&store).await.root(), head(&store).await.root);
    }
}

#[tokio::test]
async fn processes_side_by_side_make_one_log() {
    const WRITERS: u64 = 4;
    const EACH: u64 = 25;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut tasks = Vec::new();
        for writer in 0..WRITERS {
            // Connections of their own, as different processes have them.
            let store = store::open(&database.address).await.unwrap();
            tasks.push(tokio::spawn(async move {
                for number in 0..EACH {
                    let entry = entry(writer * EACH + number);
                    store.append(entry.kind, entry.commitment).await.unwrap();
                    head(&store).await;
                }
                store.close().await;
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let store = store::open(&database.address).await.unwrap();
        let size = WRITERS * EACH;
        assert_eq!(store.log_size().await.unwrap(), size, "{engine:?}");
        assert_eq!(all(&store).await.len() as u64, size);
        assert_eq!(recomputed(&store).await.root(), head(&store).await.root);
    }
}

#[tokio::test]
async fn what_was_entered_cannot_be_changed_by_accident() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        store
            .append_all(&[entry(0), entry(1), entry(2)])
            .await
            .unwrap();
        let before = head(&store).await;
        for sql in [
            "UPDATE log_entry SET kind = 5 WHERE position = 1",
            "DELETE FROM log_entry WHERE position = 2",
            "UPDATE log_node SET hash = 'x'",
            "DELETE FROM log_node",
            "UPDATE log_head SET root = 'x'",
            "DELETE FROM log_head",
            "UPDATE log_size SET size = 2",
            "DELETE FROM log_size",
        ] {
            let error = execute(&database.address, sql).await.unwrap_err();
            assert!(error.to_string().contains("append-only"), "{sql}: {error}");
        }
        assert_eq!(head(&store).await, before, "{engine:?}");
    }
}

pub async fn execute(address: &str, sql: &str) -> Result<(), sqlx::Error> {
    let sql = AssertSqlSafe(sql);
    if address.starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(address).await?;
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    } else {
        let url = format!("sqlite:{address}");
        let mut connection = sqlx::SqliteConnection::connect(&url).await?;
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    Ok(())
}
