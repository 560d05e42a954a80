//! What looked odd, for everybody to see and held against nobody (R11).
//!
//! Ratings of one source are not told by where they came from, which nobody keeps (DESIGN §4), but by what they are:
//! too many, more than there were cases, or all in the same words.

use crate::store::board::RatedDay;
use mingbai_contract::Date;
use mingbai_contract::board::{Anomaly, AnomalyKind};
use mingbai_domain::rating::anomaly::{above_cases, burst};
use std::collections::BTreeMap;

/// Days before today, compared with the window's other ones of the period; the newest first.
pub(super) fn anomalies(days: &[RatedDay], today: Date) -> Vec<Anomaly> {
    let mut windows: BTreeMap<&str, Vec<&RatedDay>> = BTreeMap::new();
    for day in days.iter().filter(|day| day.day < today) {
        windows.entry(day.window.as_str()).or_default().push(day);
    }
    let ratings = |day: &RatedDay| {
        let counted = day.receipt.saturating_add(day.live);
        counted
            .saturating_add(day.poster)
            .saturating_add(day.set_aside)
    };
    let mut found = Vec::new();
    for days in windows.values() {
        for day in days {
            let others = days.iter().filter(|other| other.day != day.day);
            let others: Vec<u32> = others.map(|other| ratings(other)).collect();
            let kinds = [
                (AnomalyKind::Burst, burst(ratings(day), &others)),
                (
                    AnomalyKind::AboveCases,
                    above_cases(day.live, day.handled, day.receipt),
                ),
                (
                    AnomalyKind::SameWords,
                    (day.same_words > 0).then_some(day.same_words),
                ),
            ];
            for (kind, ratings) in kinds {
                found.extend(ratings.map(|ratings| Anomaly {
                    window: day.window.clone(),
                    day: day.day,
                    kind,
                    ratings,
                }));
            }
        }
    }
    found.sort_by(|a, b| (b.day, &a.window, a.kind).cmp(&(a.day, &b.window, b.kind)));
    found
}
