//! The receipt of a complaint (投诉回执): fifteen random characters and a check character (R14).
//!
//! Owns the form: Crockford's base32 (no I, L, O, U), so that nothing on paper can be read in two ways.
//! Fifteen characters are 75 bits, all of them: the check character is counted in the field of 32 elements
//! that the alphabet stands for, so that it is always of the alphabet, and catches every wrong character
//! and every two that have changed places, wherever they stand. (MOD 37-2 of numbers and query codes would
//! leave out one receipt in seven.) The dice are the caller's.

use crate::application::number::plain;
use std::fmt;

/// How many random bytes a receipt is made of.
pub const RANDOM_BYTES: usize = 15;

/// How many characters a receipt has.
pub const CHARS: usize = RANDOM_BYTES + 1;

const GROUP: usize = 4;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A receipt, in its one form. Whoever has it opens the thread.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode(String);

impl ReceiptCode {
    /// In its one form: sixteen characters, without hyphens. What keys are derived from.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, for people: `7K3M-Q9ZT-BP0W-3XYA`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut out = String::with_capacity(CHARS + 3);
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                out.push('-');
            }
            out.push(c);
        }
        out
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode")
    }
}

/// What is wrong with a typed receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadReceipt {
    /// It has fewer than [`CHARS`] characters: this many.
    Short(usize),
    /// It has more than [`CHARS`] characters.
    Long,
    /// A character that no receipt has.
    Character(char),
    /// One character is wrong, or two have changed places.
    Check,
}

impl BadReceipt {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short(_) => "receipt_short",
            Self::Long => "receipt_long",
            Self::Character(_) => "receipt_character",
            Self::Check => "receipt_check",
        }
    }
}

impl fmt::Display for BadReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for BadReceipt {}

/// The product with the generator in the field of 32 elements, x⁵ = x² + 1.
const fn times_generator(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

/// The sum over the elements, each weighing one generator more than the one after it. It is 0 for a receipt
/// with its check character.
fn sum(elements: impl IntoIterator<Item = u8>) -> u8 {
    let mut sum = 0;
    for element in elements {
        sum = times_generator(sum) ^ element;
    }
    sum
}

fn element(c: char) -> Option<u8> {
    let place = ALPHABET.iter().position(|known| char::from(*known) == c)?;
    u8::try_from(place).ok()
}

fn letter(element: u8) -> char {
    let letter = ALPHABET.get(usize::from(element % 32));
    char::from(letter.copied().unwrap_or(b'0'))
}

/// The receipt of these random bytes.
#[must_use]
pub fn make(random: [u8; RANDOM_BYTES]) -> ReceiptCode {
    // 256 is a multiple of 32: every character is as likely.
    let elements = random.map(|byte| byte % 32);
    let check = times_generator(sum(elements));
    ReceiptCode(elements.into_iter().chain([check]).map(letter).collect())
}

/// Reads a receipt as somebody typed it: small letters, wide characters, hyphens and spaces are as good,
/// and O, I and L are taken for the 0 and 1 that they must be.
///
/// # Errors
/// [`BadReceipt`].
pub fn read(text: &str) -> Result<ReceiptCode, BadReceipt> {
    let mut code = String::with_capacity(CHARS);
    let mut elements = Vec::new();
    for c in text.chars().map(plain) {
        let c = match c {
            '-' | ' ' | '\t' | '\n' | '\r' => continue,
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        elements.push(element(c).ok_or(BadReceipt::Character(c))?);
        code.push(c);
    }
    match code.len() {
        CHARS if sum(elements) == 0 => Ok(ReceiptCode(code)),
        CHARS => Err(BadReceipt::Check),
        chars if chars < CHARS => Err(BadReceipt::Short(chars)),
        _ => Err(BadReceipt::Long),
    }
}
