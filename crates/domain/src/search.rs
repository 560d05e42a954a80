//! Finding items by words and filters, on the phone as on the server.
//!
//! Owns the index over an item's name, aliases and English name, and the order of hits. It never
//! ranks by anything but the words (no popularity, no history). Start with [`Index::search`].
//!
//! # Score
//!
//! Texts are compared without case, width, spaces and punctuation. For each text of an item, the
//! first that holds:
//!
//! | how | score |
//! | --- | --- |
//! | equal to the query | 1000 |
//! | begins with the query | 900 |
//! | contains the query | 800 |
//! | the query contains the text (of 2 characters or more) | 400 + 380 × covered share of the query |
//! | at least a third of the query's pieces are in it | 300 × share of pieces |
//!
//! A piece is a pair of neighbouring Chinese characters, or a whole word of letters or digits. The
//! name gets 30 more, an alias 20, the English name 10; from the second to the fourth row a text
//! loses a point for each character it has beyond the query, 20 at most. An item counts with its
//! best text, or, where the query's pieces are spread over several, with 250 × their share.

use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::limits::QUERY_CHARS;
use mingbai_contract::{DepartmentId, Theme};
use std::ops::Range;

/// An item that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the items the index was built from.
    pub item: usize,
    /// How well it fits; comparable within one search only.
    pub score: u32,
    /// What fits best, to be marked.
    pub matched: Matched,
}

/// What the query was found in. Ranges are bytes of the original text, ascending, on character
/// borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matched {
    /// The Chinese name.
    Name {
        /// The parts to mark.
        ranges: Vec<Range<usize>>,
    },
    /// What people call it.
    Alias {
        /// Which of the aliases.
        alias: usize,
        /// The parts to mark.
        ranges: Vec<Range<usize>>,
    },
    /// The English name.
    English {
        /// The parts to mark.
        ranges: Vec<Range<usize>>,
    },
    /// Nothing was asked for.
    Nothing,
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
}

#[derive(Debug, Clone)]
struct Entry {
    department: DepartmentId,
    audience: Vec<Audience>,
    themes: Vec<Theme>,
    class: HandlingClass,
    /// Name, English name, aliases.
    texts: Vec<Text>,
}

/// A text made ready for comparing.
#[derive(Debug, Clone, Default)]
struct Text {
    plain: String,
    /// For each byte of `plain` that begins a character: where that character is in the original.
    /// One entry a character, with its place in `plain`.
    places: Vec<Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    plain: usize,
    from: usize,
    to: usize,
}

impl Text {
    fn new(original: &str) -> Self {
        let mut text = Self::default();
        for (from, c) in original.char_indices() {
            let folded = fold(c);
            if folded.is_alphanumeric() {
                let plain = text.plain.len();
                text.places.push(Place {
                    plain,
                    from,
                    to: from + c.len_utf8(),
                });
                text.plain.push(folded);
            }
        }
        text
    }

    fn chars(&self) -> usize {
        self.places.len()
    }

