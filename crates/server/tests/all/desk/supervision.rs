//! Supervision cases (R5): each silence and each lateness opens one, once, and supervisors look after it.

use super::applications::take_in;
use super::overtime::{DAY, accepted, again, tick};
use super::*;
use crate::applications::{new, take_in as keep};
use crate::bed::NOW;
use mingbai_client::Client;
use mingbai_contract::application::{ClockCode, EventType, Handling, TruthCode};
use mingbai_contract::desk::applications::{ExplainOvertime, NewEvent};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    GetSupervision, Nothing, PostEvent, PostOvertimeReason, PostSupervisionNote,
};
use mingbai_contract::desk::supervision::{NewNote, SupervisionCase, SupervisionPage};
use std::collections::BTreeSet;

on_both! {
    r5_each_silence_and_each_lateness_opens_one_case
    r5_supervisors_note_what_was_done
    cases_come_in_pages
}

async fn page(desk: &Client<Browser>, closed: Option<bool>) -> SupervisionPage {
    let wanted = GetSupervision {
        closed,
        ..GetSupervision::default()
    };
    desk.desk(&wanted, &Nothing {}).await.unwrap()
}

/// What the cases are about, by name.
fn names(cases: &[SupervisionCase]) -> Vec<(TruthCode, ClockCode, &str)> {
    let mut names: Vec<_> = cases
        .iter()
        .map(|case| (case.truth, case.clock, case.department.as_str()))
        .collect();
    names.sort();
    names
}

async fn r5_each_silence_and_each_lateness_opens_one_case(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let supervisor = join(bed, "supervisor", vec![grant(Role::Supervisor)]).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let mut other = grant(Role::ChiefRepresentative);
    other.department = Some("xiaofang".parse().unwrap());
    let adviser = join(bed, "adviser", vec![other]).await;
    let desk = again(bed, &person).await;
    let silent = take_in(&desk, 1).await.number;
    let (number, _) = accepted(&desk, 2).await;
    let mut asked = NewEvent::new(2, EventType::StepStarted);
    asked.step = Some("审查".to_owned());
    asked.department = Some("xiaofang".parse().unwrap());
    asked.handling = Some(Handling::Parallel);
    asked.working_days = Some(1);
    desk.desk(&PostEvent(number.clone()), &asked).await.unwrap();
    // Each day somebody looks, more than once.
    for _ in 0..10 {
        pass(bed, DAY);
        tick(bed).await;
        tick(bed).await;
    }
    let desk = again(bed, &supervisor).await;
    let all = page(&desk, None).await;
    assert_eq!(all.next_cursor, None);
    let expected = [
        (TruthCode::Overdue, ClockCode::Step, "xiaofang"),
        (TruthCode::Overdue, ClockCode::Committed, "scjg"),
        (TruthCode::DeemedAccepted, ClockCode::Acceptance, "scjg"),
        (TruthCode::DeemedConsented, ClockCode::Step, "xiaofang"),
    ];
    assert_eq!(names(&all.cases), expected);
    assert!(all.cases.is_sorted_by(|a, b| a.at.unix_ms >= b.at.unix_ms));
    let ids: BTreeSet<_> = all.cases.iter().map(|case| &case.id).collect();
    assert_eq!(ids.len(), 4);
    for case in &all.cases {
        assert!(case.application_open && !case.closed && case.notes.is_empty());
        assert_eq!(case.item.as_str(), "food-business-license");
        assert!(case.due.is_some() && case.reason.is_none());
        assert_eq!(
            case.step.as_deref(),
            (case.clock == ClockCode::Step).then_some("审查")
        );
        let of = if case.clock == ClockCode::Acceptance {
            &silent
        } else {
            &number
        };
        assert_eq!(&case.number, of);
    }
    // Each department sees what it answers for, and a clerk nothing.
    let seen = page(&again(bed, &person).await, None).await;
    let own: Vec<_> = expected
        .into_iter()
        .filter(|case| case.2 == "scjg")
        .collect();
    assert_eq!(names(&seen.cases), own);
    let desk = again(bed, &adviser).await;
    assert_eq!(page(&desk, None).await.cases.len(), 2);
    // A reason that is given stands with both of its cases.
    let reason = ExplainOvertime {
        clock: ClockCode::Step,
        step: Some("审查".to_owned()),
        department: Some("xiaofang".parse().unwrap()),
        reason: "现场人手不够，已加派".to_owned(),
    };
    let of = PostOvertimeReason(number.clone());
    desk.desk(&of, &reason).await.unwrap();
    let cases = page(&desk, None).await.cases;
    assert!(
        cases
            .iter()
            .all(|case| case.reason.as_ref().unwrap().text == reason.reason)
    );
    let desk = again(bed, &clerk).await;
    refused(
        desk.desk(&GetSupervision::default(), &Nothing {}).await,
        ProblemType::Forbidden,
    );
    // Once it is at its end, the cases say so.
    let desk = again(bed, &person).await;
    let withdrawn = NewEvent::new(4, EventType::Withdrawn);
    desk.desk(&PostEvent(number.clone()), &withdrawn)
        .await
        .unwrap();
    let cases = page(&desk, None).await.cases;
    let over: Vec<_> = cases.iter().filter(|case| !case.application_open).collect();
    assert_eq!((over.len(), &over[0].number), (1, &number));
}

