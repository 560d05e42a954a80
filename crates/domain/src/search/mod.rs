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
//! | at least a third of the query's pieces are in it | 300 × share of pieces + 20 − its length, if positive |
//!
//! A piece is a pair of neighbouring Chinese characters, or a whole word of letters or digits. The
//! name gets 30 more, an alias 20, the English name 10; in the second and third row a text
//! loses a point for each character it has beyond the query, 20 at most. An item counts with its
//! best text, or, where the query's pieces are spread over several, with 250 × their share.

mod query;

use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::{DepartmentId, Theme};
use query::{Query, Text, small};
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
    /// Only the first [`QUERY_CHARS`](mingbai_contract::limits::QUERY_CHARS) characters are looked at.
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
        if query.is_empty() {
            return passing
                .map(|(item, _)| Hit {
                    item,
                    score: 0,
                    matched: Matched::Nothing,
                })
                .collect();
        }
        let mut hits: Vec<Hit> = Vec::new();
        for hit in passing.filter_map(|(item, entry)| entry.hit(item, &query)) {
            // Behind its equals, which so stay in the publisher's order. A county has some hundred
            // hits at most; a sort of the standard library would cost the phone some kilobytes.
            let place = hits.partition_point(|better| better.score >= hit.score);
            hits.insert(place, hit);
        }
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
        let found = query
            .pieces
            .iter()
            .filter(|piece| self.texts.iter().any(|text| text.holds(piece)))
            .count();
        if found * 3 < query.pieces.len() || found == 0 {
            return None;
        }
        let most = (0..self.texts.len()).rev().max_by_key(|at| {
            self.texts.get(*at).map(|text| {
                query
                    .pieces
                    .iter()
                    .filter(|piece| text.holds(piece))
                    .count()
            })
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
