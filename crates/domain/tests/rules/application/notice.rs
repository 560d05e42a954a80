//! R4: the one-time notice, and the supplement.

use super::script::{application, at, clocks, event, ms, of, play, told, truths};
use crate::county::{calendar, day};
use mingbai_contract::application::State;
use mingbai_domain::application::{AcceptedBy, ClockKind, Refusal, fold, take};

const SUBMITTED: &str = "2026-11-16 09:00 submitted";
const NOTICE: &str = "2026-11-18 10:00 notice_given apply,layout";

#[test]
fn r4_a_second_notice_is_refused_wherever_the_application_stands() {
    let terms = of("food-business-license");
    let again = "2026-11-27 10:00 notice_given health";
    let stories: &[&[&str]] = &[
        &[],
        &["2026-11-20 10:00 supplemented apply"],
        &["2026-11-20 10:00 supplemented apply,layout"],
        &["2026-11-20 10:00 accepted"],
        &["2026-11-20 10:00 withdrawn"],
        &[
            "2026-11-20 10:00 accepted",
            "2026-11-23 10:00 decided granted",
        ],
    ];
    for story in stories {
        let script: Vec<&str> = [SUBMITTED, NOTICE]
            .iter()
            .chain(*story)
            .chain([&again])
            .copied()
            .collect();
        assert_eq!(
            play(&terms, &script),
            Err((again, Refusal::TwoVisitsRule)),
            "{story:?}"
        );
    }
    assert_eq!(Refusal::TwoVisitsRule.code(), "two_visits_rule");
}

#[test]
fn r4_the_day_on_which_everything_is_in_is_the_day_of_acceptance() {
    let terms = of("food-business-license");
    let script = [
        SUBMITTED,
        NOTICE,
        "2026-11-20 10:00 supplemented apply",
        "2026-11-24 17:00 supplemented layout",
    ];
    let course = told(&terms, &script, "2026-11-25 09:00");
    let acceptance = course.acceptance.expect("everything is in");
    assert_eq!(acceptance.way, AcceptedBy::Supplement);
    assert_eq!(acceptance.on, day("2026-11-24"));
    assert_eq!(acceptance.clock_from, day("2026-11-24"));
    assert_eq!(
        clocks(&terms, &course),
        [
            "acceptance 2026-11-20 2026-11-27 stopped 2026-11-24",
            "supplement 2026-11-18 2026-12-09 stopped 2026-11-20",
            "committed 2026-11-24 2026-11-27",
            "statutory 2026-11-24 2026-12-08",
        ]
    );
}

#[test]
fn r4_the_clerk_may_record_later_what_came_in_before() {
    let terms = of("food-business-license");
    // Nobody recorded the second part; silence made it accepted on the sixth working day.
    let script = [
        SUBMITTED,
        NOTICE,
        "2026-11-20 10:00 supplemented apply",
        "2026-11-30 10:00 step_started 审查",
    ];
    let mut events = play(&terms, &script).unwrap();
    let now = ms("2026-12-01 09:00");
    let course = fold(calendar(), &application(&terms, events.clone()), now).unwrap();
    assert_eq!(course.acceptance.unwrap().way, AcceptedBy::Silence);

    let late = event("2026-11-24 17:00 supplemented layout");
    let taken = take(calendar(), &terms, &events, &late, now).unwrap();
    assert_eq!(taken, [late]);
    events.extend(taken);
    let course = fold(calendar(), &application(&terms, events), now).unwrap();
    let acceptance = course.acceptance.unwrap();
    assert_eq!(acceptance.way, AcceptedBy::Supplement);
    assert_eq!(acceptance.on, day("2026-11-24"));
    assert_eq!(course.steps.len(), 1, "what came after stands");
}

#[test]
fn r4_what_would_change_what_came_after_cannot_be_recorded_later() {
    let terms = of("food-business-license");
    let events = play(
        &terms,
        &[
            SUBMITTED,
            NOTICE,
            "2026-11-20 10:00 supplemented apply",
            "2026-11-25 10:00 refused",
        ],
    )
    .unwrap();
    let now = ms("2026-12-01 09:00");
    for (line, expected) in [
        // It would have been accepted when it was refused.
        ("2026-11-24 17:00 supplemented layout", Refusal::OutOfOrder),
        ("2026-11-24 17:00 supplemented health", Refusal::NotAskedFor),
        ("2026-11-17 17:00 supplemented layout", Refusal::NoNotice),
        ("2026-11-24 17:00 accepted", Refusal::OutOfOrder),
    ] {
        let found = take(calendar(), &terms, &events, &event(line), now);
        assert_eq!(found, Err(expected), "{line}");
    }
}

/// Notice given on, applicant warned on, last day.
const NOTICES: &[(&str, &str, &str)] = &[
    ("2026-11-18", "2026-12-04", "2026-12-09"),
    ("2026-11-21", "2026-12-08", "2026-12-11"),
    // Over National Day: 9, 10 and 12 October to go.
    ("2026-09-15", "2026-10-08", "2026-10-12"),
];

