//! Secrets that people or programs carry: how they are made, written, read back and kept.
//!
//! A secret is randomness of the operating system, written in Crockford's base32 (no I, L, O, U; small
//! letters and hyphens are as good). The store has hashes only. Plain SHA-256 is enough for what is 80
//! bits and more; passwords, which people choose, are [`crate::passwords`]'s business.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Crockford's base32 alphabet.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The operating system has no randomness to give.
#[derive(Debug, thiserror::Error)]
#[error("no randomness: {0}")]
pub struct NoRandomness(#[from] getrandom::Error);

/// Random bytes.
///
/// # Errors
/// [`NoRandomness`].
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A code of so many random bits, five to a character.
///
/// # Errors
/// [`NoRandomness`].
pub fn code<const CHARS: usize>() -> Result<String, NoRandomness> {
    let bytes = random::<CHARS>()?;
    // 256 is a multiple of 32: every character is as likely.
    let letters = bytes.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    Ok(letters.into_iter().collect())
}

/// A code with a hyphen after every four characters.
#[must_use]
pub fn grouped(code: &str) -> String {
    let mut out = String::with_capacity(code.len() * 5 / 4);
    for (at, c) in code.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            out.push('-');
        }
        out.push(c);
    }
    out
}

/// A code as it was made, whatever way it was typed; none where no such code can be meant.
#[must_use]
pub fn typed(text: &str, chars: usize) -> Option<String> {
    let mut code = String::with_capacity(chars);
    for c in text.chars() {
        let c = match c.to_ascii_uppercase() {
            '-' | ' ' | '\u{3000}' | '\t' => continue,
            'O' => '0',
            'I' | 'L' => '1',
            c if c.is_ascii() && ALPHABET.contains(&(c as u8)) => c,
            _ => return None,
        };
        code.push(c);
    }
    (code.len() == chars).then_some(code)
}

/// The hash of a secret, as it is kept, in hex. `kind` keeps hashes of different kinds apart.
#[must_use]
pub fn hash(kind: &str, secret: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in derived::<32>(kind, secret) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Up to 32 bytes that follow from a secret, and tell nothing of it. `kind` keeps those of different kinds
/// apart.
#[must_use]
pub fn derived<const N: usize>(kind: &str, secret: &str) -> [u8; N] {
    const { assert!(N <= 32, "a digest has no more") };
    let digest = Sha256::digest(format!("mingbai {kind}\n{secret}"));
    std::array::from_fn(|at| digest[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = code::<16>().unwrap();
        assert_eq!(code.len(), 16);
        assert_eq!(typed(&grouped(&code), 16).as_ref(), Some(&code));
        assert_eq!(
            typed(&code.to_ascii_lowercase().replace('0', "o"), 16).as_ref(),
            Some(&code)
        );
        assert_eq!(grouped("ABCDEFGHJ"), "ABCD-EFGH-J");
        for wrong in [
            "",
            "ABCD",
            "ABCD-EFGH-JKMN-PQRSX",
            "ABCD-EFGH-JKMN-PQR!",
            "U234123412341234",
        ] {
            assert_eq!(typed(wrong, 16), None, "{wrong:?}");
        }
        assert_ne!(hash("session", &code), hash("invitation", &code));
    }
}
