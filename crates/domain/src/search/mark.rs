//! What of a text to mark as found.

use super::query::{Query, Run};
use super::sound::letter_bit;
use super::text::{Unit, places};
use super::{Hit, Index};
use std::ops::Range;

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

impl Index {
    /// What the query was found in for a hit, and what to mark there. `originals` are the texts of the hit's
    /// item: name, English name, aliases.
    #[must_use]
    pub fn matched<'a>(
        &self,
        hit: Hit,
        query: &Query,
        mut originals: impl Iterator<Item = &'a str>,
    ) -> Matched {
        let entry = self.entries.get(hit.item).filter(|_| !query.is_empty());
        let text = |number: usize| entry.and_then(|entry| self.texts.get(entry.from + number));
        // The name, where it has the query too: it is what people see first.
        let name = text(0).is_some_and(|name| self.holds(name, query.core()) > 0);
        let number = if name { 0 } else { hit.text as usize };
        let (Some(text), Some(original)) = (text(number), originals.nth(number)) else {
            return Matched::Nothing;
        };
        let marked = self.marked(text.units(&self.units), query);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut before = false;
        for (place, marked) in places(original).zip(marked) {
            if marked {
                match ranges.last_mut() {
                    // What was dropped between two marked characters is marked with them.
                    Some(last) if before => last.end = place.end,
                    _ => ranges.push(place),
                }
            }
            before = marked;
        }
        match number {
            0 => Matched::Name { ranges },
            1 => Matched::English { ranges },
            _ => Matched::Alias {
                alias: number - 2,
                ranges,
            },
        }
    }

    /// Which units of a text were found: the whole query, or its core, or the text itself, or pieces.
    fn marked(&self, units: &[Unit], query: &Query) -> Vec<bool> {
        let mut marked = vec![false; units.len()];
        for run in [&query.whole, query.core()] {
            if self.mark(units, run, &mut marked) {
                return marked;
            }
        }
        let held = |run: &Run| {
            let n = units.len();
            let same = |part: &[super::sound::Sym]| part.iter().zip(units).all(|(s, u)| s.c == u.c);
            n > 1 && n <= run.syms.len() && run.syms.windows(n).any(same)
        };
        if held(&query.whole) || held(query.core()) {
            marked.fill(true);
            return marked;
        }
        for way in query.pieces.iter().flat_map(|piece| &piece.ways) {
            self.mark(units, way, &mut marked);
        }
        marked
    }

    /// Marks the first place where the run is; whether there is one.
    fn mark(&self, units: &[Unit], run: &Run, marked: &mut [bool]) -> bool {
        for (at, unit) in units.iter().enumerate() {
            let rest = units.get(at..).unwrap_or_default();
            if let Some(first) = run.syms.first()
                && self.sounds.begins(first.c, letter_bit(first.c), unit)
                && (unit.first || !run.latin)
                && let Some(followed) = self.sounds.follow(&run.syms, rest)
            {
                if let Some(part) = marked.get_mut(at..at + followed.units) {
                    part.fill(true);
                }
                return true;
            }
        }
        false
    }
}
