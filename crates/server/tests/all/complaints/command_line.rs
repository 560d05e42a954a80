//! `mingbai-server keys offices` and `sign-office`, as they are typed, and what becomes of it in the public log.

use super::*;
use crate::bed::{Database, Engine, Setup, signer};
use mingbai_contract::complaint::OfficeKey;
use mingbai_contract::log::EntryKind;
use mingbai_domain::log::sign::{is_office_key, office_key_bytes};
use mingbai_domain::log::tree::{NO_SALT, commitment};
use mingbai_server::keeper::Keeper;
use mingbai_server::keys::folder;
use mingbai_server::store;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What a command says, and whether it has done it.
fn type_in(arguments: &[&str], database: &str, keys: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(arguments)
        .args(["--database", database, "--lang", "en"])
        .env("MINGBAI_KEYS", keys)
        .output()
        .unwrap();
    let words = [&output.stdout, &output.stderr];
    let words = words.map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    (output.status.success(), words.concat())
}

async fn signed(store: &AnyStore) -> Vec<OfficeKey> {
    let keys = store.office_keys().await.unwrap().into_iter();
    keys.filter_map(|key| key.signed).collect()
}

#[tokio::test]
async fn the_root_signs_offices_keys_on_the_command_line() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let at = database.address.as_str();
        let dir = TempDir::new().unwrap();
        let keys = dir.path().join("keys");
        let county = folder::init(&keys, "2026-01-01".parse().unwrap()).unwrap();
        let (done, words) = type_in(&["keys", "offices"], at, &keys);
        assert!(done && words.contains("there are no keys yet"), "{words}");
        let store = store::open(at).await.unwrap();
        // A name may begin with a hyphen.
        let mut bytes = (0..=u8::MAX).map(|byte| BoxKey([byte; 32]));
        let key = bytes.find(|key| box_key_id(key).to_string().starts_with('-'));
        let key = key.unwrap();
        let id = box_key_id(&key);
        let made = KeptKey {
            id,
            office: Office::ComplaintOffice,
            key,
            standing: KeyStanding::Pending,
            signed: None,
            file: key_file(21),
        };
        let entry = record(Deed::OfficeKeyMade, "office-key");
        store.keep_office_key(&made, &entry).await.unwrap().unwrap();
        let (done, words) = type_in(&["keys", "offices"], at, &keys);
        let line = format!("{id}  complaint office  waits for the root's word");
        assert!(done && words.contains(&line), "{words}");
        let name = id.to_string();
        let sign = ["keys", "sign-office", "--", &name];
        let sign = |keys: &Path| {
            let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
                .args(["keys", "sign-office", "--database", at, "--lang", "en"])
                .args(&sign[2..])
                .env("MINGBAI_KEYS", keys)
                .output()
                .unwrap();
            let words = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            (output.status.success(), words)
        };
        // Without the root nothing is signed.
        let root = keys.join("root.key");
        let away = dir.path().join("away");
        std::fs::rename(&root, &away).unwrap();
        let (done, words) = sign(&keys);
        assert!(
            !done && words.contains("bring the root key back"),
            "{words}"
        );
        assert_eq!(signed(&store).await, []);
        std::fs::rename(&away, &root).unwrap();
        let (done, words) = sign(&keys);
        assert!(done && words.contains("in use"), "{words}");
        assert!(words.contains("take the root key away"), "{words}");
        let now = signed(&store).await;
        assert!(is_office_key(&county.root, &now[0]));
        assert_eq!((now.len(), now[0].retired), (1, None));
        let (done, words) = sign(&keys);
        assert!(!done && words.contains("nothing to sign"), "{words}");
        // To be retired it is signed once more.
        let retire = store.retire_office_key(&id, &entry).await.unwrap();
        retire.unwrap();
        let (done, words) = type_in(&["keys", "offices"], at, &keys);
        assert!(done && words.contains("to be retired"), "{words}");
        let (done, words) = sign(&keys);
        assert!(done && words.contains("retired"), "{words}");
        let now = signed(&store).await;
        assert!(is_office_key(&county.root, &now[0]));
        assert_eq!(now[0].retired, Some(now[0].valid_from));
        let deeds = store.audit_after(0, 100).await.unwrap().into_iter();
        let by_hand = deeds.filter(|entry| entry.deed == Deed::OfficeKeySigned);
        let actors: Vec<_> = by_hand.map(|entry| entry.actor).collect();
        assert_eq!(actors, ["command-line", "command-line"]);
        store.close().await;
    }
}

/// Anybody can compute the entries of the offices' keys, as of the working keys: with their days, and again once
/// they are retired.
#[tokio::test]
async fn offices_keys_enter_the_public_log() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = Bed::of_county(engine, Setup::default()).await else {
            continue;
        };
        let keeper = Keeper {
            store: bed.store.clone(),
            ring: bed.ring.clone(),
            live: bed.live.clone(),
            folder: None,
            bundle: None,
        };
        offices(&bed.store).await;
        keeper.tick().await.unwrap();
        let key = BoxKey([21; 32]);
        let retire = record(Deed::OfficeKeyRetired, "office-key");
        let id = box_key_id(&key);
        bed.store
            .retire_office_key(&id, &retire)
            .await
            .unwrap()
            .unwrap();
        let office = Office::ComplaintOffice;
        sign(&bed.store, office, key, "2026-11-01", Some("2026-11-20")).await;
        keeper.tick().await.unwrap();
        keeper.tick().await.unwrap();
        let entries = bed.store.log_entries(0, 100).await.unwrap();
        let keys: Vec<_> = entries
            .iter()
            .filter(|entry| entry.kind == EntryKind::Key)
            .map(|entry| entry.commitment)
            .collect();
        let day = |text: &str| text.parse().unwrap();
        let other = BoxKey([22; 32]);
        let records = [
            office_key_bytes(office, &key, day("2026-11-01"), None),
            office_key_bytes(Office::SupervisionOffice, &other, day("2026-11-01"), None),
            office_key_bytes(office, &key, day("2026-11-01"), Some(day("2026-11-20"))),
        ];
        for record in records {
            let expected = commitment(EntryKind::Key, &NO_SALT, &record);
            let times = keys.iter().filter(|found| **found == expected).count();
            assert_eq!(times, 1, "{engine:?}");
        }
        // The root, its working key, the key of tokens, and these.
        assert_eq!(keys.len(), 1 + signer().keys().keys.len() + 1 + 3);
    }
}