#[test]
fn r4_what_is_not_in_within_fifteen_working_days_lapses_after_a_warning() {
    let terms = of("food-business-license");
    for (given, warned, last) in NOTICES {
        let given_at = format!("{given} 10:00 notice_given apply");
        let submitted = format!("{given} 09:00 submitted");
        let script = [&*submitted, &*given_at];
        let lapsed = day(last).succ_opt().unwrap();
        assert_eq!(
            truths(&terms, &script, &format!("{lapsed} 00:00")),
            [
                format!("{warned} 00:00 warning supplement"),
                format!("{lapsed} 00:00 lapsed supplement"),
            ],
        );
        for (now, expected) in [
            (format!("{last} 23:59"), State::NoticeGiven),
            (format!("{lapsed} 00:00"), State::Lapsed),
        ] {
            assert_eq!(
                told(&terms, &script, &now).state(),
                expected,
                "{given} {now}"
            );
        }
        let in_time = format!("{last} 23:59 supplemented apply");
        let too_late = format!("{lapsed} 00:00 supplemented apply");
        assert!(play(&terms, &[&submitted, &given_at, &in_time]).is_ok());
        assert_eq!(
            play(&terms, &[&submitted, &given_at, &too_late]),
            Err((&*too_late, Refusal::Ended))
        );
    }
}

#[test]
fn r4_of_a_part_the_office_has_five_working_days_then_silence_accepts() {
    let terms = of("food-business-license");
    let script = [SUBMITTED, NOTICE, "2026-11-20 10:00 supplemented apply"];
    let course = told(&terms, &script, "2026-11-27 23:59");
    assert_eq!(course.state(), State::PartlySupplemented);
    let course = told(&terms, &script, "2026-11-30 00:00");
    let acceptance = course.acceptance.expect("by silence");
    assert_eq!(acceptance.way, AcceptedBy::Silence);
    assert_eq!(
        acceptance.on,
        day("2026-11-20"),
        "the day on which the part came in"
    );
    assert_eq!(acceptance.clock_from, day("2026-11-30"));
    for answer in ["2026-11-27 17:00 accepted", "2026-11-27 17:00 refused"] {
        let mut answered = script.to_vec();
        answered.push(answer);
        assert!(play(&terms, &answered).is_ok(), "{answer}");
    }
}

#[test]
fn r4_another_part_gives_the_office_no_new_days() {
    let mut terms = of("food-business-license");
    terms.committed_working_days = 3;
    let script = [
        SUBMITTED,
        "2026-11-18 10:00 notice_given apply,layout,health",
        "2026-11-20 10:00 supplemented apply",
        "2026-11-26 10:00 supplemented layout",
    ];
    let course = told(&terms, &script, "2026-11-26 12:00");
    let clock = course
        .clock(calendar(), &terms, ClockKind::Acceptance)
        .unwrap();
    assert_eq!(clock.due.unwrap().date, day("2026-11-27"));
    let course = told(&terms, &script, "2026-11-30 00:00");
    assert_eq!(course.acceptance.unwrap().way, AcceptedBy::Silence);
}

#[test]
fn r4_while_the_applicant_has_time_the_office_may_accept_but_not_refuse() {
    let terms = of("food-business-license");
    let refused = "2026-11-20 10:00 refused";
    assert_eq!(
        play(&terms, &[SUBMITTED, NOTICE, refused]),
        Err((refused, Refusal::SupplementAwaited))
    );
    let course = told(
        &terms,
        &[SUBMITTED, NOTICE, "2026-11-20 10:00 accepted"],
        "2026-11-20 11:00",
    );
    assert_eq!(course.acceptance.unwrap().way, AcceptedBy::Office);
    assert_eq!(
        course.acceptance.unwrap().at.unix_ms,
        at(ms("2026-11-20 10:00")).unix_ms
    );
}

#[test]
fn r4_a_notice_asks_only_for_what_the_guide_lists() {
    let terms = of("food-business-license");
    for (line, expected) in [
        (
            "2026-11-18 10:00 notice_given apply,passport",
            Refusal::UnknownMaterial,
        ),
        ("2026-11-18 10:00 notice_given", Refusal::FieldMissing),
        ("2026-11-18 10:00 supplemented apply", Refusal::NoNotice),
    ] {
        assert_eq!(
            play(&terms, &[SUBMITTED, line]),
            Err((line, expected)),
            "{line}"
        );
    }
    let again = "2026-11-20 11:00 supplemented apply";
    let story = [
        SUBMITTED,
        NOTICE,
        "2026-11-20 10:00 supplemented apply",
        again,
    ];
    assert_eq!(play(&terms, &story), Err((again, Refusal::NotAskedFor)));
}
