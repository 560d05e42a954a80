//! R5: silence is consent, of the application and of single opinions.

use super::script::{clocks, of, play, record, told, truths};
use crate::county::{calendar, day};
use mingbai_contract::application::{DecisionKind, DeemedCause, Opinion, State, Terms};
use mingbai_domain::application::{ClockKind, Refusal};
use mingbai_domain::clock::Why;

/// Five days, no exclusion, silence is consent.
fn loan() -> Terms {
    of("gjj-loan")
}

/// Eight days to the delivery, inspections excluded, silence is consent.
fn land() -> Terms {
    of("temporary-land-use")
}

/// Six days, of which parallel opinions have a part; silence is no consent of the whole.
fn joint() -> Terms {
    of("rural-homestead")
}

const ACCEPTED: [&str; 2] = ["2026-11-20 14:30 submitted", "2026-11-20 14:55 accepted"];

fn story<'s>(more: &[&'s str]) -> Vec<&'s str> {
    ACCEPTED.iter().chain(more).copied().collect()
}

#[test]
fn r5_an_application_counts_as_granted_when_its_promise_runs_out() {
    let course = told(&loan(), &ACCEPTED, "2026-11-27 23:59");
    assert_eq!(course.state(), State::Accepted);
    let course = told(&loan(), &ACCEPTED, "2026-11-28 00:00");
    let decided = course.decided.expect("by silence");
    assert!(decided.deemed);
    assert_eq!(decided.decision, DecisionKind::Granted);
    // Ran out on Friday: the document is due on Monday.
    assert_eq!(
        clocks(&loan(), &course),
        [
            "acceptance 2026-11-20 2026-11-27 stopped 2026-11-20",
            "committed 2026-11-20 2026-11-27 stopped 2026-11-28",
            "statutory 2026-11-20 2026-12-07 stopped 2026-11-28",
            "delivery 2026-11-27 2026-11-30",
        ]
    );
    let late = course
        .clock(calendar(), &loan(), ClockKind::Committed)
        .unwrap();
    assert!(late.is_overdue(day("2026-12-10")));
    assert_eq!(late.used(calendar(), day("2026-12-10")), 5);
}

#[test]
fn r5_the_office_is_warned_one_working_day_before() {
    assert_eq!(
        truths(&loan(), &ACCEPTED, "2026-11-30 00:00"),
        [
            "2026-11-26 00:00 warning committed",
            "2026-11-28 00:00 overdue committed",
            "2026-11-28 00:00 deemed_consented committed",
            // Of the document, one working day before Monday.
            "2026-11-28 00:00 warning delivery",
        ]
    );
    // At once due today: nobody can be warned.
    let mut terms = loan();
    terms.committed_working_days = 0;
    let found = truths(&terms, &ACCEPTED, "2026-11-20 23:00");
    assert_eq!(found, <[String; 0]>::default());
    // Due tomorrow: warned on the spot.
    terms.committed_working_days = 1;
    let found = truths(&terms, &ACCEPTED, "2026-11-20 23:00");
    assert_eq!(found, ["2026-11-20 14:55 warning committed"]);
}

#[test]
fn r5_an_item_that_is_not_marked_is_only_late() {
    let mut terms = loan();
    terms.deemed_consent = false;
    let course = told(&terms, &ACCEPTED, "2026-12-04 00:00");
    assert_eq!(course.state(), State::Accepted);
    let found = truths(&terms, &ACCEPTED, "2026-12-04 00:00");
    assert!(found.contains(&"2026-11-28 00:00 overdue committed".to_owned()));
    assert!(!found.iter().any(|truth| truth.contains("deemed")));
}

#[test]
fn r5_a_decision_or_a_denial_in_time_is_no_silence() {
    for decision in ["granted", "denied"] {
        let line = format!("2026-11-27 23:59 decided {decision}");
        let course = told(&loan(), &story(&[&line]), "2026-12-01 00:00");
        assert!(!course.decided.unwrap().deemed, "{decision}");
    }
    let late = "2026-11-28 00:00 decided denied";
    assert_eq!(
        play(&loan(), &story(&[late])),
        Err((late, Refusal::AlreadyDecided))
    );
}

#[test]
fn r5_nothing_is_consented_to_while_a_pause_is_open() {
    // Accepted on Friday: eight days to 2 December.
    let paused = "2026-12-01 09:00 paused site_inspection";
    let course = told(&land(), &story(&[paused]), "2027-03-01 00:00");
    assert_eq!(course.state(), State::Paused);
    // One of the eight days was left when it began.
    let resumed = "2026-12-07 16:00 resumed";
    let course = told(&land(), &story(&[paused, resumed]), "2026-12-08 23:59");
    assert_eq!(course.state(), State::Accepted);
    let course = told(&land(), &story(&[paused, resumed]), "2026-12-09 00:00");
    assert!(course.decided.is_some_and(|decided| decided.deemed));
}

