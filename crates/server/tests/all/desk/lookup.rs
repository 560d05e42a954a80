//! Looking an application up: only number and code together open it (R14, DESIGN §4).

use super::applications::{chief, happens, key, take_in};
use super::*;
use crate::bed::Answer;
use axum::body::Body;
use axum::http::{Method, Request};
use mingbai_contract::application::{ApplicationNumber, EventType, QueryCode, State};
use mingbai_contract::desk::applications::NewEvent;
use mingbai_contract::desk::endpoint::{GetApplication, Nothing};
use mingbai_contract::endpoint::{LookUpApplication, Posted as _};
use mingbai_domain::application::{number, query_code};
use serde_json::{Value, json};

on_both! {
    r14_number_and_code_open_an_application_as_it_stands
    r14_a_wrong_number_and_a_wrong_code_are_answered_alike
    r14_who_guesses_waits_and_who_has_the_code_does_not
    what_cannot_be_right_is_said_before_anything_is_looked_for
}

async fn send(bed: &Bed, body: &str) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(LookUpApplication::ROUTE)
        .header("content-type", "application/json")
        .header("user-agent", "a phone of its own")
        .header("x-forwarded-for", "203.0.113.7")
        .body(Body::from(body.to_owned()))
        .unwrap();
    bed.send(request).await
}

async fn typed(bed: &Bed, number: &str, code: &str) -> Answer {
    send(bed, &json!({"number": number, "code": code}).to_string()).await
}

/// Another code, with the same beginning or with another.
fn other(code: &QueryCode, same: bool, place: u8) -> QueryCode {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let at = |letter: u8| {
        (0..32)
            .find(|at| ALPHABET[usize::from(*at)] == letter)
            .unwrap()
    };
    let letters = code.as_str().as_bytes();
    let first = at(letters[0]) + u8::from(!same);
    (0..32)
        .filter_map(|more| query_code::make([first, at(letters[1]), place, more, 5, 6, 7, 8, 9]))
        .find(|made| made != code)
        .unwrap()
}

/// A number that nobody has.
fn nobodys() -> ApplicationNumber {
    let day = "2026-11-20".parse::<mingbai_contract::Date>().unwrap().0;
    number::next("QS", day, 7000).unwrap().0
}

async fn r14_number_and_code_open_an_application_as_it_stands(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let accept = NewEvent::new(1, EventType::Accepted);
    happens(&desk, &slip.number, &accept).await.unwrap();
    let phone = bed.client();
    let look_up = || phone.look_up(slip.number.clone(), slip.code.clone());
    let seen = look_up().await.unwrap();
    assert_eq!(seen.state, State::Accepted);
    let at_desk = GetApplication(slip.number.clone());
    let at_desk = desk.desk(&at_desk, &Nothing {}).await.unwrap();
    assert_eq!(seen, at_desk.view);
    // Three working days, promised from Friday on.
    let committed = seen.clocks.iter().find(|clock| clock.limit == 3).unwrap();
    assert_eq!(committed.due, "2026-11-25".parse().ok());
    // Time goes on: it is late, and says so.
    pass(bed, 7 * 24 * 3600);
    let late = look_up().await.unwrap();
    let committed = late.clocks.iter().find(|clock| clock.limit == 3).unwrap();
    assert_eq!((committed.overdue, committed.late), (true, 2));
    assert_eq!(late.application.events, seen.application.events);
    // However it is typed.
    let (grouped, code) = (
        number::grouped(&slip.number),
        query_code::grouped(&slip.code),
    );
    for (number, code) in [
        (grouped.clone(), code.clone()),
        (grouped.to_ascii_lowercase(), code.to_ascii_lowercase()),
        (format!(" {grouped} "), code.replace('-', " ")),
        (slip.number.as_str().to_owned(), code.replace('0', "O")),
    ] {
        let answer = typed(bed, &number, &code).await;
        assert_eq!(answer.status, 200, "{number} {code}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), "");
    }
}

async fn r14_a_wrong_number_and_a_wrong_code_are_answered_alike(bed: &Bed) {
    let desk = chief(bed).await;
    let (slip, second) = (take_in(&desk, 0).await, take_in(&desk, 1).await);
    let mut answers = Vec::new();
    let wrong = other(&slip.code, false, 1);
    for (number, code) in [
        (&slip.number, &wrong),
        (&nobodys(), &slip.code),
        (&nobodys(), &wrong),
        // The code of another application.
        (&slip.number, &second.code),
    ] {
        let answer = typed(bed, number.as_str(), code.as_str()).await;
        let mut problem: Value = answer.json();
        problem["request_id"] = Value::Null;
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        answers.push((answer.status, problem, headers));
    }
    assert_eq!(answers[0].0, 404);
    assert_eq!(answers[0].1["type"], "not_found");
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:#?}"
    );
    let opened = typed(bed, slip.number.as_str(), slip.code.as_str()).await;
    assert_eq!(opened.status, 200);
}