    /// The part of the original that `plain` bytes `found` stand for.
    fn original(&self, found: &Range<usize>) -> Option<Range<usize>> {
        let mut inside = self
            .places
            .iter()
            .filter(|place| found.contains(&place.plain));
        let first = inside.next()?;
        let last = inside.next_back().unwrap_or(first);
        Some(first.from..last.to)
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

/// What is looked for.
struct Query {
    plain: String,
    chars: usize,
    /// Pairs of Chinese characters and whole words.
    pieces: Vec<String>,
}

impl Query {
    fn new(text: &str) -> Self {
        let mut plain = String::new();
        let mut chars = 0;
        let mut pieces: Vec<String> = Vec::new();
        let mut word = String::new();
        let mut before: Option<char> = None;
        let mut paired = true;
        for c in text.chars().take(QUERY_CHARS).map(fold).chain([' ']) {
            if c.is_alphanumeric() {
                plain.push(c);
                chars += 1;
            }
            let latin = c.is_ascii_alphanumeric();
            if latin {
                word.push(c);
            } else if !word.is_empty() {
                pieces.push(std::mem::take(&mut word));
            }
            let chinese = c.is_alphanumeric() && !latin;
            match (before, chinese) {
                (Some(first), true) => {
                    pieces.push([first, c].iter().collect());
                    paired = true;
                }
                // A Chinese character that stands alone is a piece by itself.
                (Some(single), false) if !paired => pieces.push(single.to_string()),
                (None, true) => paired = false,
                _ => {}
            }
            before = chinese.then_some(c);
        }
        pieces.sort_unstable();
        pieces.dedup();
        Self {
            plain,
            chars,
            pieces,
        }
    }

    /// How well a text fits: 0 for not at all. See the module's table.
    fn score(&self, text: &Text) -> u32 {
        let longer = small(text.chars().saturating_sub(self.chars)).min(20);
        if text.plain == self.plain {
            1000
        } else if text.plain.starts_with(&self.plain) {
            900 - longer
        } else if text.plain.contains(&self.plain) {
            800 - longer
        } else if text.chars() >= 2 && self.plain.contains(&text.plain) {
            400 + 380 * small(text.chars()) / small(self.chars)
        } else {
            let found = self
                .pieces
                .iter()
                .filter(|p| text.plain.contains(p.as_str()))
                .count();
            if found * 3 >= self.pieces.len() {
                300 * small(found) / small(self.pieces.len()).max(1)
            } else {
                0
            }
        }
    }

    /// What to mark in a text that fits.
    fn ranges(&self, text: &Text) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if let Some(at) = text.plain.find(&self.plain) {
            found.push(at..at + self.plain.len());
        } else if self.plain.contains(&text.plain) {
            found.push(0..text.plain.len());
        } else {
            found.extend(self.pieces.iter().filter_map(|piece| {
                text.plain
                    .find(piece.as_str())
                    .map(|at| at..at + piece.len())
            }));
        }
        found.sort_unstable_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in found {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
            .iter()
            .filter_map(|range| text.original(range))
            .collect()
    }
}

/// Lengths here are far below 2³².
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Index {
    /// Makes the items of a catalog ready for searching.
    #[must_use]
    pub fn new(items: &[ItemSummary]) -> Self {
        let entries = items
            .iter()
            .map(|item| Entry {
                department: item.department.clone(),
                audience: item.audience.clone(),
                themes: item.themes.clone(),
                class: item.handling_class,
                texts: [&item.name.zh, &item.name.en]
                    .into_iter()
                    .chain(&item.aliases)
                    .map(|text| Text::new(text))
                    .collect(),
            })
            .collect();
        Self { entries }
    }

    /// All items that pass `filter` and fit `q`, best first, equals in the publisher's order.
    ///
    /// A query without letters, digits or characters finds everything, in the publisher's order.
    /// Only the first [`QUERY_CHARS`] characters are looked at.
    #[must_use]
    pub fn search(&self, q: &str, filter: &ItemFilter) -> Vec<Hit> {
        let query = Query::new(q);
        let passing = self.entries.iter().enumerate().filter(|(_, entry)| {
            fits(
                filter,
                &entry.department,
                &entry.audience,
                &entry.themes,
                entry.class,
            )
        });
        if query.plain.is_empty() {
            return passing
                .map(|(item, _)| Hit {
                    item,
                    score: 0,
                    matched: Matched::Nothing,
                })
                .collect();
        }
        let mut hits: Vec<Hit> = passing
            .filter_map(|(item, entry)| entry.hit(item, &query))
            .collect();
        // Stable: equals stay in the publisher's order.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }
}

impl Entry {
    fn hit(&self, item: usize, query: &Query) -> Option<Hit> {
        let mut best = (0, 0);
        for (at, text) in self.texts.iter().enumerate() {
            let score = match query.score(text) {
                0 => continue,
                score => score + bonus(at),
            };
            if score > best.0 {
                best = (score, at);
            }
        }
        let (mut score, mut at) = best;
        if score == 0 {
            (score, at) = self.spread(query)?;
        }
        let ranges = query.ranges(self.texts.get(at)?);
        let matched = match at {
            0 => Matched::Name { ranges },
            1 => Matched::English { ranges },
            _ => Matched::Alias {
                alias: at - 2,
                ranges,
            },
        };
        Some(Hit {
            item,
            score,
            matched,
        })
    }

    /// The score of a query whose pieces are spread over several texts, and the text with most.
    fn spread(&self, query: &Query) -> Option<(u32, usize)> {
        let holds = |text: &Text, piece: &String| text.plain.contains(piece.as_str());
        let found = query
            .pieces
            .iter()
            .filter(|piece| self.texts.iter().any(|text| holds(text, piece)))
            .count();
        if found * 3 < query.pieces.len() || found == 0 {
            return None;
        }
        let most = (0..self.texts.len()).rev().max_by_key(|at| {
            self.texts
                .get(*at)
                .map(|text| query.pieces.iter().filter(|p| holds(text, p)).count())
        })?;
        Some((250 * small(found) / small(query.pieces.len()), most))
    }
}

const fn bonus(text: usize) -> u32 {
    match text {
        0 => 30,
        1 => 10,
        _ => 20,
    }
}
