//! Finding items by words and filters, on the phone as on the server.
//!
//! Owns the index over an item's name, aliases and English name, and the order of hits. It never
//! ranks by anything but the words (no popularity, no history). Start with [`Index::search`].
//!
//! # Score
//!
//! Texts are compared without case, width, spaces and punctuation, Traditional characters as
//! simplified ones. Letters are met by the same letters, or by the reading of a character: all of it
//! (`shenfenzheng`), its beginning at the end of a word, or its first letter (`sfz`). For each text of
//! an item, the first row that holds:
//!
//! | how | score |
//! | --- | --- |
//! | equal to the query | 1000 |
//! | begins with the query | 900 |
//! | contains the query | 800 |
//! | the same three, met by sound | 40 less, 60 less by first letters |
//! | one mistake away from containing the query; only if nothing above is found in any item | 700 |
//! | the query contains the text (of 2 characters or more) | 400 + 280 × covered share of the query |
//! | pieces of the query are in it, a third of their weight at least | 100 + 420 × share of the weight |
//!
//! The query is tried whole, and without the words of a question (我要…怎么办), which costs 5; what only
//! asks elsewhere stays in something that people call by several names (a synonym: 走了, 网吧). A piece
//! is such a name, which any of the others meets as well, a pair of neighbouring Chinese characters, or
//! a word of letters; rare pieces weigh more. Pieces count two thirds
//! in the best text and one third over all texts of the item. The name gets 9 more, an alias 6, the
//! English name 3; a text loses a point for each character it has beyond the query, 20 at most.

mod mark;
mod nearest;
mod pieces;
mod query;
mod question;
mod rank;
mod sound;
mod text;
mod typo;

use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::search::SearchIndex;
use mingbai_contract::{DepartmentId, Theme};
use query::Run;
use rank::{better, ranked};
use sound::Sounds;
use text::{Text, Unit};

pub use mark::Matched;
pub use query::Query;

/// What only is like the query scores so much at most: 700 and 9 for one mistake in the name.
const HOLDS: u32 = 709;

/// An item that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the items the index was built from.
    pub item: usize,
    /// How well it fits; comparable within one search only.
    pub score: u32,
    /// The text that fits best: 0 the name, 1 the English name, 2 and up the aliases.
    text: u32,
}

impl Hit {
    /// Whether some text of the item holds the query, or all but its question words, by character or
    /// by sound; else it is only like it.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.score > HOLDS
    }
}

/// Whether an item passes the filter.
#[must_use]
pub fn passes(item: &ItemSummary, filter: &ItemFilter) -> bool {
    fits(
        filter,
        &item.department,
        &item.audience,
        &item.themes,
        item.handling_class,
    )
}

fn fits(
    filter: &ItemFilter,
    department: &DepartmentId,
    audience: &[Audience],
    themes: &[Theme],
    class: HandlingClass,
) -> bool {
    filter
        .department
        .as_ref()
        .is_none_or(|wanted| wanted == department)
        && filter
            .audience
            .is_none_or(|wanted| audience.contains(&wanted))
        && filter.theme.is_none_or(|wanted| themes.contains(&wanted))
        && filter.class.is_none_or(|wanted| wanted == class)
}

/// The index over the items of a catalog.
#[derive(Debug, Clone)]
pub struct Index {
    entries: Vec<Entry>,
    texts: Vec<Text>,
    units: Vec<Unit>,
    sounds: Sounds,
    /// Traditional characters in order, each with its simplified one.
    traditional: Vec<(char, char)>,
    synonyms: Vec<query::Names>,
}

#[derive(Debug, Clone)]
struct Entry {
    department: DepartmentId,
    audience: Vec<Audience>,
    themes: Vec<Theme>,
    class: HandlingClass,
    /// Its first text: name, English name, aliases.
    from: usize,
    /// Behind its last text.
    to: usize,
}

