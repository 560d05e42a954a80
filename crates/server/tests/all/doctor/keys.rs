//! What is said of keys.

use super::*;
use mingbai_server::keys::{folder, tokens};
#[tokio::test]
async fn keys_are_looked_at_and_held_against_the_app() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let mut settings = settings(&database, dir.path());
    settings.keys = dir.path().join("keys");
    assert_eq!(of_keys(&settings).await, [Code::KeysAbsent]);
    let day = "2026-11-20".parse().unwrap();
    let keys = folder::init(&settings.keys, day).unwrap();
    assert_eq!(
        of_keys(&settings).await,
        [Code::KeysReady, Code::RootKeyHere, Code::TokenKeyReady]
    );
    fs::remove_file(settings.keys.join("root.key")).unwrap();
    let page = dir.path().join("index.html");
    for (text, expected) in [
        ("<head></head>".to_owned(), Some(Code::RootNotInBundle)),
        (
            format!("<meta name=\"mingbai-root\" content=\"{}\">", keys.root),
            None,
        ),
        (
            "<meta name=\"mingbai-root\" content=\"x\">".to_owned(),
            Some(Code::OtherRootInBundle),
        ),
    ] {
        fs::write(&page, text).unwrap();
        let found = of_keys(&settings).await;
        let of_root: Vec<_> = expected.into_iter().collect();
        let all = [vec![Code::KeysReady], of_root, vec![Code::TokenKeyReady]].concat();
        assert_eq!(found, all);
    }
    let public = settings.keys.join("public.json");
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    fs::set_permissions(&public, open).unwrap();
    assert_eq!(of_keys(&settings).await, [Code::KeysUnusable]);
}

/// docs/TOKENS.md: a key that is there, whole, and replaced once a year.
#[tokio::test]
async fn r11_the_key_of_tokens_is_looked_at() {
    let dir = TempDir::new().unwrap();
    let database = dir.path().join("a.db").display().to_string();
    let mut settings = settings(&database, dir.path());
    settings.keys = dir.path().join("keys");
    let keys = settings.keys.clone();
    let day = |text: &str| text.parse().unwrap();
    let looked = async || of_keys(&settings).await.last().copied();
    folder::init(&keys, day("2025-11-19")).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyOld));
    tokens::replace(&keys, day("2026-11-20"), day("2026-11-20")).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyReady));
    // The one before is of use still: whoever has its tokens could not rate.
    let public = tokens::public(&keys).unwrap().unwrap();
    let secret = |place: usize| {
        let id = mingbai_domain::log::sign::token_key_id(&public.keys[place].key).0;
        let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        keys.join(format!("token-{hex}.key"))
    };
    let aside = dir.path().join("aside");
    for place in [0, 1] {
        fs::rename(secret(place), &aside).unwrap();
        assert_eq!(looked().await, Some(Code::TokenSecretMissing), "{place}");
        fs::rename(&aside, secret(place)).unwrap();
    }
    assert_eq!(looked().await, Some(Code::TokenKeyReady));
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    fs::set_permissions(secret(0), open).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeysUnusable));
    fs::remove_file(keys.join(tokens::PUBLIC)).unwrap();
    assert_eq!(looked().await, Some(Code::TokenKeyAbsent));
}
