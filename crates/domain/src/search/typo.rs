//! One typing mistake: a wrong, missing, superfluous or swapped character.
//!
//! The bit-parallel matching of Baeza-Yates and Gonnet ("A new approach to text searching", 1992)
//! with one error, as Wu and Manber extended it ("Fast text searching allowing errors", 1992), and
//! with swapped neighbours. It runs over letters and characters alike.

use super::Index;
use super::query::Run;
use super::rank::better;

/// A query of at most 64 characters, ready to be looked for with one mistake in it.
pub(super) struct Mistaken {
    /// The bits of the places at which each letter of ASCII stands.
    ascii: [u64; 128],
    /// The other characters of the query, each with the bits of its places.
    others: Vec<(char, u64)>,
    /// The bit of the last place.
    last: u64,
}

impl Mistaken {
    /// Makes the query ready; none where it is too long.
    pub(super) fn new(query: impl Iterator<Item = char>) -> Option<Self> {
        let mut ascii = [0; 128];
        let mut others: Vec<(char, u64)> = Vec::new();
        let mut bit = 1u64;
        let mut last = 0;
        for c in query {
            if bit == 0 {
                return None;
            }
            match ascii.get_mut(c as usize) {
                Some(mask) => *mask |= bit,
                None => match others.iter_mut().find(|(known, _)| *known == c) {
                    Some((_, mask)) => *mask |= bit,
                    None => others.push((c, bit)),
                },
            }
            (last, bit) = (bit, bit << 1);
        }
        (last != 0).then_some(Self {
            ascii,
            others,
            last,
        })
    }

    /// The bits of the places at which a character stands in the query.
    pub(super) fn mask(&self, c: char) -> u64 {
        if let Some(mask) = self.ascii.get(c as usize) {
            return *mask;
        }
        let other = self.others.iter().find(|(known, _)| *known == c);
        other.map_or(0, |(_, mask)| *mask)
    }

    /// As [`Self::mask`], for a letter of ASCII.
    pub(super) fn ascii(&self, c: u8) -> u64 {
        self.ascii.get(usize::from(c)).map_or(0, |mask| *mask)
    }

    /// The beginning of a text.
    pub(super) const fn reading(&self) -> Reading {
        Reading {
            exact: 0,
            once: 1,
            exact_before: 0,
            mask_before: 0,
            last: self.last,
        }
    }
}

/// How much of the query stands before a place in a text.
pub(super) struct Reading {
    /// Which beginnings of the query end here, without a mistake.
    exact: u64,
    /// With one.
    once: u64,
    /// Without a mistake, one character ago.
    exact_before: u64,
    /// The mask of the character before.
    mask_before: u64,
    last: u64,
}

impl Reading {
    /// Reads one character more, given by its mask: whether the query ends with it, with one mistake
    /// at most.
    pub(super) const fn ends(&mut self, mask: u64) -> bool {
        let next = (self.exact << 1 | 1) & mask;
        let swapped = (self.exact_before << 2 | 0b10) & self.mask_before & (mask << 1);
        self.once = (self.once << 1 & mask)
            // A wrong one, a superfluous one, a missing one.
            | (self.exact << 1 | 1)
            | self.exact
            | (next << 1 | 1)
            | swapped;
        self.exact_before = self.exact;
        self.mask_before = mask;
        self.exact = next;
        (self.exact | self.once) & self.last != 0
    }
}

impl Index {
    /// Texts that contain the run but for one mistake.
    pub(super) fn find_mistaken(&self, run: &Run, best: &mut [(u32, u32)]) {
        // In so little, one mistake could be anything.
        if run.len() < if run.latin { 5 } else { 3 } {
            return;
        }
        let Some(mistaken) = Mistaken::new(run.syms.iter().map(|sym| sym.c)) else {
            return;
        };
        // What was typed in letters is compared with the most usual reading of each character, what
        // was typed in both is read out first.
        let spelt = run.latin.then(|| {
            let letters = run
                .syms
                .iter()
                .flat_map(|sym| self.sounds.letters(sym.c, self.sounds.of(sym.c)));
            Mistaken::new(letters)
        });
        let spelt = spelt.flatten();
        let halves = run.halves();
        for (entry, best) in self.entries.iter().zip(best) {
            for (number, text) in self.texts(entry) {
                let units = text.units(&self.units);
                let longer = text.len().saturating_sub(run.len()).min(20);
                // One mistake spoils a character at most, and leaves one of the halves as it is.
                let spoilt = run.chars & !text.chars;
                let whole = |half: &u128| half & !text.spelt == 0;
                if spoilt.count_ones() > 1 || !halves.iter().any(whole) {
                    continue;
                }
                let by_sound = spelt.as_ref().map(|spelt| {
                    let mut reading = spelt.reading();
                    units
                        .iter()
                        .any(|unit| match self.sounds.usual(unit.sound) {
                            [] => reading.ends(spelt.mask(unit.c)),
                            letters => letters.iter().any(|c| reading.ends(spelt.ascii(*c))),
                        })
                });
                // Letters are read as themselves: what is not met so is not there either.
                let by_character = (by_sound != Some(false) || run.chars != 0) && {
                    let mut reading = mistaken.reading();
                    units.iter().any(|unit| reading.ends(mistaken.mask(unit.c)))
                };
                if by_character {
                    better(best, 700 - longer, number);
                } else if by_sound == Some(true) {
                    better(best, 680 - longer, number);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mistaken;

    /// Whether some piece of the text is one mistake or none away from the query, counted slowly.
    fn slow(query: &[char], text: &[char]) -> bool {
        let near = |piece: &[char]| {
            let (q, p) = (query.len(), piece.len());
            if q == p {
                let wrong: Vec<_> = (0..q).filter(|at| query[*at] != piece[*at]).collect();
                return match wrong.as_slice() {
                    [] | [_] => true,
                    [a, b] => *b == a + 1 && query[*a] == piece[*b] && query[*b] == piece[*a],
                    _ => false,
                };
            }
            let (long, short) = if q > p {
                (query, piece)
            } else {
                (piece, query)
            };
            long.len() == short.len() + 1
                && (0..long.len()).any(|skip| {
                    let rest = long.iter().enumerate().filter(|(at, _)| *at != skip);
                    rest.map(|(_, c)| c).eq(short)
                })
        };
        (0..=text.len())
            .any(|from| (from..=text.len()).any(|to| to > from && near(&text[from..to])))
    }

    proptest::proptest! {
        #[test]
        fn finds_what_is_one_mistake_away_and_nothing_else(query in "[abc]{3,6}", text in "[abc]{1,9}") {
            let (q, t): (Vec<char>, Vec<char>) = (query.chars().collect(), text.chars().collect());
            let mistaken = Mistaken::new(q.iter().copied()).unwrap();
            let mut reading = mistaken.reading();
            let found = t.iter().any(|c| reading.ends(mistaken.mask(*c)));
            proptest::prop_assert_eq!(found, slow(&q, &t));
        }
    }

    #[test]
    fn a_query_that_is_too_long_is_refused() {
        assert!(Mistaken::new("长".repeat(64).chars()).is_some());
        assert!(Mistaken::new("长".repeat(65).chars()).is_none());
        assert!(Mistaken::new("".chars()).is_none());
    }
}
