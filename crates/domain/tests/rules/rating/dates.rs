//! When a window must have answered and put something right, and what happens when it is late.

use super::*;
use crate::county::calendar;
use mingbai_contract::rating::{
    FollowUpState, Level, RectificationClock, RectificationEventType as Type, RectificationState,
};
use mingbai_domain::rating::{passed, view};

fn release(on: &str) -> (&str, Deed) {
    (on, Deed::Release)
}

/// Dates were counted apart from the code: by the county's calendar, with another program.
#[test]
fn r11_both_clocks_start_at_release() {
    for (released, answer, put_right, complex, provisional) in [
        (
            "2026-11-20",
            "2026-11-23",
            "2026-11-27",
            "2026-12-11",
            false,
        ),
        (
            "2026-11-21",
            "2026-11-23",
            "2026-11-27",
            "2026-12-11",
            false,
        ),
        ("2026-12-28", "2026-12-29", "2027-01-05", "2027-01-19", true),
    ] {
        let mut made = after(&[release(released)]);
        let seen = view(calendar(), &made, day(released)).unwrap();
        assert_eq!(seen.answer_by.unwrap().0, day(answer), "{released}");
        assert_eq!(seen.put_right_by.unwrap().0, day(put_right), "{released}");
        assert_eq!(seen.provisional, provisional);
        assert_eq!(seen.released.unwrap().0, day(released));
        assert_eq!(seen.day.0, day("2026-11-18"));
        record(&mut made, released, Deed::SetComplex(said("要改系统"))).unwrap();
        let seen = view(calendar(), &made, day(released)).unwrap();
        assert_eq!(seen.answer_by.unwrap().0, day(answer));
        assert_eq!(seen.put_right_by.unwrap().0, day(complex), "{released}");
        assert!(seen.complex);
    }
}

#[test]
fn r11_what_is_held_has_no_clock_and_is_never_late() {
    let made = held("2026-11-18");
    let seen = view(calendar(), &made, day("2027-03-01")).unwrap();
    assert_eq!(seen.state, RectificationState::Held);
    assert_eq!((seen.answer_by, seen.put_right_by), (None, None));
    assert!(!seen.stepped_up && !seen.provisional);
    assert_eq!(passed(calendar(), &made, day("2027-03-01")), Ok(None));
}

/// What was done after the release, and when it stepped up for what.
type Case<'a> = (&'a [(&'a str, Deed)], Option<(&'a str, RectificationClock)>);

#[test]
fn r11_what_is_late_steps_up_once_and_says_what_was_late() {
    let answer = || Deed::Answer(said("我们已经道歉"));
    let put_right = || Deed::PutRight(said("已增开窗口"));
    let cases: &[Case<'_>] = &[
        (&[], Some(("2026-11-24", RectificationClock::Answer))),
        (
            &[("2026-11-23", answer())],
            Some(("2026-11-28", RectificationClock::PutRight)),
        ),
        (
            &[("2026-11-24", answer())],
            Some(("2026-11-24", RectificationClock::Answer)),
        ),
        (
            &[
                ("2026-11-23", answer()),
                ("2026-11-23", Deed::SetComplex(said("要改系统"))),
            ],
            Some(("2026-12-12", RectificationClock::PutRight)),
        ),
        (
            &[("2026-11-23", answer()), ("2026-11-27", put_right())],
            None,
        ),
        // What was put right within a day needs no other answer.
        (&[("2026-11-23", put_right())], None),
        (&[("2026-11-23", Deed::SetAside(said("恶意刷评")))], None),
    ];
    for (deeds, expected) in cases {
        let mut made = after(&[&[release("2026-11-20")], *deeds].concat());
        let stepped = |made: &Rectification| {
            let mut events = made.events.iter();
            let event = events.find(|event| event.r#type == Type::SteppedUp)?;
            Some((event.day.0, event.late.unwrap()))
        };
        let expected = expected.map(|(on, clock)| (day(on), clock));
        let late = day("2027-02-01");
        let seen = view(calendar(), &made, late).unwrap();
        assert_eq!(seen.stepped_up, expected.is_some(), "{deeds:?}");
        if let Some(event) = passed(calendar(), &made, late).unwrap() {
            made.events.push(event);
        }
        assert_eq!(stepped(&made), expected, "{deeds:?}");
        assert_eq!(passed(calendar(), &made, late), Ok(None));
    }
    // A late deed does not hide that it was late.
    let mut made = after(&[release("2026-11-20")]);
    record(&mut made, "2026-11-30", put_right()).unwrap();
    let kinds: Vec<_> = made.events.iter().map(|event| event.r#type).collect();
    assert_eq!(kinds, [Type::Released, Type::SteppedUp, Type::PutRight]);
}

#[test]
fn r11_what_became_of_it_is_told_in_every_state() {
    use FollowUpState::{Done, NotYet, Open};
    use RectificationState as S;
    let steps: &[(&str, Deed, RectificationState, FollowUpState)] = &[
        ("2026-11-20", Deed::Release, S::Released, NotYet),
        (
            "2026-11-23",
            Deed::Answer(said("我们已经道歉")),
            S::Answered,
            NotYet,
        ),
        (
            "2026-11-25",
            Deed::PutRight(said("已增开窗口")),
            S::PutRight,
            Open,
        ),
        (
            "2026-11-26",
            Deed::FollowUp(Level::Satisfied),
            S::PutRight,
            Done,
        ),
    ];
    let mut made = held("2026-11-18");
    for (on, deed, state, follow_up) in steps {
        record(&mut made, on, deed.clone()).unwrap();
        let seen = view(calendar(), &made, day(on)).unwrap();
        assert_eq!((seen.state, seen.follow_up), (*state, *follow_up));
    }
    let seen = view(calendar(), &made, day("2026-11-26")).unwrap();
    assert_eq!(seen.answer.unwrap().text, "我们已经道歉");
    assert_eq!(seen.result.unwrap().day.0, day("2026-11-25"));
    assert_eq!(seen.set_aside, None);
    // Set aside while it is held: the window never gets it.
    let mut made = held("2026-11-18");
    let aside = Deed::SetAside(said("点错了窗口"));
    record(&mut made, "2026-11-19", aside).unwrap();
    let seen = view(calendar(), &made, day("2026-11-19")).unwrap();
    assert_eq!((seen.state, seen.follow_up), (S::SetAside, NotYet));
    assert_eq!(seen.set_aside.unwrap().text, "点错了窗口");
    let released = record(&mut made, "2026-11-30", Deed::Release);
    assert_eq!(released, Err(Refusal::Ended));
}
