//! The reader and serde agree on everything about ratings and the board.

use crate::drift::compare;
use mingbai_contract::board::Board;
use mingbai_contract::log::bytes::encode;
use mingbai_contract::rating::{
    IssuedToken, RatingBatches, RatingTag, RatingTaken, RatingView, ScannedCode, TokenKeys,
};
use serde_json::json;

#[test]
fn what_is_answered_to_a_person_at_a_window() {
    let receipt = json!({
        "kind": "rating", "commitment": encode(&[1; 32]), "day": "2026-11-20",
        "key": encode(&[2; 8]), "signature": encode(&[3; 64]),
    });
    compare::<RatingTaken>(&[
        serde_json::from_value(json!({
            "receipt": receipt, "day": "2026-11-20", "verification": "poster", "instead": "late",
        }))
        .unwrap(),
        serde_json::from_value(json!({
            "receipt": receipt, "day": "2026-11-20", "verification": "receipt",
        }))
        .unwrap(),
    ]);
    compare::<ScannedCode>(&[
        serde_json::from_value(json!({"verification": "live", "seconds": 180})).unwrap(),
        serde_json::from_value(json!({"verification": "poster", "instead": "used"})).unwrap(),
    ]);
    let said = json!({"day": "2026-11-27", "text": "甲"});
    compare::<RatingView>(&[serde_json::from_value(json!({
        "window": "A12", "day": "2026-11-20", "state": "put_right", "released": "2026-11-24",
        "answer_by": "2026-11-25", "put_right_by": "2026-12-01", "complex": false,
        "provisional": false, "stepped_up": true, "answer": said, "result": said,
        "set_aside": said, "follow_up": "open",
    }))
    .unwrap()]);
    compare::<RatingTag>(&[serde_json::from_value(json!({
        "id": "long-wait", "levels": [2, 1], "name": {"zh": "甲", "en": "A"},
    }))
    .unwrap()]);
}

#[test]
fn tokens() {
    compare::<TokenKeys>(&[serde_json::from_value(json!({
        "root": encode(&[1; 32]),
        "keys": [{
            "key": encode(&[2; 32]), "valid_from": "2026-11-20", "retired": "2027-11-20",
            "signature": encode(&[3; 64]),
        }],
    }))
    .unwrap()]);
    let issued = |scope: &str| {
        serde_json::from_value(json!({
            "scope": scope, "key": encode(&[1; 8]), "evaluated": encode(&[2; 32]),
            "proof": encode(&[3; 64]),
        }))
        .unwrap()
    };
    compare::<IssuedToken>(&[issued("w.T3-1.2026-Q4"), issued("d.scjg.2027-Q1")]);
}

#[test]
fn what_is_published() {
    compare::<RatingBatches>(&[serde_json::from_value(json!({
        "month": "2026-11",
        "batches": [{"day": "2026-11-20", "window": "A12", "ratings": 7}],
    }))
    .unwrap()]);
    let row = |levels_of: Option<&str>| {
        let mut row = json!({
            "id": "A12", "name": {"zh": "甲", "en": "A"},
            "cases": {
                "received": 90, "concluded": 80, "immediate": 40, "early": 30, "overdue": 1,
                "deemed": 2, "timed": 40, "days": {"promised": 200, "actual": 120, "statutory": 700},
            },
            "ratings": {
                "receipt": 30, "live": 20, "beside": 9, "set_aside": 1, "set_aside_since": 2, "ratable": 80,
                "levels": [{"from": 1, "to": 3, "ratings": 8}, {"from": 5, "to": 5, "ratings": 42}],
            },
            "rank": {"place": 2, "lower": 4512, "mean": 4700, "upper": 4888},
            "too_few": false,
        });
        if let Some(period) = levels_of {
            row["ratings"]["levels_of"] = json!(period);
        }
        row
    };
    let counts = json!({
        "received": 12, "taken_up_in_time": 11, "concluded": 10, "concluded_in_time": 9, "late": 3,
    });
    compare::<Board>(&[serde_json::from_value(json!({
        "period": "2026-Q3", "by": "window", "as_of": "2026-11-20", "running": false,
        "periods": ["2026-11", "2026-Q3"], "total": row(None), "rows": [row(Some("2026-Q3"))],
        "targets": {
            "volume": 1000, "immediate_volume": 860, "simple": 40, "simple_within_five": 40,
            "long": 30, "long_within_half": 29,
        },
        "complaints": {
            "from": "2026-10", "to": "2026-11", "total": counts,
            "departments": [{"department": "scjg", "counts": counts}],
            "categories": [{"category": "attitude", "counts": counts}],
        },
        "anomalies": [{"window": "A12", "day": "2026-11-20", "kind": "above_cases", "ratings": 12}],
        "comments": ["甲"],
        "results": [{
            "department": "scjg", "set_aside": false, "said": {"day": "2026-11-01", "text": "甲"},
        }],
        "summaries": [{
            "month": "2026-11", "category": "attitude", "departments": ["scjg"], "text": "甲",
        }],
    }))
    .unwrap()]);
}
