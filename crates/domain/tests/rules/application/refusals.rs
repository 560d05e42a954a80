//! Every event in every state: taken, or refused with its code.

use super::script::{at, event, ms, of, play};
use crate::county::calendar;
use mingbai_contract::application::{EventType, Terms};
use mingbai_domain::application::{Refusal, check_fields, take};

/// A land permit: inspections excluded, silence is consent; all events on one day.
fn terms() -> Terms {
    of("temporary-land-use")
}

/// One story for each state, from the submission on.
const STATES: &[(&str, &[&str])] = &[
    ("nothing", &[]),
    ("submitted", &["submitted"]),
    ("noticed", &["submitted", "notice_given apply,map"]),
    (
        "partly",
        &["submitted", "notice_given apply,map", "supplemented apply"],
    ),
    (
        "supplied",
        &["submitted", "notice_given apply", "supplemented apply"],
    ),
    ("accepted", &["submitted", "accepted"]),
    (
        "stepping",
        &["submitted", "accepted", "step_started 审查 @a joint 2"],
    ),
    (
        "paused",
        &[
            "submitted",
            "accepted",
            "step_started 审查 @a joint 2",
            "paused site_inspection",
        ],
    ),
    ("decided", &["submitted", "accepted", "decided granted"]),
    (
        "delivered",
        &["submitted", "accepted", "decided granted", "delivered"],
    ),
    ("refused", &["submitted", "refused"]),
    ("withdrawn", &["submitted", "withdrawn"]),
];

/// For each event what comes of it in the order of [`STATES`]: `ok` or the refusal's code, with how
/// many states in a row have it.
const TABLE: &[(&str, &str)] = &[
    ("submitted", "ok*1 already_submitted*11"),
    (
        "accepted",
        "not_submitted*1 ok*4 already_accepted*3 already_decided*2 application_ended*2",
    ),
    (
        "refused",
        "not_submitted*1 ok*1 supplement_awaited*1 ok*1 already_accepted*4 already_decided*2 application_ended*2",
    ),
    (
        "notice_given con",
        "not_submitted*1 ok*1 two_visits_rule*3 already_accepted*3 already_decided*2 application_ended*2",
    ),
    (
        "supplemented map",
        "not_submitted*1 no_notice*1 ok*2 already_accepted*4 already_decided*2 application_ended*2",
    ),
    (
        "step_started 决定",
        "not_submitted*1 not_accepted*3 ok*4 already_decided*2 application_ended*2",
    ),
    (
        "step_started 审查 @a joint 2",
        "not_submitted*1 not_accepted*3 ok*2 step_already_started*2 already_decided*2 application_ended*2",
    ),
    (
        "step_started 听证",
        "not_submitted*1 not_accepted*3 unknown_step*4 already_decided*2 application_ended*2",
    ),
    (
        "step_decided 审查 @a consent",
        "not_submitted*1 not_accepted*3 step_not_started*2 ok*2 already_decided*2 application_ended*2",
    ),
    (
        "step_decided 审查 @a absent",
        "not_submitted*1 not_accepted*3 step_not_started*2 ok*1 clock_paused*1 already_decided*2 application_ended*2",
    ),
    (
        "paused expert_review",
        "not_submitted*1 not_accepted*3 ok*3 already_paused*1 already_decided*2 application_ended*2",
    ),
    (
        "paused hearing",
        "not_submitted*1 not_accepted*3 reason_not_excluded*4 already_decided*2 application_ended*2",
    ),
    (
        "resumed",
        "not_submitted*1 not_accepted*3 not_paused*3 ok*1 already_decided*2 application_ended*2",
    ),
    (
        "decided denied",
        "not_submitted*1 not_accepted*3 ok*3 clock_paused*1 already_decided*2 application_ended*2",
    ),
    (
        "delivered",
        "not_submitted*1 not_decided*7 ok*1 already_delivered*1 application_ended*2",
    ),
    (
        "withdrawn",
        "not_submitted*1 ok*7 already_decided*2 application_ended*2",
    ),
    ("deemed_accepted", "derived*12"),
];

