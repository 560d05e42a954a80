//! Items that have pieces of what is looked for.

use super::query::{Piece, Run};
use super::rank::better;
use super::text::Text;
use super::{Entry, Index};

impl Index {
    /// Items that have pieces of the query: so many thirds of their weight, and some of it at least.
    pub(super) fn find_pieces(&self, pieces: &[Piece], thirds: u32, best: &mut [(u32, u32)]) {
        if pieces.is_empty() {
            return;
        }
        // Each way to say a piece, with the bit of the piece; a single letter is no way to say anything.
        let ways = (0..).zip(pieces).flat_map(|(at, piece)| {
            let ways = piece.ways.iter().filter(|way| !way.latin || way.len() > 1);
            ways.map(move |way| (1 << at, way))
        });
        let ways: Vec<(u32, &Run)> = ways.collect();
        let mask = |text: &Text| {
            let mut mask = 0;
            for (bit, way) in &ways {
                if mask & bit == 0 && way.may_be_in(text) && self.holds(text, way) > 0 {
                    mask |= bit;
                }
            }
            mask
        };
        let masks: Vec<u32> = self.texts.iter().map(mask).collect();
        let of = |entry: &Entry| masks.get(entry.from..entry.to).unwrap_or_default();
        let mut held = vec![0usize; pieces.len()];
        for entry in &self.entries {
            let all = of(entry).iter().fold(0, |all, mask| all | mask);
            for (at, held) in held.iter_mut().enumerate() {
                *held += usize::from(all >> at & 1 == 1);
            }
        }
        // Rare pieces say more; what no item has says little, else nothing could be found beside it.
        let weights: Vec<u32> = held
            .iter()
            .zip(pieces)
            .map(|(held, piece)| match held {
                0 => piece.worth,
                held => piece.worth * (2 + (self.entries.len() / held).ilog2()),
            })
            .collect();
        let total: u32 = weights.iter().sum();
        let weigh = |mask: u32| -> u32 {
            let there = weights
                .iter()
                .enumerate()
                .filter(|(at, _)| mask >> at & 1 == 1);
            there.map(|(_, weight)| weight).sum()
        };
        for (entry, best) in self.entries.iter().zip(best) {
            let (mut all, mut most, mut number) = (0, 0, 0);
            for (at, mask) in (0..).zip(of(entry)) {
                all |= mask;
                let weight = weigh(*mask);
                if weight > most {
                    (most, number) = (weight, at);
                }
            }
            let all = weigh(all);
            if all > 0 && all * 3 >= total * thirds {
                let text = self
                    .texts
                    .get(entry.from + number as usize)
                    .map_or(0, Text::len);
                let score = 100 + 420 * (2 * most + all) / (3 * total);
                better(best, score.saturating_sub(text.min(20)), number);
            }
        }
    }
}
