//! What is looked for, taken apart: the whole, its core without the words of a question, its pieces.

use super::question::asking;
use super::sound::{Sym, pair_bit};
use super::text::{Text, char_bit, fold, is_word, small};
use mingbai_contract::limits::QUERY_CHARS;
use mingbai_contract::search::Synonym;
use std::ops::Range;

/// At most so many pieces are looked at; a bit of a mask each.
pub(super) const PIECES: usize = 24;

/// A run of characters to be found in one go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Run {
    /// The characters.
    pub syms: Vec<Sym>,
    /// The set of its Chinese characters and digits; letters may be met by sound and do not count.
    pub chars: u64,
    /// The set of all its characters, letters too.
    pub all: u64,
    /// The set of neighbouring letters within its words.
    pub pairs: u128,
    /// Whether it has letters.
    pub latin: bool,
}

impl Run {
    pub(super) fn new(syms: Vec<Sym>) -> Self {
        let mut run = Self {
            syms,
            ..Self::default()
        };
        for sym in &run.syms {
            let bit = char_bit(sym.c);
            run.all |= bit;
            if sym.c.is_ascii_lowercase() {
                run.latin = true;
            } else {
                run.chars |= bit;
            }
        }
        run.pairs = pairs(&run.syms);
        run
    }

    fn of(text: &str) -> Self {
        let chars = text.chars().map(fold).filter(|c| is_word(*c));
        Self::new(chars.map(|c| Sym { c, ends: false }).collect())
    }

    pub(super) fn len(&self) -> u32 {
        small(self.syms.len())
    }

    /// The neighbouring letters of its first half, of its second, and of both but for the characters
    /// where they meet. One mistake leaves at least one of these sets as it is: two swapped characters
    /// can stand in both halves.
    pub(super) fn halves(&self) -> [u128; 3] {
        let (first, second) = self.syms.split_at(self.syms.len() / 2);
        let before = first.split_last().map_or(first, |(_, before)| before);
        let behind = second.split_first().map_or(second, |(_, behind)| behind);
        [pairs(first), pairs(second), pairs(before) | pairs(behind)]
    }

    /// Whether a text may hold it, by what stands in both anyway: no text that does is refused.
    pub(super) fn may_be_in(&self, text: &Text) -> bool {
        self.chars & !text.chars == 0 && self.pairs & !text.pairs == 0
    }
}

/// The set of neighbouring letters within words.
fn pairs(syms: &[Sym]) -> u128 {
    let neighbours = syms.windows(2).filter(|pair| !pair[0].ends);
    neighbours.fold(0, |pairs, pair| pairs | pair_bit(pair[0].c, pair[1].c))
}

/// Something that a text may hold: one of several ways to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The ways to say it; the first is what was typed.
    pub ways: Vec<Run>,
    /// How much it says beside others of the same rarity.
    pub worth: u32,
}

/// What is looked for, read once and used for finding and for marking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// All of it.
    pub(super) whole: Run,
    /// Without the words of a question, where there are any and something is left.
    pub(super) core: Option<Run>,
    /// In the order of the query.
    pub(super) pieces: Vec<Piece>,
}

impl Query {
    /// Takes a query apart. `simplified` replaces Traditional characters.
    pub(super) fn new(text: &str, simplified: impl Fn(char) -> char, synonyms: &[Names]) -> Self {
        let chars = text.chars().take(QUERY_CHARS).map(fold).map(simplified);
        let (whole, words) = words(chars);
        let asks = asking(&whole, &words);
        let terms = terms(&whole, &asks, synonyms);
        // 网吧 and 走了 hold a word that only asks elsewhere.
        let said = |at: usize| terms.iter().any(|term| term.place.contains(&at));
        let says = |at: usize| said(at) || !asks.get(at).copied().unwrap_or_default();
        let mut runs: Vec<Range<usize>> = words.iter().flat_map(|word| split(word, says)).collect();
        let core: Vec<Sym> = runs.iter().flat_map(|run| cut(&whole, run)).collect();
        let mut query = Self {
            core: (!core.is_empty() && core.len() < whole.len()).then(|| Run::new(core)),
            ..Self::default()
        };
        for term in &terms {
            query.add_term(&whole, term, synonyms);
        }
        if runs.is_empty() {
            runs = words;
        }
        for run in &runs {
            query.add_rest(&whole, run, said);
        }
        query.whole = Run::new(whole);
        query
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.whole.syms.is_empty()
    }

    /// Whether its only piece is all of it, so that looking for pieces finds nothing more.
    pub(super) fn is_one_piece(&self) -> bool {
        match self.pieces.as_slice() {
            [piece] => piece.ways == [self.whole.clone()],
            _ => false,
        }
    }

    /// What is left of the question, or all of it.
    pub(super) fn core(&self) -> &Run {
        self.core.as_ref().unwrap_or(&self.whole)
    }

    /// Something that people call by several names: any of them.
    fn add_term(&mut self, whole: &[Sym], term: &Term, synonyms: &[Names]) {
        let typed = whole.get(term.place.clone()).unwrap_or_default();
        let mut ways = vec![Run::new(typed.to_vec())];
        if let Some((terms, official)) = synonyms.get(term.group) {
            ways.extend(official.iter().chain(terms).cloned());
        }
        self.add(ways, 2);
    }

