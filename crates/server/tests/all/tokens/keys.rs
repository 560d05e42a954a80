//! The keys that tokens are made with, in the county's folder and in the public log.

use mingbai_contract::Date;
use mingbai_contract::log::EntryKind;
use mingbai_contract::rating::{Scope, Token};
use mingbai_domain::log::sign::{is_token_key, token_key_bytes};
use mingbai_domain::log::tree::{NO_SALT, commitment};
use mingbai_server::keeper::Keeper;
use mingbai_server::keys::tokens::{self, Tokens};
use mingbai_server::keys::{KeysError, folder};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn secrets(dir: &Path) -> usize {
    let names = fs::read_dir(dir).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("token-")).count()
}

fn made(keys: &Tokens, scope: &Scope) -> Token {
    let (_, issuer) = keys.issuer().unwrap();
    let asking = super::asking(1);
    let (evaluated, proof) = issuer
        .answer(&asking.blinded(), scope, &mut getrandom::SysRng)
        .unwrap();
    asking
        .finish(&evaluated, &proof, &issuer.public(), scope)
        .unwrap()
}

#[test]
fn a_county_has_a_key_for_tokens_from_the_first_day() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    assert!(tokens::load(&keys, day("2026-11-20")).unwrap().is_none());
    let county = folder::init(&keys, day("2026-11-20")).unwrap();
    let loaded = tokens::load(&keys, day("2026-11-20")).unwrap().unwrap();
    assert_eq!(loaded.keys().root, county.root);
    assert!(is_token_key(&county.root, &loaded.keys().keys[0]));
    assert!(loaded.issuer().is_some());
    // Another root's, or changed ones, are not used; nor is a file that others can read.
    let public = keys.join(tokens::PUBLIC);
    let text = fs::read_to_string(&public).unwrap();
    fs::write(&public, text.replace("2026-11-20", "2026-11-19")).unwrap();
    let refused = tokens::load(&keys, day("2026-11-20"));
    assert!(
        matches!(refused, Err(KeysError::Malformed(_))),
        "{refused:?}"
    );
    fs::write(&public, text).unwrap();
    for file in fs::read_dir(&keys).unwrap() {
        let path = file.unwrap().path();
        if path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("token-")
        {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        }
    }
    let refused = tokens::load(&keys, day("2026-11-20"));
    assert!(
        matches!(refused, Err(KeysError::Exposed { .. })),
        "{refused:?}"
    );
}

#[test]
fn r11_a_replaced_key_makes_no_more_tokens_and_its_own_stay_good_for_their_time() {
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    folder::init(&keys, day("2026-01-05")).unwrap();
    let scope: Scope = "w.A12.2026-Q4".parse().unwrap();
    let first = tokens::load(&keys, day("2026-11-20")).unwrap().unwrap();
    let token = made(&first, &scope);
    let replaced = tokens::replace(&keys, day("2026-12-30"), day("2026-12-30")).unwrap();
    assert_eq!(replaced.keys.len(), 2);
    assert_eq!(replaced.keys[1].retired, Some(day("2026-12-30")));
    let second = tokens::load(&keys, day("2027-03-31")).unwrap().unwrap();
    assert_ne!(second.issuer().unwrap().0, first.issuer().unwrap().0);
    assert!(second.gave(&token, &scope) && second.gave(&made(&second, &scope), &scope));
    assert!(!first.gave(&made(&second, &scope), &scope));
    // When its quarter and the next are over, its secret is of no use, and is deleted with the next one.
    let over = tokens::load(&keys, day("2027-04-01")).unwrap().unwrap();
    assert!(!over.gave(&token, &scope));
    assert_eq!(secrets(&keys), 2);
    tokens::replace(&keys, day("2027-12-30"), day("2027-12-30")).unwrap();
    assert_eq!(secrets(&keys), 2, "those of 2027 and 2028");
    // Without the root nothing is replaced.
    fs::remove_file(keys.join(folder::ROOT)).unwrap();
    let refused = tokens::replace(&keys, day("2028-01-03"), day("2028-01-03"));
    assert!(matches!(refused, Err(KeysError::NoRoot(_))), "{refused:?}");
    // A county from before there were tokens gets its first key the same way.
    let old = dir.path().join("old");
    folder::init(&old, day("2026-01-05")).unwrap();
    fs::remove_file(old.join(tokens::PUBLIC)).unwrap();
    assert!(tokens::load(&old, day("2026-11-20")).unwrap().is_none());
    let added = tokens::replace(&old, day("2026-11-20"), day("2026-11-20")).unwrap();
    assert_eq!(added.keys.len(), 1);
    assert_eq!(secrets(&old), 1, "what nobody knows of is deleted");
}

#[tokio::test]
async fn the_keys_are_in_the_public_log() {
    let bed = crate::bed::Bed::new().await;
    let dir = TempDir::new().unwrap();
    let keys = dir.path().join("keys");
    folder::init(&keys, day("2026-11-01")).unwrap();
    let keeper = Keeper {
        store: bed.store.clone(),
        ring: bed.ring.clone(),
        live: bed.live.clone(),
        folder: Some(keys.clone()),
        bundle: None,
    };
    keeper.tick().await.unwrap();
    let replaced = tokens::replace(&keys, day("2026-11-20"), day("2026-11-20")).unwrap();
    keeper.tick().await.unwrap();
    assert_eq!(bed.ring.tokens().unwrap().keys(), &replaced);
    let entries = bed.store.log_entries(0, 100).await.unwrap();
    let [new, old] = replaced.keys.as_slice() else {
        panic!("{replaced:?}");
    };
    // Each as it was signed: the first one before, and with its last day.
    for (key, retired) in [(new, None), (old, None), (old, old.retired)] {
        let record = token_key_bytes(&key.key, key.valid_from, retired);
        let commitment = commitment(EntryKind::Key, &NO_SALT, &record);
        let found = entries
            .iter()
            .filter(|entry| entry.commitment == commitment);
        assert_eq!(found.count(), 1, "{key:?}");
    }
}
