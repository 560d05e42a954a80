//! What may not be done with a complaint, and why.

use super::*;
use crate::county::calendar;
use mingbai_contract::complaint::ComplaintState;
use mingbai_domain::complaint::standing;

/// What was done before, on which day something is tried, and why it is refused.
type Case<'a> = (&'a [(&'a str, Deed)], &'a str, Deed, Refusal);

#[test]
fn r10_every_refusal_has_its_reason() {
    let take_up = ("2026-11-23", Deed::TakeUp);
    let conclude = ("2026-11-24", Deed::Conclude(MESSAGE));
    let up = [take_up.clone()];
    let answered = [take_up.clone(), conclude.clone()];
    let reopened = [
        take_up.clone(),
        conclude.clone(),
        ("2026-11-25", Deed::Reopen(MESSAGE)),
    ];
    let again = [&reopened[..], &[("2026-11-26", Deed::Conclude(MESSAGE))]].concat();
    let withdrawn = [("2026-11-23", Deed::Withdraw)];
    let extended = [take_up.clone(), ("2026-11-24", Deed::Extend(MESSAGE))];
    let fifteen = [("2026-11-20", Deed::SetFifteen(MESSAGE))];
    let rated = [&answered[..], &[("2026-11-25", Deed::RateHandling(2))]].concat();
    let stepped = [("2026-11-20", Deed::StepUp)];
    let proposed = [&answered[..], &[("2026-11-25", Deed::ProposeSummary)]].concat();
    let released = [&proposed[..], &[("2026-11-25", Deed::PublishSummary)]].concat();
    let cases: &[Case<'_>] = &[
        (&up, "2026-11-23", Deed::TakeUp, Refusal::AlreadyTakenUp),
        (&answered, "2026-11-25", Deed::TakeUp, Refusal::Ended),
        (
            &[],
            "2026-11-20",
            Deed::Conclude(MESSAGE),
            Refusal::NotTakenUp,
        ),
        (&[], "2026-11-20", Deed::Write(MESSAGE), Refusal::NotTakenUp),
        (
            &[],
            "2026-11-20",
            Deed::Extend(MESSAGE),
            Refusal::NotTakenUp,
        ),
        (
            &answered,
            "2026-11-25",
            Deed::Write(MESSAGE),
            Refusal::Ended,
        ),
        (&answered, "2026-11-25", Deed::Add(MESSAGE), Refusal::Ended),
        (&answered, "2026-11-25", Deed::Withdraw, Refusal::Ended),
        (&answered, "2026-11-25", Deed::StepUp, Refusal::Ended),
        (
            &answered,
            "2026-11-25",
            Deed::SetDepartments(vec!["scjg".parse().unwrap()]),
            Refusal::Ended,
        ),
        (
            &withdrawn,
            "2026-11-24",
            Deed::Reopen(MESSAGE),
            Refusal::Ended,
        ),
        (
            &withdrawn,
            "2026-11-24",
            Deed::RateHandling(5),
            Refusal::Ended,
        ),
        (
            &fifteen,
            "2026-11-20",
            Deed::SetFifteen(MESSAGE),
            Refusal::AlreadyFifteen,
        ),
        (
            &up,
            "2026-11-24",
            Deed::SetFifteen(MESSAGE),
            Refusal::TooLate,
        ),
        (&up, "2026-11-28", Deed::Extend(MESSAGE), Refusal::TooLate),
        (
            &extended,
            "2026-11-24",
            Deed::Extend(MESSAGE),
            Refusal::AlreadyExtended,
        ),
        (
            &reopened,
            "2026-11-25",
            Deed::Extend(MESSAGE),
            Refusal::NotExtendable,
        ),
        (
            &reopened,
            "2026-11-25",
            Deed::SetFifteen(MESSAGE),
            Refusal::NotExtendable,
        ),
        (
            &up,
            "2026-11-24",
            Deed::Reopen(MESSAGE),
            Refusal::NotConcluded,
        ),
        (
            &again,
            "2026-11-27",
            Deed::Reopen(MESSAGE),
            Refusal::AlreadyReopened,
        ),
        (
            &up,
            "2026-11-24",
            Deed::RateHandling(5),
            Refusal::NotConcluded,
        ),
        (
            &rated,
            "2026-11-25",
            Deed::RateHandling(5),
            Refusal::AlreadyRated,
        ),
        (
            &stepped,
            "2026-11-20",
            Deed::StepUp,
            Refusal::AlreadySteppedUp,
        ),
        (
            &up,
            "2026-11-24",
            Deed::ProposeSummary,
            Refusal::NotConcluded,
        ),
        (
            &answered,
            "2026-11-25",
            Deed::PublishSummary,
            Refusal::NoSummary,
        ),
        (
            &released,
            "2026-11-25",
            Deed::PublishSummary,
            Refusal::SummaryReleased,
        ),
        (
            &released,
            "2026-11-25",
            Deed::ProposeSummary,
            Refusal::SummaryReleased,
        ),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for (before, on, deed, expected) in cases {
        let mut made = after("2026-11-20", &[], before);
        let found = record(&mut made, on, deed.clone());
        assert_eq!(found, Err(*expected), "{before:?} {on} {deed:?}");
        seen.insert(*expected);
    }
    seen.insert(Refusal::BrokenRecord);
    assert_eq!(seen.len(), Refusal::ALL.len());
}

/// What was named from the beginning has the long limit, which nobody sets again.
#[test]
fn r10_two_departments_have_the_long_limit_already() {
    let mut made = complaint("2026-11-20", &["scjg", "gongan"]);
    let set = record(&mut made, "2026-11-20", Deed::SetFifteen(MESSAGE));
    assert_eq!(set, Err(Refusal::AlreadyFifteen));
}

#[test]
fn r10_an_answer_is_rated_anew_after_it_was_reopened() {
    let made = after(
        "2026-11-20",
        &[],
        &[
            ("2026-11-23", Deed::TakeUp),
            ("2026-11-23", Deed::Conclude(MESSAGE)),
            ("2026-11-24", Deed::RateHandling(1)),
            ("2026-11-24", Deed::Reopen(MESSAGE)),
            ("2026-11-26", Deed::Conclude(MESSAGE)),
            ("2026-11-27", Deed::RateHandling(4)),
        ],
    );
    let view = standing(calendar(), &made, day("2026-11-27")).unwrap();
    assert_eq!(view.state, ComplaintState::Concluded);
    assert!(!view.reopenable && !view.ratable);
}

#[test]
fn r10_what_cannot_have_happened_is_no_record() {
    let whole = after("2026-11-20", &[], &[("2026-11-23", Deed::TakeUp)]);
    let mut backwards = whole.clone();
    backwards.events.reverse();
    let mut twice = whole.clone();
    twice.events.push(whole.events[1].clone());
    let mut before = whole.clone();
    before.events[1].day = "2026-11-19".parse().unwrap();
    let mut received_again = whole.clone();
    received_again.events.push(whole.events[0].clone());
    let mut nothing = whole;
    nothing.events.clear();
    for broken in [backwards, twice, before, received_again, nothing] {
        let found = standing(calendar(), &broken, day("2026-11-24"));
        assert_eq!(found, Err(Refusal::BrokenRecord), "{broken:?}");
    }
}

#[test]
fn codes_of_refusals_are_those_of_problems() {
    for refusal in Refusal::ALL {
        let code = serde_json::Value::from(refusal.code());
        let kind: mingbai_contract::problem::ProblemType = serde_json::from_value(code).unwrap();
        assert_ne!(
            kind,
            mingbai_contract::problem::ProblemType::Unknown,
            "{refusal}"
        );
    }
}