/// A row of the table, a code for each state.
fn row(runs: &str) -> Vec<&str> {
    let run = |run| {
        let (code, times) = str::split_once(run, '*').expect(run);
        std::iter::repeat_n(code, times.parse().expect(run))
    };
    runs.split(' ').flat_map(run).collect()
}

#[test]
fn r1_r5_every_event_in_every_state_is_taken_or_refused_with_its_code() {
    for (line, expected) in TABLE {
        let expected = row(expected);
        assert_eq!(expected.len(), STATES.len(), "{line}");
        for ((state, story), expected) in STATES.iter().zip(expected) {
            let dated =
                |(minute, line): (usize, &&str)| format!("2026-11-20 09:{minute:02} {line}");
            let story: Vec<String> = story.iter().enumerate().map(dated).collect();
            let mut script: Vec<&str> = story.iter().map(String::as_str).collect();
            assert!(play(&terms(), &script).is_ok(), "{state}");
            let line = format!("2026-11-20 09:30 {line}");
            script.push(&line);
            let found = match play(&terms(), &script) {
                Ok(_) => "ok",
                Err((_, refusal)) => refusal.code(),
            };
            assert_eq!(found, expected, "{line} when {state}");
        }
    }
}

#[test]
fn every_type_of_event_stands_in_the_table() {
    for kind in EventType::ALL {
        let derived = kind == EventType::DeemedConsented;
        let row = |(line, _): &(&str, _)| line.split(' ').next() == Some(kind.code());
        assert!(derived || TABLE.iter().any(row), "{}", kind.code());
    }
}

#[test]
fn an_event_says_all_it_must_and_nothing_else() {
    for (line, expected) in [
        ("refused", &[][..]),
        ("notice_given", &[("/materials", "missing")]),
        ("step_started", &[("/step", "missing")]),
        (
            "step_started 审查 parallel 2",
            &[("/department", "missing")],
        ),
        ("step_decided consent", &[("/step", "missing")]),
        ("step_decided 审查", &[("/opinion", "missing")]),
        ("paused", &[("/exclusion", "missing")]),
        ("decided", &[("/decision", "missing")]),
        (
            "delivered 送达 5",
            &[("/step", "does_not_fit"), ("/working_days", "does_not_fit")],
        ),
    ] {
        let event = event(&format!("2026-11-20 09:30 {line}"));
        let found: Vec<(String, String)> = check_fields(&event)
            .into_iter()
            .map(|problem| {
                let code = serde_json::to_value(problem.code).unwrap();
                (problem.field, code.as_str().unwrap().to_owned())
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(field, code): &(&str, &str)| ((*field).to_owned(), (*code).to_owned()))
            .collect();
        assert_eq!(found, expected, "{line}");
    }
    let bare = |line| event(&format!("2026-11-20 09:30 {line}"));
    let mut refused = bare("refused");
    refused.reasons = Some("  ".to_owned());
    let mut denied = bare("decided denied");
    denied.reasons = None;
    let mut paused = bare("paused hearing");
    paused.document = None;
    for event in [refused, denied, paused] {
        let now = event.at.unix_ms;
        let found = take(calendar(), &terms(), &[], &event, now);
        assert_eq!(found, Err(Refusal::FieldMissing), "{event:?}");
    }
}

#[test]
fn nothing_is_taken_before_it_happens_or_before_what_is_on_record() {
    let story = ["2026-11-20 09:12 submitted", "2026-11-20 09:37 accepted"];
    let events = play(&terms(), &story).unwrap();
    let now = ms("2026-11-23 09:00");
    for (line, expected) in [
        (
            "2026-11-23 09:01 decided granted",
            Some(Refusal::InTheFuture),
        ),
        (
            "2026-11-20 09:36 decided granted",
            Some(Refusal::OutOfOrder),
        ),
        ("2026-11-20 09:36 withdrawn", Some(Refusal::OutOfOrder)),
        ("2026-11-20 09:37 withdrawn", None),
        ("2026-11-23 09:00 decided granted", None),
    ] {
        let found = take(calendar(), &terms(), &events, &event(line), now);
        assert_eq!(found.err(), expected, "{line}");
    }
    assert_eq!(at(now).unix_ms, now);
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    let mut codes: Vec<_> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Refusal::ALL.len());
}
