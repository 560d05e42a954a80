//! Taking ratings in: once, whole, with a receipt, and nothing that is not of its form.

use super::*;
use crate::desk::{fields, on_both, problem, refused};
use axum::body::Body;
use axum::http::Request;
use mingbai_contract::complaint::ChallengeToken;
use mingbai_contract::log::{EntryKind, LogEntry, LogKeys};
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_contract::rating::RatingBatch;
use mingbai_domain::log::tree::{NO_SALT, commitment, leaf};
use mingbai_domain::log::{Trusted, record};
use std::sync::atomic::Ordering;

on_both! {
    r11_a_rating_is_taken_in_once_and_its_receipt_tells_no_level
    r11_every_fault_of_a_rating_is_said_at_once
    r11_work_is_asked_for_and_spent
    bodies_that_are_none_are_refused
    r14_ratings_and_their_numbers_enter_the_log_at_the_days_end
    r14_a_rating_that_comes_as_its_day_ends_is_of_the_next
}

fn no_work() -> Proof {
    Proof {
        token: ChallengeToken([0; 58]),
        nonces: Vec::new(),
    }
}

async fn r11_a_rating_is_taken_in_once_and_its_receipt_tells_no_level(bed: &Bed) {
    let mut rating = bad(1);
    rating.comment = Some("等了两个小时".to_owned());
    rating.item = "food-business-license".parse().ok();
    let taken = send(bed, &rating).await.unwrap();
    assert_eq!(taken.day.to_string(), TODAY);
    assert_eq!(taken.receipt.kind, EntryKind::Rating);
    let keys: LogKeys = signer().keys().clone();
    let trusted = Trusted::new(&keys.root, &keys).unwrap();
    trusted.receipt(&taken.receipt).unwrap();
    // The commitment is over name, day and window alone, under a salt that is not in the answer.
    let kept = bed.store.rating(&rating.id).await.unwrap().unwrap();
    let bound = record::rating(&rating.id, taken.day, &rating.window);
    let expected = commitment(EntryKind::Rating, &kept.salt.0, &bound);
    assert_eq!(taken.receipt.commitment, expected);
    let answer = serde_json::to_string(&taken).unwrap();
    assert!(!answer.contains(&kept.salt.to_string()));
    assert!(!answer.contains("level"));
    // Again it is answered as before: also with no work, and days later.
    bed.now_ms.fetch_add(3 * DAY, Ordering::Relaxed);
    let again = send_with(bed, &rating, no_work()).await.unwrap();
    assert_eq!(again, taken);
    // Something else under its name is not.
    for other in [
        Rating {
            level: Level::VeryDissatisfied,
            ..rating.clone()
        },
        Rating {
            comment: None,
            ..rating.clone()
        },
        Rating {
            window: "A03".parse().unwrap(),
            ..rating.clone()
        },
        coded(rating.clone(), poster(WINDOW, 3)),
    ] {
        let conflict = problem(send(bed, &other).await);
        assert_eq!(conflict.r#type, ProblemType::Conflict);
        assert_eq!(fields(&conflict), [("/rating/id", FieldCode::Taken)]);
    }
    // Of two at the same moment one is taken in, and both are answered.
    let two = good(2);
    let (a, b) = tokio::join!(send(bed, &two), send(bed, &two));
    assert_eq!(a.unwrap(), b.unwrap());
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (2, 2));
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

async fn r11_every_fault_of_a_rating_is_said_at_once(bed: &Bed) {
    let mut wrong = bad(1);
    wrong.window = "Z99".parse().unwrap();
    wrong.tags = ["warm", "no-such"].map(|id| id.parse().unwrap()).to_vec();
    wrong.comment = Some("长".repeat(301));
    wrong.item = "no-item".parse().ok();
    let found = problem(send_with(bed, &wrong, no_work()).await);
    assert_eq!(found.r#type, ProblemType::InvalidRequest);
    assert_eq!(
        fields(&found),
        [
            ("/rating/window", FieldCode::UnknownValue),
            ("/rating/tags/0", FieldCode::DoesNotFit),
            ("/rating/tags/1", FieldCode::UnknownValue),
            ("/rating/comment", FieldCode::TooLong),
            ("/rating/item", FieldCode::UnknownValue),
        ]
    );
    let reasonless = Rating {
        tags: Vec::new(),
        ..bad(1)
    };
    let found = problem(send_with(bed, &reasonless, no_work()).await);
    assert_eq!(fields(&found), [("/rating/tags", FieldCode::Missing)]);
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (0, 0));
}

async fn r11_work_is_asked_for_and_spent(bed: &Bed) {
    let none = send_with(bed, &good(1), no_work()).await;
    refused(none, ProblemType::ChallengeExpired);
    let mut work = proof(bed).await;
    work.nonces[0] ^= 1;
    refused(
        send_with(bed, &good(1), work.clone()).await,
        ProblemType::WorkNotDone,
    );
    work.nonces[0] ^= 1;
    send_with(bed, &good(1), work.clone()).await.unwrap();
    refused(
        send_with(bed, &good(2), work).await,
        ProblemType::ChallengeSpent,
    );
    // One challenge for two at the same moment: one of them has done no work.
    let work = proof(bed).await;
    let (a, b) = (good(3), good(4));
    let sent = tokio::join!(send_with(bed, &a, work.clone()), send_with(bed, &b, work));
    assert_eq!(u8::from(sent.0.is_ok()) + u8::from(sent.1.is_ok()), 1);
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (2, 2));
}

