//! The folder of keys: made, rotated, read. Those of tokens, which lie there too, are [`tokens`]'s.
//!
//! `root.key` and `working-….key` hold a secret each; `public.json` holds the public halves with the
//! root's signatures and says which working key counts: it is always written last, so that a power
//! cut at any moment leaves either the old state or the new one.

use super::ring::Signer;
use super::{KeysError, private, tokens};
use ed25519_dalek::SigningKey;
use mingbai_contract::Date;
use mingbai_contract::log::{LogKeys, PublicKey};
use mingbai_domain::log::Trusted;
use mingbai_domain::log::sign::{key_id, public_key, sign_key};
use std::path::{Path, PathBuf};

/// The public halves.
pub const PUBLIC: &str = "public.json";

/// The root's secret half.
pub const ROOT: &str = "root.key";

/// What begins the file of a root key, and of a working key: no file passes for the other.
const ROOT_MARK: &str = "mingbai-root-key-v1 ";
const WORKING_MARK: &str = "mingbai-working-key-v1 ";

/// What begins the name of a working key's file.
const WORKING: &str = "working-";

/// Makes a root key, a working key and a key for tokens that count from a day on. A root key that is there
/// already, without anything beside it, is kept.
///
/// # Errors
/// [`KeysError::Already`] when there are keys; else whatever the system says.
pub fn init(folder: &Path, from: Date) -> Result<LogKeys, KeysError> {
    private::make_folder(folder)?;
    if folder.join(PUBLIC).exists() {
        return Err(KeysError::Already(folder.to_owned()));
    }
    let root = if folder.join(ROOT).exists() {
        read_key(&folder.join(ROOT), ROOT_MARK)?
    } else {
        let root = new_key()?;
        write_key(folder, ROOT, ROOT_MARK, &root)?;
        root
    };
    let working = new_key()?;
    write_key(
        folder,
        &file_of(&public_key(&working)),
        WORKING_MARK,
        &working,
    )?;
    let keys = LogKeys {
        root: public_key(&root),
        keys: vec![sign_key(&root, public_key(&working), from, None)],
    };
    tokens::first(folder, &root, from)?;
    write_public(folder, &keys)?;
    Ok(keys)
}

/// Retires the working key, whose last day is `last`, and makes another one that counts from `from`
/// on. The retired key's secret half is deleted.
///
/// # Errors
/// [`KeysError::NoRoot`] when the root key is not here, [`KeysError::Absent`] when there are no keys;
/// else whatever the system says.
pub fn rotate(folder: &Path, from: Date, last: Date) -> Result<LogKeys, KeysError> {
    let mut keys = public(folder)?.ok_or_else(|| KeysError::Absent(folder.to_owned()))?;
    let root = root_of(folder, &keys)?;
    for key in &mut keys.keys {
        if key.retired.is_none() {
            // A clock that runs behind must not take back days that it has signed on.
            let last = last.max(key.valid_from);
            *key = sign_key(&root, key.key, key.valid_from, Some(last));
        }
    }
    let working = new_key()?;
    let file = file_of(&public_key(&working));
    write_key(folder, &file, WORKING_MARK, &working)?;
    keys.keys
        .push(sign_key(&root, public_key(&working), from, None));
    write_public(folder, &keys)?;
    forget_others(folder, &file);
    Ok(keys)
}

/// The root key, which was brought back for something that it must sign.
///
/// # Errors
/// As [`rotate`].
pub fn root(folder: &Path) -> Result<SigningKey, KeysError> {
    let keys = public(folder)?.ok_or_else(|| KeysError::Absent(folder.to_owned()))?;
    root_of(folder, &keys)
}

fn root_of(folder: &Path, keys: &LogKeys) -> Result<SigningKey, KeysError> {
    let path = folder.join(ROOT);
    if !path.exists() {
        return Err(KeysError::NoRoot(path));
    }
    let root = read_key(&path, ROOT_MARK)?;
    if public_key(&root) != keys.root {
        return Err(KeysError::Malformed(path));
    }
    Ok(root)
}

/// The public halves; none where there are no keys.
///
/// # Errors
/// [`KeysError::Malformed`] when they are not what the root has signed; else whatever the system says.
pub fn public(folder: &Path) -> Result<Option<LogKeys>, KeysError> {
    let path = folder.join(PUBLIC);
    if !path.exists() {
        return Ok(None);
    }
    private::check_folder(folder)?;
    let text = private::read(&path)?;
    let keys: Option<LogKeys> = serde_json::from_str(&text).ok();
    keys.filter(|keys| Trusted::new(&keys.root, keys).is_ok())
        .map(Some)
        .ok_or(KeysError::Malformed(path))
}

/// What signs now; none where there are no keys.
///
/// # Errors
/// As [`public`], and when the working key's file is not there or another one's.
pub fn load(folder: &Path) -> Result<Option<Signer>, KeysError> {
    let Some(keys) = public(folder)? else {
        return Ok(None);
    };
    let current = keys.keys.last().filter(|key| key.retired.is_none());
    let Some(current) = current else {
        return Err(KeysError::Malformed(folder.join(PUBLIC)));
    };
    let path = folder.join(file_of(&current.key));
    let key = read_key(&path, WORKING_MARK)?;
    if public_key(&key) != current.key {
        return Err(KeysError::Malformed(path));
    }
    Ok(Some(Signer::new(key, keys)))
}

/// Where the root's secret half is, if it still lies beside the others.
#[must_use]
pub fn root_file(folder: &Path) -> Option<PathBuf> {
    Some(folder.join(ROOT)).filter(|path| path.exists())
}

fn file_of(key: &PublicKey) -> String {
    private::name_of(WORKING, key_id(key))
}

fn new_key() -> Result<SigningKey, KeysError> {
    private::new_secret().map(|seed| SigningKey::from_bytes(&seed))
}

fn write_key(folder: &Path, name: &str, mark: &str, key: &SigningKey) -> Result<(), KeysError> {
    private::write_secret(folder, name, mark, key.as_bytes())
}

fn read_key(path: &Path, mark: &str) -> Result<SigningKey, KeysError> {
    private::read_secret(path, mark).map(|seed| SigningKey::from_bytes(&seed))
}

fn write_public(folder: &Path, keys: &LogKeys) -> Result<(), KeysError> {
    let text = serde_json::to_string_pretty(keys).map_err(|source| KeysError::Io {
        path: folder.join(PUBLIC),
        source: source.into(),
    })?;
    private::write(folder, PUBLIC, &(text + "\n"))
}

/// Deletes the working keys that do not count any more, also those of a rotation that was broken off.
fn forget_others(folder: &Path, current: &str) {
    private::forget(folder, |name| name.starts_with(WORKING) && name != current);
}