impl Index {
    /// Makes the items of a catalog ready for searching.
    #[must_use]
    pub fn new(items: &[ItemSummary], search: &SearchIndex) -> Self {
        let sounds = Sounds::read(&search.sounds);
        let (mut texts, mut units) = (Vec::new(), Vec::new());
        let entries = items.iter().map(|item| {
            let from = texts.len();
            for text in [&item.name.zh, &item.name.en]
                .into_iter()
                .chain(&item.aliases)
            {
                texts.push(Text::lay(text, &sounds, &mut units));
            }
            Entry {
                department: item.department.clone(),
                audience: item.audience.clone(),
                themes: item.themes.clone(),
                class: item.handling_class,
                from,
                to: texts.len(),
            }
        });
        let entries = entries.collect();
        let mut traditional = Vec::new();
        let mut pairs = search.traditional.chars();
        while let (Some(old), Some(new)) = (pairs.next(), pairs.next()) {
            let place = traditional.partition_point(|(c, _)| *c < old);
            traditional.insert(place, (old, new));
        }
        Self {
            entries,
            texts,
            units,
            sounds,
            traditional,
            synonyms: query::synonyms(&search.synonyms),
        }
    }

    /// All items that pass `filter` and fit the query, best first, equals in the publisher's order.
    ///
    /// A query without letters, digits or characters finds everything, in the publisher's order.
    #[must_use]
    pub fn search(&self, query: &Query, filter: &ItemFilter) -> Vec<Hit> {
        let passing: Vec<bool> = self
            .entries
            .iter()
            .map(|e| fits(filter, &e.department, &e.audience, &e.themes, e.class))
            .collect();
        if query.is_empty() {
            let all = passing.iter().enumerate().filter(|(_, passes)| **passes);
            return all
                .map(|(item, _)| Hit {
                    item,
                    score: 0,
                    text: 0,
                })
                .collect();
        }
        let mut best = vec![(0u32, 0u32); self.entries.len()];
        let found = self.find(query, &mut best);
        if !found {
            self.find_mistaken(query.core(), &mut best);
        }
        if !query.is_one_piece() {
            self.find_pieces(&query.pieces, 1, &mut best);
        }
        ranked(&best, &passing)
    }

    /// Reads what was typed, for [`Index::search`] and what goes with it. Only the first
    /// [`QUERY_CHARS`](mingbai_contract::limits::QUERY_CHARS) characters are looked at.
    #[must_use]
    pub fn query(&self, q: &str) -> Query {
        let simplified = |c: char| {
            let at = self.traditional.binary_search_by_key(&c, |(old, _)| *old);
            at.ok()
                .and_then(|at| self.traditional.get(at))
                .map_or(c, |(_, new)| *new)
        };
        Query::new(q, simplified, &self.synonyms)
    }

    /// The texts of an item, numbered.
    fn texts(&self, entry: &Entry) -> impl Iterator<Item = (u32, &Text)> {
        (0..).zip(self.texts.get(entry.from..entry.to).unwrap_or_default())
    }

    /// The whole query, or its core, in a text; or a text in the query. Whether the former was found.
    fn find(&self, query: &Query, best: &mut [(u32, u32)]) -> bool {
        let mut found = false;
        let core = query.core();
        let apart = query.core.is_some();
        for (entry, best) in self.entries.iter().zip(best) {
            for (number, text) in self.texts(entry) {
                let mut score = self.holds(text, &query.whole);
                if let (0, Some(core)) = (score, &query.core) {
                    score = self.holds(text, core).saturating_sub(5);
                }
                found |= score > 0;
                if score == 0 {
                    score = self.is_held(text, core);
                    if apart {
                        score = score.max(self.is_held(text, &query.whole));
                    }
                }
                better(best, score, number);
            }
        }
        found
    }

