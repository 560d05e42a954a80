//! When a window gets the bad ratings that are held back for it (R11): in batches, so that it cannot tell whose
//! any of them is.
//!
//! A batch is handed over when weeks or months end, never when a rating comes: who sees it appear must not learn
//! that one of yesterday's few visitors was the fifth.

use chrono::{Datelike as _, Days, NaiveDate};

/// With how many others at least a bad rating is handed over before the month's end.
pub const BATCH: usize = 5;

/// Of what is held back for one window, what it gets on `today`: everything of the weeks that are over, once that
/// is [`BATCH`] or more; else whatever is left of months that are over. Sorted by name, which is random: neither
/// the order of arrival nor the day can be told from it.
#[must_use]
pub fn due<T: Ord + Clone>(held: &[(T, NaiveDate)], today: NaiveDate) -> Vec<T> {
    let since_monday = Days::new(u64::from(today.weekday().num_days_from_monday()));
    let monday = today.checked_sub_days(since_monday).unwrap_or(today);
    let month = |day: NaiveDate| (day.year(), day.month());
    let month_is_over = |day: NaiveDate| month(day) < month(today);
    let over = || {
        let held = held.iter();
        held.filter(|(_, day)| *day < monday || month_is_over(*day))
    };
    let enough = over().count() >= BATCH;
    let mut batch: Vec<T> = over()
        .filter(|(_, day)| enough || month_is_over(*day))
        .map(|(name, _)| name.clone())
        .collect();
    batch.sort();
    batch
}
