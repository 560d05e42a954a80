//! What looked odd, for everybody to see and held against nobody (R11).
//!
//! Ratings of one source are not told by where they came from, which nobody keeps (DESIGN §4), but by what they are:
//! too many, more than there were cases, or all in the same words.

use crate::store::board::RatedDay;
use mingbai_contract::Date;
use mingbai_contract::board::{Anomaly, AnomalyKind};
use mingbai_domain::board::total;
use mingbai_domain::rating::anomaly::{above_cases, bursts};
use std::collections::BTreeMap;

/// Days before today, compared with the window's other ones of the period; the newest first.
pub(super) fn anomalies(days: &[RatedDay], today: Date) -> Vec<Anomaly> {
    let mut windows: BTreeMap<&str, Vec<&RatedDay>> = BTreeMap::new();
    for day in days.iter().filter(|day| day.day < today) {
        windows.entry(day.window.as_str()).or_default().push(day);
    }
    let ratings = |day: &RatedDay| {
        let counted = [&day.of.receipt, &day.of.live].map(total);
        let all = counted.into_iter().chain([day.of.poster, day.set_aside]);
        all.fold(0_u32, u32::saturating_add)
    };
    let mut found = Vec::new();
    for days in windows.values() {
        let all: Vec<u32> = days.iter().map(|day| ratings(day)).collect();
        for (day, burst) in days.iter().zip(bursts(&all)) {
            let (live, receipt) = (total(&day.of.live), total(&day.of.receipt));
            let kinds = [
                (AnomalyKind::Burst, burst),
                (
                    AnomalyKind::AboveCases,
                    above_cases(live, day.of.handled, receipt),
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
