//! Every rule that can be broken over the API is refused with its code, and nothing is written.

use super::applications::{chief, happens, key, take_in};
use super::*;
use axum::body::Body;
use axum::http::{Method, Request};
use mingbai_contract::application::{ApplicationNumber, EventType};
use mingbai_contract::desk::applications::NewEvent;
use mingbai_contract::desk::endpoint::{
    DeskEndpoint as _, GetApplication, Nothing, PostApplication, PostDecision, PostEvent,
};
use mingbai_domain::application::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeSet;

on_both! {
    every_rule_is_refused_with_its_code
    what_is_not_of_its_form_is_refused_with_its_place
}

/// What happens before, and what is refused then, with its code and status. `decide` goes to the decision.
fn table() -> Vec<(Value, Value, &'static str, u16)> {
    let notice = json!({"type": "notice_given", "materials": ["apply", "layout"]});
    let came = json!({"type": "supplemented", "materials": ["apply"]});
    let accepted = json!({"type": "accepted"});
    let paused =
        json!({"type": "paused", "exclusion": "site_inspection", "document": "现场勘验通知书"});
    let begun = json!({"type": "step_started", "step": "审查"});
    let granted = json!({"type": "decide", "decision": "granted"});
    let delivered = json!({"type": "delivered"});
    let withdrawn = json!({"type": "withdrawn"});
    let refuse = json!({"type": "refused", "reasons": "不属于本机关职权"});
    let done = json!({"type": "step_decided", "step": "审查", "opinion": "consent"});
    let joint = json!({
        "type": "step_started", "step": "审查", "department": "xiaofang", "handling": "joint"
    });
    let absent = json!({
        "type": "step_decided", "step": "审查", "department": "xiaofang", "opinion": "absent"
    });
    let own_absent = json!({"type": "step_decided", "step": "审查", "opinion": "absent"});
    let ahead = json!({"type": "accepted", "at": "2026-11-30T09:00:00.000+08:00"});
    let before = json!({"type": "accepted", "at": "2026-11-19T09:00:00.000+08:00"});
    let hearing = json!({"type": "paused", "exclusion": "hearing", "document": "听证告知书"});
    vec![
        (
            json!([]),
            json!({"type": "submitted"}),
            "already_submitted",
            409,
        ),
        (
            json!([withdrawn]),
            accepted.clone(),
            "application_ended",
            409,
        ),
        (json!([refuse]), delivered.clone(), "application_ended", 409),
        (json!([accepted]), accepted.clone(), "already_accepted", 409),
        (json!([accepted]), notice.clone(), "already_accepted", 409),
        (json!([]), granted.clone(), "not_accepted", 409),
        (json!([]), paused.clone(), "not_accepted", 409),
        (
            json!([accepted, granted]),
            granted.clone(),
            "already_decided",
            409,
        ),
        (json!([accepted]), delivered.clone(), "not_decided", 409),
        (
            json!([accepted, granted, delivered]),
            delivered,
            "already_delivered",
            409,
        ),
        (json!([notice]), notice.clone(), "two_visits_rule", 409),
        (
            json!([notice, came]),
            notice.clone(),
            "two_visits_rule",
            409,
        ),
        (json!([]), came.clone(), "no_notice", 409),
        (json!([notice, came]), came, "not_asked_for", 400),
        (json!([notice]), refuse, "supplement_awaited", 409),
        (
            json!([]),
            json!({"type": "notice_given", "materials": ["gold"]}),
            "unknown_material",
            400,
        ),
        (json!([accepted]), hearing, "reason_not_excluded", 400),
        (
            json!([accepted, paused]),
            paused.clone(),
            "already_paused",
            409,
        ),
        (
            json!([accepted]),
            json!({"type": "resumed"}),
            "not_paused",
            409,
        ),
        (json!([accepted, paused]), granted, "clock_paused", 409),
        (
            json!([accepted]),
            json!({"type": "step_started", "step": "占卜"}),
            "unknown_step",
            400,
        ),
        (
            json!([accepted, begun]),
            begun.clone(),
            "step_already_started",
            409,
        ),
        (json!([accepted]), done, "step_not_started", 409),
        (
            json!([accepted, begun]),
            own_absent,
            "not_a_joint_review",
            409,
        ),
        (
            json!([accepted, joint, paused]),
            absent,
            "clock_paused",
            409,
        ),
        (
            json!([]),
            json!({"type": "deemed_accepted"}),
            "derived",
            400,
        ),
        (json!([]), ahead, "in_the_future", 400),
        (json!([]), before, "out_of_order", 409),
    ]
}

async fn tell(
    desk: &mingbai_client::Client<Browser>,
    number: &ApplicationNumber,
    after: usize,
    event: &Value,
) -> Result<(), ClientError> {
    let mut event = event.clone();
    event["after"] = json!(after);
    if event["type"] == "decide" {
        event.as_object_mut().unwrap().remove("type");
        let decide = serde_json::from_value(event).unwrap();
        let to = PostDecision(number.clone());
        return desk.desk(&to, &decide).await.map(|_| ());
    }
    let event: NewEvent = serde_json::from_value(event).unwrap();
    happens(desk, number, &event).await.map(|_| ())
}

