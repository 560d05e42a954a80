//! Keys in their folder: made, rotated, refused; and the program's words about them.

use crate::bed::{Database, Engine, data};
use mingbai_contract::Date;
use mingbai_contract::log::EntryKind;
use mingbai_domain::log::check::{Fault, Trusted};
use mingbai_server::keys::{KeysError, folder, private};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn keys_are_made_once_and_for_the_owner_only() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("deep/keys");
    assert!(folder::load(&keys).unwrap().is_none());
    let made = folder::init(&keys, day("2026-11-20")).unwrap();
    assert_eq!(mode(&keys), 0o700);
    assert_eq!(names(&keys).len(), 5, "{:?}", names(&keys));
    for name in names(&keys) {
        assert_eq!(mode(&keys.join(&name)), 0o600, "{name}");
    }
    let signer = folder::load(&keys).unwrap().unwrap();
    assert_eq!(*signer.keys(), made);
    assert!(
        !format!("{signer:?}").contains("key: Signing"),
        "{signer:?}"
    );
    let again = folder::init(&keys, day("2026-11-20"));
    assert!(matches!(again, Err(KeysError::Already(_))), "{again:?}");
}

#[test]
fn files_that_others_can_read_are_not_used() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    folder::init(&keys, day("2026-11-20")).unwrap();
    let working = names(&keys)
        .into_iter()
        .find(|name| name.starts_with("working-"))
        .unwrap();
    for name in [folder::PUBLIC, &*working] {
        for bad in [0o640, 0o604, 0o660, 0o602] {
            set_mode(&keys.join(name), bad);
            let refused = folder::load(&keys);
            assert!(
                matches!(&refused, Err(KeysError::Exposed { path, .. }) if path.ends_with(name)),
                "{refused:?}"
            );
        }
        set_mode(&keys.join(name), 0o600);
    }
    set_mode(&keys, 0o750);
    let refused = folder::load(&keys);
    assert!(
        matches!(refused, Err(KeysError::Exposed { .. })),
        "{refused:?}"
    );
    set_mode(&keys, 0o700);
    assert!(folder::load(&keys).unwrap().is_some());
    set_mode(&keys.join(folder::ROOT), 0o644);
    let refused = folder::rotate(&keys, day("2026-11-21"), day("2026-11-21"));
    assert!(
        matches!(refused, Err(KeysError::Exposed { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_rotated_key_signs_no_more_and_its_receipts_stay_genuine() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    let root = folder::init(&keys, day("2026-11-20")).unwrap().root;
    let old = folder::load(&keys).unwrap().unwrap();
    let commitment = super::entry(0).commitment;
    let receipt = |signer: &mingbai_server::keys::ring::Signer, on: &str| {
        signer.receipt(EntryKind::Application, commitment, day(on))
    };
    // Without the root key, which should be elsewhere, nothing is rotated.
    let away = dir.path().join("away.key");
    fs::rename(keys.join(folder::ROOT), &away).unwrap();
    let refused = folder::rotate(&keys, day("2026-12-01"), day("2026-12-01"));
    assert!(matches!(refused, Err(KeysError::NoRoot(_))), "{refused:?}");
    assert!(folder::load(&keys).unwrap().is_some(), "it goes on signing");
    fs::copy(&away, keys.join(folder::ROOT)).unwrap();
    set_mode(&keys.join(folder::ROOT), 0o600);

    let rotated = folder::rotate(&keys, day("2026-12-01"), day("2026-12-01")).unwrap();
    assert_eq!((rotated.root, rotated.keys.len()), (root, 2));
    assert_eq!(names(&keys).len(), 5, "the retired secret is gone");
    let new = folder::load(&keys).unwrap().unwrap();
    let trusted = Trusted::new(&root, &rotated).unwrap();
    for (signer, on, expected) in [
        (&old, "2026-11-19", Err(Fault::KeyNotInUse)),
        (&old, "2026-11-25", Ok(())),
        // The day itself: the server takes the new key up some seconds later.
        (&old, "2026-12-01", Ok(())),
        (&old, "2026-12-02", Err(Fault::KeyNotInUse)),
        (&new, "2026-12-01", Ok(())),
        (&new, "2026-11-30", Err(Fault::KeyNotInUse)),
    ] {
        assert_eq!(trusted.receipt(&receipt(signer, on)), expected, "{on}");
    }
    // Another county's root opens nothing here.
    let other = dir.path().join("other");
    folder::init(&other, day("2026-11-20")).unwrap();
    fs::copy(other.join(folder::ROOT), keys.join(folder::ROOT)).unwrap();
    let refused = folder::rotate(&keys, day("2026-12-02"), day("2026-12-02"));
    assert!(
        matches!(refused, Err(KeysError::Malformed(_))),
        "{refused:?}"
    );
}

#[test]
fn a_root_key_that_is_there_is_never_written_over() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    let made = folder::init(&keys, day("2026-11-20")).unwrap();
    // The rest was lost; the root came back from its stick.
    fs::remove_file(keys.join(folder::PUBLIC)).unwrap();
    let again = folder::init(&keys, day("2026-11-21")).unwrap();
    assert_eq!(again.root, made.root);
    assert_ne!(again.keys, made.keys);
}

/// A power cut between any two steps of a rotation leaves what can be loaded.
#[test]
fn half_a_rotation_is_none() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    let made = folder::init(&keys, day("2026-11-20")).unwrap();
    let public = fs::read_to_string(keys.join(folder::PUBLIC)).unwrap();
    // The new key's file is there, what says so is not.
    private::write(&keys, "working-0011223344556677.key", "half").unwrap();
    private::write(&keys, ".public.json.1", "half").unwrap();
    assert_eq!(*folder::load(&keys).unwrap().unwrap().keys(), made);
    folder::rotate(&keys, day("2026-11-21"), day("2026-11-21")).unwrap();
    assert!(!keys.join("working-0011223344556677.key").exists());
    // What says so is there, the old key's file still is.
    let working = names(&keys)
        .into_iter()
        .find(|name| name.starts_with("working-"))
        .unwrap();
    fs::rename(keys.join(&working), keys.join("working-elsewhere.key")).unwrap();
    assert!(folder::load(&keys).is_err(), "the key that counts is gone");
    fs::rename(keys.join("working-elsewhere.key"), keys.join(&working)).unwrap();
    // Public halves that somebody has edited are none.
    let forged = public.replace("2026-11-20", "2026-11-01");
    private::write(&keys, folder::PUBLIC, &forged).unwrap();
    let refused = folder::load(&keys);
    assert!(
        matches!(refused, Err(KeysError::Malformed(_))),
        "{refused:?}"
    );
}

pub fn program(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap()
}

#[test]
fn the_program_says_what_to_do_with_the_root_key() {
    let dir = TempDir::new().unwrap();
    let none = program(dir.path(), &["keys", "show"]);
    assert_eq!(none.status.code(), Some(1));
    let words = String::from_utf8(none.stderr).unwrap();
    assert!(words.contains("mingbai-server keys init"), "{words}");
    for (language, about_root, in_use) in [
        ("en", "copy keys/root.key to two media", "in use since 20"),
        ("zh", "离线的介质", "起使用"),
    ] {
        let _ = fs::remove_dir_all(dir.path().join("keys"));
        let made = program(dir.path(), &["keys", "init", "--lang", language]);
        assert!(made.status.success(), "{made:?}");
        let words = String::from_utf8(made.stdout).unwrap();
        assert!(
            words.contains(about_root) && words.contains(in_use),
            "{words}"
        );
        fs::remove_file(dir.path().join("keys/root.key")).unwrap();
        let shown = program(dir.path(), &["keys", "show", "--lang", language]);
        let words = String::from_utf8(shown.stdout).unwrap();
        assert!(
            !words.contains(about_root) && words.contains(in_use),
            "{words}"
        );
    }
    let json = program(dir.path(), &["keys", "show", "--json"]);
    let keys: mingbai_contract::log::LogKeys = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(keys.keys.len(), 1);
    let rotated = program(dir.path(), &["keys", "rotate"]);
    assert_eq!(rotated.status.code(), Some(1));
    let words = String::from_utf8(rotated.stderr).unwrap();
    assert!(words.contains("bring the root key back"), "{words}");
}

#[tokio::test]
async fn a_server_does_not_start_with_keys_that_others_can_read() {
    let dir = TempDir::new().unwrap();
    let database = Database::new(Engine::Sqlite).await.unwrap();
    let keys = dir.path().join("keys");
    folder::init(&keys, day("2026-11-20")).unwrap();
    set_mode(&keys.join(folder::PUBLIC), 0o644);
    let data = data().display().to_string();
    let arguments = [
        "serve",
        "--port",
        "0",
        "--data",
        &data,
        "--database",
        &database.address,
    ];
    let refused = program(dir.path(), &arguments);
    assert_eq!(refused.status.code(), Some(1));
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(words.contains("chmod 600 keys/public.json"), "{words}");
}