async fn r5_supervisors_note_what_was_done(bed: &Bed) {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let supervisor = join(bed, "supervisor", vec![grant(Role::Supervisor)]).await;
    let desk = again(bed, &person).await;
    accepted(&desk, 0).await;
    pass(bed, 6 * DAY);
    tick(bed).await;
    let desk = again(bed, &supervisor).await;
    let case = page(&desk, Some(false)).await.cases.remove(0);
    let of = PostSupervisionNote(case.id.clone());
    let note = |after, note: &str, closes| NewNote {
        after,
        note: note.to_owned(),
        closes,
    };
    for (text, code) in [
        (" ", FieldCode::Missing),
        (&*"注".repeat(2001), FieldCode::TooLong),
    ] {
        let wrong = desk.desk(&of, &note(0, text, true)).await;
        assert_eq!(fields(&problem(wrong)), [("/note", code)]);
    }
    let seen = desk
        .desk(&of, &note(0, "已约谈首席代表", false))
        .await
        .unwrap();
    assert!(!seen.closed);
    let late = problem(desk.desk(&of, &note(0, "晚了", true)).await);
    assert_eq!(fields(&late), [("/after", FieldCode::Wrong)]);
    let seen = desk.desk(&of, &note(1, "已整改", true)).await.unwrap();
    assert!(seen.closed);
    let said: Vec<_> = seen
        .notes
        .iter()
        .map(|note| (&*note.by, &*note.note, note.closes))
        .collect();
    let by = "staff:supervisor";
    assert_eq!(said, [(by, "已约谈首席代表", false), (by, "已整改", true)]);
    assert_eq!(page(&desk, Some(false)).await.cases, []);
    assert_eq!(page(&desk, Some(true)).await.cases, [seen]);
    // Taken up again.
    let seen = desk.desk(&of, &note(2, "又拖了一天", false)).await.unwrap();
    assert_eq!((seen.closed, seen.notes.len()), (false, 3));
    for id in [
        "QS202611200001Y-overdue-delivery",
        "QS202611209999A-overdue-committed",
    ] {
        let none = PostSupervisionNote(id.parse().unwrap());
        refused(
            desk.desk(&none, &note(0, "甲", true)).await,
            ProblemType::NotFound,
        );
    }
    // The department it is about reads it and writes nothing.
    let desk = again(bed, &person).await;
    assert_eq!(page(&desk, None).await.cases, [seen]);
    refused(
        desk.desk(&of, &note(3, "甲", true)).await,
        ProblemType::Forbidden,
    );
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let noted = entries.iter().filter(|e| e.deed == Deed::SupervisionNoted);
    let actors: Vec<_> = noted.map(|entry| &*entry.actor).collect();
    assert_eq!(actors, [by; 3]);
}

async fn cases_come_in_pages(bed: &Bed) {
    for place in 0..120 {
        let new = new("food-business-license", &format!("many {place}"));
        keep(&bed.store, &new).await.unwrap();
    }
    pass(bed, 11 * DAY);
    tick(bed).await;
    let supervisor = join(bed, "supervisor", vec![grant(Role::Supervisor)]).await;
    let desk = again(bed, &supervisor).await;
    let mut wanted = GetSupervision::default();
    let (mut seen, mut pages) = (BTreeSet::new(), 0);
    loop {
        let page = desk.desk(&wanted, &Nothing {}).await.unwrap();
        pages += 1;
        seen.extend(page.cases.into_iter().map(|case| case.id));
        wanted.cursor = page.next_cursor;
        if wanted.cursor.is_none() {
            break;
        }
    }
    assert_eq!((pages, seen.len()), (3, 120));
    for bad in ["cursor=x", "cursor=5.QS"] {
        let route = format!("/api/v1/desk/supervision?{bad}");
        assert_eq!(bed.get(&route).await.status.as_u16(), 401);
    }
    // One that stands on a later page is found by its name; by whoever may see it.
    let last = seen.first().cloned();
    let one = GetSupervision {
        case: last.clone(),
        ..GetSupervision::default()
    };
    let found = desk.desk(&one, &Nothing {}).await.unwrap();
    let names = found.cases.into_iter().map(|case| Some(case.id));
    assert_eq!(names.collect::<Vec<_>>(), std::slice::from_ref(&last));
    let closed = GetSupervision {
        closed: Some(true),
        ..one.clone()
    };
    assert_eq!(desk.desk(&closed, &Nothing {}).await.unwrap().cases, []);
    let mut other = grant(Role::ChiefRepresentative);
    other.department = Some("xiaofang".parse().unwrap());
    let other = join(bed, "other", vec![other]).await;
    let other = again(bed, &other).await;
    assert_eq!(other.desk(&one, &Nothing {}).await.unwrap().cases, []);
    wanted.cursor = Some("5.QS".to_owned());
    let wrong = problem(desk.desk(&wanted, &Nothing {}).await);
    assert_eq!(fields(&wrong), [("cursor", FieldCode::Malformed)]);
    assert!(bed.now_ms.load(Ordering::Relaxed) > NOW);
}