async fn every_rule_is_refused_with_its_code(bed: &Bed) {
    let desk = chief(bed).await;
    let mut seen = BTreeSet::new();
    for (place, (story, event, code, status)) in (0..).zip(table()) {
        let number = take_in(&desk, place).await.number;
        let story = story.as_array().unwrap();
        for (before, event) in story.iter().enumerate() {
            tell(&desk, &number, before + 1, event).await.unwrap();
        }
        let (record, _) = bed.store.audit_end().await.unwrap();
        let refused = problem(tell(&desk, &number, story.len() + 1, &event).await);
        let found = serde_json::to_value(refused.r#type).unwrap();
        assert_eq!(
            (found, refused.status),
            (json!(code), status),
            "{story:?} {event}"
        );
        assert_eq!(refused.fields.is_empty(), status == 409, "{event}");
        seen.insert(code);
        // Nothing was written.
        let kept = bed.store.application(&number).await.unwrap().unwrap();
        assert_eq!(kept.application.events.len(), story.len() + 1);
        assert_eq!(bed.store.audit_end().await.unwrap().0, record);
    }
    // Those that cannot be reached: the first event is always there, fields are looked at before, and the
    // record holds nothing that was not taken.
    let out_of_reach = [
        "not_submitted",
        "field_missing",
        "field_out_of_place",
        "broken_record",
    ];
    for rule in Refusal::ALL {
        let reached = seen.contains(rule.code());
        assert_eq!(reached, !out_of_reach.contains(&rule.code()), "{rule}");
    }
}

async fn what_is_not_of_its_form_is_refused_with_its_place(bed: &Bed) {
    let desk = chief(bed).await;
    let number = take_in(&desk, 0).await.number;
    let cookie = desk.transport().cookie("mingbai-desk").unwrap();
    let send = async |address: &str, body: &str| {
        let request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header("host", "test")
            .header("origin", "http://test")
            .header("content-type", "application/json")
            .header("idempotency-key", key(9))
            .header("cookie", format!("mingbai-desk={cookie}"))
            .body(Body::from(body.to_owned()))
            .unwrap();
        let problem: Problem = bed.send(request).await.json();
        let found = fields(&problem).into_iter();
        let found: Vec<_> = found.map(|(at, code)| (at.to_owned(), code)).collect();
        (problem.status, found)
    };
    let events = PostEvent(number.clone()).address();
    use FieldCode as F;
    let long = format!(
        r#"{{"after":1,"type":"accepted","note":"{}"}}"#,
        "长".repeat(2001)
    );
    for (body, wrong) in [
        ("{}", vec![("/after", F::Missing)]),
        (r#"{"after":1}"#, vec![("/type", F::Missing)]),
        (
            r#"{"after":-1,"type":"accepted"}"#,
            vec![("/after", F::Malformed)],
        ),
        (
            r#"{"after":1,"type":"eaten"}"#,
            vec![("/type", F::UnknownValue)],
        ),
        (
            r#"{"after":1,"type":"accepted","colour":"red"}"#,
            vec![("/colour", F::UnknownField)],
        ),
        (
            r#"{"after":1,"type":"accepted","decision":"granted"}"#,
            vec![("/decision", F::UnknownField)],
        ),
        (
            r#"{"after":1,"type":"accepted","at":"today"}"#,
            vec![("/at", F::Malformed)],
        ),
        (
            r#"{"after":1,"type":"notice_given","step":"审查","opinion":"consent"}"#,
            vec![
                ("/materials", F::Missing),
                ("/step", F::DoesNotFit),
                ("/opinion", F::DoesNotFit),
            ],
        ),
        (
            r#"{"after":1,"type":"notice_given","materials":["a b"]}"#,
            vec![("/materials/0", F::Malformed)],
        ),
        (
            r#"{"after":1,"type":"refused","reasons":"  "}"#,
            vec![("/reasons", F::Missing)],
        ),
        (&long, vec![("/note", F::TooLong)]),
        (
            r#"{"after":1,"type":"accepted","note":"a\u0000b"}"#,
            vec![("/note", F::Malformed)],
        ),
        (
            r#"{"after":1,"type":"paused","exclusion":"hearing","document":"甲","planned_until":"9999-12-31"}"#,
            vec![("/planned_until", F::OutOfRange)],
        ),
        (
            r#"{"after":1,"type":"step_started","step":"审查","working_days":65535}"#,
            vec![("/working_days", F::OutOfRange)],
        ),
    ] {
        let wrong: Vec<_> = wrong
            .into_iter()
            .map(|(at, c)| (at.to_owned(), c))
            .collect();
        assert_eq!(send(&events, body).await, (400, wrong), "{body}");
    }
    for (item, situation, window, wrong) in [
        (
            "nothing",
            "x",
            "Z99",
            vec![("/item", F::UnknownValue), ("/window", F::UnknownValue)],
        ),
        (
            "food-business-license",
            "x",
            "A02",
            vec![("/situation", F::UnknownValue), ("/window", F::DoesNotFit)],
        ),
    ] {
        let body = json!({"item": item, "situation": situation, "window": window}).to_string();
        let wrong: Vec<_> = wrong
            .into_iter()
            .map(|(at, c)| (at.to_owned(), c))
            .collect();
        assert_eq!(
            send(PostApplication::ROUTE, &body).await,
            (400, wrong),
            "{body}"
        );
    }
    let nothing = ApplicationNumber::new("QS202611209999X").unwrap();
    let accepted = NewEvent::new(1, EventType::Accepted);
    let missing = happens(&desk, &nothing, &accepted).await;
    refused(missing, ProblemType::NotFound);
    for address in [
        "/api/v1/desk/applications/%20/events",
        "/api/v1/desk/applications/a/events",
    ] {
        assert_eq!(
            send(address, r#"{"after":1,"type":"accepted"}"#).await.0,
            404
        );
    }
    let seen = desk
        .desk(&GetApplication(number), &Nothing {})
        .await
        .unwrap();
    assert_eq!(seen.view.application.events.len(), 1);
}
