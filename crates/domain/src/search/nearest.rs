//! What comes nearest when nothing is found.

use super::query::{Piece, Query, Run};
use super::rank::ranked;
use super::sound::Sym;
use super::{Hit, Index};

/// So many letters at the beginning of a word still say what was meant.
const STEM: usize = 3;

impl Index {
    /// The items that have most of the characters of a query, at most `limit`, best first, equals in the
    /// publisher's order; rare characters weigh more, a word of letters counts by its first three.
    ///
    /// For a query that [`Index::search`] finds nothing for: these are guesses, and to be called so.
    #[must_use]
    pub fn nearest(&self, query: &Query, limit: usize) -> Vec<Hit> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut word = Vec::new();
        for sym in &query.core().syms {
            let letter = sym.c.is_ascii_lowercase();
            if !letter || word.len() < STEM {
                word.push(*sym);
            }
            if !letter || sym.ends {
                if let Some(last) = word.last_mut() {
                    last.ends = letter;
                }
                let word = std::mem::take(&mut word);
                // Letters without a vowel would be taken for first letters, and be near to anything.
                let vowel = |sym: &Sym| matches!(sym.c, 'a' | 'e' | 'i' | 'o' | 'u' | 'v');
                if !letter || word.iter().any(vowel) {
                    let ways = vec![Run::new(word)];
                    pieces.push(Piece { ways, worth: 1 });
                }
            }
        }
        pieces.truncate(super::query::PIECES);
        let mut best = vec![(0, 0); self.entries.len()];
        self.find_pieces(&pieces, 0, &mut best);
        let mut hits = ranked(&best, &vec![true; best.len()]);
        hits.truncate(limit);
        hits
    }
}
