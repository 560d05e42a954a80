//! How characters are read, and following a query through a text by character or by sound.

use super::text::Unit;

/// The readings of the characters of a catalog.
#[derive(Debug, Clone, Default)]
pub(super) struct Sounds {
    /// Characters in order, each with its place in `readings`.
    places: Vec<(char, u16)>,
    /// The readings that some characters share. The first entry is for characters of none.
    readings: Vec<Vec<Box<str>>>,
    /// What can stand in the letters of each entry of `readings`.
    spelling: Vec<Spelling>,
    /// The first letters of each entry once more, side by side: they are asked for most.
    heads: Vec<u32>,
}

/// The letters that a character, or a group of letters, can be met by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spelling {
    /// The first ones, a bit a letter.
    pub heads: u32,
    /// Those that the next character may follow, a bit a letter.
    pub tails: u32,
    /// Neighbours within.
    pub pairs: u128,
}

impl Spelling {
    /// A letter, met by itself; nothing for any other character.
    pub(super) const fn literal(c: char) -> Self {
        let bit = letter_bit(c);
        Self {
            heads: bit,
            tails: bit,
            pairs: 0,
        }
    }

    fn of(readings: &[Box<str>]) -> Self {
        let mut spelling = Self::default();
        for reading in readings {
            let letters: Vec<char> = reading.chars().collect();
            for neighbours in letters.windows(2) {
                spelling.pairs |= pair_bit(neighbours[0], neighbours[1]);
            }
            let (first, last) = (letters.first(), letters.last());
            spelling.heads |= first.map_or(0, |c| letter_bit(*c));
            // All of the reading, its first letter, or `zh`, `ch`, `sh`.
            let second = letters.get(1).filter(|c| **c == 'h');
            for c in first.into_iter().chain(last).chain(second) {
                spelling.tails |= letter_bit(*c);
            }
        }
        spelling
    }
}

/// The bit of two neighbouring letters in a set of such; none for other characters.
pub(super) const fn pair_bit(a: char, b: char) -> u128 {
    if a.is_ascii_lowercase() && b.is_ascii_lowercase() {
        let number = (a as u32 - 'a' as u32) * 26 + (b as u32 - 'a' as u32);
        1 << (number.wrapping_mul(0x9e37_79b1) >> 25)
    } else {
        0
    }
}

/// All pairs of one of these letters and one of those, each a bit a letter.
pub(super) const fn pair_bits(tails: u32, heads: u32) -> u128 {
    let mut pairs = 0;
    let mut left = tails;
    while left != 0 {
        let mut right = heads;
        while right != 0 {
            let a = b'a' + left.trailing_zeros() as u8;
            let b = b'a' + right.trailing_zeros() as u8;
            pairs |= pair_bit(a as char, b as char);
            right &= right - 1;
        }
        left &= left - 1;
    }
    pairs
}

/// One character of what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sym {
    /// Folded and simplified.
    pub c: char,
    /// A word of letters ends here.
    pub ends: bool,
}

/// How a query was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Followed {
    /// How many units of the text it took.
    pub units: usize,
    /// How many characters were met by their reading.
    pub by_sound: u32,
    /// How many of those by the beginning of their reading only.
    pub initials: u32,
}

/// The bit of a letter; none for anything else.
pub(super) const fn letter_bit(c: char) -> u32 {
    if c.is_ascii_lowercase() {
        1 << (c as u32 - 'a' as u32)
    } else {
        0
    }
}

impl Sounds {
    /// Reads `ban办半 bao报`.
    pub(super) fn read(text: &str) -> Self {
        let mut of_char: Vec<(char, Vec<Box<str>>)> = Vec::new();
        for group in text.split(' ') {
            let letters = group.find(|c: char| !c.is_ascii_lowercase());
            let (syllable, characters) = group.split_at(letters.unwrap_or(group.len()));
            for c in characters.chars() {
                match of_char.binary_search_by_key(&c, |(c, _)| *c) {
                    Ok(at) => of_char[at].1.push(syllable.into()),
                    Err(at) => of_char.insert(at, (c, vec![syllable.into()])),
                }
            }
        }
        let mut sounds = Self {
            places: Vec::with_capacity(of_char.len()),
            readings: vec![Vec::new()],
            spelling: vec![Spelling::default()],
            heads: Vec::new(),
        };
        for (c, readings) in of_char {
            let known = sounds.readings.iter().position(|known| *known == readings);
            let at = known.unwrap_or_else(|| {
                sounds.spelling.push(Spelling::of(&readings));
                sounds.readings.push(readings);
                sounds.readings.len() - 1
            });
            sounds.places.push((c, u16::try_from(at).unwrap_or(0)));
        }
        sounds.heads = sounds.spelling.iter().map(|s| s.heads).collect();
        sounds
    }