    /// The score of a text that is equal to the run, begins with it or contains it; else 0.
    fn holds(&self, text: &Text, run: &Run) -> u32 {
        let Some(first) = run.syms.first() else {
            return 0;
        };
        if !run.may_be_in(text) || text.len() == 0 {
            return 0;
        }
        let bit = sound::letter_bit(first.c);
        let literal = text.chars & text::char_bit(first.c) != 0;
        if run.latin && text.letters & bit == 0 && !literal {
            return 0;
        }
        let units = text.units(&self.units);
        let longer = text.len().saturating_sub(run.len()).min(20);
        let mut score = 0;
        for (at, unit) in units.iter().enumerate() {
            // Letters are looked for from the beginning of a word.
            if (run.latin && !unit.first) || !self.sounds.begins(first.c, bit, unit) {
                continue;
            }
            let rest = units.get(at..).unwrap_or_default();
            let Some(followed) = self.sounds.follow(&run.syms, rest) else {
                continue;
            };
            let place = match (at, followed.units == units.len()) {
                (0, true) => 1000,
                (0, false) => 900 - longer,
                _ => 800 - longer,
            };
            // Two letters stand for too much to be looked for in the middle.
            let vague = followed.initials > 0 && run.len() <= 2 && at > 0;
            let sound = match (followed.by_sound, followed.initials) {
                (0, _) => 0,
                (_, 0) => 40,
                _ => 60,
            };
            if !vague {
                score = score.max(place - sound);
                // Further on there is nothing better.
                if at == 0 || sound == 0 || (sound == 40 && !literal) {
                    break;
                }
            }
        }
        score
    }

    /// The score of a text that the run contains; else 0.
    fn is_held(&self, text: &Text, run: &Run) -> u32 {
        let n = text.len() as usize;
        if n < 2 || n > run.syms.len() || text.chars & !run.all != 0 {
            return 0;
        }
        let units = text.units(&self.units);
        let there = run
            .syms
            .windows(n)
            .any(|part| part.iter().zip(units).all(|(sym, unit)| sym.c == unit.c));
        if there {
            400 + 280 * text.len() / run.len()
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::query::Query;
    use super::sound::Sounds;
    use super::text::Text;
    use super::typo::Mistaken;
    use proptest::prelude::*;

    const SOUNDS: &str = "shen身 fen份 zheng证 chang长 zhang长 an安 e饿 xing行 hang行 lv绿";
    const TEXT: &str = "身份证长 安行 new id 绿饿";

    proptest! {
        /// What is skipped for the sake of speed is never what was looked for.
        #[test]
        fn no_text_that_holds_a_query_is_passed_over(
            from in 0_usize..12, ways in proptest::collection::vec((0_usize..2, 0_usize..4, any::<bool>()), 1..12)
        ) {
            let sounds = Sounds::read(SOUNDS);
            let mut units = Vec::new();
            let text = Text::lay(TEXT, &sounds, &mut units);
            let from = from.min(units.len() - 1);
            // Each character as itself, as a reading, as its first letter, or as `zh`; words at will.
            let mut typed = String::new();
            for (unit, (reading, way, space)) in units[from..].iter().zip(ways) {
                let readings = sounds.readings(unit.sound);
                let Some(reading) = readings.get(reading % readings.len().max(1)) else {
                    typed.push(unit.c);
                    continue;
                };
                match way {
                    0 => typed.push(unit.c),
                    1 => typed.push_str(reading),
                    2 => typed.push_str(&reading[..1]),
                    _ => typed.push_str(&reading[..reading.len().min(2)]),
                }
                if space {
                    typed.push(' ');
                }
            }
            let query = Query::new(&typed, |c| c, &[]);
            let run = &query.whole;
            let found = (0..units.len()).any(|at| sounds.follow(&run.syms, &units[at..]).is_some());
            prop_assert!(!found || run.may_be_in(&text), "{typed}");
        }

        /// Nor is what was looked for with one mistake in it.
        #[test]
        fn no_text_that_holds_a_query_but_for_one_mistake_is_passed_over(
            typed in "[abc]{5,9}", text in "[abc]{4,12}"
        ) {
            let (sounds, mut units) = (Sounds::default(), Vec::new());
            let text = Text::lay(&text, &sounds, &mut units);
            let run = Query::new(&typed, |c| c, &[]).whole;
            let mistaken = Mistaken::new(typed.chars()).unwrap();
            let mut reading = mistaken.reading();
            let found = units.iter().any(|unit| reading.ends(mistaken.mask(unit.c)));
            let whole = |half: &u128| half & !text.spelt == 0;
            prop_assert!(!found || run.halves().iter().any(whole), "{typed}");
        }
    }
}
