//! The keys that tokens of ratings are made with (R11, `docs/TOKENS.md`): made, replaced, read.
//!
//! `tokens.json` holds the public halves with the root's signatures, `token-….key` a secret each. The file of
//! the public halves is always written last. The secret of a key that was replaced stays as long as tokens that
//! were made with it are taken: for the quarter of its last day, and the next one.

use super::{KeysError, folder, private};
use ed25519_dalek::SigningKey;
use mingbai_contract::Date;
use mingbai_contract::log::KeyId;
use mingbai_contract::rating::{Scope, Token, TokenKey, TokenKeys, TokenPoint};
use mingbai_domain::log::sign::{is_token_key, public_key, sign_token_key, token_key_id};
use mingbai_domain::rating::scope::{is_in_time, quarter};
use mingbai_token::Issuer;
use std::fmt;
use std::path::Path;

/// The public halves.
pub const PUBLIC: &str = "tokens.json";

/// What begins the file of a secret: it passes for no other one's.
const MARK: &str = "mingbai-token-key-v1 ";

/// What begins the name of such a file.
const SECRET: &str = "token-";

/// The keys of tokens, with those secret halves that are still of use.
pub struct Tokens {
    keys: TokenKeys,
    issuers: Vec<(KeyId, Issuer)>,
}

/// Never with a secret.
impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}

impl Tokens {
    /// Keys with their secret halves, the newest first.
    #[must_use]
    pub fn new(keys: TokenKeys, issuers: Vec<Issuer>) -> Self {
        let named = |issuer: Issuer| (token_key_id(&issuer.public()), issuer);
        Self {
            keys,
            issuers: issuers.into_iter().map(named).collect(),
        }
    }

    /// The public halves, the newest first.
    #[must_use]
    pub const fn keys(&self) -> &TokenKeys {
        &self.keys
    }

    /// What tokens are made with now, and its name; none where every key is retired.
    #[must_use]
    pub fn issuer(&self) -> Option<(KeyId, &Issuer)> {
        let newest = self.keys.keys.first()?;
        let id = token_key_id(&newest.key);
        let issuer = self.issuers.iter().find(|(known, _)| *known == id);
        issuer
            .filter(|_| newest.retired.is_none())
            .map(|(id, issuer)| (*id, issuer))
    }

    /// Whether one of the keys has made this token for this scope. Whether it was spent is for others to know.
    #[must_use]
    pub fn gave(&self, token: &Token, scope: &Scope) -> bool {
        self.issuers
            .iter()
            .any(|(_, issuer)| issuer.gave(token, scope))
    }
}

/// Makes the first key, which counts from a day on, in place of whatever is there.
///
/// # Errors
/// Whatever the system says.
pub(super) fn first(folder: &Path, root: &SigningKey, from: Date) -> Result<(), KeysError> {
    let keys = TokenKeys {
        root: public_key(root),
        keys: Vec::new(),
    };
    add(folder, root, keys, from).map(drop)
}

/// Retires the key that tokens are made with, whose last day is `last`, and makes another one that counts from
/// `from` on; the first one where there is none. Secret halves that are of no use any more are deleted.
///
/// # Errors
/// [`KeysError::NoRoot`] when the root key is not here, [`KeysError::Absent`] when the county has no keys; else
/// whatever the system says.
pub fn replace(folder: &Path, from: Date, last: Date) -> Result<TokenKeys, KeysError> {
    let root = folder::root(folder)?;
    let mut keys = public(folder)?.unwrap_or_else(|| TokenKeys {
        root: public_key(&root),
        keys: Vec::new(),
    });
    for key in &mut keys.keys {
        if key.retired.is_none() {
            // A clock that runs behind must not take back days on which tokens were made.
            let last = last.max(key.valid_from);
            *key = sign_token_key(&root, key.key, key.valid_from, Some(last));
        }
    }
    let keys = add(folder, &root, keys, from)?;
    let kept: Vec<String> = keys
        .keys
        .iter()
        .filter(|key| is_of_use(key, last))
        .map(|key| file_of(&key.key))
        .collect();
    private::forget(folder, |name| {
        name.starts_with(SECRET) && !kept.iter().any(|kept| kept == name)
    });
    Ok(keys)
}

/// The public halves; none where there are no keys of tokens.
///
/// # Errors
/// [`KeysError::Malformed`] when they are not what the root has signed; else whatever the system says.
pub fn public(folder: &Path) -> Result<Option<TokenKeys>, KeysError> {
    let path = folder.join(PUBLIC);
    if !path.exists() {
        return Ok(None);
    }
    private::check_folder(folder)?;
    let text = private::read(&path)?;
    let root = folder::public(folder)?.map(|keys| keys.root);
    let keys: Option<TokenKeys> = serde_json::from_str(&text).ok();
    let is_signed = |keys: &TokenKeys| {
        let signed = keys.keys.iter().all(|key| is_token_key(&keys.root, key));
        signed && root == Some(keys.root)
    };
    keys.filter(is_signed)
        .map(Some)
        .ok_or(KeysError::Malformed(path))
}

/// The keys with every secret half that is of use on a day; none where there are no keys of tokens.
///
/// # Errors
/// As [`public`], and when a secret's file is not there or another one's.
pub fn load(folder: &Path, today: Date) -> Result<Option<Tokens>, KeysError> {
    let Some(keys) = public(folder)? else {
        return Ok(None);
    };
    let mut issuers = Vec::new();
    for key in keys.keys.iter().filter(|key| is_of_use(key, today)) {
        let path = folder.join(file_of(&key.key));
        let issuer = issuer(&private::read_secret(&path, MARK)?)?;
        if issuer.public() != key.key {
            return Err(KeysError::Malformed(path));
        }
        issuers.push(issuer);
    }
    Ok(Some(Tokens::new(keys, issuers)))
}

/// Whether tokens that a key has made may still be taken.
fn is_of_use(key: &TokenKey, today: Date) -> bool {
    key.retired
        .is_none_or(|last| today <= last || is_in_time(quarter(last.0), today.0))
}

fn issuer(secret: &private::Secret) -> Result<Issuer, KeysError> {
    Issuer::from_seed(secret).map_err(|_| KeysError::Random)
}

fn file_of(key: &TokenPoint) -> String {
    private::name_of(SECRET, token_key_id(key))
}

/// Adds a new key in front of the others.
fn add(
    folder: &Path,
    root: &SigningKey,
    mut keys: TokenKeys,
    from: Date,
) -> Result<TokenKeys, KeysError> {
    let secret = private::new_secret()?;
    let key = issuer(&secret)?.public();
    private::write_secret(folder, &file_of(&key), MARK, &secret)?;
    keys.keys.insert(0, sign_token_key(root, key, from, None));
    let text = serde_json::to_string_pretty(&keys).map_err(|source| KeysError::Io {
        path: folder.join(PUBLIC),
        source: source.into(),
    })?;
    private::write(folder, PUBLIC, &(text + "\n"))?;
    Ok(keys)
}
