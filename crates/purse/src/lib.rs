//! Tokens of ratings in the browser: a plain module without Leptos, built beside the citizen app and loaded
//! only where an application was concluded and its token is fetched.
//!
//! It owns the border to JavaScript: texts come in and go out, bytes as base64url. What is computed is
//! [`mingbai_token`]; it fetches nothing, and keeps nothing. Whatever is wrong is thrown as a code: that of a
//! [`Fault`], or `unreadable`. The script that asks is `token.js`.

use mingbai_contract::log::bytes::{decode, encode};
use mingbai_token::{ASKING_BYTES, Answer, Asking, Fault, Place, Scope};
use std::str::FromStr;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{Zeroize as _, Zeroizing};

/// What is wrong, as it is thrown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(&'static str);

impl Code {
    const UNREADABLE: Self = Self("unreadable");
}

impl From<Fault> for Code {
    fn from(fault: Fault) -> Self {
        Self(fault.code())
    }
}

impl From<Code> for JsValue {
    fn from(code: Code) -> Self {
        Self::from_str(code.0)
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Code> {
    decode(text).map_err(|_| Code::UNREADABLE)
}

fn parse<T: FromStr>(text: &str) -> Result<T, Code> {
    text.parse().map_err(|_| Code::UNREADABLE)
}

fn kept(text: &str) -> Result<Asking, Code> {
    let bytes = Zeroizing::new(bytes::<ASKING_BYTES>(text)?);
    Ok(Asking::from_bytes(&bytes)?)
}

/// Begins to ask for a token: what is to be kept until the answer has come.
///
/// # Errors
/// `dice`.
#[wasm_bindgen]
pub fn ask() -> Result<String, Code> {
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
pub fn blinded(asking: &str) -> Result<String, Code> {
    Ok(encode(&kept(asking)?.blinded()))
}

/// Makes an answer a token. It is good at one place: `window` or `department`, with its id.
///
/// # Errors
/// `unreadable`, `kept`, `element`, `key`, `proof`.
#[wasm_bindgen]
pub fn finish(
    asking: &str,
    element: &str,
    proof: &str,
    key: &str,
    place: &str,
    id: &str,
    quarter: &str,
) -> Result<String, Code> {
    let answer = Answer {
        element: bytes(element)?,
        proof: bytes(proof)?,
    };
    let place = match place {
        "window" => Place::Window(parse(id)?),
        "department" => Place::Department(parse(id)?),
        _ => return Err(Code::UNREADABLE),
    };
    let scope = Scope {
        place,
        quarter: parse(quarter)?,
    };
    let token = kept(asking)?.finish(&answer, &bytes(key)?, &scope)?;
    Ok(encode(token.to_bytes().as_slice()))
}

#[cfg(test)]
mod tests {
    use super::{Code, ask, blinded, finish};
    use serde_json::Value;

    const VECTORS: &str = include_str!("../../../docs/token-vectors.json");

    #[test]
    fn the_vectors_hold_and_what_was_changed_does_not() {
        let vectors: Value = serde_json::from_str(VECTORS).unwrap();
        let vectors = vectors["tokens"].as_array().unwrap();
        for vector in vectors {
            let get = |name: &str| vector[name].as_str().unwrap();
            let scope = &vector["scope"];
            let (place, id) = ["window", "department"]
                .into_iter()
                .find_map(|place| Some((place, scope[place].as_str()?)))
                .unwrap();
            let quarter = scope["quarter"].as_str().unwrap();
            // Both are whole bytes of base64url only together.
            let kept = mingbai_contract::log::bytes::encode(
                &[get("input"), get("blind")]
                    .map(|part| super::bytes::<32>(part).unwrap())
                    .concat(),
            );
            assert_eq!(blinded(&kept).unwrap(), get("blinded"));
            let made = |proof, quarter, place| {
                let key = get("public");
                finish(&kept, get("element"), proof, key, place, id, quarter)
            };
            assert_eq!(made(get("proof"), quarter, place).unwrap(), get("token"));
            assert_eq!(made(get("proof"), "2030-Q1", place), Err(Code("proof")));
            assert_eq!(made(get("proof"), quarter, "hall"), Err(Code::UNREADABLE));
            assert_eq!(made("x", quarter, place), Err(Code::UNREADABLE));
        }
    }

    #[test]
    fn every_asking_is_another_one() {
        let (one, other) = (ask().unwrap(), ask().unwrap());
        assert_ne!(one, other);
        assert_ne!(blinded(&one).unwrap(), blinded(&other).unwrap());
        assert_eq!(blinded("x"), Err(Code::UNREADABLE));
        assert_eq!(blinded(&one[1..]), Err(Code::UNREADABLE));
    }
}
