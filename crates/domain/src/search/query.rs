//! What is looked for, taken apart: the whole, its core without the words of a question, its pieces.

use super::sound::{Sym, pair_bit};
use super::text::{Text, char_bit, fold, is_word, small};
use mingbai_contract::limits::QUERY_CHARS;
use mingbai_contract::search::Synonym;

/// Words of a question that say nothing about what is looked for. Longer ones come before those they
/// begin with.
const QUESTION: &[&str] = &[
    "怎么办理",
    "怎么办",
    "怎么弄",
    "怎么申请",
    "怎么",
    "咋办",
    "咋弄",
    "咋",
    "如何办理",
    "如何",
    "去哪里",
    "去哪儿",
    "去哪",
    "到哪里",
    "到哪",
    "在哪里",
    "在哪",
    "哪里",
    "哪儿",
    "需要什么",
    "要什么",
    "带什么",
    "需要",
    "什么",
    "多少钱",
    "多久",
    "可以",
    "能不能",
    "办理",
    "手续",
    "材料",
    "流程",
    "请问",
    "我要",
    "我想",
    "想要",
    "我们",
    "我家",
    "我的",
    "我",
    "一个",
    "一下",
    "想",
    "要",
    "个",
    "吗",
    "呢",
    "吧",
    "啊",
    "把",
    "给",
    "帮",
    "办",
    "的",
    "了",
];

/// The same in letters, as whole words.
const QUESTION_WORDS: &[&str] = &[
    "a", "an", "ban", "banli", "can", "do", "for", "get", "how", "i", "in", "is", "my", "need",
    "of", "ruhe", "the", "to", "what", "where", "with", "zenme", "zenmeban",
];

