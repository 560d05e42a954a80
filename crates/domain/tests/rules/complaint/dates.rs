//! When complaints are due, why, and what happens when they are late.

use super::*;
use crate::county::{calendar, county};
use mingbai_contract::complaint::{ComplaintClockCode as Code, ComplaintState, StepUpCause};
use mingbai_contract::rules::ParamValue;
use mingbai_domain::clock::Why;
use mingbai_domain::complaint::{fold, passed, standing, terms};

/// Dates were counted apart from the code: by the county's calendar, with another program.
#[test]
fn r10_both_clocks_start_at_submission() {
    for (received, departments, take_up, conclude, provisional) in [
        ("2026-11-20", &[][..], "2026-11-23", "2026-11-27", false),
        // On a day off the clock starts all the same.
        ("2026-11-21", &[], "2026-11-23", "2026-11-27", false),
        ("2026-10-03", &[], "2026-10-08", "2026-10-13", false),
        // A make-up Sunday counts.
        ("2026-09-18", &["scjg"], "2026-09-20", "2026-09-24", false),
        // Two departments have fifteen days.
        (
            "2026-11-20",
            &["scjg", "gongan"],
            "2026-11-23",
            "2026-12-11",
            false,
        ),
        ("2026-12-28", &[], "2026-12-29", "2027-01-05", true),
    ] {
        let made = complaint(received, departments);
        let standing = standing(calendar(), &made, day(received)).unwrap();
        let due = |code| standing.clocks.iter().find(|c| c.clock == code).unwrap();
        assert_eq!(due(Code::TakeUp).due.0, day(take_up), "{received}");
        assert_eq!(due(Code::Conclude).due.0, day(conclude), "{received}");
        assert_eq!(due(Code::Conclude).provisional, provisional, "{received}");
        assert_eq!(standing.joint, departments.len() > 1);
        assert_eq!(standing.state, ComplaintState::Received);
    }
}

#[test]
fn r10_fifteen_extension_and_reopening_move_the_second_clock_only() {
    let conclude = |made: &Complaint| {
        let course = fold(made).unwrap();
        course.conclude_clock(calendar(), &made.terms)
    };
    let take_up = ("2026-11-23", Deed::TakeUp);
    let fifteen = ("2026-11-23", Deed::SetFifteen(MESSAGE));
    let made = after("2026-11-20", &[], &[take_up.clone(), fifteen.clone()]);
    assert_eq!(conclude(&made).due.date, day("2026-12-11"));
    let extend = ("2026-11-27", Deed::Extend(MESSAGE));
    let made = after("2026-11-20", &[], &[take_up.clone(), extend.clone()]);
    assert_eq!(conclude(&made).due.date, day("2026-12-11"));
    let both = [take_up.clone(), fifteen.clone(), extend];
    let made = after("2026-11-20", &[], &both);
    assert_eq!(conclude(&made).due.date, day("2026-12-25"));
    // Reopened: the same limit anew, without the extension.
    let mut again = made;
    record(&mut again, "2026-12-01", Deed::Conclude(MESSAGE)).unwrap();
    record(&mut again, "2026-12-04", Deed::Reopen(MESSAGE)).unwrap();
    let clock = conclude(&again);
    assert_eq!(
        (clock.start, clock.due.date),
        (day("2026-12-04"), day("2026-12-25"))
    );
    // What departments the office names later changes who leads, and no clock.
    let departments = ["scjg", "gongan"].map(|id| id.parse().unwrap()).to_vec();
    let set = ("2026-11-23", Deed::SetDepartments(departments));
    let made = after("2026-11-20", &[], &[take_up, set]);
    assert_eq!(conclude(&made).due.date, day("2026-11-27"));
    assert!(
        standing(calendar(), &made, day("2026-11-23"))
            .unwrap()
            .joint
    );
}

#[test]
fn r10_a_late_complaint_steps_up_by_itself_once() {
    let made = complaint("2026-11-20", &[]);
    assert_eq!(passed(calendar(), &made, day("2026-11-23")), Ok(None));
    let event = passed(calendar(), &made, day("2026-12-01"))
        .unwrap()
        .unwrap();
    assert_eq!(event.day.0, day("2026-11-24"));
    assert_eq!(event.cause, Some(StepUpCause::TakeUpLate));
    let mut stepped = made;
    stepped.events.push(event);
    assert_eq!(passed(calendar(), &stepped, day("2027-03-01")), Ok(None));
    // Taken up in time, answered late; the office's late answer does not hide it.
    let mut made = after("2026-11-20", &[], &[("2026-11-23", Deed::TakeUp)]);
    record(&mut made, "2026-12-01", Deed::Conclude(MESSAGE)).unwrap();
    let stepped = &made.events[2];
    assert_eq!(stepped.cause, Some(StepUpCause::ConcludeLate));
    assert_eq!(stepped.day.0, day("2026-11-28"));
    let view = standing(calendar(), &made, day("2026-12-10")).unwrap();
    assert!(view.stepped_up && view.clocks[1].overdue);
    assert_eq!((view.clocks[1].used, view.clocks[1].late), (5, 2));
    assert_eq!(passed(calendar(), &made, day("2027-03-01")), Ok(None));
}

#[test]
fn r10_the_days_of_a_clock_are_explained() {
    let made = complaint("2026-09-30", &[]);
    let course = fold(&made).unwrap();
    let clock = course.conclude_clock(calendar(), &made.terms);
    let days = clock.explain(calendar(), day("2026-10-01"));
    assert_eq!(days.first().unwrap().why, Why::StartDay);
    assert!(matches!(days[1].why, Why::Holiday { .. }));
    let last = days.last().unwrap();
    assert_eq!(
        (last.date, last.why.clone(), last.due),
        (day("2026-10-13"), Why::Counted(5), true)
    );
}

#[test]
fn r10_everything_is_deleted_a_year_after_the_end() {
    let conclude = ("2026-11-24", Deed::Conclude(MESSAGE));
    let mut made = after("2026-11-20", &[], &[("2026-11-23", Deed::TakeUp), conclude]);
    let gone = |made: &Complaint| fold(made).unwrap().delete_on(&made.terms);
    assert_eq!(gone(&made), Some(day("2027-11-24")));
    record(&mut made, "2026-12-01", Deed::Reopen(MESSAGE)).unwrap();
    assert_eq!(gone(&made), None);
    record(&mut made, "2026-12-02", Deed::Withdraw).unwrap();
    assert_eq!(gone(&made), Some(day("2027-12-02")));
}

#[test]
fn r10_a_county_may_promise_otherwise() {
    let rules = &county().service_rules;
    assert_eq!(terms(rules), DEFAULT_TERMS);
    assert_eq!(terms(&[]), DEFAULT_TERMS);
    let mut own = rules.clone();
    for rule in own.iter_mut().filter(|rule| rule.category == "complaint") {
        for (name, days) in [("simple_working_days", 3), ("retention_days", 90)] {
            if let Some(given) = rule.params.get_mut(name) {
                *given = ParamValue::Whole(days);
            }
        }
    }
    let own = terms(&own);
    assert_eq!((own.conclude, own.retention_days, own.take_up), (3, 90, 1));
}
