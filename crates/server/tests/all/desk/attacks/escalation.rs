//! Rights that nobody gave: taken by editing a request.

use super::*;
use crate::desk::applications::{happens, take_in};
use crate::desk::intake::systems;
use crate::desk::projects::{keep_as, keeper, kept, of, project};
use mingbai_contract::application::EventType;
use mingbai_contract::desk::account::RenewRecoveryCodes;
use mingbai_contract::desk::applications::NewEvent;
use mingbai_contract::desk::endpoint::{GetApplication, GetProject, PostRecoveryCodes, PutProject};
use mingbai_contract::desk::keys::Scope;

on_both! {
    rights_cannot_be_taken_by_editing_a_request
    nobody_changes_the_own_roles_however_the_own_name_is_written
    no_body_takes_a_field_that_nobody_asked_for
    no_header_or_query_makes_another_request_of_it
    what_the_body_is_about_is_what_the_address_names
    a_role_that_was_taken_away_does_nothing_any_more
    a_key_of_another_system_is_no_session_and_a_session_no_key
    every_address_of_the_desk_asks_who_it_is
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

async fn nobody_changes_the_own_roles_however_the_own_name_is_written(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let browser = root.browser(bed).await;
    let body = json!({"grants": [{"role": "supervisor"}, {"role": "administrator"}]}).to_string();
    for (name, status) in [
        ("root.admin", 403),
        ("root%2Eadmin", 403),
        ("r%6fot.admin", 403),
        ("Root.Admin", 404),
        ("root.admin%20", 404),
        ("%20root.admin", 404),
        ("root.admin%00", 404),
        ("root.admin%2F", 404),
        ("x%2F..%2Froot.admin", 404),
    ] {
        let address = format!("/api/v1/desk/staff/{name}/grants");
        let request = (&Method::PUT, address.as_str());
        let answer = forged(bed, &browser, request, &[OURS, JSON], &body).await;
        assert_eq!(answer.status.as_u16(), status, "{name}");
    }
    let account = bed.store.account(&root.login).await.unwrap().unwrap();
    assert_eq!(account.grants, [grant(Role::Administrator)]);
}

/// Hidden fields: whatever a body may say is in its type, and anything else is refused with its name.
async fn no_body_takes_a_field_that_nobody_asked_for(bed: &Bed) {
    let (_, browser) = mighty(bed).await;
    let before = recorded(bed).await;
    for one in changes(bed).await.iter().filter(|one| one.has_body) {
        for (name, value) in [
            ("administrator", json!(true)),
            ("actor", json!("staff:root.admin")),
            ("department_of", json!("scjg")),
            ("__proto__", json!({"grants": []})),
        ] {
            let body = json!({ name: value }).to_string();
            let request = (&one.method, one.address.as_str());
            let headers = [OURS, JSON, ("idempotency-key", "a-key-of-its-own-0001")];
            let answer = forged(bed, &browser, request, &headers, &body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{one:?} {name}");
            let refusal: Problem = answer.json();
            let unknown = fields(&refusal);
            let field = format!("/{name}");
            let expected = (field.as_str(), FieldCode::UnknownField);
            assert!(unknown.contains(&expected), "{one:?} {name}: {unknown:?}");
        }
    }
    assert_eq!(recorded(bed).await, before);
}

/// What some frameworks take for another method, another person or a parameter is nothing here.
async fn no_header_or_query_makes_another_request_of_it(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let victim = join(bed, "victim", vec![grant(Role::Supervisor)]).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let (office, window) = (root.browser(bed).await, clerk.browser(bed).await);
    let before = recorded(bed).await;
    let body = json!({"disabled": true}).to_string();
    let disable = "/api/v1/desk/staff/victim/disabled";
    let staff = "/api/v1/desk/staff";
    for header in [
        "x-http-method-override",
        "x-http-method",
        "x-method-override",
    ] {
        for method in [Method::GET, Method::POST] {
            let headers = [OURS, JSON, (header, "PUT")];
            let answer = forged(bed, &office, (&method, disable), &headers, &body).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{header}");
        }
    }
    for (address, method) in [
        (&*format!("{disable}?_method=PUT"), Method::POST),
        (disable, Method::GET),
        (disable, Method::PATCH),
        (disable, Method::DELETE),
    ] {
        let answer = forged(bed, &office, (&method, address), &[OURS, JSON], &body).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    // HEAD looks, as GET does.
    let head = forged(bed, &office, (&Method::HEAD, staff), &[], "").await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    for query in ["?disabled=true", "?as=root.admin", "?role=administrator"] {
        let address = format!("{disable}{query}");
        let request = (&Method::PUT, address.as_str());
        let answer = forged(bed, &office, request, &[OURS, JSON], &body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
    }
    let own = office.cookie("mingbai-desk").unwrap();
    for header in [
        ("x-forwarded-user", "root.admin"),
        ("x-remote-user", "root.admin"),
        ("x-role", "administrator"),
        ("authorization", "Basic cm9vdC5hZG1pbjo="),
        ("authorization", &*format!("Bearer {own}")),
        ("x-original-url", "/api/v1/desk/session"),
        ("x-rewrite-url", "/api/v1/desk/session"),
        ("x-forwarded-for", "127.0.0.1"),
    ] {
        let answer = forged(bed, &window, (&Method::GET, staff), &[header], "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{header:?}");
    }
    assert_eq!(recorded(bed).await, before);
    let account = bed.store.account(&victim.login).await.unwrap().unwrap();
    assert_eq!(account.grants, [grant(Role::Supervisor)]);
}

/// One thing in the address and another in the body, and things of others under a name of the own.
async fn what_the_body_is_about_is_what_the_address_names(bed: &Bed) {
    let desk = keeper(bed).await;
    let first = project();
    kept(&desk, &first).await;
    let mut second = first.clone();
    second.id = "GC2026-002".parse().unwrap();
    for (at, approval) in second.approvals.iter_mut().enumerate() {
        approval.no = format!("GC2026-002-{:02}", at + 1).parse().unwrap();
        approval.depends_on.clear();
    }
    kept(&desk, &second).await;
    // The department of one approval, with a project of its own in the address.
    let builders = join(
        bed,
        "houses",
        vec![of(Role::ChiefRepresentative, "zhujian")],
    )
    .await;
    let builders = builders.browser(bed).await.client();
    for (put, body) in [(&first.id, &second), (&second.id, &first)] {
        for desk in [&desk, &builders] {
            let put = PutProject(put.clone());
            let refusal = problem(desk.desk(&put, &keep_as(1, body)).await);
            let expected = [("/project/id", FieldCode::DoesNotFit)];
            assert_eq!(fields(&refusal), expected);
        }
    }
    // Its own approvals are its own, and not whichever it calls so.
    let mut taken = first.clone();
    let theirs = taken
        .approvals
        .iter_mut()
        .find(|one| one.department.as_str() != "zhujian");
    let theirs = theirs.unwrap();
    theirs.department = "zhujian".parse().unwrap();
    theirs.decided_at = None;
    let put = PutProject(first.id.clone());
    refused(
        builders.desk(&put, &keep_as(1, &taken)).await,
        ProblemType::Forbidden,
    );
    let seen = desk.desk(&GetProject(first.id.clone()), &Nothing {}).await;
    assert_eq!(seen.unwrap().page.version, 1);
    // A recovery code is its owner's.
    let (one, two) = (
        join(bed, "wang.fang", vec![grant(Role::Clerk)]).await,
        join(bed, "li.na", vec![grant(Role::Clerk)]).await,
    );
    let browser = one.browser(bed).await.client();
    let renew = RenewRecoveryCodes {
        password: one.password.clone(),
        code: two.recovery[0].clone(),
    };
    refused(
        browser.desk(&PostRecoveryCodes, &renew).await,
        ProblemType::WrongCredentials,
    );
}

/// Somebody moves to another department with the old one's page still open.
async fn a_role_that_was_taken_away_does_nothing_any_more(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let chief = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = chief.browser(bed).await.client();
    let number = take_in(&desk, 0).await.number;
    let moved = NewGrants {
        grants: vec![of(Role::ChiefRepresentative, "gongan")],
    };
    let office = root.browser(bed).await.client();
    office
        .desk(&PutGrants(chief.login.clone()), &moved)
        .await
        .unwrap();
    let accept = NewEvent::new(1, EventType::Accepted);
    refused(
        happens(&desk, &number, &accept).await,
        ProblemType::SignInNeeded,
    );
    let desk = chief.browser(bed).await.client();
    let look = GetApplication(number.clone());
    refused(desk.desk(&look, &Nothing {}).await, ProblemType::NotFound);
    refused(
        happens(&desk, &number, &accept).await,
        ProblemType::NotFound,
    );
}

async fn a_key_of_another_system_is_no_session_and_a_session_no_key(bed: &Bed) {
    let systems = systems(bed, &[(Scope::Applications, None)]).await;
    let key = systems[0].transport().bearer.clone();
    let (_, browser) = mighty(bed).await;
    let nobody = Browser::new(bed);
    let token = key.trim_start_matches("Bearer ").to_owned();
    let cookie = format!("mingbai-desk={token}");
    for one in documented(bed).await {
        let request = (&one.method, one.address.as_str());
        let is_open = one.address.contains("/invitation")
            || (one.address.ends_with("/session") && one.method == Method::POST);
        let answer = match one.address.starts_with("/api/v1/desk/") {
            true if is_open => continue,
            true => {
                let headers = [OURS, JSON, ("authorization", &*key), ("cookie", &*cookie)];
                forged(bed, &nobody, request, &headers, "{}").await
            }
            false => forged(bed, &browser, request, &[OURS, JSON], "{}").await,
        };
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{one:?}");
    }
}

/// The OpenAPI document knows every address; none but these answers somebody who is nobody.
async fn every_address_of_the_desk_asks_who_it_is(bed: &Bed) {
    let open = [
        ("POST", "/api/v1/desk/session"),
        ("POST", "/api/v1/desk/invitation"),
        ("POST", "/api/v1/desk/invitation/acceptance"),
    ];
    for one in documented(bed).await {
        let request = Request::builder()
            .method(&one.method)
            .uri(&one.address)
            .header(header::HOST, "test")
            .header(header::ORIGIN, "http://test")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::COOKIE, "mingbai-desk=ABCD");
        let answer = bed.send(request.body(Body::from("{}")).unwrap()).await;
        let expected = match open.contains(&(one.method.as_str(), one.address.as_str())) {
            true => 400,
            false => 401,
        };
        assert_eq!(answer.status.as_u16(), expected, "{one:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}