/// A question in letters may end so without a space before it.
const QUESTION_ENDS: &[&str] = &["zenmeban", "zenmeb", "zmb"];

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
        for neighbours in run.syms.windows(2) {
            if !neighbours[0].ends {
                run.pairs |= pair_bit(neighbours[0].c, neighbours[1].c);
            }
        }
        run
    }

    fn of(text: &str) -> Self {
        let chars = text.chars().map(fold).filter(|c| is_word(*c));
        Self::new(chars.map(|c| Sym { c, ends: false }).collect())
    }

    pub(super) fn len(&self) -> u32 {
        small(self.syms.len())
    }

    /// Whether a text may hold it, by what stands in both anyway: no text that does is refused.
    pub(super) fn may_be_in(&self, text: &Text) -> bool {
        self.chars & !text.chars == 0 && self.pairs & !text.pairs == 0
    }
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
    pub(super) fn new(
        text: &str,
        simplified: impl Fn(char) -> char,
        synonyms: &[(Vec<Run>, Vec<Run>)],
    ) -> Self {
        let chars = text.chars().take(QUERY_CHARS).map(fold).map(simplified);
        let words = words(chars);
        let whole: Vec<Sym> = words.concat();
        let mut runs = Vec::new();
        for word in &words {
            if word
                .first()
                .is_some_and(|sym| sym.c.is_ascii_alphanumeric())
            {
                runs.extend(without_question_word(word));
            } else {
                without_question(word, &mut runs);
            }
        }
        let core: Vec<Sym> = runs.concat();
        let mut query = Self {
            core: (!core.is_empty() && core.len() < whole.len()).then(|| Run::new(core)),
            whole: Run::new(whole),
            pieces: Vec::new(),
        };
        if runs.is_empty() {
            runs = words;
        }
        for run in runs {
            query.add_pieces(&run, synonyms);
        }
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

    fn add_pieces(&mut self, run: &[Sym], synonyms: &[(Vec<Run>, Vec<Run>)]) {
        let latin = run.first().is_some_and(|sym| sym.c.is_ascii_alphanumeric());
        let mut said = vec![false; run.len()];
        // The longest of what people say first, so that a part of it is not taken for something else.
        let mut terms: Vec<(usize, usize, usize)> = Vec::new();
        for (group, (ways, _)) in synonyms.iter().enumerate() {
            for way in ways {
                let n = way.syms.len();
                let found = (n >= 2).then(|| run.windows(n).position(|w| same(w, &way.syms)));
                if let Some(at) = found.flatten() {
                    let place = terms.partition_point(|(_, m, _)| *m >= n);
                    terms.insert(place, (at, n, group));
                }
            }
        }
        for (at, n, group) in terms {
            let Some(part) = said.get_mut(at..at + n) else {
                continue;
            };
            if part.iter().any(|said| *said) {
                continue;
            }
            part.fill(true);
            let mut ways = vec![Run::new(run.get(at..at + n).unwrap_or_default().to_vec())];
            if let Some((terms, official)) = synonyms.get(group) {
                ways.extend(official.iter().chain(terms).cloned());
            }
            self.add(ways, 2);
        }
        if latin {
            if !said.iter().any(|said| *said) {
                self.add(vec![Run::new(run.to_vec())], 2);
            }
            return;
        }
        for (pair, said) in run.windows(2).zip(said.windows(2)) {
            if !said.iter().all(|said| *said) {
                self.add(vec![Run::new(pair.to_vec())], 2);
            }
        }
        if let [single] = run {
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

/// Synonyms ready for comparing: what people say, what it is called officially.
pub(super) fn synonyms(groups: &[Synonym]) -> Vec<(Vec<Run>, Vec<Run>)> {
    let runs = |texts: &[String]| texts.iter().map(|text| Run::of(text)).collect();
    groups
        .iter()
        .map(|group| (runs(&group.terms), runs(&group.official)))
        .collect()
}

fn same(a: &[Sym], b: &[Sym]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.c == b.c)
}

/// Words of letters and digits, and runs of Chinese characters.
fn words(chars: impl Iterator<Item = char>) -> Vec<Vec<Sym>> {
    let mut words: Vec<Vec<Sym>> = Vec::new();
    let mut before: Option<bool> = None;
    for c in chars.chain([' ']) {
        let kind = is_word(c).then_some(c.is_ascii_alphanumeric());
        if before == Some(true)
            && kind != before
            && let Some(last) = words.last_mut().and_then(|word| word.last_mut())
        {
            last.ends = true;
        }
        if kind.is_some() {
            if kind != before {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(Sym { c, ends: false });
            }
        }
        before = kind;
    }
    words
}

/// A word of letters, unless it only asks.
fn without_question_word(word: &[Sym]) -> Option<Vec<Sym>> {
    let is = |text: &str, word: &[Sym]| text.chars().eq(word.iter().map(|sym| sym.c));
    if QUESTION_WORDS.iter().any(|asks| is(asks, word)) {
        return None;
    }
    for end in QUESTION_ENDS {
        if let Some(cut) = word.len().checked_sub(end.len()).filter(|cut| *cut > 0)
            && is(end, word.get(cut..)?)
        {
            let mut left = word.get(..cut)?.to_vec();
            if let Some(last) = left.last_mut() {
                last.ends = true;
            }
            return Some(left);
        }
    }
    Some(word.to_vec())
}

/// What is left of Chinese characters without the words of a question, in runs.
fn without_question(word: &[Sym], runs: &mut Vec<Vec<Sym>>) {
    let asks_at = |rest: &[Sym]| {
        let begins = |asks: &&&str| {
            let n = asks.chars().count();
            rest.get(..n)
                .is_some_and(|rest| asks.chars().eq(rest.iter().map(|sym| sym.c)))
        };
        QUESTION
            .iter()
            .find(begins)
            .map(|asks| asks.chars().count())
    };
    let mut run = Vec::new();
    let mut at = 0;
    while let Some(rest) = word.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(n) = asks_at(rest) {
            if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
            at += n;
        } else {
            run.extend(rest.first());
            at += 1;
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
}
