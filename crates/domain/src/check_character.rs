//! Check characters by ISO/IEC 7064, system MOD 37-2 (R14).
//!
//! Owns the arithmetic alone; which texts carry such a character is said where they are made. The
//! system catches every wrong character and every swap of two neighbours, because 37 is prime and
//! neighbouring places have different weights.

/// What each place of the alphabet stands for: 0 to 9, A to Z, and `*` for 36.
const ALPHABET: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

const MODULUS: usize = 37;

/// What a character counts; none for one that is not in the alphabet.
fn value(byte: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == byte)
}

/// The sum over `text`, each character weighing twice as much as the one after it.
fn sum(text: &str) -> Option<usize> {
    text.bytes()
        .try_fold(0, |sum, byte| Some((sum * 2 + value(byte)?) % MODULUS))
}

/// The check character that belongs behind `text`: one of `0-9 A-Z *`. None where `text` holds
/// anything but `0-9 A-Z`.
#[must_use]
pub fn of(text: &str) -> Option<char> {
    if text.contains('*') {
        return None;
    }
    let behind = (sum(text)? * 2) % MODULUS;
    let place = (MODULUS + 1 - behind) % MODULUS;
    ALPHABET.get(place).map(|byte| char::from(*byte))
}

/// Whether `text` ends in the check character of what stands before it.
#[must_use]
pub fn fits(text: &str) -> bool {
    sum(text) == Some(1)
}

#[cfg(test)]
mod tests {
    use super::{fits, of};

    /// Published examples: of python-stdnum and of the blood donation numbers of ISBT 128.
    #[test]
    fn r14_published_check_characters() {
        for (text, expected) in [("G123489654321", 'Y'), ("A999922123459", 'H')] {
            assert_eq!(of(text), Some(expected), "{text}");
            assert!(fits(&format!("{text}{expected}")), "{text}");
        }
        for odd in ["qs1", "QS 1", "Q*1", "号"] {
            assert_eq!(of(odd), None, "{odd:?}");
        }
        assert!(!fits(""));
    }
}
