//! What may not be done with a rectification, and why.

use super::*;
use crate::county::calendar;
use mingbai_contract::problem::ProblemType;
use mingbai_contract::rating::Level;
use mingbai_domain::rating::view;

/// What was done before, on which day something is tried, and why it is refused.
type Case<'a> = (&'a [(&'a str, Deed)], &'a str, Deed, Refusal);

#[test]
fn r11_every_refusal_has_its_reason() {
    let answer = || Deed::Answer(said("我们已经道歉"));
    let put_right = || Deed::PutRight(said("已增开窗口"));
    let complex = || Deed::SetComplex(said("要改系统"));
    let aside = || Deed::SetAside(said("恶意刷评"));
    let again = || Deed::FollowUp(Level::Satisfied);
    let released = [("2026-11-20", Deed::Release)];
    let then = |more: &[(&'static str, Deed)]| [&released[..], more].concat();
    let answered = then(&[("2026-11-23", answer())]);
    let done = then(&[("2026-11-23", put_right())]);
    let gone = then(&[("2026-11-23", aside())]);
    let long = then(&[("2026-11-20", complex())]);
    let rated = [&done[..], &[("2026-11-24", again())]].concat();
    let cases: &[Case<'_>] = &[
        (&[], "2026-11-20", answer(), Refusal::NotReleased),
        (&[], "2026-11-20", complex(), Refusal::NotReleased),
        (&[], "2026-11-20", put_right(), Refusal::NotReleased),
        (&[], "2026-11-20", again(), Refusal::NotPutRight),
        (&released, "2026-11-20", again(), Refusal::NotPutRight),
        (&answered, "2026-11-23", answer(), Refusal::AlreadyAnswered),
        (&answered, "2026-11-23", again(), Refusal::NotPutRight),
        (&long, "2026-11-23", complex(), Refusal::AlreadyComplex),
        (&answered, "2026-11-28", complex(), Refusal::TooLate),
        (&done, "2026-11-24", answer(), Refusal::Ended),
        (&done, "2026-11-24", complex(), Refusal::Ended),
        (&done, "2026-11-24", put_right(), Refusal::Ended),
        (&done, "2026-11-24", aside(), Refusal::Ended),
        (&gone, "2026-11-24", aside(), Refusal::Ended),
        (&gone, "2026-11-24", again(), Refusal::Ended),
        (&rated, "2026-11-25", again(), Refusal::AlreadyRated),
        (
            &released,
            "2026-11-20",
            Deed::Release,
            Refusal::BrokenRecord,
        ),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for (before, on, deed, expected) in cases {
        let mut made = after(before);
        let was = made.clone();
        let found = record(&mut made, on, deed.clone());
        assert_eq!(found, Err(*expected), "{before:?} {on} {deed:?}");
        assert_eq!(made, was);
        seen.insert(*expected);
    }
    assert_eq!(seen.len(), Refusal::ALL.len());
}

#[test]
fn r11_what_cannot_have_happened_is_no_record() {
    let whole = after(&[
        ("2026-11-20", Deed::Release),
        ("2026-11-23", Deed::Answer(said("我们已经道歉"))),
    ]);
    let mut backwards = whole.clone();
    backwards.events.reverse();
    let mut twice = whole.clone();
    twice.events.push(whole.events[1].clone());
    let mut before = whole.clone();
    before.events[0].day = "2026-11-17".parse().unwrap();
    let mut wordless = whole;
    wordless.events[1].text = None;
    for broken in [backwards, twice, before, wordless] {
        let found = view(calendar(), &broken, day("2026-11-24"));
        assert_eq!(found, Err(Refusal::BrokenRecord), "{broken:?}");
    }
}

#[test]
fn r11_codes_of_refusals_are_those_of_problems() {
    for refusal in Refusal::ALL {
        let code = serde_json::Value::from(refusal.code());
        let kind: ProblemType = serde_json::from_value(code).unwrap();
        assert_ne!(kind, ProblemType::Unknown, "{refusal}");
        assert!(refusal.reason().ends_with('.'), "{refusal}");
    }
}
