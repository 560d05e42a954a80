//! What is known of the keys.

use super::super::{Finding, keys, offices};
use crate::config::Settings;
use crate::keys::{KeysError, folder, tokens};
use crate::store::AnyStore;
use chrono::NaiveDate;
use mingbai_contract::Date;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What the keys are like, and which root the app carries.
pub(super) fn keys(settings: &Settings, today: NaiveDate) -> keys::Facts {
    let folder = &settings.keys;
    let loaded = match folder::load(folder) {
        Ok(None) => keys::Loaded::Absent,
        Ok(Some(signer)) => keys::Loaded::Ready {
            root: signer.keys().root.to_string(),
            working: signer.id().to_string(),
        },
        Err(error) => keys::Loaded::Unusable(error.to_string()),
    };
    let page = fs::read_to_string(settings.web.join("index.html")).ok();
    keys::Facts {
        folder: folder.display().to_string(),
        loaded,
        root_file: folder::root_file(folder).map(|path| path.display().to_string()),
        in_bundle: page.map(|page| root_in(&page).to_owned()),
        tokens: token_keys(folder, today),
        today,
    }
}

/// What the keys of tokens are like.
fn token_keys(folder: &Path, today: NaiveDate) -> keys::TokensLoaded {
    match tokens::load(folder, Date(today)) {
        Ok(None) => keys::TokensLoaded::Absent,
        Ok(Some(tokens)) => {
            let newest = tokens.issuer().zip(tokens.keys().keys.first());
            newest.map_or(keys::TokensLoaded::Absent, |((name, _), key)| {
                keys::TokensLoaded::Ready {
                    name: name.to_string(),
                    since: key.valid_from,
                }
            })
        }
        Err(KeysError::Io { path, source }) if source.kind() == ErrorKind::NotFound => {
            keys::TokensLoaded::SecretMissing(path.display().to_string())
        }
        Err(error) => keys::TokensLoaded::Unusable(error.to_string()),
    }
}

/// The root key that a page carries; empty where it carries none.
fn root_in(page: &str) -> &str {
    let meta = page.split_once("<meta name=\"mingbai-root\" content=\"");
    let root = meta.and_then(|(_, rest)| rest.split_once('"'));
    root.map_or("", |(root, _)| root)
}

/// What the keys are like that complaints are sealed to.
pub(super) async fn offices(
    settings: &Settings,
    store: Option<&AnyStore>,
    today: NaiveDate,
) -> Vec<Finding> {
    let Some(store) = store else {
        return Vec::new();
    };
    // Where they cannot be read there is nothing to judge: the database itself has been looked at.
    let Ok(keys) = store.office_keys().await else {
        return Vec::new();
    };
    let public = folder::public(&settings.keys).ok().flatten();
    offices::check(&offices::Facts {
        keys,
        root: public.map(|keys| keys.root),
        today,
    })
}
