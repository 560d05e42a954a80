//! A clerk's path over the API: from the counter to the delivery, each request once.

use super::*;
use mingbai_contract::application::{ApplicationNumber, DecisionKind, EventType, Opinion, State};
use mingbai_contract::desk::applications::{Decide, NewEvent, Recorded, Slip, TakeIn};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    GetApplication, GetApplications, Nothing, PostApplication, PostDecision, PostEvent,
};
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::log::{EntryKind, Timestamp};
use mingbai_domain::application::{number, query_code};
use mingbai_domain::log::tree::commitment;
use mingbai_domain::log::{Trusted, record};

on_both! {
    r4_r5_a_clerk_goes_the_whole_way
    r15_an_application_is_taken_in_once
    r15_an_event_is_recorded_once
    r14_the_receipt_holds_and_is_in_the_log
    what_two_clerks_do_at_once_is_done_by_one
    r3_what_silence_brought_about_is_recorded_with_the_next_event
}

/// A licence with the inspection excluded from its limit.
pub fn taken(at: &str) -> TakeIn {
    TakeIn {
        item: "food-business-license".parse().unwrap(),
        situation: "new-catering".parse().unwrap(),
        window: at.parse().unwrap(),
        at: None,
        note: None,
    }
}

/// A key that nobody used before.
pub fn key(number: u32) -> String {
    format!("a-key-of-its-own-{number:08}")
}

/// The chief representative of the department whose item it is, who does everything.
pub async fn chief(bed: &Bed) -> mingbai_client::Client<Browser> {
    let person = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    person.browser(bed).await.client()
}

/// Hands an application in at a window.
pub async fn hand_in(
    desk: &mingbai_client::Client<Browser>,
    at: &str,
    key: &str,
) -> Result<Slip, ClientError> {
    desk.desk_once(&PostApplication, &taken(at), key).await
}

/// Takes an application in at the department's window.
pub async fn take_in(desk: &mingbai_client::Client<Browser>, number: u32) -> Slip {
    hand_in(desk, "A03", &key(number)).await.unwrap()
}

pub async fn happens(
    desk: &mingbai_client::Client<Browser>,
    number: &ApplicationNumber,
    event: &NewEvent,
) -> Result<Recorded, ClientError> {
    desk.desk(&PostEvent(number.clone()), event).await
}

