//! Giving tokens out: for whoever has number and code, once, in time, for what everybody's is good for.

use super::*;
use crate::bed::{Setup, signer};
use crate::desk::applications::chief;
use crate::desk::overtime::decide;
use crate::desk::{grant, join, on_both, pass};
use axum::body::Body;
use axum::http::{Method, Request};
use mingbai_contract::desk::staff::Role;
use mingbai_contract::endpoint::{Endpoint as _, GetTokenKeys, Posted as _};
use mingbai_contract::problem::{FieldCode, Problem, ProblemType};
use mingbai_domain::log::sign::{is_token_key, token_key_id};
use serde_json::json;

on_both! {
    r11_a_concluded_application_has_one_token
    r11_before_its_end_there_is_nothing_to_rate
    r11_long_after_its_end_there_is_nothing_to_rate
    r11_where_many_were_the_token_is_good_for_the_window
    r14_number_and_code_open_it_together_only
    what_is_no_element_is_refused_and_nothing_is_noted
    the_keys_are_given_out_with_the_roots_word
}

const DAY: i64 = 24 * 3600;

fn problem(refused: Result<IssuedToken, ClientError>) -> ProblemType {
    match refused {
        Err(ClientError::Problem(problem)) => problem.r#type,
        other => panic!("{other:?}"),
    }
}

async fn r11_a_concluded_application_has_one_token(bed: &Bed) {
    let desk = chief(bed).await;
    let (slip, contested) = (concluded(&desk, 0).await, concluded(&desk, 1).await);
    let phone = asking(1);
    let first = ask(bed, &slip, &phone).await.unwrap();
    assert_eq!(first.scope.to_string(), "d.scjg.2026-Q4");
    let token = finish(&phone, &first).unwrap();
    let keys = tokens();
    assert!(keys.gave(&token, &first.scope));
    let elsewhere = "w.A03.2026-Q4".parse().unwrap();
    assert!(!keys.gave(&token, &elsewhere));
    // The answer was lost: asked again alike, it is the same token.
    pass(bed, 40 * DAY);
    let again = ask(bed, &slip, &phone).await.unwrap();
    assert_eq!(
        (&again.scope, again.evaluated),
        (&first.scope, first.evaluated)
    );
    assert_eq!(finish(&phone, &again).unwrap(), token);
    // Another one is not given out.
    let other = ask(bed, &slip, &asking(2)).await;
    assert_eq!(problem(other), ProblemType::TokenGiven);
    // Of two at once one is first.
    let (one, two) = (asking(3), asking(4));
    let (a, b) = tokio::join!(ask(bed, &contested, &one), ask(bed, &contested, &two));
    assert_eq!([&a, &b].iter().filter(|given| given.is_ok()).count(), 1);
    let lost = if a.is_ok() { b } else { a };
    assert_eq!(problem(lost), ProblemType::TokenGiven);
}

async fn r11_before_its_end_there_is_nothing_to_rate(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let phone = asking(1);
    let early = ask(bed, &slip, &phone).await;
    assert_eq!(problem(early), ProblemType::NothingToRate);
    let accept = NewEvent::new(1, EventType::Accepted);
    happens(&desk, &slip.number, &accept).await.unwrap();
    let early = ask(bed, &slip, &phone).await;
    assert_eq!(problem(early), ProblemType::NothingToRate);
    decide(&desk, &slip.number, 2).await;
    ask(bed, &slip, &phone).await.unwrap();
    let taken_back = take_in(&desk, 1).await;
    let withdrawn = NewEvent::new(1, EventType::Withdrawn);
    happens(&desk, &taken_back.number, &withdrawn)
        .await
        .unwrap();
    let never = ask(bed, &taken_back, &asking(2)).await;
    assert_eq!(problem(never), ProblemType::NothingToRate);
}

async fn r11_long_after_its_end_there_is_nothing_to_rate(bed: &Bed) {
    let desk = chief(bed).await;
    let (early, late) = (concluded(&desk, 0).await, concluded(&desk, 1).await);
    // 31 March 2027, the last day of the quarter after; and the next day.
    pass(bed, 131 * DAY);
    let issued = ask(bed, &early, &asking(1)).await.unwrap();
    assert_eq!(issued.scope.quarter.to_string(), "2026-Q4");
    pass(bed, DAY);
    let over = ask(bed, &late, &asking(2)).await;
    assert_eq!(problem(over), ProblemType::NothingToRate);
    // Nor is it given again.
    let over = ask(bed, &early, &asking(1)).await;
    assert_eq!(problem(over), ProblemType::NothingToRate);
}

