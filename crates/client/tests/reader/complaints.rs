//! The reader and serde agree on everything about complaints.

use crate::drift::compare;
use mingbai_contract::complaint::{
    Challenge, ChallengeToken, ComplaintFigures, ComplaintState, ComplaintSummaries,
    ComplaintTaken, MessageTaken, OfficeKeys, ThreadView,
};
use mingbai_contract::log::bytes::encode;
use serde_json::{Value, json};

fn keys() -> Value {
    let key = json!({
        "id": encode(&[1; 8]), "office": "complaint_office", "key": encode(&[2; 32]),
        "valid_from": "2026-11-20", "signature": encode(&[3; 64]),
    });
    let mut retired = key.clone();
    retired["office"] = json!("supervision_office");
    retired["retired"] = json!("2026-11-30");
    json!({"root": encode(&[4; 32]), "keys": [key, retired]})
}

/// A thread with every field that one can have.
#[test]
fn a_thread() {
    let day = "2026-11-20";
    let envelope = |sender: Option<String>| {
        let mut envelope = json!({
            "version": 1, "body": encode(&[5; 20]),
            "wraps": [{"key": encode(&[1; 8]), "enc": encode(&[6; 32]), "sealed": encode(&[7; 48])}],
        });
        if let Some(sender) = sender {
            envelope["sender"] = json!(sender);
        }
        envelope
    };
    let message = encode(&[8; 16]);
    compare::<ThreadView>(&[serde_json::from_value(json!({
        "complaint": {
            "category": "extra_materials",
            "routing": {"window": "A03", "item": "food-business-license", "departments": ["scjg"]},
            "terms": {
                "take_up": 1, "conclude": 5, "conclude_long": 15, "extension": 10,
                "retention_days": 365,
            },
            "events": [
                {"day": day, "type": "received", "message": message},
                {"day": day, "type": "departments_set", "departments": ["scjg", "zhujian"]},
                {"day": day, "type": "stepped_up", "cause": "conclude_late"},
                {"day": day, "type": "handling_rated", "level": 4},
            ],
        },
        "standing": {
            "as_of": day, "state": "concluded", "joint": true, "stepped_up": false,
            "clocks": [{
                "clock": "conclude", "start": day, "limit": 5, "used": 1, "due": "2026-11-27",
                "provisional": false, "stopped": "2026-11-24", "overdue": false, "late": 0,
            }],
            "reopenable": true, "ratable": false, "delete_on": "2027-11-24",
        },
        "messages": [
            {"id": message, "from": "reporter", "day": day, "envelope": envelope(None)},
            {"id": message, "from": "office", "day": day, "envelope": envelope(Some(encode(&[1; 8])))},
        ],
        "keys": keys(),
        "summary": "甲",
    }))
    .unwrap()]);
}

#[test]
fn what_is_answered_to_a_reporter() {
    compare::<OfficeKeys>(&[serde_json::from_value(keys()).unwrap()]);
    compare(&[Challenge {
        token: ChallengeToken([1; 58]),
        puzzles: 8,
        bits: 14,
        seconds: 600,
    }]);
    compare::<ComplaintTaken>(&[serde_json::from_value(json!({
        "receipt": {
            "kind": "complaint", "commitment": encode(&[1; 32]), "day": "2026-11-20",
            "key": encode(&[2; 8]), "signature": encode(&[3; 64]),
        },
        "salt": encode(&[4; 32]), "day": "2026-11-20", "take_up_by": "2026-11-23",
        "conclude_by": "2026-11-27", "provisional": false, "retention_days": 365,
    }))
    .unwrap()]);
    compare(&[MessageTaken {
        day: "2026-11-20".parse().unwrap(),
        state: ComplaintState::Reopened,
    }]);
}

#[test]
fn what_is_published() {
    let counts = json!({
        "received": 12, "taken_up_in_time": 11, "concluded": 10, "concluded_in_time": 9, "late": 3,
    });
    compare::<ComplaintFigures>(&[serde_json::from_value(json!({
        "as_of": "2026-12-01",
        "periods": [{
            "from": "2026-10", "to": "2026-11", "total": counts,
            "departments": [{"department": "scjg", "counts": counts}, {"counts": counts}],
            "categories": [{"category": "attitude", "counts": counts}, {"counts": counts}],
        }],
    }))
    .unwrap()]);
    compare::<ComplaintSummaries>(&[serde_json::from_value(json!({
        "summaries": [{
            "month": "2026-11", "category": "attitude", "departments": ["scjg"], "text": "甲",
        }],
    }))
    .unwrap()]);
}
