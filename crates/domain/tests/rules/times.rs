//! R13: how long applications really took.

use crate::application::script::{of, play, told};
use crate::county::{calendar, day};
use mingbai_contract::application::Terms;
use mingbai_domain::times::{FEWEST, Taken, actual, is_stalled, taken, window};
use proptest::prelude::*;

fn food() -> Terms {
    of("food-business-license")
}

#[test]
fn r13_figures_are_of_the_nearest_rank() {
    for (spread, p50, p90) in [
        // Five cases: the third and the fifth.
        (&[(1, 1), (2, 1), (3, 1), (4, 1), (9, 1)][..], 3, 9),
        // Ten: the fifth and the ninth, whatever the slowest took.
        (&[(1, 5), (2, 4), (90, 1)], 1, 2),
        (&[(0, 4), (1, 5), (90, 1)], 1, 1),
        // All alike; all at once.
        (&[(4, 7)], 4, 4),
        (&[(0, 5)], 0, 0),
        // In any order, and the same days named twice.
        (&[(9, 1), (1, 1), (2, 1), (1, 1), (3, 1)], 2, 9),
        // Eleven: the sixth and the tenth.
        (&[(1, 5), (2, 4), (3, 1), (8, 1)], 2, 3),
        (&[(3, 600_000), (6, 400_000)], 3, 6),
    ] {
        let times = actual(spread, 2).unwrap();
        assert_eq!(
            (times.p50, times.p90, times.stalled),
            (p50, p90, 2),
            "{spread:?}"
        );
        let cases: u32 = spread.iter().map(|(_, count)| count).sum();
        assert_eq!(times.cases, cases);
    }
}

#[test]
fn r13_nothing_is_published_of_fewer_than_five() {
    for spread in [&[][..], &[(3, 4)], &[(1, 1), (2, 1), (3, 2)]] {
        assert_eq!(actual(spread, 100), None, "{spread:?}");
    }
    assert!(actual(&[(3, FEWEST)], 0).is_some());
}

proptest! {
    /// The same as sorting all of them and counting up to the rank.
    #[test]
    fn r13_figures_are_those_of_the_sorted_list(
        mut days in proptest::collection::vec(0_u16..12, 5..200),
    ) {
        let mut counts = std::collections::BTreeMap::new();
        for day in &days {
            *counts.entry(*day).or_insert(0_u32) += 1;
        }
        let spread: Vec<_> = counts.into_iter().rev().collect();
        let times = actual(&spread, 0).unwrap();
        days.sort_unstable();
        let rank = |per_cent: usize| days[(days.len() * per_cent).div_ceil(100) - 1];
        prop_assert_eq!((times.p50, times.p90), (rank(50), rank(90)));
    }
}

/// How long a story took by `now`.
fn took(terms: &Terms, script: &[&str], now: &str) -> Option<(u16, String)> {
    let events = play(terms, script).unwrap();
    let course = told(terms, script, now);
    let taken = taken(calendar(), &events, &course);
    taken.map(
        |Taken {
             decided,
             working_days,
         }| (working_days, decided.to_string()),
    )
}

const SUBMITTED: &str = "2026-11-20 09:00 submitted";
const ACCEPTED: &str = "2026-11-20 10:00 accepted";

#[test]
fn r13_it_took_the_working_days_from_acceptance_to_decision() {
    let at = |days, day: &str| Some((days, day.to_owned()));
    let with = |more: &[&'static str]| [&[SUBMITTED, ACCEPTED], more].concat();
    let now = "2027-01-20 09:00";
    assert_eq!(took(&food(), &with(&[]), now), None);
    // On the very day; over the weekend.
    let same = with(&["2026-11-20 16:00 decided granted"]);
    assert_eq!(took(&food(), &same, now), at(0, "2026-11-20"));
    let monday = with(&["2026-11-23 09:00 decided denied"]);
    assert_eq!(took(&food(), &monday, now), at(1, "2026-11-23"));
    // People wait in pauses, too.
    let paused = with(&[
        "2026-11-23 09:00 paused site_inspection",
        "2026-11-27 09:00 resumed",
        "2026-11-30 09:00 decided granted",
    ]);
    assert_eq!(took(&food(), &paused, now), at(6, "2026-11-30"));
    // What was accepted by law was accepted on the day of submission (R3).
    let deemed = [SUBMITTED, "2026-12-01 09:00 decided granted"];
    assert_eq!(took(&food(), &deemed, now), at(7, "2026-12-01"));
    // Silence decides once it is on record, not before (R5).
    let loan = of("gjj-loan");
    assert_eq!(took(&loan, &with(&[]), now), None);
    let granted = with(&["2026-11-30 09:00 delivered"]);
    assert_eq!(took(&loan, &granted, now), at(5, "2026-11-28"));
}

#[test]
fn r13_what_stands_still_is_counted_apart() {
    let paused = "2026-11-23 09:00 paused site_inspection until 2026-11-27";
    let open = "2026-11-23 09:00 paused site_inspection";
    for (more, today, stalled) in [
        (&[][..], "2026-11-25", false),
        (&[], "2026-11-26", true),
        (&[paused], "2026-11-27", false),
        (&[paused], "2026-11-28", true),
        // Nobody planned its end: it is not longer than planned.
        (&[open], "2027-01-20", false),
        (&[paused, "2026-11-30 09:00 resumed"], "2026-11-30", false),
        (&["2026-12-20 09:00 decided granted"], "2026-12-30", false),
        (&["2026-11-24 09:00 withdrawn"], "2026-12-30", false),
    ] {
        let script = [&[SUBMITTED, ACCEPTED], more].concat();
        let course = told(&food(), &script, &format!("{today} 09:00"));
        let found = is_stalled(calendar(), &food(), &course, day(today));
        assert_eq!(found, stalled, "{more:?} {today}");
    }
    // Not accepted yet, by nobody's fault but the office's: it becomes so by law, and only then is late.
    let course = told(&food(), &[SUBMITTED], "2026-11-27 09:00");
    assert!(!is_stalled(calendar(), &food(), &course, day("2026-11-27")));
}

#[test]
fn r13_figures_are_of_the_twelve_months_before_a_day() {
    for (today, from) in [("2026-11-20", "2025-11-20"), ("2028-02-29", "2027-02-28")] {
        assert_eq!(window(day(today)), (day(from), day(today)));
    }
}
