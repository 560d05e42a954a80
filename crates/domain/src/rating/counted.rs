//! How many ratings from a window's screen are counted (R11): per day no more than cases were handled, minus
//! those that came with a token.

use mingbai_contract::rating::Level;

/// Ratings by level, the worst first.
pub type ByLevel = [u32; Level::ALL.len()];

/// Of a day's ratings from a window's screen those that are counted, by level; the rest is shown beside. Where
/// there are too many, each level gives in proportion (largest remainders, the worse level first, so that what
/// is cut is never in the window's favour).
#[must_use]
pub fn counted(live: ByLevel, handled: u32, receipt: u32) -> ByLevel {
    let total: u64 = live.iter().copied().map(u64::from).sum();
    let most = u64::from(handled.saturating_sub(receipt));
    if total <= most {
        return live;
    }
    let share = |ratings: u32| u64::from(ratings) * most;
    let mut counted: [u64; 5] = live.map(|ratings| share(ratings) / total);
    let mut left = most.saturating_sub(counted.iter().sum());
    let mut order = [0, 1, 2, 3, 4];
    // Stable: of equal remainders the worse level comes first.
    order.sort_by_key(|place| std::cmp::Reverse(live.get(*place).map(|n| share(*n) % total)));
    for place in order {
        if let Some(cell) = counted.get_mut(place)
            && left > 0
        {
            *cell += 1;
            left -= 1;
        }
    }
    counted.map(|ratings| u32::try_from(ratings).unwrap_or(u32::MAX))
}
