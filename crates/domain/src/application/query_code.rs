//! The query code of an application: nine random characters and a check character (R14).
//!
//! Owns the form: Crockford's base32 (no I, L, O, U), so that nothing on a printed slip can be read in
//! two ways, and the same check character as the number. Nine characters are 45 bits; that codes whose
//! check character would not be of the alphabet are never given takes 0.2 of them. The dice are the
//! caller's.

use super::number::plain;
use crate::check_character;
use mingbai_contract::application::QueryCode;

/// How many random bytes a code is made of.
pub const RANDOM_BYTES: usize = 9;

/// How many characters a code has.
pub const CHARS: usize = RANDOM_BYTES + 1;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What is wrong with a typed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadQueryCode {
    /// It has not [`CHARS`] characters.
    Length,
    /// A character that no code has.
    Character,
    /// One character is wrong, or two have changed places.
    Check,
}

impl BadQueryCode {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "query_code_length",
            Self::Character => "query_code_character",
            Self::Check => "query_code_check",
        }
    }
}

impl std::fmt::Display for BadQueryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for BadQueryCode {}

/// The code of these random bytes. None for about one in seven, whose check character is not in the
/// alphabet: take other bytes.
#[must_use]
pub fn make(random: [u8; RANDOM_BYTES]) -> Option<QueryCode> {
    let mut text = String::with_capacity(CHARS);
    for byte in random {
        // 256 is a multiple of 32: every character is as likely.
        let letter = ALPHABET.get(usize::from(byte % 32))?;
        text.push(char::from(*letter));
    }
    let check = check_character::of(&text)?;
    if !ALPHABET.iter().any(|letter| char::from(*letter) == check) {
        return None;
    }
    text.push(check);
    QueryCode::new(text).ok()
}

/// Reads a code as somebody typed it: small letters, wide characters, hyphens and spaces are as good,
/// and O, I and L are taken for the 0 and 1 that they must be.
///
/// # Errors
/// [`BadQueryCode`].
pub fn read(text: &str) -> Result<QueryCode, BadQueryCode> {
    let mut code = String::with_capacity(CHARS);
    for c in text.chars().map(plain) {
        let c = match c {
            '-' | ' ' | '\t' => continue,
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        if !ALPHABET.iter().any(|letter| char::from(*letter) == c) {
            return Err(BadQueryCode::Character);
        }
        code.push(c);
    }
    if code.len() != CHARS {
        return Err(BadQueryCode::Length);
    }
    if !check_character::fits(&code) {
        return Err(BadQueryCode::Check);
    }
    QueryCode::new(code).map_err(|_| BadQueryCode::Character)
}

/// The code in two groups, for people: `7K3MQ-9ZTBP`.
#[must_use]
pub fn grouped(code: &QueryCode) -> String {
    let mut out = String::with_capacity(CHARS + 1);
    for (at, c) in code.as_str().chars().enumerate() {
        if at == CHARS / 2 {
            out.push('-');
        }
        out.push(c);
    }
    out
}
