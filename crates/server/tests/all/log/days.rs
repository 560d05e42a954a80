//! Days: anonymous records enter at their end, in an order that tells nothing; each day has one head.

use super::commitment_to;
use super::store::all;
use crate::bed::{Bed, Database, Engine, NOW, Setup, ring, signer};
use mingbai_contract::Date;
use mingbai_contract::log::{EntryKind, LogEntry, Timestamp};
use mingbai_domain::log::Trusted;
use mingbai_domain::log::tree::{NO_SALT, commitment, leaf};
use mingbai_server::keeper::Keeper;
use mingbai_server::keys::ring::Ring;
use mingbai_server::live::Live;
use mingbai_server::store::{self, AnyStore};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn complaint(number: u64) -> LogEntry {
    let kind = EntryKind::Complaint;
    LogEntry {
        kind,
        commitment: commitment_to(kind, number),
    }
}

async fn keep(store: &AnyStore, numbers: impl IntoIterator<Item = u64>, on: &str) {
    for number in numbers {
        let kept = store.keep_for_day_end(complaint(number), day(on)).await;
        kept.unwrap();
    }
}

#[tokio::test]
async fn a_days_records_enter_at_its_end_sorted_by_hash() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        keep(&store, 0..30, "2026-11-20").await;
        // Once more, and one of a day before that was late.
        keep(&store, 3..5, "2026-11-20").await;
        keep(&store, [30], "2026-11-19").await;
        keep(&store, [31], "2026-11-21").await;
        assert_eq!(store.log_size().await.unwrap(), 0);
        let signer = signer();
        let moment = at("2026-11-21T00:00:07.000+08:00");
        let head = store
            .close_day(day("2026-11-20"), &signer.at(moment))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((head.size, head.at), (31, moment), "{engine:?}");
        let entries = all(&store).await;
        let leaves: Vec<_> = entries
            .iter()
            .map(|entry| leaf(entry.kind, &entry.commitment))
            .collect();
        assert!(leaves.is_sorted(), "{engine:?}");
        // The day is over for good; the next one's record still waits.
        let again = store.close_day(day("2026-11-20"), &signer.at(moment)).await;
        assert_eq!(again.unwrap(), None);
        let next = store
            .close_day(day("2026-11-21"), &signer.at(moment))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(next.size, 32);
        // A day on which nothing happened has a head too.
        let quiet = store
            .close_day(day("2026-11-22"), &signer.at(moment))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((quiet.size, quiet.root), (32, next.root));
        let days = store.day_heads(None, 10).await.unwrap();
        let days: Vec<_> = days
            .iter()
            .map(|d| (d.day.to_string(), d.head.size))
            .collect();
        let expected = [("2026-11-22", 32), ("2026-11-21", 32), ("2026-11-20", 31)];
        assert_eq!(days, expected.map(|(day, size)| (day.to_owned(), size)));
        let before = store.day_heads(Some(day("2026-11-21")), 10).await.unwrap();
        assert_eq!(before.len(), 1);
        assert_eq!(before[0].head, head);
    }
}

/// Whoever copies the database in the middle of a day learns which records there are, not in which
/// order they came: the file does not depend on it.
#[tokio::test]
async fn what_waits_is_kept_in_no_order() {
    let mut files = Vec::new();
    for numbers in [[1, 2, 3, 4, 5], [5, 3, 1, 4, 2]] {
        let database = Database::new(Engine::Sqlite).await.unwrap();
        let store = store::open(&database.address).await.unwrap();
        keep(&store, numbers, "2026-11-20").await;
        let url = format!("sqlite:{}", database.address);
        let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url)
            .await
            .unwrap();
        // In the order of the file.
        let rows = sqlx::query("SELECT leaf FROM log_pending NOT INDEXED");
        let rows = rows.fetch_all(&mut connection).await.unwrap();
        let leaves: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
        assert!(leaves.is_sorted());
        files.push(leaves);
        let rowid = sqlx::query("SELECT rowid FROM log_pending")
            .fetch_all(&mut connection)
            .await;
        assert!(rowid.is_err(), "rows have a number");
    }
    assert_eq!(files[0], files[1]);
}

