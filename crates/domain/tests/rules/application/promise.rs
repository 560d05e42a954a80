//! R4a: what the promise covers; R5: parallel and serial handling, and delivery.

use super::script::{clocks, of, told, truths};
use crate::county::{calendar, county, day};
use chrono::NaiveDate;
use mingbai_domain::application::{Arrangement, ClockKind, covers_delivery, terms};
use mingbai_domain::clock::{Limit, due};
use proptest::prelude::*;

const DECIDED: [&str; 3] = [
    "2026-11-20 09:12 submitted",
    "2026-11-20 09:37 accepted",
    "2026-11-24 15:00 decided granted",
];

#[test]
fn r4a_the_promise_runs_from_acceptance_to_the_decision() {
    let course = told(&of("food-business-license"), &DECIDED, "2026-11-25 09:00");
    assert_eq!(
        clocks(&of("food-business-license"), &course),
        [
            "acceptance 2026-11-20 2026-11-27 stopped 2026-11-20",
            "committed 2026-11-20 2026-11-25 stopped 2026-11-24",
            "statutory 2026-11-20 2026-12-04 stopped 2026-11-24",
            "delivery 2026-11-24 2026-12-08",
        ]
    );
}

#[test]
fn r4a_and_to_the_delivery_where_the_guide_counts_days_for_it() {
    let terms = of("temporary-land-use");
    let course = told(&terms, &DECIDED, "2026-12-03 09:00");
    assert_eq!(
        clocks(&terms, &course)[1..],
        [
            "committed 2026-11-20 2026-12-02",
            "statutory 2026-11-20 2026-12-18 stopped 2026-11-24",
            "delivery 2026-11-24 2026-12-08",
        ]
    );
    // Decided in time, not delivered in time: late, but nothing is taken for granted.
    let course_late = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    assert!(course_late.is_overdue(day("2026-12-03")));
    assert!(!course.decided.unwrap().deemed);
    let delivered: Vec<&str> = DECIDED
        .into_iter()
        .chain(["2026-12-01 10:00 delivered"])
        .collect();
    let course = told(&terms, &delivered, "2026-12-10 09:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    assert_eq!(clock.stopped, Some(day("2026-12-01")));
    assert_eq!(clock.used(calendar(), day("2026-12-10")), 7);
}

#[test]
fn r4a_every_guide_of_the_county_says_whether_its_promise_covers_delivery() {
    let guides = &county().guides;
    let covered = guides.iter().filter(|guide| covers_delivery(&terms(guide)));
    assert_eq!((covered.count(), guides.len()), (COVERED, 254));
}

/// Guides with at least one counted day for delivery, counted in the files.
const COVERED: usize = 114;

#[test]
fn r5_a_decision_is_delivered_within_ten_working_days() {
    let terms = of("food-business-license");
    assert_eq!(
        truths(&terms, &DECIDED, "2026-12-31 09:00"),
        [
            "2026-11-24 00:00 warning committed",
            "2026-12-07 00:00 warning delivery",
            "2026-12-09 00:00 overdue delivery",
        ]
    );
}

#[test]
fn r5_parallel_handling_promises_the_longest_limit_serial_handling_the_sum() {
    use Arrangement::{Parallel, Serial, Step};
    for (arrangement, expected) in [
        (Step(3), 3),
        (Parallel(vec![Step(3), Step(5), Step(2)]), 5),
        (Serial(vec![Step(3), Step(5), Step(2)]), 10),
        (
            Serial(vec![
                Step(1),
                Parallel(vec![Step(3), Serial(vec![Step(2), Step(2)])]),
                Step(2),
            ]),
            7,
        ),
        (Parallel(vec![]), 0),
        (Serial(vec![Step(u16::MAX), Step(1)]), u16::MAX),
    ] {
        assert_eq!(arrangement.working_days(), expected, "{arrangement:?}");
    }
}

fn arrangements() -> impl Strategy<Value = Arrangement> {
    (1_u16..9)
        .prop_map(Arrangement::Step)
        .prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(Arrangement::Parallel),
                prop::collection::vec(inner, 1..4).prop_map(Arrangement::Serial),
            ]
        })
}

/// The day on which all of it is done, when every step begins on the day before it can be counted
/// and takes all its time.
fn done(arrangement: &Arrangement, start: NaiveDate) -> NaiveDate {
    match arrangement {
        Arrangement::Step(days) => {
            due(calendar(), start, Limit::Working(*days), &[])
                .unwrap()
                .date
        }
        Arrangement::Parallel(parts) => parts.iter().map(|part| done(part, start)).max().unwrap(),
        Arrangement::Serial(parts) => parts.iter().fold(start, |day, part| done(part, day)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r5_step_by_step_takes_as_long_as_the_whole_promises(
        arrangement in arrangements(),
        after in 0_u64..700,
    ) {
        let start = day("2025-12-01") + chrono::Days::new(after);
        let whole = Limit::Working(arrangement.working_days());
        prop_assert_eq!(done(&arrangement, start), due(calendar(), start, whole, &[]).unwrap().date);
    }
}
