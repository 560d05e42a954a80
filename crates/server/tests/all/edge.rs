//! Problems, limits, headers: what every answer goes through.

use crate::bed::{Answer, Bed, Setup, county};
use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::get;
use mingbai_contract::problem::{FieldCode, Problem, ProblemType};
use mingbai_server::app::App;
use std::sync::Arc;

fn problem(answer: &Answer) -> Problem {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem: Problem = answer.json();
    assert_eq!(problem.status, answer.status.as_u16());
    assert_eq!(problem.request_id, answer.header("x-request-id"));
    assert!(!problem.title.is_empty());
    problem
}

#[tokio::test]
async fn whatever_goes_wrong_is_a_problem_with_a_code() {
    let bed = Bed::new().await;
    let long = format!("/api/v1/items?q={}", "a".repeat(5000));
    for (method, address, status, kind) in [
        (Method::GET, "/api/v1/nothing", 404, ProblemType::NotFound),
        (Method::GET, "/api", 404, ProblemType::NotFound),
        (Method::POST, "/api/v2/x", 404, ProblemType::NotFound),
        (Method::GET, "/api/v1/items/%FF", 404, ProblemType::NotFound),
        (
            Method::GET,
            "/api/v1/items/..%2F..",
            404,
            ProblemType::NotFound,
        ),
        (
            Method::GET,
            "/api/v1/calendar/x",
            404,
            ProblemType::NotFound,
        ),
        (
            Method::POST,
            "/api/v1/catalog",
            405,
            ProblemType::MethodNotAllowed,
        ),
        (
            Method::DELETE,
            "/api/v1/items/x",
            405,
            ProblemType::MethodNotAllowed,
        ),
        (
            Method::GET,
            "/api/v1/catalog?x=1",
            400,
            ProblemType::InvalidRequest,
        ),
        (Method::GET, &long, 414, ProblemType::TooLarge),
    ] {
        let answer = bed.ask(method.clone(), address, &[]).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {address}");
        assert_eq!(problem(&answer).r#type, kind, "{method} {address}");
        if status == 405 {
            assert_eq!(answer.header("allow"), "GET,HEAD", "{address}");
        }
    }
}

#[tokio::test]
async fn every_wrong_parameter_is_named() {
    let bed = Bed::new().await;
    let check = async |address: &str, expected: &[(&str, FieldCode)]| {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        let fields: Vec<_> = problem(&answer)
            .fields
            .into_iter()
            .map(|field| (field.field, field.code))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(f, c)| ((*f).to_owned(), *c))
            .collect();
        assert_eq!(fields, expected, "{address}");
    };
    use FieldCode::{Malformed, OutOfRange, UnknownField, UnknownValue};
    let items = "/api/v1/items";
    check(
        &format!("{items}?foo=1&bar"),
        &[("bar", UnknownField), ("foo", UnknownField)],
    )
    .await;
    check(
        &format!("{items}?department=nobody"),
        &[("department", UnknownValue)],
    )
    .await;
    check(
        &format!("{items}?department=a%20b"),
        &[("department", Malformed)],
    )
    .await;
    check(
        &format!("{items}?theme=x&audience=all&class="),
        &[
            ("audience", UnknownValue),
            ("theme", UnknownValue),
            ("class", UnknownValue),
        ],
    )
    .await;
    check(&format!("{items}?limit=0"), &[("limit", OutOfRange)]).await;
    check(&format!("{items}?limit=101"), &[("limit", OutOfRange)]).await;
    check(&format!("{items}?limit=-1"), &[("limit", Malformed)]).await;
    check(&format!("{items}?limit=5&limit=5"), &[("limit", Malformed)]).await;
    check(&format!("{items}?q=%FF"), &[("q", Malformed)]).await;
    check(&format!("{items}?cursor=x"), &[("cursor", Malformed)]).await;
    let guide = format!("{items}/food-business-license");
    check(&format!("{guide}?version=0"), &[("version", OutOfRange)]).await;
    check(&format!("{guide}?version=1.5"), &[("version", Malformed)]).await;
    check(&format!("{guide}?versoin=1"), &[("versoin", UnknownField)]).await;
    check("/api/v1/lists/fees?page=2", &[("page", UnknownField)]).await;
    check("/api/openapi.json?v=3", &[("v", UnknownField)]).await;
}

