//! What attackers try: requests from other sites, sessions put under somebody, stolen cookies, rights
//! that nobody gave, and whatever else a body or header can hold.

use super::*;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use mingbai_contract::desk::endpoint::{
    DeleteSession, GetMe, GetStaff, Nothing, PostStaff, PutGrants,
};
use mingbai_contract::desk::staff::{Invite, NewGrants};
use serde_json::Value;

on_both! {
    another_sites_page_changes_nothing
    a_session_that_was_put_under_somebody_stays_worthless
    a_stolen_cookie_is_worthless_after_signing_out
    rights_cannot_be_taken_by_editing_a_request
    every_address_of_the_desk_asks_who_it_is
}

async fn another_sites_page_changes_nothing(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = root.browser(bed).await;
    let invite = Invite {
        login: "evil".to_owned(),
        name: "某某".to_owned(),
        grants: vec![grant(Role::Administrator)],
    };
    for origin in [
        Some("https://evil.example"),
        Some("null"),
        Some("http://test.evil"),
        None,
    ] {
        let elsewhere = desk.at(origin).client();
        refused(
            elsewhere.desk(&PostStaff, &invite).await,
            ProblemType::ForeignOrigin,
        );
        refused(
            elsewhere.desk(&DeleteSession, &Nothing {}).await,
            ProblemType::ForeignOrigin,
        );
        // Nor can it sign somebody in as somebody else.
        pass(bed, 60);
        refused(
            elsewhere.desk(&PostSession, &root.sign_in(bed)).await,
            ProblemType::ForeignOrigin,
        );
    }
    desk.client().desk(&GetMe, &Nothing {}).await.unwrap();
    assert_eq!(bed.store.members().await.unwrap().len(), 1);
    // A form can be sent from anywhere without asking, but not as JSON.
    let cookie = format!("mingbai-desk={}", desk.cookie("mingbai-desk").unwrap());
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ] {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/desk/staff")
            .header(header::HOST, "test")
            .header(header::ORIGIN, "http://test")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, media_type);
        let body = serde_json::to_string(&invite).unwrap();
        let answer = bed.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}

async fn a_session_that_was_put_under_somebody_stays_worthless(bed: &Bed) {
    let person = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    pass(bed, 60);
    let victim = Browser::new(bed);
    // The attacker knows this token, because it is the attacker who put it there.
    let planted = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".to_owned();
    let put = ("mingbai-desk".to_owned(), planted.clone());
    victim.cookies.lock().unwrap().extend([put]);
    let attacker = victim.copy();
    victim
        .client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
    assert_ne!(victim.cookie("mingbai-desk"), Some(planted));
    refused(
        attacker.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );

    // Signing in again ends the session before it, which somebody may have seen.
    let seen = victim.copy();
    pass(bed, 60);
    victim
        .client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
    refused(
        seen.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    victim.client().desk(&GetMe, &Nothing {}).await.unwrap();
}

async fn a_stolen_cookie_is_worthless_after_signing_out(bed: &Bed) {
    let person = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = person.browser(bed).await;
    let thief = desk.copy();
    thief.client().desk(&GetMe, &Nothing {}).await.unwrap();
    desk.client()
        .desk(&DeleteSession, &Nothing {})
        .await
        .unwrap();
    refused(
        thief.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    refused(
        thief.client().desk(&GetStaff, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
}

async fn rights_cannot_be_taken_by_editing_a_request(bed: &Bed) {
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let window = clerk.browser(bed).await;
    let all = NewGrants {
        grants: vec![grant(Role::Administrator)],
    };
    let own = PutGrants(clerk.login.clone());
    refused(
        window.client().desk(&own, &all).await,
        ProblemType::Forbidden,
    );
    // An administrator does not change the own roles either.
    let desk = root.browser(bed).await;
    refused(
        desk.client()
            .desk(&PutGrants(root.login.clone()), &all)
            .await,
        ProblemType::Forbidden,
    );
    // Words that nobody asked for are refused, not ignored, and certainly not taken.
    let cookie = format!("mingbai-desk={}", window.cookie("mingbai-desk").unwrap());
    let tries: [(Method, &str, Value, u16); 5] = [
        (
            Method::POST,
            "/api/v1/desk/session",
            serde_json::json!({"login": "clerk", "password": "x", "code": "1", "role": "administrator"}),
            400,
        ),
        (
            Method::POST,
            "/api/v1/desk/password",
            serde_json::json!({"password": "x", "new_password": "y", "code": "1", "login": "root.admin"}),
            400,
        ),
        (
            Method::POST,
            "/api/v1/desk/staff",
            serde_json::json!({"login": "evil", "name": "x", "grants": [], "standing": "active"}),
            403,
        ),
        (
            Method::PUT,
            "/api/v1/desk/staff/root.admin/disabled",
            serde_json::json!({"disabled": true}),
            403,
        ),
        (
            Method::PUT,
            "/api/v1/desk/staff/..%2Fclerk/grants",
            serde_json::json!({"grants": []}),
            403,
        ),
    ];
    for (method, address, body, status) in tries {
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "test")
            .header(header::ORIGIN, "http://test")
            .header(header::COOKIE, &cookie)
            .header("x-role", "administrator")
            .header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body.to_string())).unwrap();
        let answer = bed.send(request).await;
        assert_eq!(answer.status.as_u16(), status, "{address} {body}");
    }
    let clerk = bed.store.account(&clerk.login).await.unwrap().unwrap();
    assert_eq!(clerk.grants, [grant(Role::Clerk)]);
}

/// The OpenAPI document knows every address; none but these answers somebody who is nobody.
async fn every_address_of_the_desk_asks_who_it_is(bed: &Bed) {
    let open = [
        ("post", "/api/v1/desk/session"),
        ("post", "/api/v1/desk/invitation"),
        ("post", "/api/v1/desk/invitation/acceptance"),
    ];
    let document: Value = bed.get("/api/openapi.json").await.json();
    let mut seen = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/v1/desk/") && !path.starts_with("/api/v1/intake/") {
            continue;
        }
        for method in methods.as_object().unwrap().keys() {
            let address = path
                .replace("{login}", "root.admin")
                .replace("{id}", "ABCD1234");
            let request = Request::builder()
                .method(method.to_uppercase().as_str())
                .uri(address)
                .header(header::HOST, "test")
                .header(header::ORIGIN, "http://test")
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::COOKIE, "mingbai-desk=ABCD");
            let answer = bed.send(request.body(Body::from("{}")).unwrap()).await;
            let expected = match open.contains(&(method.as_str(), path.as_str())) {
                true => 400,
                false => 401,
            };
            assert_eq!(answer.status.as_u16(), expected, "{method} {path}");
            assert_eq!(answer.header("cache-control"), "no-store");
            seen += 1;
        }
    }
    assert_eq!(seen, 71);
}
