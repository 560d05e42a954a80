//! Requests from other sites (CSRF): a page elsewhere can make a browser send them, cookies and all.

use super::*;
use std::iter::once;

on_both! {
    another_sites_page_changes_nothing
    every_change_asks_where_it_comes_from
    a_form_is_no_request_of_the_desk
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

/// Whatever can be changed at the desk, by somebody who may do all of it: from anywhere else it is not.
async fn every_change_asks_where_it_comes_from(bed: &Bed) {
    let (_, browser) = mighty(bed).await;
    let site = |site| [OURS, ("sec-fetch-site", site)];
    let elsewhere: [&[(&str, &str)]; 9] = [
        &[],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://test.evil.example")],
        &[("origin", "http://test:8081")],
        // A page of the right site is not named by where it was linked from.
        &[("referer", "http://test/desk/")],
        &site("cross-site"),
        &site("same-site"),
        &site("none"),
    ];
    let before = recorded(bed).await;
    for one in changes(bed).await {
        let request = (&one.method, one.address.as_str());
        for from in elsewhere {
            let headers: Vec<_> = once(JSON).chain(from.iter().copied()).collect();
            let answer = forged(bed, &browser, request, &headers, "{}").await;
            let refusal: Problem = answer.json();
            assert_eq!(
                (answer.status, refusal.r#type),
                (StatusCode::FORBIDDEN, ProblemType::ForeignOrigin),
                "{one:?} from {from:?}"
            );
        }
    }
    assert_eq!(recorded(bed).await, before);
    browser.client().desk(&GetMe, &Nothing {}).await.unwrap();
    // From our own page none of them is refused for that, whether or not the browser names the site.
    let named = site("same-origin");
    for one in changes(bed).await {
        // These end the session that the rest needs.
        if one.address.contains("/session") {
            continue;
        }
        let request = (&one.method, one.address.as_str());
        for from in [&[OURS][..], &named] {
            let headers: Vec<_> = once(JSON).chain(from.iter().copied()).collect();
            let answer = forged(bed, &browser, request, &headers, "{}").await;
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{one:?}");
            if answer.status.is_client_error() {
                let refusal: Problem = answer.json();
                assert_ne!(refusal.r#type, ProblemType::ForeignOrigin, "{one:?}");
            }
        }
    }
}

/// What a form can send without asking is refused by its type, even where the origin is right.
async fn a_form_is_no_request_of_the_desk(bed: &Bed) {
    let (_, browser) = mighty(bed).await;
    let before = recorded(bed).await;
    for one in changes(bed).await.iter().filter(|one| one.has_body) {
        for media_type in [
            "",
            "text/plain",
            "text/plain; application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json-patch+json",
        ] {
            let headers = match media_type {
                "" => vec![OURS],
                _ => vec![OURS, ("content-type", media_type)],
            };
            let request = (&one.method, one.address.as_str());
            let answer = forged(bed, &browser, request, &headers, "{}").await;
            let expected = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            assert_eq!(answer.status, expected, "{one:?} as {media_type:?}");
        }
    }
    assert_eq!(recorded(bed).await, before);
}

/// Another site's page is told nothing either: no answer may be read from elsewhere, and nobody may ask to.
#[tokio::test]
async fn another_sites_page_reads_nothing() {
    let bed = bed(Engine::Sqlite).await.unwrap();
    let (_, browser) = mighty(&bed).await;
    let from = [
        ("origin", "https://evil.example"),
        ("access-control-request-method", "PUT"),
        ("access-control-request-headers", "content-type"),
    ];
    for one in documented(&bed).await {
        for method in [&one.method, &Method::OPTIONS] {
            let request = (method, one.address.as_str());
            let answer = forged(&bed, &browser, request, &from, "").await;
            let told = answer.headers.keys().map(header::HeaderName::as_str);
            let told: Vec<_> = told
                .filter(|name| name.starts_with("access-control"))
                .collect();
            assert_eq!(told, [""; 0], "{method} {}", one.address);
            assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
            let asks = *method == Method::OPTIONS;
            assert!(!asks || !answer.status.is_success(), "{}", one.address);
        }
    }
}

/// Over TLS the cookies are sent over TLS alone, by requests of the desk's own pages to the desk alone. They are
/// not `__Host-` ones, which would go along with everybody's ratings and complaints, too (DESIGN §4).
#[tokio::test]
async fn cookies_are_bound_to_the_desk_and_to_tls() {
    let setup = Setup {
        https: true,
        ..Setup::default()
    };
    let bed = Bed::of_county(Engine::Sqlite, setup).await.unwrap();
    let person = join(&bed, "wang.fang", vec![grant(Role::Clerk)]).await;
    pass(&bed, 60);
    let nobody = Browser::new(&bed);
    let typed = serde_json::to_string(&person.sign_in(&bed)).unwrap();
    let sign_in = (&Method::POST, "/api/v1/desk/session");
    let answer = forged(&bed, &nobody, sign_in, &[OURS, JSON], &typed).await;
    assert_eq!(answer.status, StatusCode::OK);
    let mut token = String::new();
    let set: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().collect();
    for (cookie, (name, life)) in set.iter().zip([
        // Gone when the browser is closed.
        ("__Secure-mingbai-desk", ""),
        ("__Secure-mingbai-browser", "; Max-Age=15552000"),
    ]) {
        let (pair, attributes) = cookie.to_str().unwrap().split_once("; ").unwrap();
        let (found, value) = pair.split_once('=').unwrap();
        assert_eq!(found, name);
        assert_eq!(
            attributes,
            format!("Path=/api/v1/desk; HttpOnly; SameSite=Strict; Secure{life}")
        );
        if name.ends_with("desk") {
            value.clone_into(&mut token);
        }
        // What opens the desk stands nowhere else.
        assert!(!answer.text().contains(value));
    }
    assert_eq!(set.len(), 2);
    // A neighbour without TLS can set the name without the prefix: that one opens nothing.
    for (name, status) in [
        ("__Secure-mingbai-desk", 200),
        ("mingbai-desk", 401),
        ("__secure-mingbai-desk", 401),
        ("__Host-mingbai-desk", 401),
    ] {
        let own = [("cookie", &*format!("{name}={token}"))];
        let answer = bed.ask(Method::GET, "/api/v1/desk/session", &own).await;
        assert_eq!(answer.status.as_u16(), status, "{name}");
    }
}