async fn r11_where_many_were_the_token_is_good_for_the_window(bed: &Bed) {
    let desk = chief(bed).await;
    for number in 0..30 {
        let slip = take_in(&desk, number).await;
        let accept = NewEvent::new(1, EventType::Accepted);
        happens(&desk, &slip.number, &accept).await.unwrap();
        decide(&desk, &slip.number, 2).await;
    }
    // There were none in the quarter before this one; and thirty in the quarter before the next.
    let slip = concluded(&desk, 30).await;
    let phone = asking(1);
    let few = ask(bed, &slip, &phone).await.unwrap();
    assert_eq!(few.scope.to_string(), "d.scjg.2026-Q4");
    pass(bed, 42 * DAY);
    let person = join(bed, "next", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = person.browser(bed).await.client();
    let many = ask(bed, &concluded(&desk, 31).await, &asking(2))
        .await
        .unwrap();
    assert_eq!(many.scope.to_string(), "w.A03.2027-Q1");
    // What was given out stays what it was.
    let again = ask(bed, &slip, &phone).await.unwrap();
    assert_eq!(again.scope, few.scope);
}

async fn r14_number_and_code_open_it_together_only(bed: &Bed) {
    let desk = chief(bed).await;
    let (one, two) = (concluded(&desk, 0).await, concluded(&desk, 1).await);
    let open = take_in(&desk, 2).await;
    let phone = asking(1);
    let mut answers = Vec::new();
    for (number, code) in [
        (&one.number, &two.code),
        (&two.number, &one.code),
        (&open.number, &one.code),
    ] {
        let mixed = FetchToken {
            number: number.clone(),
            code: code.clone(),
            blinded: phone.blinded(),
        };
        let answer = post(bed, &mixed.body()).await;
        let mut told: serde_json::Value = answer.json();
        told["request_id"] = serde_json::Value::Null;
        answers.push((answer.status.as_u16(), told));
    }
    assert_eq!(answers[0].0, 404);
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:#?}"
    );
    let answer = FetchToken {
        number: one.number.clone(),
        code: one.code.clone(),
        blinded: phone.blinded(),
    };
    let answer = post(bed, &answer.body()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(
        (answer.header("etag"), answer.header("set-cookie")),
        ("", "")
    );
}

async fn what_is_no_element_is_refused_and_nothing_is_noted(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = concluded(&desk, 0).await;
    let zeros = mingbai_contract::rating::Blinded([0; 32]).to_string();
    let (number, code) = (slip.number.as_str(), slip.code.as_str());
    for (body, field) in [
        (
            json!({"number": number, "code": code, "blinded": zeros}),
            "/blinded",
        ),
        (
            json!({"number": number, "code": code, "blinded": "x"}),
            "/blinded",
        ),
        (
            json!({"number": "x", "code": code, "blinded": zeros}),
            "/number",
        ),
        (
            json!({"number": number, "code": code, "blinded": zeros, "who": 1}),
            "/who",
        ),
    ] {
        let answer = post(bed, &body.to_string()).await;
        assert_eq!(answer.status, 400, "{body}");
        let problem: Problem = answer.json();
        assert_eq!(problem.fields[0].field, field, "{problem:?}");
        assert!(matches!(
            problem.fields[0].code,
            FieldCode::Malformed | FieldCode::UnknownField
        ));
    }
    ask(bed, &slip, &asking(1)).await.unwrap();
}

async fn the_keys_are_given_out_with_the_roots_word(bed: &Bed) {
    let keys = bed.client().token_keys().await.unwrap();
    assert!(!keys.keys.is_empty());
    assert!(keys.keys.iter().all(|key| is_token_key(&keys.root, key)));
    let desk = chief(bed).await;
    let issued = ask(bed, &concluded(&desk, 0).await, &asking(1))
        .await
        .unwrap();
    assert_eq!(issued.key, token_key_id(&keys.keys[0].key));
    let answer = bed.get(&GetTokenKeys.address()).await;
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn a_county_that_gives_no_tokens_says_so() {
    let bed = Bed::empty(Setup {
        without_keys: true,
        ..Setup::default()
    })
    .await;
    let none = bed.client().token_keys().await;
    assert!(
        matches!(none, Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::Unavailable)
    );
    bed.ring.put(signer());
    let keys = bed.client().token_keys().await.unwrap();
    assert_eq!(keys.root, tokens().keys().root);
    assert_eq!(keys.keys, []);
}

async fn post(bed: &Bed, body: &str) -> crate::bed::Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(FetchToken::ROUTE)
        .header("content-type", "application/json")
        .body(Body::from(body.to_owned()))
        .unwrap();
    bed.send(request).await
}
