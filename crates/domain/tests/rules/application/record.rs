//! What the background clock records: each thing once, and what is on record stands.

use super::script::{application, ms, of, play, record, show, told};
use crate::county::{calendar, county};
use mingbai_contract::application::{Application, EventType, State};
use mingbai_domain::application::{Refusal, becomes_true, fold, take};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::Zone;
use std::collections::BTreeSet;

const SCRIPT: [&str; 4] = [
    "2026-11-20 09:12 submitted",
    "2026-11-20 09:37 accepted",
    "2026-11-23 09:00 step_started 审查 @nongye parallel 2",
    "2026-11-23 09:00 step_started 审查 @ziran parallel 2",
];

/// What the background clock does every so many minutes: it asks, records by key, and keeps events.
fn tick(application: &mut Application, known: &mut BTreeSet<String>, now: i64) -> Vec<String> {
    let course = fold(calendar(), application, now).unwrap();
    let mut told = Vec::new();
    for truth in becomes_true(calendar(), application, now).unwrap() {
        if known.insert(truth.key()) {
            told.push(format!("{} {}", show(truth.at.unix_ms), truth.key()));
            application
                .events
                .extend(course.event_of(&truth, Zone::BEIJING));
        }
    }
    told
}

#[test]
fn r5_the_background_clock_records_everything_exactly_once() {
    let terms = of("temporary-land-use");
    let expected = [
        "2026-11-24 00:00 warning:step0:2026-11-25",
        "2026-11-24 00:00 warning:step1:2026-11-25",
        "2026-11-26 00:00 overdue:step0",
        "2026-11-26 00:00 overdue:step1",
        "2026-11-26 00:00 deemed_consented:step0",
        "2026-11-26 00:00 deemed_consented:step1",
        "2026-12-01 00:00 warning:committed:2026-12-02",
        "2026-12-03 00:00 overdue:committed",
        "2026-12-03 00:00 deemed_consented:committed",
        // The document of what was granted by silence is due on the very day.
        "2026-12-04 00:00 overdue:delivery",
    ];
    // However often it looks: every half hour, every few days, once.
    for minutes in [30, 7 * 60, 3 * 1440 + 5, 40 * 1440] {
        let mut application = application(&terms, play(&terms, &SCRIPT).unwrap());
        let mut known = BTreeSet::new();
        let mut told = Vec::new();
        let end = ms("2027-01-02 00:00");
        let mut now = ms("2026-11-23 09:01");
        while now < end {
            told.extend(tick(&mut application, &mut known, now));
            now += minutes * 60_000;
        }
        told.extend(tick(&mut application, &mut known, end));
        assert_eq!(told, expected, "every {minutes} minutes");
        let course = fold(calendar(), &application, end).unwrap();
        assert_eq!(course.state(), State::Decided);
        let recorded = |kind| {
            application
                .events
                .iter()
                .filter(|e| e.r#type == kind)
                .count()
        };
        assert_eq!(
            recorded(EventType::DeemedConsented),
            3,
            "every {minutes} minutes"
        );
    }
}

#[test]
fn r2_whoever_is_paused_is_warned_again_of_the_new_date() {
    let terms = of("food-business-license");
    let script = [
        "2026-11-20 09:12 submitted",
        "2026-11-20 09:37 accepted",
        "2026-11-24 15:00 paused site_inspection",
        "2026-11-30 10:00 resumed",
    ];
    let application = application(&terms, play(&terms, &script).unwrap());
    let truths = becomes_true(calendar(), &application, ms("2026-12-01 00:00")).unwrap();
    let keys: Vec<_> = truths
        .iter()
        .map(|t| format!("{} {}", show(t.at.unix_ms), t.key()))
        .collect();
    assert_eq!(
        keys,
        [
            "2026-11-24 00:00 warning:committed:2026-11-25",
            // Known only since the clock goes on: the day before the new date.
            "2026-11-30 10:00 warning:committed:2026-12-01",
        ]
    );
}

#[test]
fn r5_silence_goes_on_record_before_what_comes_after_it() {
    let terms = of("gjj-loan");
    let script = [
        "2026-11-20 14:30 submitted",
        "2026-11-20 14:55 accepted",
        "2026-11-30 15:00 delivered",
    ];
    assert_eq!(
        record(&terms, &script),
        [
            "2026-11-20 14:30 submitted",
            "2026-11-20 14:55 accepted",
            "2026-11-28 00:00 deemed_consented",
            "2026-11-30 15:00 delivered",
        ]
    );
    assert_eq!(
        told(&terms, &script, "2026-12-01 00:00").state(),
        State::Delivered
    );
}

#[test]
fn r5_what_is_on_record_stands_when_the_calendar_is_corrected() {
    let terms = of("gjj-loan");
    let script = ["2026-11-20 14:30 submitted", "2026-11-20 14:55 accepted"];
    let mut application = application(&terms, play(&terms, &script).unwrap());
    let now = ms("2026-11-30 10:00");
    let mut known = BTreeSet::new();
    assert_eq!(tick(&mut application, &mut known, now).len(), 4);

    // All of that week turns out to have been off.
    let mut corrected = county().calendar.clone();
    let year = corrected
        .years
        .iter_mut()
        .find(|year| year.year == 2026)
        .unwrap();
    let pattern = year.holidays[0].clone();
    for day in 23..=27 {
        let mut holiday = pattern.clone();
        holiday.date = format!("2026-11-{day}").parse().unwrap();
        year.holidays.push(holiday);
    }
    let corrected = WorkCalendar::new(&corrected);
    let course = fold(&corrected, &application, now).unwrap();
    assert!(
        course.decided.is_some_and(|decided| decided.deemed),
        "the certificate stands"
    );
    application.events.truncate(2);
    let course = fold(&corrected, &application, now).unwrap();
    assert_eq!(
        course.state(),
        State::Accepted,
        "what nobody recorded is counted anew"
    );
}

#[test]
fn a_record_that_cannot_have_happened_is_told_by_its_place() {
    let terms = of("food-business-license");
    let mut events = play(&terms, &SCRIPT[..2]).unwrap();
    events.push(super::script::event("2026-11-20 10:00 delivered"));
    let broken = fold(
        calendar(),
        &application(&terms, events.clone()),
        ms("2026-11-21 00:00"),
    );
    let broken = broken.unwrap_err();
    assert_eq!((broken.event, broken.refusal), (2, Refusal::NotDecided));
    assert_eq!(broken.to_string(), "event 2: not_decided");
    let next = super::script::event("2026-11-20 11:00 withdrawn");
    let found = take(calendar(), &terms, &events, &next, ms("2026-11-21 00:00"));
    assert_eq!(found, Err(Refusal::BrokenRecord));
    let empty = fold(calendar(), &application(&terms, Vec::new()), 0);
    assert_eq!(
        empty.map_err(|broken| broken.refusal).unwrap_err(),
        Refusal::NotSubmitted
    );
}

#[test]
fn r5_what_silence_cannot_have_brought_about_has_no_effect() {
    let terms = of("temporary-land-use");
    let own = "2026-11-23 09:00 step_started 审查 own 2";
    for (story, stray, expected) in [
        // The office's own step: its silence is no consent.
        (
            &[SCRIPT[1], own][..],
            "deemed_consented 审查",
            State::Accepted,
        ),
        (&[SCRIPT[1]], "deemed_consented 决定", State::Accepted),
        (&[SCRIPT[1]], "deemed_accepted", State::Accepted),
        (&[], "deemed_consented", State::Submitted),
        (
            &[SCRIPT[1], "2026-11-23 10:00 paused site_inspection"],
            "deemed_consented",
            State::Paused,
        ),
        (
            &[SCRIPT[1], "2026-11-23 10:00 decided denied"],
            "deemed_consented",
            State::Decided,
        ),
        (
            &["2026-11-23 10:00 withdrawn"],
            "deemed_accepted",
            State::Withdrawn,
        ),
        (
            &[SCRIPT[1], own, "2026-11-23 10:00 withdrawn"],
            "deemed_consented",
            State::Withdrawn,
        ),
    ] {
        let script: Vec<&str> = SCRIPT[..1].iter().chain(story).copied().collect();
        let mut events = play(&terms, &script).unwrap();
        let now = ms("2026-11-24 08:00");
        let before = fold(calendar(), &application(&terms, events.clone()), now).unwrap();
        events.push(super::script::event(&format!("2026-11-24 00:00 {stray}")));
        let after = fold(calendar(), &application(&terms, events), now).unwrap();
        assert_eq!(after.state(), expected, "{script:?} {stray}");
        assert_eq!(after, before, "{script:?} {stray}");
    }
}
