//! What cannot be moved, and why.

use super::ground;
use crate::county::{cases, day};
use mingbai_contract::Date;
use mingbai_contract::application::EventType;
use mingbai_contract::demo::DemoCases;
use mingbai_domain::application::Refusal;
use mingbai_domain::demo::{Fault, Ground, moved};

#[test]
fn r1_a_day_outside_of_the_calendar_is_refused() {
    for (today, inside) in [
        ("2023-12-31", false),
        ("2024-01-01", true),
        ("2027-12-31", true),
        ("2028-01-01", false),
    ] {
        let found = moved(cases(), ground(), day(today)).err();
        let today = Date(day(today));
        let expected = (!inside).then_some(Fault::TodayOutside { today });
        assert_eq!(found, expected, "{today}");
    }
}

/// Breaks the cases and says what comes of it.
fn broken(change: impl FnOnce(&mut DemoCases)) -> String {
    let mut cases = cases().clone();
    change(&mut cases);
    let fault = moved(&cases, ground(), cases.as_of.0).expect_err("it is broken");
    fault.to_string()
}

#[test]
fn faults_of_the_cases_are_named() {
    let unknown = || "no-such-item".parse().expect("an id");
    assert_eq!(
        broken(|cases| cases.applications[0].item = unknown()),
        "QS20261120-0001: no guide of no-such-item"
    );
    assert_eq!(
        broken(|cases| cases.projects[0].approvals[1].item = unknown()),
        "GC2026-001-02: no guide of no-such-item"
    );
    assert_eq!(
        broken(|cases| cases.applications[0].events.clear()),
        format!("QS20261120-0001: event 0: {}", Refusal::NotSubmitted)
    );
    assert_eq!(
        broken(|cases| cases.applications[0].events[1].r#type = EventType::DeemedAccepted),
        format!("QS20261120-0001: event 1: {}", Refusal::Derived)
    );
}

#[test]
fn r10_faults_of_complaints_are_named() {
    use mingbai_contract::complaint::ComplaintEventType as Type;
    use mingbai_contract::demo::DemoComplaint;
    use mingbai_domain::complaint::Refusal;
    let check = |change: fn(&mut DemoComplaint), event: usize, refusal: Refusal| {
        assert_eq!(
            broken(|cases| change(&mut cases.complaints[0])),
            format!("TS20261012-001: event {event}: {refusal}")
        );
    };
    check(|case| case.events.clear(), 0, Refusal::BrokenRecord);
    check(|case| drop(case.events.remove(0)), 0, Refusal::BrokenRecord);
    // Written without words, and words where nothing is written.
    check(|case| case.events[3].text = None, 3, Refusal::BrokenRecord);
    check(
        |case| case.events[0].text = Some(String::new()),
        0,
        Refusal::BrokenRecord,
    );
    // Before what comes first.
    check(
        |case| case.events[3].day = "2026-10-09".parse().expect("a day"),
        3,
        Refusal::BrokenRecord,
    );
    check(
        |case| case.events[1].r#type = Type::SummaryPublished,
        1,
        Refusal::BrokenRecord,
    );
    check(|case| drop(case.events.remove(1)), 1, Refusal::NotTakenUp);
    check(
        |case| case.events.push(case.events[4].clone()),
        5,
        Refusal::AlreadyRated,
    );
    // The long limit is given while take-up is not yet overdue.
    check(
        |case| case.events[3].r#type = Type::FifteenSet,
        3,
        Refusal::TooLate,
    );
}

#[test]
fn r14_a_prefix_that_no_number_can_begin_with_is_named() {
    let ground = Ground {
        prefix: "青山",
        ..ground()
    };
    let found = moved(cases(), ground, day("2026-11-26"));
    let expected = Fault::NoNumber {
        case: "QS20261120-0001".to_owned(),
        date: Date(day("2026-11-26")),
    };
    assert_eq!(found, Err(expected));
}