async fn r14_who_guesses_waits_and_who_has_the_code_does_not(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    for guess in 0..5 {
        let wrong = other(&slip.code, false, guess);
        let answer = typed(bed, slip.number.as_str(), wrong.as_str()).await;
        assert_eq!(answer.status, 404, "{guess}");
    }
    let wrong = other(&slip.code, false, 9);
    let answer = typed(bed, slip.number.as_str(), wrong.as_str()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("retry-after")),
        (429, "1")
    );
    let problem: Problem = answer.json();
    assert_eq!(problem.r#type, ProblemType::TooManyRequests);
    // The one with the slip is not kept out by somebody who guesses.
    let phone = bed.client();
    let look_up = || phone.look_up(slip.number.clone(), slip.code.clone());
    look_up().await.unwrap();
    // Where the right code begins like the guesses it waits as they do, or waiting would tell.
    for guess in 0..5 {
        let wrong = other(&slip.code, true, guess);
        let answer = typed(bed, slip.number.as_str(), wrong.as_str()).await;
        assert_eq!(answer.status, 404, "{guess}");
    }
    refused(look_up().await, ProblemType::TooManyRequests);
    pass(bed, 1);
    look_up().await.unwrap();
    // The time to wait grows, whatever number is guessed at, and ends.
    let number = nobodys();
    let mut waits = Vec::new();
    for guess in 0..16 {
        let wrong = other(&slip.code, true, guess);
        let mut answer = typed(bed, number.as_str(), wrong.as_str()).await;
        while answer.status == 429 {
            let seconds: i64 = answer.header("retry-after").parse().unwrap();
            waits.push(seconds);
            pass(bed, seconds);
            answer = typed(bed, number.as_str(), wrong.as_str()).await;
        }
        assert_eq!(answer.status, 404);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
}

async fn what_cannot_be_right_is_said_before_anything_is_looked_for(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let (number, code) = (slip.number.as_str(), slip.code.as_str());
    use FieldCode as F;
    let both = vec![("/number", F::Malformed), ("/code", F::Malformed)];
    let mut slipped = number.to_owned();
    slipped.replace_range(13..14, if &number[13..14] == "1" { "2" } else { "1" });
    for (body, wrong) in [
        (json!({"number": "", "code": ""}), both.clone()),
        (json!({"number": "QS2026", "code": "K"}), both),
        (
            json!({"number": slipped, "code": code}),
            vec![("/number", F::Malformed)],
        ),
        (
            json!({"number": number, "code": code[1..]}),
            vec![("/code", F::Malformed)],
        ),
        (
            json!({"number": number.replace("20261120", "20261121"), "code": code}),
            vec![("/number", F::Malformed)],
        ),
        (json!({"number": number}), vec![("/code", F::Missing)]),
        (
            json!({"number": number, "code": code, "name": "王芳"}),
            vec![("/name", F::UnknownField)],
        ),
        (
            json!({"number": 1, "code": code}),
            vec![("/number", F::Malformed)],
        ),
        (json!([]), vec![("", F::Malformed)]),
    ] {
        let answer = send(bed, &body.to_string()).await;
        let problem: Problem = answer.json();
        assert_eq!((problem.status, fields(&problem)), (400, wrong), "{body}");
    }
    let long = "9".repeat(20_000);
    assert_eq!(typed(bed, &long, code).await.status, 413);
    assert_eq!(bed.get(LookUpApplication::ROUTE).await.status, 405);
    assert_eq!(typed(bed, number, code).await.status, 200);
}

/// Whoever copies the database can neither look anything up with it, nor see who looked.
#[tokio::test]
async fn the_database_holds_no_code_and_nothing_about_who_looks() {
    let bed = bed(Engine::Sqlite).await.unwrap();
    let desk = chief(&bed).await;
    let slip = take_in(&desk, 0).await;
    let wrong = other(&slip.code, true, 1);
    for code in [&slip.code, &wrong, &wrong] {
        typed(&bed, slip.number.as_str(), code.as_str()).await;
    }
    let file = bed.file();
    let mut bytes = Vec::new();
    for end in ["", "-wal"] {
        bytes.extend(std::fs::read(format!("{file}{end}")).unwrap_or_default());
    }
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains(slip.number.as_str()));
    for secret in [
        slip.code.as_str(),
        wrong.as_str(),
        "203.0.113.7",
        "a phone of its own",
        &key(0),
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
}
