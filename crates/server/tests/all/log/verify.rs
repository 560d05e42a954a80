//! `mingbai-server verify`: what the program says about a file.

use super::entry;
use super::keys::program;
use super::store::now;
use crate::bed::{Database, Engine};
use mingbai_contract::log::{EntryKind, Evidence, Receipt};
use mingbai_domain::log::tree::leaf;
use mingbai_server::keys::folder;
use mingbai_server::store;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn verify(dir: &Path, database: &str, text: &str, more: &[&str]) -> (bool, String) {
    fs::write(dir.join("file.json"), text).unwrap();
    let arguments = [
        "verify",
        "file.json",
        "--lang",
        "en",
        "--database",
        database,
    ];
    let output = program(dir, &[&arguments, more].concat());
    let words = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.success(), words)
}

#[tokio::test]
async fn the_program_follows_a_receipt() {
    let dir = TempDir::new().unwrap();
    let keys = folder::init(&dir.path().join("keys"), "2026-11-01".parse().unwrap()).unwrap();
    let signer = folder::load(&dir.path().join("keys")).unwrap().unwrap();
    let day = "2026-11-20".parse().unwrap();
    let receipt = signer.receipt(EntryKind::Application, entry(1).commitment, day);
    let json = |receipt: &Receipt| serde_json::to_string(receipt).unwrap();

    // No database here, and none is made.
    let nowhere = dir.path().join("none.db").display().to_string();
    let (good, words) = verify(dir.path(), &nowhere, &json(&receipt), &[]);
    assert!(good && words.contains("no public log here"), "{words}");
    assert!(!Path::new(&nowhere).exists());

    let database = Database::new(Engine::Sqlite).await.unwrap();
    let address = database.address.as_str();
    let store = store::open(address).await.unwrap();
    let (good, words) = verify(dir.path(), address, &json(&receipt), &[]);
    assert!(
        good && words.contains("Not in the public log yet"),
        "{words}"
    );
    store
        .append_all(&[entry(0), entry(1), entry(2)])
        .await
        .unwrap();
    let (good, words) = verify(dir.path(), address, &json(&receipt), &[]);
    assert!(good && words.contains("entry 2 of 3"), "{words}");

    // A day that is over, and the entry is not there: somebody has kept it out.
    let lost = signer.receipt(EntryKind::Complaint, entry(7).commitment, day);
    store.close_day(day, &signer.at(now())).await.unwrap();
    let (good, words) = verify(dir.path(), address, &json(&lost), &[]);
    assert!(!good && words.contains("should be in the log"), "{words}");

    let mut forged = receipt.clone();
    forged.day = "2026-11-19".parse().unwrap();
    let (good, words) = verify(dir.path(), address, &json(&forged), &[]);
    assert!(
        !good && words.contains("not what the county has signed"),
        "{words}"
    );
    let (good, words) = verify(dir.path(), address, "{}", &[]);
    assert!(!good && words.contains("no receipt"), "{words}");

    // A file with everything needs neither database nor folder, only the root key of a poster.
    let head = store.log_head(&signer.at(now())).await.unwrap();
    let leaf = leaf(receipt.kind, &receipt.commitment);
    let inclusion = store.inclusion(leaf, head.size).await.unwrap().unwrap();
    let evidence = serde_json::to_string(&Evidence {
        receipt,
        keys: keys.clone(),
        head,
        inclusion,
    });
    let evidence = evidence.unwrap();
    fs::rename(dir.path().join("keys"), dir.path().join("away")).unwrap();
    let root = keys.root.to_string();
    let (good, words) = verify(dir.path(), &nowhere, &evidence, &["--root", &root]);
    assert!(good && words.contains("entry 2 of 3"), "{words}");
    let other = "A".repeat(43);
    let (good, words) = verify(dir.path(), &nowhere, &evidence, &["--root", &other]);
    assert!(!good && words.contains("another root key"), "{words}");
    let (good, words) = verify(dir.path(), &nowhere, &evidence, &[]);
    assert!(!good && words.contains("no keys in keys"), "{words}");
}
