//! When a window gets the bad ratings that are held back for it (R11): in batches, so that it cannot tell whose
//! any of them is.

use chrono::{Datelike as _, NaiveDate};

/// With how many others at least a bad rating is handed over before the month's end.
pub const BATCH: usize = 5;

/// Of what is held back for one window, what it gets on `today`: everything of the days that are over, once that
/// is [`BATCH`] or more; else whatever is left of months that are over. Sorted by name, which is random: neither
/// the order of arrival nor the day can be told from it.
#[must_use]
pub fn due<T: Ord + Clone>(held: &[(T, NaiveDate)], today: NaiveDate) -> Vec<T> {
    let month = |day: NaiveDate| (day.year(), day.month());
    let over = || held.iter().filter(|(_, day)| *day < today);
    let enough = over().count() >= BATCH;
    let mut batch: Vec<T> = over()
        .filter(|(_, day)| enough || month(*day) < month(today))
        .map(|(name, _)| name.clone())
        .collect();
    batch.sort();
    batch
}
