//! Texts and queries without case, width, spaces and punctuation, and how well they fit.
//!
//! Owns the score of one text (the table in the module above) and what to mark in it. It knows
//! nothing of items.

use mingbai_contract::limits::QUERY_CHARS;
use std::ops::Range;

/// A text made ready for comparing.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    plain: String,
    letters: u64,
    /// One entry a character of `plain`.
    places: Vec<Place>,
}

/// Where a character of a plain text comes from; all in bytes.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its beginning in the plain text.
    plain: usize,
    /// Its beginning in the original.
    from: usize,
    /// Its end in the original.
    to: usize,
}

impl Text {
    pub(super) fn new(original: &str) -> Self {
        let mut text = Self::default();
        for (from, c) in original.char_indices() {
            let folded = fold(c);
            if is_word(folded) {
                let plain = text.plain.len();
                text.places.push(Place {
                    plain,
                    from,
                    to: from + c.len_utf8(),
                });
                text.plain.push(folded);
            }
        }
        text.letters = letters(&text.plain);
        text
    }

    /// Whether a piece is in it.
    pub(super) fn holds(&self, piece: &Piece) -> bool {
        self.letters & piece.letters == piece.letters && self.plain.contains(&piece.plain)
    }

    fn chars(&self) -> usize {
        self.places.len()
    }
}

/// One character without width and case: `Ａ`, `A` and `a` are the same.
fn fold(c: char) -> char {
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
const fn is_word(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}'
        // Ideographic zero, kana, and the blocks of Chinese characters.
        | '\u{3007}' | '\u{3041}'..='\u{30fe}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The set of a text's characters, folded into 64 bits: a text can hold another only if its set
/// holds the other's, so that most comparisons end with one instruction.
fn letters(plain: &str) -> u64 {
    plain.chars().fold(0, |set, c| {
        set | 1 << (u32::from(c).wrapping_mul(0x9e37_79b1) >> 26)
    })
}

/// A pair of Chinese characters, or a whole word.
pub(super) struct Piece {
    plain: String,
    letters: u64,
}

/// What is looked for.
pub(super) struct Query {
    plain: String,
    letters: u64,
    chars: usize,
    /// Without repetition.
    pub(super) pieces: Vec<Piece>,
}

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let mut plain = String::new();
        let mut chars = 0;
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |plain: String| {
            if pieces.iter().all(|piece| piece.plain != plain) {
                let letters = letters(&plain);
                pieces.push(Piece { plain, letters });
            }
        };
        let mut word = String::new();
        let mut before: Option<char> = None;
        let mut paired = true;
        for c in text.chars().take(QUERY_CHARS).map(fold).chain([' ']) {
            if is_word(c) {
                plain.push(c);
                chars += 1;
            }
            let latin = c.is_ascii_alphanumeric();
            if latin {
                word.push(c);
            } else if !word.is_empty() {
                add(std::mem::take(&mut word));
            }
            let chinese = is_word(c) && !latin;
            match (before, chinese) {
                (Some(first), true) => {
                    add([first, c].iter().collect());
                    paired = true;
                }
                // A Chinese character that stands alone is a piece by itself.
                (Some(single), false) if !paired => add(single.to_string()),
                (None, true) => paired = false,
                _ => {}
            }
            before = chinese.then_some(c);
        }
        Self {
            letters: letters(&plain),
            plain,
            chars,
            pieces,
        }
    }

    /// Whether nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// How well a text fits: 0 for not at all. See the module's table.
    pub(super) fn score(&self, text: &Text) -> u32 {
        let longer = small(text.chars().saturating_sub(self.chars)).min(20);
        let may_hold = text.letters & self.letters == self.letters;
        let may_be_held = text.letters & self.letters == text.letters;
        if text.plain == self.plain {
            1000
        } else if may_hold && text.plain.starts_with(&self.plain) {
            900 - longer
        } else if may_hold && text.plain.contains(&self.plain) {
            800 - longer
        } else if may_be_held && text.chars() >= 2 && self.plain.contains(&text.plain) {
            400 + 380 * small(text.chars()) / small(self.chars)
        } else {
            let found = self.pieces.iter().filter(|piece| text.holds(piece)).count();
            if found > 0 && found * 3 >= self.pieces.len() {
                let short = 20 - small(text.chars()).min(20);
                300 * small(found) / small(self.pieces.len()).max(1) + short
            } else {
                0
            }
        }
    }

    /// What to mark in a text that fits.
    pub(super) fn ranges(&self, text: &Text) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if let Some(at) = text.plain.find(&self.plain) {
            found.push(at..at + self.plain.len());
        } else if self.plain.contains(&text.plain) {
            found.push(0..text.plain.len());
        } else {
            found.extend(self.pieces.iter().filter_map(|piece| {
                text.plain
                    .find(&piece.plain)
                    .map(|at| at..at + piece.plain.len())
            }));
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut marked_before = false;
        for place in &text.places {
            let marked = found.iter().any(|range| range.contains(&place.plain));
            if marked {
                match ranges.last_mut() {
                    // What was dropped between two marked characters is marked with them.
                    Some(last) if marked_before => last.end = place.to,
                    _ => ranges.push(place.from..place.to),
                }
            }
            marked_before = marked;
        }
        ranges
    }
}

/// Lengths here are far below 2³².
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
