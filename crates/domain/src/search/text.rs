//! Texts without case, width, spaces and punctuation, laid one after the other.

use super::sound::{Sounds, Spelling, pair_bit, pair_bits};

/// One character of a text that can be looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// Folded.
    pub c: char,
    /// Its readings.
    pub sound: u16,
    /// A word begins here; a Chinese character is a word.
    pub first: bool,
}

/// A text of an item: where its units lie, and what is in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    /// Its first unit in the row of all units.
    pub from: u32,
    /// Behind its last unit.
    pub to: u32,
    /// The set of its characters, folded into 64 bits: a text can hold another only if its set
    /// holds the other's, so that most comparisons end with one instruction.
    pub chars: u64,
    /// The set of neighbouring letters by which it can be met, as letters or as readings, folded into
    /// 128 bits, to the same end.
    pub pairs: u128,
    /// The set of neighbouring letters when each character is read in its most usual way.
    pub spelt: u128,
    /// The letters its characters can begin with, a bit a letter.
    pub letters: u32,
}

impl Text {
    /// Lays a text behind the others.
    pub(super) fn lay(original: &str, sounds: &Sounds, units: &mut Vec<Unit>) -> Self {
        let from = units.len();
        let (mut chars, mut pairs, mut letters, mut tails) = (0, 0, 0, 0);
        let (mut spelt, mut before) = (0, None);
        for (c, first) in words(original) {
            let sound = sounds.of(c);
            let spelling = match sound {
                0 => Spelling::literal(c),
                sound => sounds.spelling(sound),
            };
            chars |= char_bit(c);
            pairs |= spelling.pairs | pair_bits(tails, spelling.heads);
            letters |= spelling.heads;
            tails = spelling.tails;
            for letter in sounds.letters(c, sound) {
                spelt |= before.map_or(0, |before| pair_bit(before, letter));
                before = Some(letter);
            }
            units.push(Unit { c, sound, first });
        }
        Self {
            from: small(from),
            to: small(units.len()),
            chars,
            pairs,
            spelt,
            letters,
        }
    }

    /// Its units in the row of all units.
    pub(super) fn units<'a>(&self, all: &'a [Unit]) -> &'a [Unit] {
        all.get(self.from as usize..self.to as usize)
            .unwrap_or_default()
    }

    /// How many units it has.
    pub(super) const fn len(&self) -> u32 {
        self.to - self.from
    }
}

/// The characters of a text that can be looked for, folded, and whether a word begins there.
fn words(original: &str) -> impl Iterator<Item = (char, bool)> {
    let mut in_word = false;
    original.chars().filter_map(move |c| {
        let folded = fold(c);
        let first = !(in_word && folded.is_ascii_alphanumeric());
        in_word = folded.is_ascii_alphanumeric();
        is_word(folded).then_some((folded, first))
    })
}

/// The bytes of each character of a text that can be looked for, in the original.
pub(super) fn places(original: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    original
        .char_indices()
        .filter(|(_, c)| is_word(fold(*c)))
        .map(|(at, c)| at..at + c.len_utf8())
}

/// One character without width and case: `Ａ`, `A` and `a` are the same.
pub(super) fn fold(c: char) -> char {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + 0x21).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    half.to_ascii_lowercase()
}

/// Whether a character is compared at all: letters, digits and Chinese characters. The ranges are
/// written out because the standard library's tables of all scripts would weigh more on the phone
/// than the rest of this file.
pub(super) const fn is_word(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}'
        // Ideographic zero, kana, and the blocks of Chinese characters.
        | '\u{3007}' | '\u{3041}'..='\u{30fe}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The bit of a character in the set of a text.
pub(super) fn char_bit(c: char) -> u64 {
    1 << (u32::from(c).wrapping_mul(0x9e37_79b1) >> 26)
}

/// Lengths here are far below 2³².
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