#[tokio::test]
async fn processes_side_by_side_end_a_day_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        keep(&store, 0..20, "2026-11-19").await;
        let mut tasks = Vec::new();
        for _ in 0..5 {
            let keeper = Keeper {
                store: store::open(&database.address).await.unwrap(),
                ring: ring(),
                live: Arc::new(Live::default()),
                folder: None,
                bundle: Some(b"files".to_vec()),
            };
            tasks.push(tokio::spawn(async move {
                keeper.tick().await.unwrap();
                keeper.tick().await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let days = store.day_heads(None, 10).await.unwrap();
        assert_eq!(days.len(), 1, "{engine:?}");
        // Root, working key, bundle, key of tokens; then the day's records.
        assert_eq!((days[0].day, days[0].head.size), (day("2026-11-19"), 24));
        let keys = signer().keys().clone();
        let trusted = Trusted::new(&keys.root, &keys).unwrap();
        assert_eq!(trusted.head(&days[0].head), Ok(()));
        let entries = all(&store).await;
        let bundle = commitment(EntryKind::Bundle, &NO_SALT, b"files");
        assert_eq!(entries[2].commitment, bundle);
        assert_eq!(entries.len(), 24);
    }
}

/// Around midnight records of the day still come in: each enters, with this day or the next.
#[tokio::test]
async fn nothing_is_lost_that_comes_in_while_a_day_ends() {
    const WRITERS: u64 = 4;
    const EACH: u64 = 40;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let mut tasks = Vec::new();
        for writer in 0..WRITERS {
            let store = store::open(&database.address).await.unwrap();
            tasks.push(tokio::spawn(async move {
                for number in 0..EACH {
                    keep(&store, [writer * EACH + number], "2026-11-01").await;
                }
            }));
        }
        let store = store::open(&database.address).await.unwrap();
        let signer = signer();
        let moment = at("2026-12-01T00:00:07.000+08:00");
        for number in 1..=20 {
            let day = day(&format!("2026-11-{number:02}"));
            store.close_day(day, &signer.at(moment)).await.unwrap();
        }
        for task in tasks {
            task.await.unwrap();
        }
        let last = day("2026-11-21");
        let head = store.close_day(last, &signer.at(moment)).await.unwrap();
        assert_eq!(head.unwrap().size, WRITERS * EACH, "{engine:?}");
    }
}

#[tokio::test]
async fn a_day_ends_in_the_countys_zone_and_once_a_server_is_there() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let bed = Bed::new().await;
    let ring = Ring::new(|| CLOCK.load(Ordering::Relaxed));
    ring.put(signer());
    let keeper = Keeper {
        store: bed.store.clone(),
        ring: Arc::new(ring),
        live: bed.live.clone(),
        folder: None,
        bundle: None,
    };
    let days = async || {
        keeper.tick().await.unwrap();
        let days = bed.store.day_heads(None, 10).await.unwrap();
        days.iter().map(|d| d.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days().await, ["2026-11-19"]);
    // One millisecond before midnight in Shanghai, and midnight.
    CLOCK.store(1_795_190_399_999, Ordering::Relaxed);
    assert_eq!(days().await, ["2026-11-19"]);
    CLOCK.store(1_795_190_400_000, Ordering::Relaxed);
    assert_eq!(days().await, ["2026-11-20", "2026-11-19"]);
    // Nobody was there for three days: what waited enters with the last of them.
    keep(&bed.store, [1], "2026-11-21").await;
    keep(&bed.store, [2], "2026-11-22").await;
    CLOCK.store(1_795_190_400_000 + 3 * 86_400_000, Ordering::Relaxed);
    assert_eq!(days().await, ["2026-11-23", "2026-11-20", "2026-11-19"]);
    assert_eq!(bed.store.log_size().await.unwrap(), 4);
    // A clock that goes back ends nothing again.
    CLOCK.store(NOW, Ordering::Relaxed);
    assert_eq!(days().await.len(), 3);
    let quiet = Bed::empty(Setup {
        without_keys: true,
        ..Setup::default()
    })
    .await;
    let keeper = Keeper {
        store: quiet.store.clone(),
        ring: quiet.ring.clone(),
        live: quiet.live.clone(),
        folder: None,
        bundle: None,
    };
    keeper.tick().await.unwrap();
    assert_eq!(quiet.store.log_size().await.unwrap(), 0);
}