    /// The pieces of a run that are in no term.
    fn add_rest(&mut self, whole: &[Sym], place: &Range<usize>, said: impl Fn(usize) -> bool) {
        let run = cut(whole, place);
        if is_latin(&run) {
            if !place.clone().any(said) {
                self.add(vec![Run::new(run)], 2);
            }
            return;
        }
        for (at, pair) in (place.start..).zip(run.windows(2)) {
            if !(said(at) && said(at + 1)) {
                self.add(vec![Run::new(pair.to_vec())], 2);
            }
        }
        if let [single] = run.as_slice()
            && !said(place.start)
        {
            self.add(vec![Run::new(vec![*single])], 1);
        }
    }

    fn add(&mut self, ways: Vec<Run>, worth: u32) {
        let known = self
            .pieces
            .iter()
            .any(|piece| piece.ways.first() == ways.first());
        if !known && self.pieces.len() < PIECES {
            self.pieces.push(Piece { ways, worth });
        }
    }
}

/// What people say, and what it is called officially.
pub(super) type Names = (Vec<Run>, Vec<Run>);

/// Synonyms ready for comparing.
pub(super) fn synonyms(groups: &[Synonym]) -> Vec<Names> {
    let runs = |texts: &[String]| texts.iter().map(|text| Run::of(text)).collect();
    groups
        .iter()
        .map(|group| (runs(&group.terms), runs(&group.official)))
        .collect()
}

/// A way to say something that people call by several names, where it stands in the query.
struct Term {
    place: Range<usize>,
    /// Its row among the synonyms.
    group: usize,
}

/// The terms of a query, none over another: the longest first, so that a part of one is not taken for
/// something else. What only asks (多少钱) says nothing.
fn terms(whole: &[Sym], asks: &[bool], synonyms: &[Names]) -> Vec<Term> {
    let mut found: Vec<Term> = Vec::new();
    for (group, (ways, _)) in synonyms.iter().enumerate() {
        for way in ways.iter().filter(|way| way.syms.len() >= 2) {
            let n = way.syms.len();
            let is_here = |at: &usize| {
                let place = *at..*at + n;
                whole.get(place.clone()).is_some_and(|part| {
                    part.iter().zip(&way.syms).all(|(a, b)| a.c == b.c)
                        && asks.get(place).is_some_and(|asks| asks.contains(&false))
                        && is_of_words(whole, *at, n)
                })
            };
            if let Some(at) = (0..whole.len()).find(is_here) {
                let behind = found.partition_point(|other| other.place.len() >= n);
                let place = at..at + n;
                found.insert(behind, Term { place, group });
            }
        }
    }
    let mut terms: Vec<Term> = Vec::new();
    for term in found {
        let apart = |other: &Term| {
            other.place.end <= term.place.start || term.place.end <= other.place.start
        };
        if terms.iter().all(apart) {
            terms.push(term);
        }
    }
    terms
}

/// Whether a part begins and ends where words do: the initials `scxkz` do not mean `sc`.
fn is_of_words(whole: &[Sym], at: usize, n: usize) -> bool {
    let latin = |at: usize| whole.get(at).filter(|sym| sym.c.is_ascii_alphanumeric());
    let before = at.checked_sub(1).and_then(latin);
    let begins = latin(at).is_none() || before.is_none_or(|before| before.ends);
    begins && latin(at + n - 1).is_none_or(|last| last.ends)
}

/// Whether it begins with a letter or digit; all of a word does then.
pub(super) fn is_latin(word: &[Sym]) -> bool {
    word.first()
        .is_some_and(|sym| sym.c.is_ascii_alphanumeric())
}

/// The stretches of a word that say something.
fn split(word: &Range<usize>, says: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in word.clone().filter(|at| says(*at)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A run of its own: a word of letters that was cut short ends there.
fn cut(whole: &[Sym], run: &Range<usize>) -> Vec<Sym> {
    let mut run = whole.get(run.clone()).unwrap_or_default().to_vec();
    if let Some(last) = run.last_mut() {
        last.ends |= last.c.is_ascii_alphanumeric();
    }
    run
}

/// All that is compared, and where in it words of letters and digits and runs of Chinese characters
/// lie.
fn words(chars: impl Iterator<Item = char>) -> (Vec<Sym>, Vec<Range<usize>>) {
    let (mut whole, mut words) = (Vec::<Sym>::new(), Vec::<Range<usize>>::new());
    let mut before: Option<bool> = None;
    for c in chars.chain([' ']) {
        let kind = is_word(c).then_some(c.is_ascii_alphanumeric());
        if before == Some(true)
            && kind != before
            && let Some(last) = whole.last_mut()
        {
            last.ends = true;
        }
        if kind.is_some() {
            if kind != before {
                words.push(whole.len()..whole.len());
            }
            whole.push(Sym { c, ends: false });
            if let Some(word) = words.last_mut() {
                word.end = whole.len();
            }
        }
        before = kind;
    }
    (whole, words)
}
