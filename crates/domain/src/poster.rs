//! Window posters (R11): what the county signs of one, and whether it has.
//!
//! A poster hangs for years. Its code is good for as long as the county has the key that signed it on
//! record, long after that key was retired: that a window is this county's does not grow old.

use crate::log::sign::{has_signed, key_id, public_key, sign};
use ed25519_dalek::SigningKey;
use mingbai_contract::WindowId;
use mingbai_contract::log::{KeyId, LogKeys, Signature};
use mingbai_contract::rating::Code;
use std::fmt;

const POSTER: &[u8] = b"mingbai-poster-v1\0";

/// Why a code is not that of a window's poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forged {
    /// It names a key that the county never had.
    UnknownKey,
    /// That key has signed something else, such as another window's poster, or nothing.
    NotSigned,
}

impl fmt::Display for Forged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownKey => "the poster names a key that the county does not have",
            Self::NotSigned => "the county has not signed a poster for this window with that key",
        })
    }
}

impl std::error::Error for Forged {}

/// What is signed of a window's poster.
#[must_use]
pub fn poster_bytes(window: &WindowId) -> Vec<u8> {
    [POSTER, window.as_str().as_bytes()].concat()
}

/// The code of a window's poster. The same key gives the same code whenever it is asked (RFC 8032).
#[must_use]
pub fn sign_poster(key: &SigningKey, window: &WindowId) -> Code {
    Code::Poster {
        key: key_id(&public_key(key)),
        signature: sign(key, &poster_bytes(window)),
    }
}

/// Checks that the county has signed a window's poster, with any working key that it has or had. `keys` must be
/// those that the root stands for ([`crate::log::Trusted`]).
///
/// # Errors
/// [`Forged`].
pub fn verify(
    window: &WindowId,
    key: KeyId,
    signature: &Signature,
    keys: &LogKeys,
) -> Result<(), Forged> {
    let mut known = keys.keys.iter().map(|known| &known.key);
    let known = known.find(|known| key_id(known) == key);
    let known = known.ok_or(Forged::UnknownKey)?;
    if has_signed(known, &poster_bytes(window), signature) {
        Ok(())
    } else {
        Err(Forged::NotSigned)
    }
}
