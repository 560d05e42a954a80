//! Taking complaints in: once, whole, with a receipt, and nothing that is not of its form.

use super::*;
use crate::bed::signer;
use crate::desk::{fields, on_both, problem, refused};
use axum::body::Body;
use axum::http::Request;
use mingbai_contract::log::{EntryKind, LogKeys};
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_domain::log::tree::commitment;
use mingbai_domain::log::{Trusted, record as log_record};

on_both! {
    r10_a_complaint_is_taken_in_once_with_both_dates_and_a_receipt
    r10_every_fault_of_a_complaint_is_said_at_once
    r10_what_is_sealed_to_others_is_not_taken_in
    bodies_that_are_none_or_too_large_are_refused
    without_keys_there_are_no_complaints
}

async fn r10_a_complaint_is_taken_in_once_with_both_dates_and_a_receipt(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let complaint = sealed(1, &offices);
    let taken = send(bed, &complaint).await.unwrap();
    assert_eq!(taken.day.to_string(), TODAY);
    assert_eq!(taken.take_up_by.to_string(), "2026-11-23");
    assert_eq!(taken.conclude_by.to_string(), "2026-11-27");
    assert_eq!((taken.provisional, taken.retention_days), (false, 365));
    // The receipt is the county's word for just this.
    let keys: LogKeys = signer().keys().clone();
    let trusted = Trusted::new(&keys.root, &keys).unwrap();
    trusted.receipt(&taken.receipt).unwrap();
    let bound = log_record::complaint(&complaint);
    let expected = commitment(EntryKind::Complaint, &taken.salt.0, &bound);
    assert_eq!(taken.receipt.commitment, expected);
    // Again it is answered as before: also with no work, and days later.
    let again = FileComplaint {
        complaint: serde_json::to_string(&complaint).unwrap(),
        proof: Proof {
            token: mingbai_contract::complaint::ChallengeToken([0; 58]),
            nonces: vec![],
        },
    };
    let later = 3 * 24 * 3_600_000;
    bed.now_ms
        .fetch_add(later, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(bed.client().file_complaint(&again).await.unwrap(), taken);
    // Something else under its name is not.
    let mut other = complaint.clone();
    other.envelope.body.0[7] ^= 1;
    let conflict = problem(send(bed, &other).await);
    assert_eq!(fields(&conflict), [("/complaint/thread", FieldCode::Taken)]);
    // Of two at the same moment one is taken in, and both are answered.
    let two = sealed(2, &offices);
    let (a, b) = tokio::join!(send(bed, &two), send(bed, &two));
    assert_eq!(a.unwrap(), b.unwrap());
    let (count, events) = bed.store.complaints_stamp().await.unwrap();
    assert_eq!((count, events), (2, 2));
}

async fn r10_every_fault_of_a_complaint_is_said_at_once(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let mut wrong = sealed(1, &offices);
    wrong.category = "nothing".parse().unwrap();
    wrong.routing.window = "Z99".parse().ok();
    wrong.routing.item = "no-item".parse().ok();
    wrong.routing.departments = ["scjg", "scjg"].map(|id| id.parse().unwrap()).to_vec();
    wrong.envelope.version = 2;
    wrong.envelope.body.0.pop();
    let found = problem(send(bed, &wrong).await);
    assert_eq!(found.r#type, ProblemType::InvalidRequest);
    assert_eq!(
        fields(&found),
        [
            ("/complaint/category", FieldCode::UnknownValue),
            ("/complaint/routing/window", FieldCode::UnknownValue),
            ("/complaint/routing/item", FieldCode::UnknownValue),
            ("/complaint/routing/departments/1", FieldCode::Taken),
            ("/complaint/envelope/version", FieldCode::UnknownValue),
            ("/complaint/envelope/body", FieldCode::OutOfRange),
        ]
    );
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), (0, 0));
}

async fn r10_what_is_sealed_to_others_is_not_taken_in(bed: &Bed) {
    let offices = offices(&bed.store).await;
    for to in [
        &offices[..1],
        &[KeyId([7; 8])],
        &[offices[0], KeyId([7; 8])],
    ] {
        refused(send(bed, &sealed(1, to)).await, ProblemType::OtherKeys);
    }
    // A key that has just been changed is good for what waited on a phone.
    let key = BoxKey([21; 32]);
    let retire = record(Deed::OfficeKeyRetired, "office-key");
    let retired = bed.store.retire_office_key(&offices[0], &retire).await;
    retired.unwrap().unwrap();
    let office = Office::ComplaintOffice;
    sign(&bed.store, office, key, "2026-11-01", Some("2026-11-19")).await;
    let new = give_key(&bed.store, office, 23, "2026-11-20").await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    send(bed, &sealed(2, &[new, offices[1]])).await.unwrap();
    let keys = bed.client().office_keys().await.unwrap();
    assert_eq!(keys.root, signer().keys().root);
    assert_eq!(keys.keys.len(), 3);
    // Taken in 31 days after its last day; then no more, in case that it was changed because somebody has it.
    let days = |days: i64| {
        let later = days * 24 * 3_600_000;
        bed.now_ms
            .fetch_add(later, std::sync::atomic::Ordering::Relaxed);
    };
    days(30);
    send(bed, &sealed(3, &offices)).await.unwrap();
    days(1);
    refused(
        send(bed, &sealed(4, &offices)).await,
        ProblemType::OtherKeys,
    );
    // What was taken in is answered as before, for ever.
    send(bed, &sealed(3, &offices)).await.unwrap();
    assert_eq!(bed.store.complaints_stamp().await.unwrap().0, 3);
}

async fn bodies_that_are_none_or_too_large_are_refused(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let whole = serde_json::json!({
        "complaint": sealed(1, &offices),
        "proof": proof(bed).await,
    });
    let mut unknown = whole.clone();
    unknown["complaint"]["name"] = "王".into();
    let mut deep = whole.clone();
    deep["complaint"]["envelope"]["wraps"][0]["more"] = 1.into();
    let mut odd = whole.clone();
    odd["complaint"]["envelope"]["body"] = "==".into();
    let long = format!("{{\"complaint\":\"{}\"}}", "a".repeat(6 << 20));
    for (body, status) in [
        (String::new(), 400),
        ("{}".to_owned(), 400),
        ("[]".to_owned(), 400),
        ("\u{0}\u{1}".to_owned(), 400),
        (unknown.to_string(), 400),
        (deep.to_string(), 400),
        (odd.to_string(), 400),
        (whole.to_string()[..2000].to_owned(), 400),
        (long, 413),
    ] {
        for route in [
            "",
            "/messages",
            "/reopen",
            "/lookup",
            "/withdraw",
            "/handling",
        ] {
            let request = Request::post(format!("/api/v1/complaints{route}"))
                .header("content-type", "application/json")
                .header("content-length", body.len())
                .body(Body::from(body.clone()))
                .unwrap();
            let answer = bed.send(request).await;
            assert_eq!(answer.status.as_u16(), status, "{route} {answer:?}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.header("cache-control"), "no-store");
        }
    }
    // One of the largest size class comes through.
    let mut large = sealed(1, &offices);
    large.envelope.body.0 = vec![5; (4 << 20) + 16];
    send(bed, &large).await.unwrap();
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), (1, 1));
}

async fn without_keys_there_are_no_complaints(bed: &Bed) {
    let key = bed.client().office_keys().await;
    refused(key, ProblemType::Unavailable);
    let sent = send(bed, &sealed(1, &[KeyId([1; 8])])).await;
    refused(sent, ProblemType::Unavailable);
}
