//! What attackers try: requests from other sites ([`elsewhere`]), sessions put under somebody and stolen cookies
//! ([`sessions`]), guesses ([`guessing`]), rights that nobody gave, and whatever else a body or header can hold
//! ([`escalation`]).

mod elsewhere;
mod escalation;
mod guessing;
mod sessions;

use super::*;
use crate::bed::Answer;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use mingbai_contract::desk::endpoint::{
    DeleteSession, GetMe, GetStaff, Nothing, PostStaff, PutDisabled, PutGrants,
};
use mingbai_contract::desk::staff::{Invite, NewGrants, SetDisabled};
use serde_json::{Value, json};

/// A request of the desk as the OpenAPI document has it, about something of the right form.
#[derive(Debug)]
struct Documented {
    method: Method,
    address: String,
    has_body: bool,
}

/// Every request of the desk and of other systems.
async fn documented(bed: &Bed) -> Vec<Documented> {
    let document: Value = bed.get("/api/openapi.json").await.json();
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/v1/desk/") && !path.starts_with("/api/v1/intake/") {
            continue;
        }
        let id = match path {
            path if path.contains("/api-keys/") => "ABCD1234",
            path if path.contains("/supervision/") => "QS202611200001Y-overdue-committed",
            path if path.contains("/office-keys/") => "AAAAAAAAAAA",
            _ => "AAAAAAAAAAAAAAAAAAAAAA",
        };
        let code = match path {
            path if path.contains("/projects/") => "GC2026-001",
            path if path.contains("/enterprises/") => "9134ZZ00QS00000100",
            _ => "JC20261119-011",
        };
        let address = path
            .replace("{login}", "somebody.else")
            .replace("{number}", "QS202611200001Y")
            .replace("{code}", code)
            .replace("{of}", "guide:food-business-license")
            .replace("{version}", "1")
            .replace("{id}", id);
        for (method, said) in methods.as_object().unwrap() {
            all.push(Documented {
                method: method.to_uppercase().parse().unwrap(),
                address: address.clone(),
                has_body: said.get("requestBody").is_some(),
            });
        }
    }
    assert!(all.len() > 60, "{}", all.len());
    all
}

/// Those that change something at the desk.
async fn changes(bed: &Bed) -> Vec<Documented> {
    let mut all = documented(bed).await;
    all.retain(|one| one.method != Method::GET && one.address.starts_with("/api/v1/desk/"));
    assert!(all.len() > 35);
    all
}

/// Somebody whom no role keeps from anything.
async fn mighty(bed: &Bed) -> (Person, Browser) {
    let person = join(bed, "mighty", Role::ALL.map(grant).to_vec()).await;
    let browser = person.browser(bed).await;
    (person, browser)
}

/// The cookie header of a browser.
fn cookies(browser: &Browser) -> String {
    let cookies = browser.cookies.lock().unwrap();
    let pairs = cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

/// Where a request of our own page comes from.
const OURS: (&str, &str) = ("origin", "http://test");

const JSON: (&str, &str) = ("content-type", "application/json");

/// A request as no page of ours sends it, with a browser's cookies.
async fn forged(
    bed: &Bed,
    browser: &Browser,
    (method, address): (&Method, &str),
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::HOST, "test")
        .header(header::COOKIE, cookies(browser));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::from(body.to_owned());
    bed.send(request.body(body).unwrap()).await
}

/// How many entries the desk's record has.
async fn recorded(bed: &Bed) -> usize {
    bed.store.audit_after(0, 100_000).await.unwrap().len()
}
