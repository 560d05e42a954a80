//! What the holder of a receipt sees and does, and what nobody else learns.

use super::*;
use crate::desk::{fields, on_both, problem, refused};
use mingbai_contract::complaint::ComplaintState;
use mingbai_contract::limits::REPORTER_MESSAGES;
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_server::store::complaints::{Moved, Standing};
use std::sync::atomic::Ordering;

on_both! {
    r10_a_thread_opens_for_its_receipt_only
    r10_what_is_added_is_taken_in_once
    r10_a_complaint_is_taken_back_once
    r10_nothing_is_rated_or_reopened_before_it_is_answered
    a_thread_holds_so_much_and_no_more
}

async fn r10_a_thread_opens_for_its_receipt_only(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let complaint = sealed(1, &offices);
    send(bed, &complaint).await.unwrap();
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.complaint.category, complaint.category);
    assert_eq!(view.complaint.routing, complaint.routing);
    assert_eq!(view.standing.state, ComplaintState::Received);
    assert_eq!(view.standing.clocks.len(), 2);
    assert_eq!(view.standing.delete_on, None);
    assert_eq!(view.messages.len(), 1);
    assert_eq!(view.messages[0].envelope, complaint.envelope);
    assert_eq!(view.messages[0].from, Party::Reporter);
    assert_eq!(view.keys.keys.len(), 2);
    // Whatever opens nothing gets the same answer, byte for byte, but for its name in the log.
    let miss = |body: String, route: &'static str| async move {
        let request = axum::http::Request::post(format!("/api/v1/complaints{route}"))
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body))
            .unwrap();
        let answer = bed.send(request).await;
        assert_eq!(answer.status.as_u16(), 404);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), "");
        let mut body: serde_json::Value = answer.json();
        body["request_id"].take();
        (body, answer.headers.len())
    };
    let body = |of: LookUpId| serde_json::json!({"lookup": of}).to_string();
    // Another receipt, one with a bit changed, and the thread's own name, which a thief of the database has.
    let mut near = lookup(1);
    near.0[31] ^= 1;
    let stolen = LookUpId(complaint.thread.0);
    let first = miss(body(lookup(2)), "/lookup").await;
    for of in [near, stolen, LookUpId([0; 32])] {
        assert_eq!(miss(body(of), "/lookup").await, first);
        assert_eq!(miss(body(of), "/withdraw").await, first);
        let rate = serde_json::json!({"lookup": of, "level": 5}).to_string();
        assert_eq!(miss(rate, "/handling").await, first);
        let message = from_reporter(3, &offices);
        let add = serde_json::json!({"lookup": of, "message": message, "proof": proof(bed).await});
        assert_eq!(miss(add.to_string(), "/messages").await, first);
        assert_eq!(miss(add.to_string(), "/reopen").await, first);
    }
}

async fn r10_what_is_added_is_taken_in_once(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    let message = from_reporter(2, &offices);
    let taken = add(bed, 1, &message).await.unwrap();
    assert_eq!(taken.state, ComplaintState::Received);
    assert_eq!(add(bed, 1, &message).await.unwrap(), taken);
    let mut other = message.clone();
    other.envelope.body.0[0] ^= 1;
    let conflict = problem(add(bed, 1, &other).await);
    assert_eq!(fields(&conflict), [("/message/id", FieldCode::Taken)]);
    // Several at the same moment all come in.
    let more = [3, 4, 5].map(|byte| from_reporter(byte, &offices));
    let (a, b, c) = tokio::join!(
        add(bed, 1, &more[0]),
        add(bed, 1, &more[1]),
        add(bed, 1, &more[2])
    );
    for done in [a, b, c] {
        done.unwrap();
    }
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.messages.len(), 5);
    assert_eq!(view.messages[1].envelope, message.envelope);
    let due: Vec<_> = view
        .standing
        .clocks
        .iter()
        .map(|c| c.due.to_string())
        .collect();
    assert_eq!(due, ["2026-11-23", "2026-11-27"], "no clock starts anew");
    // Sealed to others, or without work, nothing comes in.
    refused(
        add(bed, 1, &from_reporter(6, &offices[..1])).await,
        ProblemType::OtherKeys,
    );
    let mut signed = from_reporter(7, &offices);
    signed.envelope.sender = Some(offices[0]);
    let wrong = problem(add(bed, 1, &signed).await);
    assert_eq!(
        fields(&wrong),
        [("/message/envelope/sender", FieldCode::DoesNotFit)]
    );
}

async fn r10_a_complaint_is_taken_back_once(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    let taken = bed.client().withdraw_complaint(lookup(1)).await.unwrap();
    assert_eq!(taken.state, ComplaintState::Withdrawn);
    let again = bed.client().withdraw_complaint(lookup(1)).await;
    refused(again, ProblemType::ComplaintEnded);
    let more = add(bed, 1, &from_reporter(2, &offices)).await;
    refused(more, ProblemType::ComplaintEnded);
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.standing.delete_on.unwrap().to_string(), "2027-11-20");
    // It is not late any more, whenever one looks.
    bed.now_ms.fetch_add(30 * 24 * 3_600_000, Ordering::Relaxed);
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert!(!view.standing.stepped_up);
}

async fn r10_nothing_is_rated_or_reopened_before_it_is_answered(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    let rated = bed.client().rate_complaint(lookup(1), 5).await;
    refused(rated, ProblemType::NotConcluded);
    let reopened = reopen(bed, 1, &from_reporter(2, &offices)).await;
    refused(reopened, ProblemType::NotConcluded);
    for level in [0, 6] {
        let wrong = problem(bed.client().rate_complaint(lookup(1), level).await);
        assert_eq!(fields(&wrong), [("/level", FieldCode::OutOfRange)]);
    }
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    let events: Vec<_> = view.complaint.events.iter().map(|e| e.r#type).collect();
    assert_eq!(events, [ComplaintEventType::Received]);
}

async fn a_thread_holds_so_much_and_no_more(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    // Three of the largest size class are within the bounds, a fourth is not.
    for byte in [2, 3, 4, 5] {
        let mut large = from_reporter(byte, &offices);
        large.envelope.body.0 = vec![byte; (4 << 20) + 16];
        let done = add(bed, 1, &large).await;
        if byte < 5 {
            done.unwrap();
        } else {
            refused(done, ProblemType::ThreadFull);
        }
    }
    // All but the last of so many.
    let kept = keep(bed, &sealed(10, &offices)).await;
    let day = TODAY.parse().unwrap();
    let mut events = kept.complaint.events;
    for byte in 1..REPORTER_MESSAGES as u8 - 1 {
        let message = from_reporter(100 + byte, &offices);
        events.push(ComplaintEvent::new(day, ComplaintEventType::ReporterWrote));
        let moved = Moved {
            id: kept.id,
            after: u32::from(byte),
            events: events.clone(),
            message: Some(SealedMessage {
                id: message.id,
                from: Party::Reporter,
                day,
                envelope: message.envelope,
            }),
            standing: Standing {
                due: Some(day),
                ended: None,
                delete_on: None,
            },
            summary: None,
            released: None,
            spent: None,
        };
        let done = bed.store.move_complaint(&moved, None).await.unwrap();
        done.unwrap();
    }
    add(bed, 10, &from_reporter(200, &offices)).await.unwrap();
    let more = add(bed, 10, &from_reporter(201, &offices)).await;
    refused(more, ProblemType::ThreadFull);
    // What is there already is answered as before.
    add(bed, 10, &from_reporter(200, &offices)).await.unwrap();
}
