//! Secrets that people write down: random characters and a check character, in groups of four.
//!
//! Owns their form: Crockford's base32 (no I, L, O, U), so that nothing on paper can be read in two ways.
//! Every random character is worth five bits, all of them: the check character is counted in the field of 32
//! elements that the alphabet stands for, so that it is always of the alphabet, and catches every wrong
//! character and every two that have changed places, wherever they stand, in texts of up to 31. (MOD 37-2
//! of numbers and query codes would leave out one secret in seven.)

use crate::application::number::plain;
use std::fmt;

const GROUP: usize = 4;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What is wrong with a typed secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// It has too few characters: this many.
    Short(usize),
    /// It has too many characters.
    Long,
    /// A character that no secret has.
    Character(char),
    /// One character is wrong, or two have changed places.
    Check,
}

impl Misread {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short(_) => "short",
            Self::Long => "long",
            Self::Character(_) => "character",
            Self::Check => "check",
        }
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Misread {}

/// The product with the generator in the field of 32 elements, x⁵ = x² + 1.
const fn times_generator(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

/// The sum over the elements, each weighing one generator more than the one after it. It is 0 for a secret
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

/// The characters of these random bytes, and their check character.
#[must_use]
pub fn make<const N: usize>(random: [u8; N]) -> String {
    // 256 is a multiple of 32: every character is as likely.
    let elements = random.map(|byte| byte % 32);
    let check = times_generator(sum(elements));
    elements.into_iter().chain([check]).map(letter).collect()
}

/// Reads a secret of so many characters as somebody typed it: small letters, wide characters, hyphens and
/// spaces are as good, and O, I and L are taken for the 0 and 1 that they must be.
///
/// # Errors
/// [`Misread`].
pub fn read(text: &str, chars: usize) -> Result<String, Misread> {
    let mut code = String::with_capacity(chars);
    let mut elements = Vec::new();
    for c in text.chars().map(plain) {
        let c = match c {
            '-' | ' ' | '\t' | '\n' | '\r' => continue,
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        elements.push(element(c).ok_or(Misread::Character(c))?);
        code.push(c);
    }
    match code.len() {
        length if length < chars => Err(Misread::Short(length)),
        length if length > chars => Err(Misread::Long),
        _ if sum(elements) == 0 => Ok(code),
        _ => Err(Misread::Check),
    }
}

/// In groups of four, for people: `7K3M-Q9ZT-BP0W-3XYA`.
#[must_use]
pub fn grouped(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + code.len() / GROUP);
    for (at, c) in code.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            out.push('-');
        }
        out.push(c);
    }
    out
}

/// A secret of a kind: what it is made of, and how it is read.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $random:literal) => {
        /// How many random bytes one is made of.
        pub const RANDOM_BYTES: usize = $random;

        /// How many characters one has.
        pub const CHARS: usize = RANDOM_BYTES + 1;

        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// In its one form: without hyphens. What keys are derived from.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// In groups of four, for people.
            #[must_use]
            pub fn grouped(&self) -> String {
                super::letters::grouped(&self.0)
            }
        }

        /// Says nothing: it is a secret, and what is printed ends up in a log.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        /// The one of these random bytes.
        #[must_use]
        pub fn make(random: [u8; RANDOM_BYTES]) -> $name {
            $name(super::letters::make(random))
        }

        /// Reads one as somebody typed it; see [`super::letters::read`].
        ///
        /// # Errors
        /// [`super::letters::Misread`].
        pub fn read(text: &str) -> Result<$name, super::letters::Misread> {
            super::letters::read(text, CHARS).map($name)
        }
    };
}
pub(super) use secret;