    /// The entry of a character; 0 for none.
    pub(super) fn of(&self, c: char) -> u16 {
        let at = self.places.binary_search_by_key(&c, |(c, _)| *c);
        at.ok()
            .and_then(|at| self.places.get(at))
            .map_or(0, |(_, sound)| *sound)
    }

    /// The readings of an entry, the most usual first.
    pub(super) fn readings(&self, sound: u16) -> &[Box<str>] {
        self.readings
            .get(usize::from(sound))
            .map_or(&[], Vec::as_slice)
    }

    /// The letters of an entry's most usual reading; none for characters without.
    pub(super) fn usual(&self, sound: u16) -> &[u8] {
        self.readings(sound)
            .first()
            .map_or(&[], |reading| reading.as_bytes())
    }

    /// A character's most usual reading, or itself.
    pub(super) fn letters(&self, c: char, sound: u16) -> impl Iterator<Item = char> {
        let reading = self.usual(sound);
        let own = reading.is_empty().then_some(c);
        reading.iter().map(|byte| char::from(*byte)).chain(own)
    }

    /// The letters of an entry's readings.
    pub(super) fn spelling(&self, sound: u16) -> Spelling {
        let spelling = self.spelling.get(usize::from(sound));
        spelling.copied().unwrap_or_default()
    }

    /// Whether a query can begin at this unit; `bit` is the first character's.
    pub(super) fn begins(&self, first: char, bit: u32, unit: &Unit) -> bool {
        unit.c == first || self.heads(unit.sound) & bit != 0
    }

    fn heads(&self, sound: u16) -> u32 {
        self.heads.get(usize::from(sound)).map_or(0, |heads| *heads)
    }

    /// Follows the whole of `query` from the beginning of `units`: each character by itself, letters
    /// also as the reading of a character, its first letter (`zh`, `ch`, `sh` count as one), or, at
    /// the end of a word, the beginning of its reading.
    pub(super) fn follow(&self, query: &[Sym], units: &[Unit]) -> Option<Followed> {
        let Some((sym, after)) = query.split_first() else {
            return Some(Followed {
                units: 0,
                by_sound: 0,
                initials: 0,
            });
        };
        let (unit, rest) = units.split_first()?;
        if sym.c == unit.c {
            let mut followed = self.follow(after, rest)?;
            followed.units += 1;
            return Some(followed);
        }
        if self.heads(unit.sound) & letter_bit(sym.c) == 0 {
            return None;
        }
        for reading in self.readings(unit.sound) {
            // Readings are letters of ASCII.
            let same = reading
                .bytes()
                .zip(query)
                .take_while(|(r, sym)| char::from(*r) == sym.c)
                .count();
            if same == 0 {
                continue;
            }
            // The whole reading, or as much of it as was typed of the last word.
            let whole = same == reading.len() || query.get(same - 1).is_some_and(|sym| sym.ends);
            let initial = if same >= 2 && reading.as_bytes().get(1) == Some(&b'h') {
                2
            } else {
                1
            };
            for (take, initials) in [(same, 0), (initial, 1), (1, 1)] {
                let allowed = if initials == 0 {
                    whole
                } else {
                    take < same || !whole
                };
                if !allowed {
                    continue;
                }
                let tail = query.get(take..).unwrap_or_default();
                if let Some(mut followed) = self.follow(tail, rest) {
                    followed.units += 1;
                    followed.by_sound += 1;
                    followed.initials += initials;
                    return Some(followed);
                }
            }
        }
        None
    }
}