async fn r4_r5_a_clerk_goes_the_whole_way(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let today = "2026-11-20".parse::<mingbai_contract::Date>().unwrap().0;
    let typed = number::read(&number::grouped(&slip.number), "QS", today);
    assert_eq!(typed.as_ref(), Ok(&slip.number));
    assert_eq!(
        query_code::read(slip.code.as_str()).as_ref(),
        Ok(&slip.code)
    );
    let mut after = 1;
    let mut step = async |event: NewEvent, state| {
        pass(bed, 60);
        let recorded = happens(&desk, &slip.number, &event).await.unwrap();
        after += 1;
        assert_eq!((recorded.after, recorded.events.len()), (after, 1));
        let seen = GetApplication(slip.number.clone());
        let seen = desk.desk(&seen, &Nothing {}).await.unwrap().view;
        assert_eq!(seen.state, state, "{:?}", event.r#type);
        assert_eq!(seen.application.events.last(), recorded.events.last());
        seen
    };
    let mut notice = NewEvent::new(1, EventType::NoticeGiven);
    notice.materials = vec!["apply".parse().unwrap(), "layout".parse().unwrap()];
    let seen = step(notice.clone(), State::NoticeGiven).await;
    assert_eq!(seen.missing, notice.materials);
    let mut part = NewEvent::new(2, EventType::Supplemented);
    part.materials = vec!["apply".parse().unwrap()];
    step(part, State::PartlySupplemented).await;
    let mut rest = NewEvent::new(3, EventType::Supplemented);
    rest.materials = vec!["layout".parse().unwrap()];
    step(rest, State::Accepted).await;
    step(NewEvent::new(4, EventType::Accepted), State::Accepted).await;
    let mut begun = NewEvent::new(5, EventType::StepStarted);
    begun.step = Some("勘验".to_owned());
    step(begun, State::Accepted).await;
    let mut paused = NewEvent::new(6, EventType::Paused);
    paused.exclusion = Some(ExclusionCode::SiteInspection);
    paused.document = Some("现场勘验通知书".to_owned());
    paused.planned_until = Some("2026-11-25".parse().unwrap());
    let seen = step(paused, State::Paused).await;
    assert!(
        seen.clocks
            .iter()
            .any(|clock| clock.due_as_planned.is_some())
    );
    step(NewEvent::new(7, EventType::Resumed), State::Accepted).await;
    let mut ended = NewEvent::new(8, EventType::StepDecided);
    ended.step = Some("勘验".to_owned());
    ended.opinion = Some(Opinion::Consent);
    step(ended, State::Accepted).await;
    let decide = Decide {
        after: 9,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: Some("首席代表".to_owned()),
        note: None,
    };
    let decided = PostDecision(slip.number.clone());
    let decided = desk.desk(&decided, &decide).await.unwrap();
    assert_eq!(
        (decided.after, decided.events[0].r#type),
        (10, EventType::Decided)
    );
    let delivered = NewEvent::new(10, EventType::Delivered);
    happens(&desk, &slip.number, &delivered).await.unwrap();
    let seen = GetApplication(slip.number.clone());
    let seen = desk.desk(&seen, &Nothing {}).await.unwrap().view;
    assert_eq!(seen.state, State::Delivered);
    // All of it is in the desk's record, in order, with what was recorded and by whom.
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let subject = format!("application:{}", slip.number.as_str());
    let own: Vec<_> = entries.iter().filter(|e| e.subject == subject).collect();
    assert!(own.iter().all(|entry| entry.actor == "staff:chief"));
    assert_eq!(own[0].deed, Deed::ApplicationTakenIn);
    assert!(
        own[1..]
            .iter()
            .all(|entry| entry.deed == Deed::EventRecorded)
    );
    let said: (u32, Vec<mingbai_contract::application::Event>) =
        serde_json::from_str(&own[9].detail).unwrap();
    assert_eq!(said, (9, decided.events));
    assert_eq!(own.len(), 11);
    // What opens it is nowhere in it.
    let text = serde_json::to_string(&entries).unwrap();
    assert!(!text.contains(slip.code.as_str()));
}

async fn r15_an_application_is_taken_in_once(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 1).await;
    // Again, later, and while another is under way.
    pass(bed, 600);
    let (again, other) = tokio::join!(take_in(&desk, 1), take_in(&desk, 2));
    assert_eq!(again, slip);
    assert!(other.number != slip.number && other.code != slip.code);
    // At once, from several browsers of one person.
    let (a, b) = tokio::join!(take_in(&desk, 3), take_in(&desk, 3));
    assert_eq!(a, b);
    let mut changed = taken("A03");
    changed.note = Some("加急".to_owned());
    let refused = problem(desk.desk_once(&PostApplication, &changed, &key(1)).await);
    assert_eq!(
        (refused.r#type, refused.status),
        (ProblemType::Conflict, 409)
    );
    assert_eq!(fields(&refused), [("Idempotency-Key", FieldCode::Taken)]);
    // Another person's key of the same letters is another key.
    let second = join(bed, "second", vec![grant(Role::ChiefRepresentative)]).await;
    let second = second.browser(bed).await.client();
    let theirs = take_in(&second, 1).await;
    assert!(theirs.number != slip.number);
    let without = problem(desk.desk(&PostApplication, &taken("A03")).await);
    assert_eq!(fields(&without), [("Idempotency-Key", FieldCode::Missing)]);
    for (key, code) in [
        ("short", FieldCode::TooShort),
        (&*"x".repeat(65), FieldCode::TooLong),
        ("with spaces in it, which are none", FieldCode::Malformed),
    ] {
        let odd = problem(hand_in(&desk, "A03", key).await);
        assert_eq!(fields(&odd), [("Idempotency-Key", code)], "{key}");
    }
    let page = desk.desk(&GetApplications::default(), &Nothing {}).await;
    assert_eq!(page.unwrap().applications.len(), 4);
}

async fn r15_an_event_is_recorded_once(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let accept = NewEvent::new(1, EventType::Accepted);
    let to = PostEvent(slip.number.clone());
    let first = desk.desk_once(&to, &accept, &key(1)).await.unwrap();
    pass(bed, 60);
    let again = desk.desk_once(&to, &accept, &key(1)).await.unwrap();
    assert_eq!(first, again);
    // Without a key it is refused for what it is: somebody has been here.
    let late = problem(desk.desk(&to, &accept).await);
    assert_eq!((late.r#type, late.status), (ProblemType::Conflict, 409));
    assert_eq!(fields(&late), [("/after", FieldCode::Wrong)]);
    let mut other = accept.clone();
    other.note = Some("甲".to_owned());
    let other = problem(desk.desk_once(&to, &other, &key(1)).await);
    assert_eq!(fields(&other), [("Idempotency-Key", FieldCode::Taken)]);
    // The same key and body for another application is another request.
    let second = PostEvent(take_in(&desk, 2).await.number);
    let second = problem(desk.desk_once(&second, &accept, &key(1)).await);
    assert_eq!(fields(&second), [("Idempotency-Key", FieldCode::Taken)]);
}

async fn r14_the_receipt_holds_and_is_in_the_log(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let receipt = slip.receipt.unwrap();
    let keys = crate::bed::signer().keys().clone();
    let trusted = Trusted::new(&keys.root, &keys).unwrap();
    assert_eq!(trusted.receipt(&receipt), Ok(()));
    assert_eq!(receipt.kind, EntryKind::Application);
    assert_eq!(receipt.day, "2026-11-20".parse().unwrap());
    let entries = bed.store.log_entries(0, 10).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].commitment, receipt.commitment);
    // With the salt anybody can check what was taken in.
    let seen = GetApplication(slip.number.clone());
    let seen = desk.desk(&seen, &Nothing {}).await.unwrap().view;
    let record = record::application(&seen.application);
    let computed = commitment(EntryKind::Application, &slip.salt.0, &record);
    assert_eq!(computed, receipt.commitment);
}

async fn what_two_clerks_do_at_once_is_done_by_one(bed: &Bed) {
    let desk = chief(bed).await;
    for round in 0..5 {
        let slip = take_in(&desk, round).await;
        let accept = NewEvent::new(1, EventType::Accepted);
        let withdraw = NewEvent::new(1, EventType::Withdrawn);
        let (a, b) = tokio::join!(
            happens(&desk, &slip.number, &accept),
            happens(&desk, &slip.number, &withdraw)
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        let lost = problem(if a.is_ok() { b } else { a });
        assert_eq!((lost.r#type, lost.status), (ProblemType::Conflict, 409));
        let seen = GetApplication(slip.number);
        let seen = desk.desk(&seen, &Nothing {}).await.unwrap().view;
        assert_eq!(seen.application.events.len(), 2);
    }
}

async fn r3_what_silence_brought_about_is_recorded_with_the_next_event(bed: &Bed) {
    let desk = chief(bed).await;
    let mut earlier = taken("A03");
    // Friday, 6 November; working day 6 is Monday, 16 November.
    let handed_in: Timestamp = "2026-11-06T10:00:00.000+08:00".parse().unwrap();
    earlier.at = Some(handed_in);
    let slip = desk.desk_once(&PostApplication, &earlier, &key(0)).await;
    let number = slip.unwrap().number;
    let registered = NewEvent::new(1, EventType::Accepted);
    let registered = happens(&desk, &number, &registered).await.unwrap();
    let kinds: Vec<_> = registered
        .events
        .iter()
        .map(|event| (event.r#type, event.at.to_string()))
        .collect();
    assert_eq!(kinds[0].0, EventType::DeemedAccepted);
    assert_eq!(kinds[0].1, "2026-11-16T00:00:00.000+08:00");
    assert_eq!((kinds[1].0, kinds.len()), (EventType::Accepted, 2));
    assert_eq!(registered.after, 3);
    let truths = bed.store.truths(&number).await.unwrap();
    let keys: Vec<_> = truths.iter().map(|truth| truth.key.as_str()).collect();
    // What had run out before is on record with it, too (R5).
    assert_eq!(keys, ["deemed_accepted:acceptance", "overdue:committed"]);
    // Nothing is taken in that was handed in long ago, or is still to come.
    for (at, code) in [
        ("2026-10-19T10:00:00.000+08:00", FieldCode::OutOfRange),
        ("0001-01-01T00:00:00.000+08:00", FieldCode::OutOfRange),
        ("2026-11-21T10:00:00.000+08:00", FieldCode::OutOfRange),
    ] {
        let mut odd = taken("A03");
        odd.at = Some(at.parse().unwrap());
        let odd = problem(desk.desk_once(&PostApplication, &odd, &key(1)).await);
        assert_eq!(fields(&odd), [("/at", code)], "{at}");
    }
}
