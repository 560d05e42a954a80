//! The ranking (R12), worked out from what is published, so that anybody can work it out again.
//!
//! Levels that are published together are taken apart as the whole county's ratings lie in them; what the county
//! itself has published together is taken apart evenly.

use mingbai_contract::board::{By, LevelGroup, Period, Rank, Row};
use std::cmp::Reverse;

/// How many pseudo-ratings the prior is.
pub const PRIOR: f64 = 20.0;

/// How many counted ratings a row must have to be ranked.
pub const FEWEST: u32 = 30;

/// Of the standard normal distribution, for 95 %.
const Z: f64 = 1.96;

/// The shares of the levels, the worst first.
pub type Shares = [f64; 5];

/// Whether rows of this kind are ranked: windows by the quarter, departments by the month.
#[must_use]
pub const fn is_ranked(by: By, period: Period) -> bool {
    matches!(
        (by, period),
        (By::Window, Period::Quarter(_)) | (By::Department, Period::Month(_))
    )
}

/// The whole county's shares; of no rating, all alike.
#[must_use]
pub fn shares(county: &[LevelGroup]) -> Shares {
    let levels = apart(county, &[1.0; 5]);
    let all: f64 = levels.iter().sum();
    if all > 0.0 {
        levels.map(|level| level / all)
    } else {
        [0.2; 5]
    }
}

/// Ratings by level, groups taken apart in the proportions of `like`; evenly where that has none of a group.
fn apart(groups: &[LevelGroup], like: &Shares) -> Shares {
    let mut levels = Shares::default();
    for group in groups {
        let places =
            usize::from(group.from.number()).saturating_sub(1)..usize::from(group.to.number());
        let weights = like.get(places.clone()).unwrap_or_default();
        let weight: f64 = weights.iter().sum();
        let even = u32::try_from(places.len()).map_or(1.0, f64::from);
        for place in places {
            if let (Some(level), Some(share)) = (levels.get_mut(place), like.get(place)) {
                let share = if weight > 0.0 {
                    share / weight
                } else {
                    1.0 / even
                };
                *level += f64::from(group.ratings) * share;
            }
        }
    }
    levels
}

/// Mean and ends of the credible interval, in thousandths; `place` is 0.
#[must_use]
pub fn posterior(groups: &[LevelGroup], county: &Shares) -> Rank {
    let levels = apart(groups, county);
    let all: f64 = levels.iter().sum::<f64>() + PRIOR;
    let (mut mean, mut square) = (0.0, 0.0);
    for ((ratings, share), level) in levels.iter().zip(county).zip([1.0, 2.0, 3.0, 4.0, 5.0]) {
        let weight = (ratings + PRIOR * share) / all;
        mean += weight * level;
        square += weight * level * level;
    }
    let half = Z * ((square - mean * mean).max(0.0) / (all + 1.0)).sqrt();
    Rank {
        place: 0,
        lower: thousandths(mean - half),
        mean: thousandths(mean),
        upper: thousandths(mean + half),
    }
}

/// Between 1 and 5, where levels are.
fn thousandths(level: f64) -> u16 {
    let rounded = (level.clamp(1.0, 5.0) * 1000.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1000 and 5000"
    )]
    let rounded = rounded as u16;
    rounded
}

/// Gives the rows their places, by the lower end to three decimals, and puts ranked ones first; equal ones share
/// a place and stay in their order, as do those with too few ratings. `county` is what is published of it by
/// level, `groups` of a row.
pub fn rank(rows: &mut [Row], county: &[LevelGroup], groups: impl Fn(&Row) -> Vec<LevelGroup>) {
    let shares = shares(county);
    for row in &mut *rows {
        row.too_few = row.ratings.receipt.saturating_add(row.ratings.live) < FEWEST;
        row.rank = (!row.too_few).then(|| posterior(&groups(row), &shares));
    }
    rows.sort_by_key(|row| Reverse(row.rank.map(|rank| rank.lower)));
    let (mut place, mut before) = (0, None);
    for (nth, row) in (1..).zip(rows) {
        if let Some(rank) = &mut row.rank {
            if before != Some(rank.lower) {
                (place, before) = (nth, Some(rank.lower));
            }
            rank.place = place;
        }
    }
}
