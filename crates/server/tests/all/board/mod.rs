//! The board (R11 to R13): figures against a count of their own, levels, periods, files. Every story runs on both
//! engines.

mod answers;
mod cases;
mod odd;
mod published;
mod ratings;

use crate::bed::Bed;
use mingbai_contract::board::{Board, By};
use mingbai_contract::endpoint::GetBoard;
use std::sync::atomic::Ordering;

/// Puts the clock on 10:00 of a day.
pub fn set_clock(bed: &Bed, day: &str) {
    let day: mingbai_contract::Date = day.parse().unwrap();
    let midnight = mingbai_domain::time::midnight(day.0, mingbai_domain::time::Zone::BEIJING);
    bed.now_ms
        .store(midnight + 10 * 3_600_000, Ordering::Relaxed);
}

pub async fn board(bed: &Bed, period: &str, by: By) -> Board {
    let wanted = GetBoard {
        period: Some(period.parse().unwrap()),
        by,
    };
    bed.client().board(&wanted).await.unwrap()
}

/// Numbers that look random and are the same each time (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}
