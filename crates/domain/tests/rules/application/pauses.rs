//! R2: what stops the clock of an application, and what does not.

use super::script::{clocks, of, play, told};
use crate::county::{calendar, day};
use mingbai_contract::application::State;
use mingbai_domain::application::{ClockKind, Refusal};
use mingbai_domain::clock::{Limit, Why};

const ACCEPTED: [&str; 2] = ["2026-11-20 09:12 submitted", "2026-11-20 09:37 accepted"];

fn story<'s>(more: &[&'s str]) -> Vec<&'s str> {
    ACCEPTED.iter().chain(more).copied().collect()
}

/// What happens after acceptance on 20 November, a look at, the due date of the promise (3 days).
const PAUSES: &[(&[&str], &str, &str)] = &[
    (&[], "2026-11-20 12:00", "2026-11-25"),
    (
        &[
            "2026-11-23 09:00 paused site_inspection",
            "2026-11-30 16:00 resumed",
        ],
        "2026-11-30 17:00",
        "2026-12-02",
    ),
    // Begun and ended on one day it takes none out.
    (
        &[
            "2026-11-23 09:00 paused site_inspection",
            "2026-11-23 16:00 resumed",
        ],
        "2026-11-23 17:00",
        "2026-11-25",
    ),
    // Two, the second from the day on which the first one ended.
    (
        &[
            "2026-11-20 10:00 paused site_inspection",
            "2026-11-24 16:00 resumed",
            "2026-11-24 17:00 paused site_inspection",
            "2026-11-26 09:00 resumed",
        ],
        "2026-11-26 17:00",
        "2026-12-01",
    ),
    // Open: nobody knows.
    (
        &["2026-11-23 09:00 paused site_inspection"],
        "2026-11-23 12:00",
        "-",
    ),
    // Too late: the clock had run out.
    (
        &["2026-11-26 09:00 paused site_inspection"],
        "2026-11-27 12:00",
        "2026-11-25",
    ),
];

#[test]
fn r2_a_pause_takes_out_the_days_after_its_first_up_to_its_last() {
    let terms = of("food-business-license");
    for (more, now, expected) in PAUSES {
        let course = told(&terms, &story(more), now);
        let clock = course
            .clock(calendar(), &terms, ClockKind::Committed)
            .unwrap();
        let due = clock.due.map_or("-".to_owned(), |due| due.date.to_string());
        assert_eq!(due, *expected, "{more:?}");
    }
}

#[test]
fn r2_a_pause_stops_the_law_and_the_steps_as_well_as_the_promise() {
    let terms = of("food-business-license");
    let more = [
        "2026-11-20 10:00 step_started 决定",
        "2026-11-23 09:00 paused site_inspection",
        "2026-11-30 16:00 resumed",
    ];
    let course = told(&terms, &story(&more), "2026-11-30 17:00");
    assert_eq!(
        clocks(&terms, &course),
        [
            "acceptance 2026-11-20 2026-11-27 stopped 2026-11-20",
            "step 2026-11-20 2026-12-01",
            "committed 2026-11-20 2026-12-02",
            "statutory 2026-11-20 2026-12-11",
        ]
    );
}

#[test]
fn r2_only_what_the_guide_excludes_stops_the_clock() {
    let terms = of("food-business-license");
    for (line, expected) in [
        (
            "2026-11-23 09:00 paused hearing",
            Refusal::ReasonNotExcluded,
        ),
        (
            "2026-11-23 09:00 paused expert_review",
            Refusal::ReasonNotExcluded,
        ),
        ("2026-11-23 09:00 paused", Refusal::FieldMissing),
        ("2026-11-23 09:00 resumed", Refusal::NotPaused),
    ] {
        assert_eq!(
            play(&terms, &story(&[line])),
            Err((line, expected)),
            "{line}"
        );
    }
    let again = "2026-11-24 09:00 paused site_inspection";
    let twice = story(&["2026-11-23 09:00 paused site_inspection", again]);
    assert_eq!(play(&terms, &twice), Err((again, Refusal::AlreadyPaused)));
}

