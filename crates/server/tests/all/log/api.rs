//! The log over HTTP, through the typed client and as it is on the wire.

use super::entry;
use crate::bed::{Bed, Engine, NOW, Setup, signer};
use axum::http::StatusCode;
use mingbai_client::ClientError;
use mingbai_contract::log::EntryKind;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::log::check::{Trusted, is_in_log};
use mingbai_domain::log::proof;
use mingbai_domain::log::tree::leaf;

#[tokio::test]
async fn a_receipt_is_followed_into_the_log() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::on(engine, Setup::default()).await else {
            continue;
        };
        let client = bed.client();
        let before = client.log_head().await.unwrap();
        let day = "2026-11-20".parse().unwrap();
        let commitment = entry(1).commitment;
        let receipt = bed
            .ring
            .signer()
            .unwrap()
            .receipt(EntryKind::Application, commitment, day);
        let leaf = leaf(receipt.kind, &receipt.commitment);
        for number in 0..5 {
            let entry = entry(number);
            bed.store
                .append(entry.kind, entry.commitment)
                .await
                .unwrap();
        }
        let keys = client.log_keys().await.unwrap();
        let trusted = Trusted::new(&signer().keys().root, &keys).unwrap();
        assert_eq!(trusted.receipt(&receipt), Ok(()));
        let head = client.log_head().await.unwrap();
        assert_eq!(trusted.head(&head), Ok(()));
        assert_eq!((head.size, head.at.unix_ms), (5, NOW));
        let proof = client.log_inclusion(leaf, head.size).await.unwrap();
        assert_eq!(is_in_log(&receipt, &head, &proof), Ok(()));
        let grown = client
            .log_consistency(before.size, head.size)
            .await
            .unwrap();
        assert!(proof::continues(&before.root, &head.root, &grown));
        let entries = client.log_entries(1, 2).await.unwrap();
        assert_eq!(entries.entries, [entry(1), entry(2)]);
        assert_eq!(client.log_entries(5, 2).await.unwrap().entries, []);
        assert_eq!(client.log_heads(None).await.unwrap().days, []);
        // Not yet in a tree that is too small.
        let early = client.log_inclusion(leaf, 1).await;
        assert!(
            matches!(&early, Err(ClientError::Problem(p)) if p.r#type == ProblemType::NotFound),
            "{early:?}"
        );
    }
}

#[tokio::test]
async fn bad_questions_are_answered_with_what_is_wrong() {
    let bed = Bed::empty(Setup::default()).await;
    bed.store.append_all(&[entry(0), entry(1)]).await.unwrap();
    let hash = "A".repeat(43);
    for (address, fields) in [
        ("inclusion", "leaf missing, size missing"),
        ("inclusion?leaf=x&size=-1", "leaf malformed, size malformed"),
        (
            &*format!("inclusion?leaf={hash}&size=3"),
            "size out_of_range",
        ),
        (
            &format!("inclusion?leaf={hash}&size=99999999999999999999"),
            "size out_of_range",
        ),
        (&format!("inclusion?leaf={hash}=&size=1"), "leaf malformed"),
        ("consistency?first=2&second=1", "first out_of_range"),
        ("consistency?first=1&second=3", "second out_of_range"),
        ("consistency?first=1", "second missing"),
        ("consistency?first=1&first=2&second=2", "first malformed"),
        ("entries", "start missing"),
        ("entries?start=0&count=257", "count out_of_range"),
        ("entries?start=0&count=0", "count out_of_range"),
        ("entries?start=0&from=1", "from unknown_field"),
        ("heads?before=yesterday", "before malformed"),
        ("head?size=1", "size unknown_field"),
        ("keys?x=1", "x unknown_field"),
    ] {
        let answer = bed.get(&format!("/api/v1/log/{address}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        let problem: serde_json::Value = answer.json();
        let found: Vec<String> = problem["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| {
                let text = |name: &str| field[name].as_str().unwrap().to_owned();
                format!("{} {}", text("field"), text("code"))
            })
            .collect();
        assert_eq!(found.join(", "), fields, "{address}");
    }
    let address = format!("/api/v1/log/inclusion?leaf={hash}&size=2");
    let absent = bed.get(&address).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_never_changes_may_be_kept_for_ever() {
    let bed = Bed::empty(Setup::default()).await;
    bed.store.append_all(&[entry(0), entry(1)]).await.unwrap();
    let leaf = leaf(entry(0).kind, &entry(0).commitment);
    for (address, for_ever) in [
        (format!("inclusion?leaf={leaf}&size=2"), true),
        ("consistency?first=1&second=2".to_owned(), true),
        ("entries?start=0&count=2".to_owned(), true),
        ("entries?start=0&count=3".to_owned(), false),
        ("entries?start=9&count=1".to_owned(), false),
        ("head".to_owned(), false),
        ("heads".to_owned(), false),
        ("keys".to_owned(), false),
    ] {
        let answer = bed.get(&format!("/api/v1/log/{address}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let lifetime = answer.header("cache-control");
        assert_eq!(lifetime.contains("immutable"), for_ever, "{address}");
    }
}

#[tokio::test]
async fn without_keys_the_log_is_closed_and_the_rest_is_not() {
    let bed = Bed::empty(Setup {
        without_keys: true,
        ..Setup::default()
    })
    .await;
    bed.publish(&crate::bed::county()).await;
    for address in [
        "head",
        "heads",
        "keys",
        "entries?start=0",
        "consistency?first=0&second=0",
    ] {
        let answer = bed.get(&format!("/api/v1/log/{address}")).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    assert_eq!(bed.get("/readyz").await.status, StatusCode::OK);
}

/// A head is signed when somebody asks, and once for each size: however often it is asked for.
#[tokio::test]
async fn a_head_is_signed_once_for_each_size() {
    static CLOCK: std::sync::atomic::AtomicI64 = std::sync::atomic::AtomicI64::new(NOW);
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::on(engine, Setup::default()).await else {
            continue;
        };
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (store, client) = (bed.store.clone(), bed.client());
            tasks.push(tokio::spawn(async move {
                let later = CLOCK.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let at = mingbai_contract::log::Timestamp {
                    unix_ms: later,
                    minutes_east: 480,
                };
                let direct = store.log_head(&signer().at(at)).await.unwrap();
                (direct, client.log_head().await.unwrap())
            }));
        }
        let mut heads = Vec::new();
        for task in tasks {
            let (one, two) = task.await.unwrap();
            heads.extend([one, two]);
        }
        assert!(heads.iter().all(|head| *head == heads[0]), "{heads:?}");
    }
}
