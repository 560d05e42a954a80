//! Complaints on other days (R10).

use super::{everywhere, on, told};
use crate::county::{calendar, cases, county, day, demo_cases};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    Complaint, ComplaintClockCode, ComplaintEvent, ComplaintEventType as Type, ComplaintState,
    ComplaintTerms, MessageId, StepUpCause,
};
use mingbai_contract::demo::DemoComplaint;
use mingbai_domain::complaint::check::{Draft, draft, routing};
use mingbai_domain::complaint::{standing, take, terms};
use mingbai_domain::demo::{deed, left, writes};
use serde::Deserialize;

fn promised() -> ComplaintTerms {
    terms(&county().service_rules)
}

/// A name for the message of a place.
fn message(place: usize) -> MessageId {
    MessageId([u8::try_from(place).expect("few events"); 16])
}

/// A complaint with so many events of its case on record.
fn recorded(case: &DemoComplaint, events: usize) -> Complaint {
    let mut first = ComplaintEvent::new(case.events[0].day, Type::Received);
    first.message = Some(message(0));
    let mut complaint = Complaint {
        category: case.category.clone(),
        routing: case.routing.clone(),
        terms: promised(),
        events: vec![first],
    };
    for (place, event) in case.events.iter().enumerate().take(events).skip(1) {
        let deed = deed(event, message(place)).expect("somebody does it");
        let taken = take(calendar(), &complaint, deed, event.day.0);
        complaint
            .events
            .extend(taken.unwrap_or_else(|why| panic!("{} {place}: {why}", case.id)));
    }
    complaint
}

fn whole(case: &DemoComplaint) -> Complaint {
    recorded(case, case.events.len())
}

/// What is stored beside the facts.
#[derive(Deserialize)]
struct Stored {
    id: String,
    topic: String,
    status: String,
    reply_due: Date,
    satisfaction: Option<String>,
}

#[test]
fn r10_the_sample_complaints_agree_with_what_is_stored_beside_them() {
    let stored = demo_cases()["complaints"].as_array().expect("a list");
    assert_eq!(stored.len(), cases().complaints.len());
    for (stored, case) in stored.iter().zip(&cases().complaints) {
        let stored = Stored::deserialize(stored).expect("what is stored");
        let stands = standing(calendar(), &whole(case), cases().as_of.0).expect("it can be");
        let rated = case.events.iter().find_map(|event| event.level);
        let status = match (stands.state, rated) {
            (ComplaintState::Concluded, Some(_)) => "resolved",
            (ComplaintState::Concluded, None) => "replied",
            _ => "processing",
        };
        let words = rated.map(|level| match level {
            5 => "非常满意",
            4 => "满意",
            3 => "基本满意",
            _ => "",
        });
        let conclude = stands.clocks.iter();
        let mut conclude = conclude.filter(|clock| clock.clock == ComplaintClockCode::Conclude);
        let due = conclude.next().map(|clock| clock.due);
        assert_eq!(stored.id, case.id);
        assert_eq!(stored.status, status, "{}", case.id);
        assert_eq!(stored.satisfaction.as_deref(), words, "{}", case.id);
        assert_eq!(Some(stored.reply_due), due, "{}", case.id);
        assert!(!stored.topic.is_empty());
        assert_eq!(stands.ratable, status == "replied", "{}", case.id);
        // What time brings about is not in the file, and had not come about by then.
        assert!(
            stands.clocks.iter().all(|clock| !clock.overdue),
            "{}",
            case.id
        );
    }
}

#[test]
fn r10_the_sample_complaints_are_what_a_form_lets_through_when_offices_work() {
    for case in &cases().complaints {
        let found = routing("", Some(&case.category), &case.routing, county());
        assert_eq!(found, [], "{}", case.id);
        let written = Draft {
            what: &case.what,
            happened_on: case.happened_on.map(|day| day.0),
            wish: &case.wish,
            attachments: &[],
        };
        assert_eq!(draft(&written, case.events[0].day.0), [], "{}", case.id);
        for event in &case.events {
            assert!(calendar().is_working(event.day.0), "{}", case.id);
            assert!(event.day <= cases().as_of, "{}", case.id);
        }
    }
}

/// Everything that is to be the same on every day, in working days.
fn essence(case: &DemoComplaint, today: NaiveDate) -> String {
    let stands = standing(calendar(), &whole(case), today).expect("it can be");
    let clocks = stands.clocks.iter().map(|clock| {
        let left = calendar().count(today, clock.due.0);
        format!("{} {} {} {left}", clock.limit, clock.used, clock.late)
    });
    let clocks: Vec<_> = clocks.collect();
    format!("{:?} {:?} {clocks:?}", stands.state, stands.ratable)
}

#[test]
fn r1_r10_the_sample_complaints_stand_as_they_do_on_every_day() {
    let own = cases().as_of.0;
    let expected = told().complaints;
    for (today, moved) in everywhere() {
        let to = calendar().last_working(*today);
        for (case, own_case) in moved.complaints.iter().zip(&expected) {
            assert_eq!(
                essence(case, to),
                essence(own_case, own),
                "{} on {today}",
                case.id
            );
        }
    }
}

#[test]
fn what_is_left_of_a_case_is_what_nobody_has_recorded_yet() {
    for case in on(day("2026-11-26")).complaints {
        for known in 1..=case.events.len() {
            let record = recorded(&case, known).events;
            let rest = left(&case, &record, message).expect("nobody has gone on with it");
            let places: Vec<_> = rest.iter().map(|(place, _)| *place).collect();
            assert_eq!(places, (known..case.events.len()).collect::<Vec<_>>());
            // What time has brought about stands in nobody's way.
            let mut late = record.clone();
            late.push(ComplaintEvent {
                cause: Some(StepUpCause::ConcludeLate),
                ..ComplaintEvent::new(case.events[0].day, Type::SteppedUp)
            });
            let after = left(&case, &late, message);
            assert_eq!(after.map(|rest| rest.len()), Some(rest.len()));
            // What somebody has done does.
            let mut theirs = record.clone();
            theirs.push(ComplaintEvent::new(case.events[0].day, Type::Withdrawn));
            assert_eq!(left(&case, &theirs, message), None, "{}", case.id);
            // And another message than the case's own.
            let other = left(&case, &record, |place| message(place + 1));
            assert_eq!(other, None, "{}", case.id);
        }
        assert!(case.events.iter().all(|event| {
            event.r#type == Type::Received || event.text.is_some() == writes(event.r#type).is_some()
        }));
    }
}
