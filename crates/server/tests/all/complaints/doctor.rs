//! What the doctor says of the keys that complaints are sealed to.

use super::*;
use crate::bed::{Database, Engine};
use crate::doctor::{codes, examine, publish, settings};
use mingbai_server::doctor::{Area, Code};
use mingbai_server::keys::folder;
use mingbai_server::store;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

#[tokio::test]
async fn whether_anybody_can_complain_is_looked_at() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::new(engine).await else {
            continue;
        };
        let dir = TempDir::new().unwrap();
        let mut settings = settings(&database.address, Path::new("/nowhere"));
        // Without a database there is nothing to look at.
        assert_eq!(codes(&examine(&settings).await, &[Area::Complaints]), []);
        publish(&database.address).await;
        let looked = async |settings: &_| codes(&examine(settings).await, &[Area::Complaints]);
        assert_eq!(looked(&settings).await, [Code::OfficeKeysAbsent]);
        let store = store::open(&database.address).await.unwrap();
        let one = give_key(&store, Office::ComplaintOffice, 21, "2026-11-01").await;
        assert_eq!(looked(&settings).await, [Code::OnlyOneOffice]);
        give_key(&store, Office::SupervisionOffice, 22, "2026-11-01").await;
        assert_eq!(looked(&settings).await, [Code::OfficeKeysReady]);
        let entry = record(Deed::OfficeKeyRetired, "office-key");
        let retire = store.retire_office_key(&one, &entry).await.unwrap();
        retire.unwrap();
        let expected = [Code::OfficeKeysReady, Code::OfficeKeyRetiring];
        assert_eq!(looked(&settings).await, expected);
        let (office, key) = (Office::ComplaintOffice, BoxKey([21; 32]));
        sign(&store, office, key, "2026-11-01", Some("2026-11-02")).await;
        let expected = [Code::NoOfficeKeyInUse, Code::OfficeKeysRetired];
        assert_eq!(looked(&settings).await, expected);
        // Another county's root has signed neither.
        settings.keys = dir.path().join("keys");
        folder::init(&settings.keys, "2026-01-01".parse().unwrap()).unwrap();
        let unbelieved = [Code::OfficeKeysUnbelieved; 2];
        let expected = [expected.as_slice(), &unbelieved].concat();
        assert_eq!(looked(&settings).await, expected);
        store.close().await;
        // In words, with what to do.
        let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
            .args([
                "doctor", "--port", "0", "--lang", "en", "--keys", "/nowhere",
            ])
            .args(["--database", &database.address])
            .output()
            .unwrap();
        let words = String::from_utf8(output.stdout).unwrap();
        assert!(words.contains("nobody can complain"), "{words}");
        assert!(words.contains("keys sign-office"), "{words}");
    }
}
