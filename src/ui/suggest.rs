//! Completions of what is being typed.

use crate::data::Shelf;
use mingbai_domain::search::{Hit, Matched, Query};
use std::ops::Range;

/// At most so many at a time.
const MOST: usize = 5;

/// So many of the hits are looked at.
const LOOKED_AT: usize = 24;

/// A text that holds what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The text: a name or what people call it.
    pub text: String,
    /// Where in it the typed words are, in bytes.
    pub typed: Vec<Range<usize>>,
}

/// The texts in which the query was found, the best first, each once and none that is what was typed.
#[must_use]
pub fn complete(shelf: &Shelf, hits: &[Hit], query: &Query, q: &str) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for hit in hits.iter().take(LOOKED_AT).filter(|hit| hit.holds()) {
        let Some((item, matched)) = shelf.matched(*hit, query) else {
            continue;
        };
        let (text, typed) = match matched {
            Matched::Name { ranges } => (Some(&item.name.zh), ranges),
            Matched::English { ranges } => (Some(&item.name.en), ranges),
            Matched::Alias { alias, ranges } => (item.aliases.get(alias), ranges),
            Matched::Nothing => continue,
        };
        if let Some(text) = text
            && text != q.trim()
            && found.iter().all(|suggestion| suggestion.text != *text)
        {
            found.push(Suggestion {
                text: text.clone(),
                typed,
            });
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}