async fn bodies_that_are_none_are_refused(bed: &Bed) {
    let whole = serde_json::json!({
        "rating": good(1),
        "proof": proof(bed).await,
    });
    let with = |at: &str, value: serde_json::Value| {
        let mut body = whole.clone();
        body["rating"][at] = value;
        body.to_string()
    };
    let long = format!("{{\"rating\":\"{}\"}}", "a".repeat(64 << 10));
    for (body, status) in [
        (String::new(), 400),
        ("{}".to_owned(), 400),
        ("[]".to_owned(), 400),
        ("\u{0}\u{1}".to_owned(), 400),
        (with("name", "王".into()), 400),
        (with("level", 6.into()), 400),
        (with("level", 0.into()), 400),
        (with("level", "5".into()), 400),
        (with("code", "x.y".into()), 400),
        (with("code", "l.AAAA".into()), 400),
        (with("id", "==".into()), 400),
        (with("tags", "cold".into()), 400),
        (whole.to_string()[..60].to_owned(), 400),
        (long, 413),
    ] {
        for route in ["", "/scan", "/lookup", "/follow-up"] {
            let request = Request::post(format!("/api/v1/ratings{route}"))
                .header("content-type", "application/json")
                .header("content-length", body.len())
                .body(Body::from(body.clone()))
                .unwrap();
            let answer = bed.send(request).await;
            assert_eq!(
                answer.status.as_u16(),
                status,
                "{route} {body:.80} {answer:?}"
            );
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
    }
    for query in ["", "?month=2026", "?month=2026-13", "?month=2026-11&x=1"] {
        let answer = bed.get(&format!("/api/v1/ratings/batches{query}")).await;
        assert_eq!(answer.status.as_u16(), 400, "{query}");
    }
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (0, 0));
}

/// What stands in the log, of a kind.
async fn entered(bed: &Bed, kind: EntryKind) -> Vec<Hash> {
    let entries: Vec<LogEntry> = bed.store.log_entries(0, 256).await.unwrap();
    let leaves: Vec<_> = entries
        .iter()
        .map(|e| leaf(e.kind, &e.commitment))
        .collect();
    assert!(leaves.is_sorted());
    let mut found: Vec<_> = entries
        .iter()
        .filter(|entry| entry.kind == kind)
        .map(|entry| entry.commitment)
        .collect();
    found.sort();
    found
}

async fn close(bed: &Bed, day: &str) {
    let now = bed.ring.now(mingbai_domain::time::Zone::BEIJING);
    let signer = signer();
    let closed = bed
        .store
        .close_day(day.parse().unwrap(), &signer.at(now))
        .await;
    assert!(closed.unwrap().is_some());
}

async fn batches(bed: &Bed) -> Vec<RatingBatch> {
    let month = "2026-11".parse().unwrap();
    let asked = mingbai_contract::endpoint::GetRatingBatches { month };
    bed.client().rating_batches(&asked).await.unwrap().batches
}

async fn r14_ratings_and_their_numbers_enter_the_log_at_the_days_end(bed: &Bed) {
    let mut promised = Vec::new();
    for number in 1..=5 {
        let mut rating = if number == 2 {
            bad(number)
        } else {
            good(number)
        };
        if number > 3 {
            rating.window = "A03".parse().unwrap();
        }
        promised.push(send(bed, &rating).await.unwrap().receipt.commitment);
    }
    assert_eq!(entered(bed, EntryKind::Rating).await, []);
    assert_eq!(batches(bed).await, []);
    close(bed, TODAY).await;
    promised.sort();
    assert_eq!(entered(bed, EntryKind::Rating).await, promised);
    let expected = [("A02", 3), ("A03", 2)].map(|(window, ratings)| RatingBatch {
        day: TODAY.parse().unwrap(),
        window: window.parse().unwrap(),
        ratings,
    });
    assert_eq!(batches(bed).await, expected);
    // Everybody can work out what commits to them.
    let mut commitments = expected.map(|batch| {
        let record = record::rating_batch(&batch);
        commitment(EntryKind::RatingBatch, &NO_SALT, &record)
    });
    commitments.sort();
    assert_eq!(entered(bed, EntryKind::RatingBatch).await, commitments);
}

/// The day's batch is in the log: nothing more can be of that day.
async fn r14_a_rating_that_comes_as_its_day_ends_is_of_the_next(bed: &Bed) {
    send(bed, &good(1)).await.unwrap();
    close(bed, TODAY).await;
    let taken = send(bed, &good(2)).await.unwrap();
    assert_eq!(taken.day.to_string(), "2026-11-21");
    assert_eq!(taken.receipt.day, taken.day);
    let again = send(bed, &good(2)).await.unwrap();
    assert_eq!(again, taken);
    assert_eq!(batches(bed).await.iter().map(|b| b.ratings).sum::<u32>(), 1);
    bed.now_ms.fetch_add(DAY, Ordering::Relaxed);
    // Days on which no server ran are made up for.
    close(bed, "2026-11-23").await;
    let days: Vec<_> = batches(bed)
        .await
        .iter()
        .map(|b| (b.day.to_string(), b.ratings))
        .collect();
    assert_eq!(
        days,
        [("2026-11-20".to_owned(), 1), ("2026-11-21".to_owned(), 1)]
    );
}
