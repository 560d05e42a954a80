//! When a window gets what was held back for it.

use super::day;
use mingbai_domain::rating::release::{BATCH, due};
use proptest::prelude::*;

/// The numbers of what was held back, with the days on which it was given, that are handed over on a day.
fn check(held: &[(u8, &str)], today: &str, expected: &[u8]) {
    let held: Vec<_> = held.iter().map(|(name, on)| (*name, day(on))).collect();
    assert_eq!(due(&held, day(today)), expected, "{held:?} on {today}");
}

#[test]
fn r11_a_batch_is_five_of_weeks_that_are_over_or_what_is_left_of_a_month() {
    let four = [
        (9, "2026-11-03"),
        (2, "2026-11-05"),
        (7, "2026-11-05"),
        (4, "2026-11-09"),
    ];
    check(&[], "2026-12-01", &[]);
    check(&four, "2026-11-30", &[]);
    check(&four, "2026-12-01", &[2, 4, 7, 9]);
    check(&four[..1], "2026-12-01", &[9]);
    let five = [&four[..], &[(1, "2026-11-12")]].concat();
    // The fifth came on a Thursday: until the week is over, there are three of weeks that are.
    for on in ["2026-11-12", "2026-11-13", "2026-11-15"] {
        check(&five, on, &[]);
    }
    check(&five, "2026-11-16", &[1, 2, 4, 7, 9]);
    check(&five, "2026-11-19", &[1, 2, 4, 7, 9]);
    // With a batch goes everything of weeks that are over, and nothing of the one that runs.
    let seven = [&five[..], &[(3, "2026-11-15"), (8, "2026-11-16")]].concat();
    check(&seven, "2026-11-18", &[1, 2, 3, 4, 7, 9]);
    // A month that is over is as good as a week.
    let late = [&four[..], &[(5, "2026-11-30")]].concat();
    check(&late, "2026-11-30", &[]);
    check(&late, "2026-12-01", &[2, 4, 5, 7, 9]);
    // Of the month that runs, fewer than five stay.
    let across = [(5, "2026-11-29"), (6, "2026-12-01"), (8, "2026-12-02")];
    check(&across, "2026-12-03", &[5]);
    check(&across[1..], "2026-12-31", &[]);
    check(&across[1..], "2027-01-01", &[6, 8]);
}

proptest! {
    #[test]
    fn r11_neither_order_nor_day_can_be_told_from_a_batch(
        days in prop::collection::vec(1..=31_u32, 0..24),
        shuffle in any::<u64>(),
        today in 1..=31_u32,
    ) {
        let on = |of: u32| day(&format!("2026-10-{of:02}"));
        let mut held: Vec<_> = days.iter().zip(0_u32..).map(|(of, name)| (name, on(*of))).collect();
        let batch = due(&held, on(today));
        prop_assert!(batch.is_sorted());
        prop_assert!(batch.is_empty() || batch.len() >= BATCH);
        // However they came.
        held.sort_by_key(|(name, _)| (u64::from(*name) + 1).wrapping_mul(shuffle | 1));
        prop_assert_eq!(&due(&held, on(today)), &batch);
        // Whatever days those of the batch were of, as long as their week is over: the same is handed over.
        let monday = on(today).week(chrono::Weekday::Mon).first_day();
        if !batch.is_empty() {
            let flat: Vec<_> = held.iter().map(|(name, of)| {
                (*name, if *of < monday { on(1) } else { *of })
            }).collect();
            prop_assert_eq!(due(&flat, on(today)), batch);
        }
    }
}
