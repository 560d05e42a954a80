//! API keys of other systems.

use super::*;
use crate::bed::Answer;
use axum::body::Body;
use axum::http::{Request, header};
use mingbai_contract::desk::endpoint::{DeleteApiKey, GetApiKeys, Nothing, PostApiKey};
use mingbai_contract::desk::keys::{ApiKey, MakeApiKey, Scope};

on_both! { a_key_opens_what_it_is_for_until_it_is_taken_back }

async fn ask(bed: &Bed, authorization: Option<&str>) -> Answer {
    let mut request = Request::builder().uri("/api/v1/intake/key");
    if let Some(text) = authorization {
        request = request.header(header::AUTHORIZATION, text);
    }
    bed.send(request.body(Body::empty()).unwrap()).await
}

async fn a_key_opens_what_it_is_for_until_it_is_taken_back(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = root.browser(bed).await.client();
    let make = MakeApiKey {
        name: "县审批系统".to_owned(),
        scopes: vec![Scope::Projects, Scope::Applications, Scope::Projects],
        department: Some("scjg".parse().unwrap()),
    };
    let made = desk.desk(&PostApiKey, &make).await.unwrap();
    assert_eq!(made.key.scopes, [Scope::Applications, Scope::Projects]);
    let bearer = format!("Bearer {}", made.secret);
    let answer = ask(bed, Some(&bearer)).await;
    assert_eq!(answer.status, 200);
    let key: ApiKey = answer.json();
    assert_eq!((&key.id, &key.name), (&made.key.id, &make.name));

    let listed = desk.desk(&GetApiKeys, &Nothing {}).await.unwrap().keys;
    assert_eq!(listed.len(), 1);
    assert!(listed[0].used.is_some() && listed[0].revoked.is_none());
    // What is kept opens nothing.
    let kept = bed.store.api_key(&made.key.id).await.unwrap().unwrap();
    assert!(!made.secret.contains(&kept.secret));

    let wrong = made
        .secret
        .replace(&made.secret[17..], "00000000000000000000000000000000");
    for authorization in [
        None,
        Some("Bearer"),
        Some("Bearer x"),
        Some(made.secret.as_str()),
        Some(&format!("Basic {}", made.secret)),
        Some(&format!("Bearer {wrong}")),
        Some(&format!("Bearer {}_x", made.secret)),
        Some(&format!("Bearer mingbai_{}_{}", made.key.id, kept.secret)),
    ] {
        assert_eq!(
            ask(bed, authorization).await.status,
            401,
            "{authorization:?}"
        );
    }

    let wrong = MakeApiKey {
        name: " ".to_owned(),
        scopes: vec![],
        department: Some("mars".parse().unwrap()),
    };
    let wrong = problem(desk.desk(&PostApiKey, &wrong).await);
    assert_eq!(
        fields(&wrong),
        [
            ("/name", FieldCode::Missing),
            ("/scopes", FieldCode::Missing),
            ("/department", FieldCode::UnknownValue)
        ]
    );

    let revoke = DeleteApiKey(made.key.id.clone());
    let gone = desk.desk(&revoke, &Nothing {}).await.unwrap();
    assert!(gone.revoked.is_some());
    assert_eq!(ask(bed, Some(&bearer)).await.status, 401);
    refused(desk.desk(&revoke, &Nothing {}).await, ProblemType::NotFound);
}
