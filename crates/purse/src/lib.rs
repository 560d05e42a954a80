//! Tokens of ratings in the browser: a plain module without Leptos, built beside the citizen app and loaded
//! only where an application was concluded and its token is fetched.
//!
//! It owns the border to JavaScript: texts come in and go out. What is computed is [`mingbai_token`]; which
//! keys are believed and which scopes everybody shares is [`mingbai_domain`]'s. It fetches nothing, and keeps
//! nothing. Whatever is wrong is thrown as a code. The script that asks is `token.js`.

use mingbai_client::Read;
use mingbai_client::read::from_text;
use mingbai_contract::Date;
use mingbai_contract::log::bytes::{decode, encode};
use mingbai_contract::log::{KeyId, PublicKey};
use mingbai_contract::rating::{Code, IssuedToken, TokenKey, TokenKeys, TokenPoint};
use mingbai_domain::log::sign::{is_token_key, token_key_id};
use mingbai_domain::rating::scope::is_shared;
use mingbai_token::{ASKING_BYTES, Asking, Fault};
use sha2::{Digest as _, Sha256};
use std::str::FromStr;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{Zeroize as _, Zeroizing};

/// What the name of an application in a purse begins with.
const NAME: &[u8] = b"mingbai-purse-v1\0";

/// What is wrong, as it is thrown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong(&'static str);

impl Wrong {
    /// What was handed in is not what it should be.
    const UNREADABLE: Self = Self("unreadable");

    /// The keys are another county's.
    const OTHER_ROOT: Self = Self("other_root");

    /// The county's root has not signed the keys, or this one is not in use.
    const KEYS: Self = Self("keys");

    /// The token would be good for something that not everybody's is good for: it would tell whose it is.
    const SCOPE: Self = Self("scope");
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self(fault.code())
    }
}

impl From<Wrong> for JsValue {
    fn from(wrong: Wrong) -> Self {
        Self::from_str(wrong.0)
    }
}

fn parse<T: FromStr>(text: &str) -> Result<T, Wrong> {
    text.parse().map_err(|_| Wrong::UNREADABLE)
}

fn read<T: Read>(text: &str) -> Result<T, Wrong> {
    from_text(text).map_err(|_| Wrong::UNREADABLE)
}

fn kept(text: &str) -> Result<Asking, Wrong> {
    let bytes = decode::<ASKING_BYTES>(text).map_err(|_| Wrong::UNREADABLE)?;
    Ok(Asking::from_bytes(&Zeroizing::new(bytes))?)
}

/// The name under which a phone keeps the token of an application: who has only one of number and code does not
/// find it, and it does not tell either.
#[wasm_bindgen]
#[must_use]
pub fn name(number: &str, code: &str) -> String {
    let hash = Sha256::new()
        .chain_update(NAME)
        .chain_update(number)
        .chain_update(b"\0")
        .chain_update(code)
        .finalize();
    encode(&hash)
}

/// Whether the county gives tokens today: a key that its root has signed (JSON) is in use.
///
/// # Errors
/// `unreadable`, `other_root`, `keys`.
#[wasm_bindgen]
pub fn gives(root: &str, keys: &str, today: &str) -> Result<(), Wrong> {
    let (keys, today) = (read::<TokenKeys>(keys)?, parse(today)?);
    let any = signed(&parse(root)?, &keys)?.any(|key| is_in_use(key, today));
    any.then_some(()).ok_or(Wrong::KEYS)
}

/// Begins to ask for a token: what is to be kept until the answer has come.
///
/// # Errors
/// `dice`.
#[wasm_bindgen]
pub fn ask() -> Result<String, Wrong> {
    let mut input = [0; 32];
    getrandom::fill(&mut input).map_err(|_| Fault::Dice)?;
    let asking = Asking::new(input, &mut getrandom::SysRng)?;
    input.zeroize();
    Ok(encode(asking.to_bytes().as_slice()))
}

/// What is sent of an asking.
///
/// # Errors
/// `unreadable`, `kept`.
#[wasm_bindgen]
pub fn blinded(asking: &str) -> Result<String, Wrong> {
    Ok(kept(asking)?.blinded().to_string())
}

/// Makes an answer (JSON) a token: the text of its code. Keys (JSON) are believed as far as this root has signed
/// them, and used on their days. `window` and `department` are where the application was handled, `concluded` is the
/// day of its conclusion: a token of any other scope is not taken.
///
/// # Errors
/// `unreadable`, `kept`, `other_root`, `keys`, `scope`, `element`, `key`, `proof`.
#[expect(
    clippy::too_many_arguments,
    reason = "a border of texts: there are no structures to cross it"
)]
#[wasm_bindgen]
pub fn finish(
    asking: &str,
    root: &str,
    keys: &str,
    answer: &str,
    today: &str,
    window: &str,
    department: &str,
    concluded: &str,
) -> Result<String, Wrong> {
    let issued: IssuedToken = read(answer)?;
    let (window, department) = (parse(window)?, parse(department)?);
    let concluded: Date = parse(concluded)?;
    if !is_shared(&issued.scope, &window, &department, concluded.0) {
        return Err(Wrong::SCOPE);
    }
    let key = believed(&parse(root)?, &read(keys)?, issued.key, parse(today)?)?;
    let token = kept(asking)?.finish(&issued.evaluated, &issued.proof, &key, &issued.scope)?;
    let scope = issued.scope;
    Ok(Code::Receipt { scope, token }.to_string())
}

/// The county's keys, if its root stands for all of them.
fn signed<'a>(
    root: &PublicKey,
    keys: &'a TokenKeys,
) -> Result<std::slice::Iter<'a, TokenKey>, Wrong> {
    if keys.root != *root {
        return Err(Wrong::OTHER_ROOT);
    }
    let all = keys.keys.iter();
    if !all.clone().all(|key| is_token_key(root, key)) {
        return Err(Wrong::KEYS);
    }
    Ok(all)
}

fn is_in_use(key: &TokenKey, today: Date) -> bool {
    key.valid_from <= today && key.retired.is_none_or(|last| today <= last)
}

/// The key of a name, if the county's root stands for it, and it is in use.
fn believed(
    root: &PublicKey,
    keys: &TokenKeys,
    id: KeyId,
    today: Date,
) -> Result<TokenPoint, Wrong> {
    let named = signed(root, keys)?.find(|key| token_key_id(&key.key) == id);
    let used = named.filter(|key| is_in_use(key, today));
    used.map(|key| key.key).ok_or(Wrong::KEYS)
}

#[cfg(test)]
mod tests;