#[test]
fn r2_while_a_pause_is_open_its_planned_end_gives_a_date_if_it_ends_as_planned() {
    let terms = of("food-business-license");
    let open = "2026-11-23 09:00 paused site_inspection until 2026-11-30";
    let course = told(&terms, &story(&[open]), "2026-11-24 09:00");
    assert_eq!(course.state(), State::Paused);
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    assert_eq!(clock.due, None);
    assert_eq!(clock.due_as_planned.unwrap().date, day("2026-12-02"));
    assert_eq!(clock.used(calendar(), day("2026-11-24")), 1);

    let unplanned = "2026-11-23 09:00 paused site_inspection";
    let course = told(&terms, &story(&[unplanned]), "2026-11-24 09:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    assert_eq!((clock.due, clock.due_as_planned), (None, None));
}

#[test]
fn r1_r2_every_day_says_why_it_counts_or_not() {
    let terms = of("food-business-license");
    let more = [
        "2026-11-23 09:00 paused site_inspection",
        "2026-11-25 16:00 resumed",
        "2026-11-26 15:00 decided granted",
    ];
    let course = told(&terms, &story(&more), "2026-12-10 09:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    let days = clock.explain(calendar(), day("2026-12-10"));
    let found: Vec<_> = days
        .iter()
        .map(|d| (d.date.to_string(), d.why.clone(), d.due))
        .collect();
    let expected = [
        ("2026-11-20", Why::StartDay, false),
        ("2026-11-21", Why::Weekend, false),
        ("2026-11-22", Why::Weekend, false),
        ("2026-11-23", Why::Counted(1), false),
        ("2026-11-24", Why::Paused, false),
        ("2026-11-25", Why::Paused, false),
        ("2026-11-26", Why::Counted(2), false),
        ("2026-11-27", Why::Counted(3), true),
    ];
    assert_eq!(
        found,
        expected.map(|(d, why, due)| (d.to_owned(), why, due))
    );
    assert_eq!(clock.used(calendar(), day("2026-12-10")), 2);
    assert!(!clock.is_overdue(day("2026-12-10")));

    // Open: every day up to today, none of them the due date.
    let course = told(&terms, &story(&more[..1]), "2026-11-24 09:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    let days = clock.explain(calendar(), day("2026-11-24"));
    assert_eq!(days.len(), 5);
    assert!(days.iter().all(|day| !day.due));

    // Late: the days after the due date are numbered.
    let course = told(&terms, &ACCEPTED, "2026-11-27 09:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Committed)
        .unwrap();
    let days = clock.explain(calendar(), day("2026-11-27"));
    assert_eq!(days.last().unwrap().why, Why::Late(2));
    assert_eq!(clock.late(calendar(), day("2026-11-27")), 2);
    assert_eq!(clock.used(calendar(), day("2026-11-27")), 3);
    assert!(clock.is_overdue(day("2026-11-27")));
}

#[test]
fn r2_a_pause_ends_with_the_application() {
    let terms = of("food-business-license");
    let more = [
        "2026-11-23 09:00 paused site_inspection",
        "2026-11-24 09:00 withdrawn",
    ];
    let course = told(&terms, &story(&more), "2026-11-30 09:00");
    assert_eq!(course.state(), State::Withdrawn);
    assert_eq!(course.open_pause(), None);
    let decided = "2026-11-24 09:00 decided granted";
    assert_eq!(
        play(&terms, &story(&[more[0], decided])),
        Err((decided, Refusal::ClockPaused))
    );
}

#[test]
fn r2_r4a_what_the_guide_does_not_count_has_no_clock_of_its_own() {
    let terms = of("food-business-license");
    for (step, expected) in [
        ("审查", Some(1)),
        ("决定", Some(2)),
        ("送达", Some(0)),
        // Planned with five days, none of which counts.
        ("勘验", None),
        ("勘验 @shichang parallel 3", Some(3)),
    ] {
        let line = format!("2026-11-20 10:00 step_started {step}");
        let course = told(&terms, &story(&[&line]), "2026-11-20 12:00");
        assert_eq!(course.steps[0].limit, expected, "{step}");
        let clock = course.clock(calendar(), &terms, ClockKind::Step(0));
        let limit = clock.map(|clock| clock.limit);
        assert_eq!(limit, expected.map(Limit::Working), "{step}");
    }
}
