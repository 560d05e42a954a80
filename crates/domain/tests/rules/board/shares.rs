//! Shares as the phone and the server work them out (R6, R11).

use crate::county::county;
use mingbai_contract::board::{CaseFigures, Days, LevelGroup, RatingFigures};
use mingbai_contract::rating::Level;
use mingbai_domain::board::share::{Share, average_days, immediate, satisfied, unrated};
use mingbai_domain::board::targets::targets;

fn group(from: u8, to: u8, ratings: u32) -> LevelGroup {
    LevelGroup {
        from: Level::try_from(from).unwrap(),
        to: Level::try_from(to).unwrap(),
        ratings,
    }
}

#[test]
fn r11_satisfied_are_the_three_upper_levels_as_far_as_that_is_published() {
    let of = |levels: Vec<LevelGroup>| {
        let ratings = RatingFigures {
            levels,
            ..RatingFigures::default()
        };
        satisfied(&ratings).map(|(least, most)| (least.part, most.part, most.of))
    };
    assert_eq!(of(vec![]), None);
    assert_eq!(
        of(vec![group(1, 2, 10), group(3, 5, 90)]),
        Some((90, 90, 100))
    );
    // Two levels of good and bad ones together: somewhere between.
    assert_eq!(
        of(vec![group(1, 3, 10), group(4, 5, 90)]),
        Some((90, 100, 100))
    );
    assert_eq!(of(vec![group(1, 5, 0)]), None);
}

#[test]
fn r11_nobody_who_stays_silent_is_counted_as_satisfied() {
    let of = |receipt, ratable| {
        let ratings = RatingFigures {
            receipt,
            ratable,
            ..RatingFigures::default()
        };
        unrated(&ratings).map(|share| (share.part, share.of))
    };
    assert_eq!(of(0, 0), None);
    assert_eq!(of(3, 0), None);
    assert_eq!(of(3, 10), Some((7, 10)));
    assert_eq!(of(12, 10), Some((0, 10)));
}

#[test]
fn shares_are_rounded_to_the_nearest() {
    for (part, of, permille) in [
        (1, 3, 333),
        (2, 3, 667),
        (1, 2000, 1),
        (1, 2001, 0),
        (7, 7, 1000),
    ] {
        assert_eq!(
            Share::new(part, of).unwrap().permille(),
            permille,
            "{part} of {of}"
        );
    }
    assert_eq!(Share::new(0, 0), None);
    let cases = CaseFigures {
        concluded: 8,
        immediate: 5,
        timed: 3,
        days: Days {
            promised: 15,
            actual: 10,
            statutory: 61,
        },
        ..CaseFigures::default()
    };
    assert_eq!(immediate(&cases).map(Share::permille), Some(625));
    let days = average_days(&cases).unwrap();
    assert_eq!((days.promised, days.actual, days.statutory), (50, 33, 203));
    assert_eq!(average_days(&CaseFigures::default()), None);
}

#[test]
fn r6_the_sample_county_keeps_what_it_promises() {
    let targets = targets(&county().guides);
    assert!(u64::from(targets.immediate_volume) * 100 >= u64::from(targets.volume) * 60);
    // The checker lets nothing else in.
    assert!(targets.simple > 0 && targets.simple_within_five == targets.simple);
    assert!(targets.long > 0 && targets.long_within_half == targets.long);
}