#[tokio::test]
async fn a_cursor_does_not_survive_an_import_or_other_words() {
    let bed = Bed::new().await;
    let page: mingbai_contract::catalog::ItemPage = bed.get("/api/v1/items?limit=5").await.json();
    let cursor = page.next_cursor.unwrap();
    let next = format!("/api/v1/items?limit=9&cursor={cursor}");
    assert_eq!(bed.get(&next).await.status, StatusCode::OK);
    let other = format!("/api/v1/items?q=x&cursor={cursor}");
    let refused = problem(&bed.get(&other).await);
    assert_eq!(refused.fields[0].code, FieldCode::UnknownValue);
    let mut changed = county();
    changed.guides.pop();
    bed.publish(&changed).await;
    let refused = problem(&bed.get(&next).await);
    assert_eq!(refused.fields[0].code, FieldCode::UnknownValue);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let bed = Bed::new().await;
    let headers = [("content-length", "65537")];
    let answer = bed.ask(Method::POST, "/api/v1/catalog", &headers).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(problem(&answer).r#type, ProblemType::TooLarge);
}

/// Routes that only these tests have: one panics with something private, one never answers.
fn bad_routes(router: Router<Arc<App>>) -> Router<Arc<App>> {
    async fn panics() -> &'static str {
        panic!("the password is 12345")
    }
    router
        .route("/api/test/panics", get(panics))
        .route("/api/test/never", get(std::future::pending::<&'static str>))
}

#[tokio::test]
async fn a_panic_is_a_500_that_keeps_its_words_to_itself() {
    let bed = Bed::empty(Setup {
        routes: Some(bad_routes),
        ..Setup::default()
    })
    .await;
    let answer = bed.get("/api/test/panics").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(problem(&answer).r#type, ProblemType::Internal);
    assert!(!answer.text().contains("12345"));
    // The server goes on.
    assert_eq!(bed.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_takes_too_long_is_answered_all_the_same() {
    let bed = Bed::empty(Setup {
        routes: Some(bad_routes),
        ..Setup::default()
    })
    .await;
    tokio::time::pause();
    let answer = bed.get("/api/test/never").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(problem(&answer).r#type, ProblemType::Timeout);
    assert_eq!(answer.header("retry-after"), "5");
}

#[tokio::test]
async fn nothing_published_means_alive_but_not_ready() {
    let bed = Bed::empty(Setup::default()).await;
    assert_eq!(bed.get("/healthz").await.status, StatusCode::OK);
    let answer = bed.get("/readyz").await;
    assert_eq!(problem(&answer).r#type, ProblemType::Unavailable);
    bed.publish(&county()).await;
    assert_eq!(bed.get("/readyz").await.status, StatusCode::OK);
    // A database that is gone: alive, not ready, and what is in memory is still shown.
    bed.store.close().await;
    assert_eq!(
        bed.get("/readyz").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(bed.get("/api/v1/catalog").await.status, StatusCode::OK);
    let answer = bed
        .get("/api/v1/items/marriage-registration?version=1")
        .await;
    assert_eq!(problem(&answer).r#type, ProblemType::Internal);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_guard_it() {
    let bed = Bed::new().await;
    for address in [
        "/",
        "/api/v1/lists",
        "/api/v1/nothing",
        "/robots.txt",
        "/healthz",
        "/api/docs",
    ] {
        let answer = bed.get(address).await;
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", ""),
            ("set-cookie", ""),
            ("server", ""),
        ] {
            assert_eq!(answer.header(name), value, "{address} {name}");
        }
        let page = address == "/api/docs";
        let opener = answer.header("cross-origin-opener-policy");
        assert_eq!(opener, if page { "same-origin" } else { "" }, "{address}");
        let permissions = answer.header("permissions-policy");
        assert_eq!(permissions.is_empty(), !page, "{address} {permissions}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none';"),
            "{address} {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{address} {policy}"
        );
        assert!(!policy.contains("unsafe"), "{address} {policy}");
        assert_eq!(answer.header("x-request-id").len(), 16, "{address}");
    }
}

#[tokio::test]
async fn hsts_is_sent_only_where_tls_is_certain() {
    let bed = Bed::empty(Setup {
        https: true,
        ..Setup::default()
    })
    .await;
    let answer = bed.get("/healthz").await;
    assert_eq!(
        answer.header("strict-transport-security"),
        "max-age=31536000"
    );
}

#[tokio::test]
async fn request_ids_differ_and_are_never_taken_from_the_caller() {
    let bed = Bed::new().await;
    let headers = [("x-request-id", "mine")];
    let first = bed.ask(Method::GET, "/healthz", &headers).await;
    let second = bed.ask(Method::GET, "/healthz", &headers).await;
    let ids = [first.header("x-request-id"), second.header("x-request-id")];
    assert!(
        ids.iter()
            .all(|id| id.bytes().all(|b| b.is_ascii_hexdigit())),
        "{ids:?}"
    );
    assert_ne!(ids[0], ids[1]);
}
