//! `Idempotency-Key`: what comes with the same key and body again is answered as before, not done again.
//!
//! The store has hashes of key and body. What an answer needs of a secret that is kept nowhere else is kept
//! under the key itself, which only the client has: a copy of the database opens nothing with it.

use super::Doer;
use crate::problem::Refusal;
use crate::secret;
use crate::store::applications::Once;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use mingbai_contract::desk::applications::ONCE_CHARS;
use mingbai_contract::problem::FieldCode;
use serde::Serialize;

/// The header.
pub const HEADER: &str = "Idempotency-Key";

/// How long a request is remembered: longer than any client tries again.
pub const REMEMBERED_MS: i64 = 7 * 24 * 3_600_000;

/// The key of a request; none where there is none.
pub struct OnceKey(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for OnceKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let mut values = parts.headers.get_all(HEADER).iter();
        let Some(value) = values.next() else {
            return Ok(Self(None));
        };
        let malformed = || Refusal::field(HEADER, FieldCode::Malformed);
        let text = value.to_str().map_err(|_| malformed())?;
        // The draft of the standard has it in quotes.
        let bare = text.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
        let key = bare.unwrap_or(text);
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        if values.next().is_some() || !key.bytes().all(plain) {
            return Err(malformed());
        }
        match key.len() {
            chars if chars < *ONCE_CHARS.start() => {
                Err(Refusal::field(HEADER, FieldCode::TooShort))
            }
            chars if chars > *ONCE_CHARS.end() => Err(Refusal::field(HEADER, FieldCode::TooLong)),
            _ => Ok(Self(Some(key.to_owned()))),
        }
    }
}

impl OnceKey {
    /// The key, where there must be one.
    ///
    /// # Errors
    /// 400.
    pub fn needed(self) -> Result<String, Refusal> {
        self.0
            .ok_or_else(|| Refusal::field(HEADER, FieldCode::Missing))
    }
}

/// A wish that what is asked at an address is done once.
///
/// # Errors
/// 500 where the body cannot be written, which plain data always can.
pub fn once<T: Serialize>(
    doer: &Doer,
    key: &str,
    address: &str,
    body: &T,
) -> Result<Once, Refusal> {
    let body = serde_json::to_string(body).map_err(|error| crate::problem::internal(&error))?;
    Ok(Once {
        key: secret::hash("once", &format!("{}\n{key}", doer.actor)),
        request: secret::hash("request", &format!("{address}\n{body}")),
    })
}

/// Masks bytes with the key, or takes the mask off.
#[must_use]
pub fn mask<const N: usize>(doer: &Doer, key: &str, bytes: [u8; N]) -> [u8; N] {
    let stream = secret::derived::<N>("mask", &format!("{}\n{key}", doer.actor));
    let mut masked = bytes;
    for (byte, other) in masked.iter_mut().zip(stream) {
        *byte ^= other;
    }
    masked
}
