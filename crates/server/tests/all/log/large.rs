//! A log of 100,000 entries: proofs verify, every forgery is found, and a verifier that somebody
//! else could have written from `docs/LOG.md` agrees.

use super::store::{execute, head, recomputed};
use super::{commitment_to, entry};
use crate::bed::{Database, Engine, signer};
use mingbai_contract::log::{EntryKind, Evidence, LogEntry, LogHead};
use mingbai_domain::log::tree::leaf;
use mingbai_domain::log::{Frontier, proof};
use mingbai_server::store::{self, AnyStore};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const SIZE: u64 = 100_000;

#[tokio::test]
async fn a_hundred_thousand_entries_are_proved_and_every_forgery_is_found() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let store = store::open(&database.address).await.unwrap();
        let mut heads = Vec::new();
        let entries: Vec<LogEntry> = (0..SIZE).map(entry).collect();
        for part in entries.chunks(20_011) {
            store.append_all(part).await.unwrap();
            heads.push(head(&store).await);
        }
        let last = heads.last().unwrap().clone();
        assert_eq!(last.size, SIZE, "{engine:?}");
        let places = (0..SIZE).step_by(997).chain([1, SIZE - 2, SIZE - 1]);
        for place in places {
            let entry = entry(place);
            let leaf = leaf(entry.kind, &entry.commitment);
            let found = store.inclusion(leaf, SIZE).await.unwrap().unwrap();
            assert!(found.path.len() <= 17, "{}", found.path.len());
            assert!(proof::includes(&last.root, &leaf, &found), "{place}");
        }
        for earlier in &heads {
            let grown = store.consistency(earlier.size, SIZE).await.unwrap();
            assert!(proof::continues(&earlier.root, &last.root, &grown.unwrap()));
        }
        if engine == Engine::Sqlite {
            another_verifier_agrees(&store, &entries, &heads).await;
            let database = &database.address;
            a_database_that_was_tampered_with_is_found_out(&store, database, &last).await;
        }
    }
}

fn verifier(dir: &Path, arguments: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verifier/verify.py");
    Command::new("python3")
        .arg(program)
        .args(arguments)
        .current_dir(dir)
        .output()
        .expect("python3 is installed")
}

fn agrees(dir: &Path, arguments: &[&str]) -> bool {
    let output = verifier(dir, arguments);
    let code = output.status.code();
    assert!(code == Some(0) || code == Some(1), "{output:?}");
    code == Some(0)
}

async fn another_verifier_agrees(store: &AnyStore, entries: &[LogEntry], heads: &[LogHead]) {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, value: serde_json::Value| {
        fs::write(dir.path().join(name), value.to_string()).unwrap();
    };
    let keys = signer().keys().clone();
    let root = keys.root.to_string();
    let last = heads.last().unwrap();
    let log = |entries: &[LogEntry]| json!({ "keys": keys, "heads": heads, "entries": entries });
    write("log.json", log(entries));
    assert!(agrees(dir.path(), &["log", &root, "log.json"]));
    // Changed, removed, reordered, given another kind.
    let mut changed = entries.to_vec();
    changed[1].commitment.0[9] ^= 4;
    let mut removed = entries.to_vec();
    removed.remove(33_333);
    let mut moved = entries.to_vec();
    moved.swap(66_666, 66_667);
    let mut relabelled = entries.to_vec();
    relabelled[99_999].kind = EntryKind::Rating;
    for forged in [changed, removed, moved, relabelled] {
        write("forged.json", log(&forged));
        assert!(!agrees(dir.path(), &["log", &root, "forged.json"]));
    }
    for first in heads {
        let grown = store.consistency(first.size, last.size).await.unwrap();
        let grown = json!({ "keys": keys, "first": first, "second": last, "proof": grown });
        write("grown.json", grown.clone());
        assert!(agrees(dir.path(), &["consistency", &root, "grown.json"]));
        if first.size < last.size {
            let mut forged = grown;
            forged["proof"]["path"][0] = json!(commitment_to(EntryKind::Key, 0));
            write("forged.json", forged);
            assert!(!agrees(dir.path(), &["consistency", &root, "forged.json"]));
        }
    }
    let day = "2026-11-20".parse().unwrap();
    for place in [0, 70_001, SIZE - 1] {
        let entry = entry(place);
        let leaf = leaf(entry.kind, &entry.commitment);
        let evidence = Evidence {
            receipt: signer().receipt(entry.kind, entry.commitment, day),
            keys: keys.clone(),
            head: last.clone(),
            inclusion: store.inclusion(leaf, SIZE).await.unwrap().unwrap(),
        };
        write("evidence.json", json!(evidence));
        assert!(agrees(dir.path(), &["evidence", &root, "evidence.json"]));
        for forge in [
            |e: &mut Evidence| e.inclusion.index ^= 1,
            |e: &mut Evidence| e.receipt.commitment.0[0] ^= 1,
            |e: &mut Evidence| e.head.root.0[0] ^= 1,
            |e: &mut Evidence| e.keys.keys[0].signature.0[1] ^= 1,
        ] {
            let mut forged = evidence.clone();
            forge(&mut forged);
            write("forged.json", json!(forged));
            assert!(!agrees(dir.path(), &["evidence", &root, "forged.json"]));
        }
    }
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/log-vectors.json");
    let vectors = verifier(dir.path(), &["vectors", &vectors.display().to_string()]);
    assert!(vectors.status.success(), "{vectors:?}");
}

/// Somebody with full rights takes the triggers away and changes a row: the tree shows it.
async fn a_database_that_was_tampered_with_is_found_out(
    store: &AnyStore,
    address: &str,
    last: &LogHead,
) {
    let run = async |sql: &str| execute(address, sql).await.unwrap();
    run("DROP TRIGGER log_entry_stays; DROP TRIGGER log_entry_is_kept").await;
    let is_whole = async || {
        let tree: Frontier = recomputed(store).await;
        tree.size() == last.size && tree.root() == last.root
    };
    assert!(is_whole().await);
    // Each undoes the one before it.
    for change in [
        "UPDATE log_entry SET kind = 5 WHERE position = 31415",
        "UPDATE log_entry SET kind = 4 WHERE position = 31415; \
         UPDATE log_entry SET position = 200000 WHERE position = 77; \
         UPDATE log_entry SET position = 77 WHERE position = 78; \
         UPDATE log_entry SET position = 78 WHERE position = 200000",
        "UPDATE log_entry SET position = 200000 WHERE position = 77; \
         UPDATE log_entry SET position = 77 WHERE position = 78; \
         UPDATE log_entry SET position = 78 WHERE position = 200000; \
         DELETE FROM log_entry WHERE position = 99999",
    ] {
        run(change).await;
        assert!(!is_whole().await, "{change}");
    }
}
