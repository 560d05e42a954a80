//! What is counted of the ratings from a window's screen, and what looks odd.

use mingbai_domain::rating::anomaly::{BURST, BURST_TIMES, above_cases, bursts, same_words};
use mingbai_domain::rating::{ByLevel, counted};
use proptest::prelude::*;

/// Hand-computed: shares of what may be counted, largest remainders first, of equal ones the worse level.
#[test]
fn r11_no_more_ratings_from_a_screen_count_than_cases_were_handled() {
    for (live, handled, receipt, expected) in [
        ([0, 0, 0, 0, 0], 0, 0, [0, 0, 0, 0, 0]),
        ([1, 0, 0, 2, 7], 10, 0, [1, 0, 0, 2, 7]),
        ([1, 0, 0, 2, 7], 12, 2, [1, 0, 0, 2, 7]),
        ([1, 0, 0, 2, 7], 5, 0, [1, 0, 0, 1, 3]),
        ([0, 0, 0, 0, 40], 12, 2, [0, 0, 0, 0, 10]),
        ([2, 0, 0, 0, 2], 1, 0, [1, 0, 0, 0, 0]),
        ([2, 0, 0, 0, 2], 3, 0, [2, 0, 0, 0, 1]),
        ([3, 3, 3, 3, 3], 3, 3, [0, 0, 0, 0, 0]),
        ([3, 3, 3, 3, 3], 3, 9, [0, 0, 0, 0, 0]),
    ] {
        assert_eq!(
            counted(live, handled, receipt),
            expected,
            "{live:?} {handled} {receipt}"
        );
    }
}

proptest! {
    #[test]
    fn r11_what_is_counted_is_as_much_as_may_be(
        live in prop::array::uniform5(0..100_000_u32),
        handled in 0..200_000_u32,
        receipt in 0..1_000_u32,
    ) {
        let sum = |levels: ByLevel| levels.iter().sum::<u32>();
        let found = counted(live, handled, receipt);
        prop_assert_eq!(sum(found), sum(live).min(handled.saturating_sub(receipt)));
        prop_assert!(found.iter().zip(live).all(|(counted, live)| *counted <= live));
    }
}

#[test]
fn r11_a_burst_is_many_more_than_on_other_days() {
    for (on, others, expected) in [
        (20, &[][..], Some(20)),
        (19, &[], None),
        (40, &[10, 10, 0, 0, 0], None),
        (41, &[10, 10, 0, 0, 0], Some(41)),
        (56, &[12, 15, 9, 14], None),
        (57, &[12, 15, 9, 14], Some(57)),
        (500, &[400, 450, 300], None),
    ] {
        let days = [&[on], others].concat();
        assert_eq!(bursts(&days)[0], expected, "{on} {others:?}");
    }
}

proptest! {
    #[test]
    fn r11_a_burst_is_told_by_the_middling_one_of_the_other_days(
        days in prop::collection::vec(0..200_u32, 0..12),
    ) {
        for (at, found) in bursts(&days).into_iter().enumerate() {
            let mut others = days.clone();
            let day = others.remove(at);
            others.retain(|other| *other > 0);
            others.sort_unstable();
            let middling = others.get(others.len() / 2).copied().unwrap_or(0);
            let many = day >= BURST && day > middling * BURST_TIMES;
            prop_assert_eq!(found, many.then_some(day));
        }
    }
}

#[test]
fn r11_more_from_a_screen_than_cases_is_odd() {
    for (live, handled, receipt, expected) in [
        (5, 5, 0, None),
        (6, 5, 0, Some(1)),
        (5, 5, 2, Some(2)),
        (5, 1, 9, Some(5)),
        (0, 0, 3, None),
    ] {
        assert_eq!(above_cases(live, handled, receipt), expected);
    }
}

#[test]
fn r11_many_with_the_same_words_are_odd() {
    let same = [
        "服务非常好,点赞!",
        "服务非常好点赞",
        " 服务 非常好，点赞。",
        "服务非常好 点赞～",
    ];
    assert_eq!(same_words(same), None);
    let five = [&same[..], &["服务非常好点赞！！"]].concat();
    assert_eq!(same_words(five.iter().copied()), Some(5));
    let mixed = five
        .iter()
        .copied()
        .chain(["等了很久才办好", "指引很清楚明白"]);
    assert_eq!(same_words(mixed), Some(5));
    // What is short many say.
    assert_eq!(same_words(["很好"; 50]), None);
    assert_eq!(
        same_words(
            ["Very GOOD service"; 3]
                .into_iter()
                .chain(["very good, service"; 2])
        ),
        Some(5)
    );
}