#[test]
fn r5_a_pause_from_the_last_day_on_lets_the_office_answer_until_it_ends() {
    let paused = "2026-12-02 09:00 paused site_inspection";
    let resumed = "2026-12-07 16:00 resumed";
    let script = story(&[paused, resumed]);
    assert_eq!(
        told(&land(), &script, "2026-12-07 23:59").state(),
        State::Accepted
    );
    let course = told(&land(), &script, "2026-12-08 00:00");
    assert!(course.decided.is_some_and(|decided| decided.deemed));
    let clock = course
        .clock(calendar(), &land(), ClockKind::Committed)
        .unwrap();
    assert_eq!(clock.due.unwrap().date, day("2026-12-02"));
    // Late by the one day, not by those of the pause.
    assert_eq!(clock.late(calendar(), day("2026-12-31")), 1);

    // So it is where silence is no consent.
    let mut terms = land();
    terms.deemed_consent = false;
    for (now, late) in [("2026-12-07", 0), ("2026-12-08", 1), ("2026-12-10", 3)] {
        let course = told(&terms, &script, &format!("{now} 18:00"));
        let clock = course
            .clock(calendar(), &terms, ClockKind::Committed)
            .unwrap();
        assert_eq!(clock.late(calendar(), day(now)), late, "{now}");
        assert_eq!(clock.is_overdue(day(now)), late > 0, "{now}");
        let days = clock.explain(calendar(), day(now));
        let paused = days.iter().filter(|d| d.why == Why::Paused).count();
        assert_eq!(paused, 3, "3, 4 and 7 December");
        let last = days.last().map(|day| day.why.clone());
        assert_eq!(last == Some(Why::Late(late)), late > 0, "{now}");
    }
}

#[test]
fn r5_an_opinion_that_is_not_given_by_its_due_date_counts_as_consent() {
    let terms = joint();
    let script = story(&[
        "2026-11-23 09:00 step_started 审查 @nongye parallel 2",
        "2026-11-23 09:00 step_started 审查 @ziran parallel 3",
        "2026-11-23 09:00 step_started 决定 own 2",
        "2026-11-24 10:00 step_decided 审查 @ziran objection",
    ]);
    assert_eq!(
        truths(&terms, &script, "2026-11-26 12:00"),
        [
            "2026-11-24 00:00 warning step",
            "2026-11-24 00:00 warning step",
            "2026-11-26 00:00 overdue step",
            "2026-11-26 00:00 overdue step",
            "2026-11-26 00:00 deemed_consented step",
        ]
    );
    let course = told(&terms, &script, "2026-11-26 12:00");
    let outcomes: Vec<_> = course
        .steps
        .iter()
        .map(|step| {
            step.outcome
                .map(|outcome| (outcome.opinion, outcome.deemed))
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            Some((Opinion::Consent, Some(DeemedCause::Overdue))),
            Some((Opinion::Objection, None)),
            // The office's own step is late, and nothing else.
            None,
        ]
    );
    // The opinion cannot be given any more.
    let late = "2026-11-26 13:00 step_decided 审查 @nongye objection";
    let mut script = script;
    script.push(late);
    assert_eq!(play(&terms, &script), Err((late, Refusal::StepNotStarted)));
}

#[test]
fn r5_who_stays_away_from_a_joint_review_consents() {
    let terms = joint();
    let script = story(&[
        "2026-11-23 09:00 step_started 审查 @nongye joint 2",
        "2026-11-24 15:00 step_decided 审查 @nongye absent",
    ]);
    let course = told(&terms, &script, "2026-11-24 15:00");
    let outcome = course.steps[0].outcome.unwrap();
    assert_eq!(outcome.deemed, Some(DeemedCause::Absent));
    assert_eq!(
        record(&terms, &script)[2..],
        [
            "2026-11-23 09:00 step_started",
            "2026-11-24 15:00 step_decided",
            "2026-11-24 15:00 deemed_consented",
        ]
    );
    for handling in ["parallel", "own"] {
        let started = format!("2026-11-23 09:00 step_started 审查 @nongye {handling}");
        let away = "2026-11-24 15:00 step_decided 审查 @nongye absent";
        assert_eq!(
            play(&terms, &story(&[&started, away])),
            Err((away, Refusal::NotAJointReview)),
            "{handling}"
        );
    }
}

#[test]
fn r5_no_opinion_is_taken_for_given_while_a_pause_is_open() {
    let terms = land();
    let started = "2026-11-23 09:00 step_started 审查 @nongye joint 2";
    let paused = "2026-11-24 09:00 paused expert_review";
    let script = story(&[started, paused]);
    let course = told(&terms, &script, "2026-12-31 00:00");
    assert_eq!(course.steps[0].outcome, None);
    let away = "2026-11-25 15:00 step_decided 审查 @nongye absent";
    assert_eq!(
        play(&terms, &story(&[started, paused, away])),
        Err((away, Refusal::ClockPaused))
    );
    // An opinion that is given is given.
    let given = "2026-11-25 15:00 step_decided 审查 @nongye objection";
    assert!(play(&terms, &story(&[started, paused, given])).is_ok());
}

#[test]
fn r5_after_the_decision_no_opinion_is_waited_for() {
    let terms = joint();
    let script = story(&[
        "2026-11-23 09:00 step_started 审查 @nongye parallel 2",
        "2026-11-24 10:00 decided granted",
    ]);
    let found = truths(&terms, &script, "2026-11-30 12:00");
    assert_eq!(found, ["2026-11-24 00:00 warning step"]);
}
