//! R3: acceptance, and what silence makes of it.

use super::script::{clocks, of, record, told, truths};
use crate::county::day;
use mingbai_contract::application::State;
use mingbai_domain::application::AcceptedBy;

/// Submitted at, last moment of the office, then: the day from which it counts as accepted.
const SILENCE: &[(&str, &str, &str)] = &[
    ("2026-11-16 09:00", "2026-11-23", "2026-11-24"),
    // On a Friday: the sixth working day is a Monday.
    ("2026-11-13 16:59", "2026-11-20", "2026-11-23"),
    // On a Saturday, on the phone.
    ("2026-11-14 20:00", "2026-11-20", "2026-11-23"),
    // Over National Day, with a Saturday worked.
    ("2026-09-28 09:00", "2026-10-10", "2026-10-12"),
    // Over Spring Festival.
    ("2026-02-12 09:00", "2026-02-26", "2026-02-27"),
];

#[test]
fn r3_who_keeps_silent_for_five_working_days_has_accepted_on_the_sixth() {
    let terms = of("food-business-license");
    for (submitted, last, sixth) in SILENCE {
        let script = [&*format!("{submitted} submitted")];
        let before = day(sixth).pred_opt().unwrap();
        for (now, expected) in [
            (format!("{last} 23:59"), State::Submitted),
            (format!("{before} 23:59"), State::Submitted),
            (format!("{sixth} 00:00"), State::Accepted),
        ] {
            assert_eq!(
                told(&terms, &script, &now).state(),
                expected,
                "{script:?} {now}"
            );
        }
        let course = told(&terms, &script, &format!("{sixth} 00:00"));
        let acceptance = course.acceptance.expect("it is accepted");
        assert_eq!(acceptance.way, AcceptedBy::Silence, "{script:?}");
        assert_eq!(acceptance.on, day(&submitted[..10]), "{script:?}");
        assert_eq!(acceptance.clock_from, day(sixth), "{script:?}");
    }
}

#[test]
fn r3_by_silence_the_statutory_clock_starts_at_submission_and_the_committed_one_on_day_six() {
    let terms = of("food-business-license");
    let course = told(&terms, &["2026-11-16 09:00 submitted"], "2026-11-24 08:00");
    assert_eq!(
        clocks(&terms, &course),
        [
            "acceptance 2026-11-16 2026-11-23 stopped 2026-11-24",
            "committed 2026-11-24 2026-11-27",
            "statutory 2026-11-16 2026-11-30",
        ]
    );
}

#[test]
fn r3_whoever_answers_in_time_is_not_taken_for_silent() {
    let terms = of("food-business-license");
    for (answer, expected) in [
        ("2026-11-23 23:59 accepted", State::Accepted),
        ("2026-11-23 23:59 refused", State::Refused),
        ("2026-11-23 23:59 notice_given apply", State::NoticeGiven),
    ] {
        let script = ["2026-11-16 09:00 submitted", answer];
        let course = told(&terms, &script, "2026-11-25 12:00");
        assert_eq!(course.state(), expected, "{answer}");
        let silent = course
            .acceptance
            .is_some_and(|acceptance| acceptance.way == AcceptedBy::Silence);
        assert!(!silent, "{answer}");
    }
}

#[test]
fn r3_the_office_is_warned_one_working_day_before() {
    let terms = of("food-business-license");
    let script = ["2026-11-16 09:00 submitted"];
    assert!(truths(&terms, &script, "2026-11-19 23:59").is_empty());
    assert_eq!(
        truths(&terms, &script, "2026-11-24 00:00"),
        [
            "2026-11-20 00:00 warning acceptance",
            "2026-11-24 00:00 deemed_accepted acceptance",
        ]
    );
}

#[test]
fn r3_whatever_happens_after_silence_puts_the_acceptance_on_record_first() {
    let terms = of("food-business-license");
    let script = [
        "2026-11-16 09:00 submitted",
        "2026-11-25 10:00 step_started 审查",
    ];
    assert_eq!(
        record(&terms, &script),
        [
            "2026-11-16 09:00 submitted",
            "2026-11-24 00:00 deemed_accepted",
            "2026-11-25 10:00 step_started",
        ]
    );
}

#[test]
fn r3_r4a_registering_what_counts_as_accepted_changes_no_date() {
    let terms = of("food-business-license");
    let silent = told(&terms, &["2026-11-16 09:00 submitted"], "2026-11-25 12:00");
    let registered = told(
        &terms,
        &["2026-11-16 09:00 submitted", "2026-11-25 10:00 accepted"],
        "2026-11-25 12:00",
    );
    assert_eq!(clocks(&terms, &silent), clocks(&terms, &registered));
    assert!(registered.acceptance.is_some_and(|a| a.registered));
    assert!(silent.acceptance.is_some_and(|a| !a.registered));
}
