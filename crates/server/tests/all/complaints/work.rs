//! Proof of work: each challenge is this server's, in time, solved, and used once.

use super::*;
use crate::desk::{on_both, refused};
use mingbai_contract::complaint::ChallengeToken;
use mingbai_contract::endpoint::Posted as _;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::work::{Effort, Said};
use std::sync::atomic::Ordering;

on_both! {
    work_is_done_once_and_in_time
    the_more_come_the_harder_it_gets
    a_hall_behind_one_address_is_never_turned_away
}

fn filed(byte: u8, offices: &[KeyId], proof: Proof) -> FileComplaint {
    FileComplaint {
        complaint: serde_json::to_string(&sealed(byte, offices)).unwrap(),
        proof,
    }
}

async fn work_is_done_once_and_in_time(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let client = bed.client();
    let good = proof(bed).await;
    let first = filed(1, &offices, good.clone());
    client.file_complaint(&first).await.unwrap();
    // Once, whatever it is used for.
    let second = filed(2, &offices, good.clone());
    refused(
        client.file_complaint(&second).await,
        ProblemType::ChallengeSpent,
    );
    let message = from_reporter(3, &offices);
    let added = AddToThread {
        lookup: lookup(1),
        message: serde_json::to_string(&message).unwrap(),
        proof: good.clone(),
    };
    refused(
        client.add_to_thread(&added).await,
        ProblemType::ChallengeSpent,
    );
    // Unsolved, made up, made easier, and of another server.
    let challenge = client.challenge().await.unwrap();
    let mut lazy = worked(&challenge);
    lazy.nonces[0] = lazy.nonces[0].wrapping_add(1);
    refused(
        client.file_complaint(&filed(2, &offices, lazy)).await,
        ProblemType::WorkNotDone,
    );
    let (said, word) = Said::read(&challenge.token);
    let easy = Said {
        effort: Effort {
            puzzles: 1,
            bits: 0,
        },
        ..said
    };
    for token in [easy.with_word(word), ChallengeToken([0; 58]), {
        let mut other = challenge.token;
        other.0[0] ^= 1;
        other
    }] {
        let proof = Proof {
            token,
            nonces: vec![0],
        };
        refused(
            client.file_complaint(&filed(2, &offices, proof)).await,
            ProblemType::ChallengeExpired,
        );
    }
    // Half an hour is long enough; also across midnight.
    let late = worked(&challenge);
    bed.now_ms.fetch_add(30 * 60_000, Ordering::Relaxed);
    let in_time = filed(2, &offices, late.clone());
    client.file_complaint(&in_time).await.unwrap();
    let to_midnight = 14 * 3_600_000 + 20 * 60_000;
    bed.now_ms.fetch_add(to_midnight, Ordering::Relaxed);
    let before_midnight = proof(bed).await;
    bed.now_ms.fetch_add(20 * 60_000, Ordering::Relaxed);
    let over_midnight = filed(3, &offices, before_midnight);
    let taken = client.file_complaint(&over_midnight).await.unwrap();
    assert_eq!(taken.day.to_string(), "2026-11-21");
    let again = filed(4, &offices, late);
    refused(
        client.file_complaint(&again).await,
        ProblemType::ChallengeExpired,
    );
    assert_eq!(bed.store.complaints_stamp().await.unwrap().0, 3);
}

async fn the_more_come_the_harder_it_gets(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let bits = || async { bed.client().challenge().await.unwrap().bits };
    let calm = bits().await;
    let nothing = Proof {
        token: ChallengeToken([0; 58]),
        nonces: vec![],
    };
    for _ in 0..130 {
        let flood = filed(1, &offices, nothing.clone());
        let _ = bed.client().file_complaint(&flood).await;
    }
    assert_eq!(bits().await, calm + 2);
    bed.now_ms.fetch_add(11 * 60_000, Ordering::Relaxed);
    assert_eq!(bits().await, calm);
}

/// One hall has one address: whoever asks from it after many others is answered all the same, for more work.
async fn a_hall_behind_one_address_is_never_turned_away(bed: &Bed) {
    let offices = offices(&bed.store).await;
    let ask = |path: &'static str, body: String| async move {
        let request = axum::http::Request::post(path)
            .header("content-type", "application/json")
            .header("x-forwarded-for", "203.0.113.77")
            .body(axum::body::Body::from(body))
            .unwrap();
        bed.send(request).await.status.as_u16()
    };
    let nothing = Proof {
        token: ChallengeToken([0; 58]),
        nonces: vec![],
    };
    for byte in 0..150 {
        let flood = filed(byte, &offices, nothing.clone()).body();
        assert_eq!(ask("/api/v1/complaints", flood).await, 400);
        let guess = serde_json::json!({"lookup": LookUpId([byte; 32])});
        assert_eq!(
            ask("/api/v1/complaints/lookup", guess.to_string()).await,
            404
        );
    }
    let complaint = filed(200, &offices, proof(bed).await);
    assert_eq!(ask("/api/v1/complaints", complaint.body()).await, 200);
    let open = serde_json::json!({"lookup": lookup(200)});
    assert_eq!(
        ask("/api/v1/complaints/lookup", open.to_string()).await,
        200
    );
}
