//! Applications that other systems push.

use super::applications::taken;
use super::*;
use crate::bed::NOW;
use axum::body::Body;
use axum::http::{Method, Request, header};
use http_body_util::BodyExt as _;
use mingbai_client::{Client, Reply, Transport, Unreachable};
use mingbai_contract::application::{ApplicationNumber, EventType, State};
use mingbai_contract::desk::applications::{NewEvent, Slip, TakeIn};
use mingbai_contract::desk::endpoint::{
    GetIntakeApplication, GetIntakeProject, Nothing, PostApiKey, PostIntakeApplication,
    PostIntakeEvent, PostIntakeInspection, PostIntakeResult, PostIntakeWithdrawal,
    PutIntakeProject,
};
use mingbai_contract::desk::inspections::{ConcludeInspection, FileInspection};
use mingbai_contract::desk::keys::{MakeApiKey, Scope};
use mingbai_contract::desk::projects::KeepProject;
use mingbai_contract::project::InspectionKind;
use mingbai_server::edge::Edged;
use serde_json::Value;
use tower::ServiceExt as _;

on_both! {
    the_walk_through_of_the_documentation_holds
    the_walk_through_for_projects_and_inspections_holds
    a_key_reaches_the_projects_and_inspections_of_its_department
    r15_what_is_pushed_again_is_answered_as_before
    a_key_reaches_what_it_is_for
}

/// Another system, with its key.
pub struct System {
    router: Edged,
    pub bearer: String,
}

impl Transport for System {
    async fn send(&self, request: mingbai_client::Request<'_>) -> Result<Reply, Unreachable> {
        let mut http = Request::builder()
            .method(request.method)
            .uri(request.address)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, &self.bearer);
        if let Some(key) = request.idempotency_key {
            http = http.header("idempotency-key", key);
        }
        let body = Body::from(request.body.unwrap_or_default().to_owned());
        let response = self.router.clone().oneshot(http.body(body).unwrap());
        let (parts, body) = response.await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Ok(Reply {
            status: parts.status.as_u16(),
            etag: None,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        })
    }
}

/// Systems with keys for these scopes and departments.
pub async fn systems(bed: &Bed, keys: &[(Scope, Option<&str>)]) -> Vec<Client<System>> {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = root.browser(bed).await.client();
    let mut systems = Vec::new();
    for (scope, department) in keys {
        let make = MakeApiKey {
            name: "县审批系统".to_owned(),
            scopes: vec![*scope],
            department: department.map(|id| id.parse().unwrap()),
        };
        let made = desk.desk(&PostApiKey, &make).await.unwrap();
        systems.push(Client::new(System {
            router: bed.router.clone(),
            bearer: format!("Bearer {}", made.secret),
        }));
    }
    systems
}

fn licence() -> TakeIn {
    taken("A03")
}

async fn push(system: &Client<System>, key: &str) -> Result<Slip, ClientError> {
    let take_in = licence();
    system
        .desk_once(&PostIntakeApplication, &take_in, key)
        .await
}

/// What `docs/API.md` says to send, sent: every line with a body, in order.
async fn the_walk_through_of_the_documentation_holds(bed: &Bed) {
    let docs = include_str!("../../../../../docs/API.md");
    let system = systems(bed, &[(Scope::Applications, None)]).await.remove(0);
    let bearer = system.transport().bearer.clone();
    let mut number = String::new();
    let mut sent = 0;
    for line in docs.lines().filter(|line| line.starts_with("push \"")) {
        let (path, body) = line.split_once(" '{").unwrap();
        let body = format!("{{{}", body.strip_suffix('\'').unwrap());
        let path = path.rsplit(' ').next().unwrap();
        let path = path.trim_matches('\'').replace("$N", &number);
        pass(bed, 60);
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/api/v1/intake/applications{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, &bearer)
            .header(
                "idempotency-key",
                format!("3f0a5b1e-0000-4000-8000-00000000000{sent}"),
            )
            .body(Body::from(body))
            .unwrap();
        let answer = bed.send(request).await;
        assert_eq!(answer.status, 200, "{line}: {}", answer.text());
        let answer: Value = answer.json();
        number = answer["number"].as_str().unwrap().to_owned();
        sent += 1;
    }
    assert_eq!(sent, 6);
    let number = ApplicationNumber::new(number).unwrap();
    let look = GetIntakeApplication(number);
    let seen = system.desk(&look, &Nothing {}).await.unwrap();
    assert_eq!(seen.state, State::Delivered);
    assert_eq!(seen.application.events.len(), 6);
}

/// The same for projects and inspections, each line by a key that is for it.
async fn the_walk_through_for_projects_and_inspections_holds(bed: &Bed) {
    let docs = include_str!("../../../../../docs/API.md");
    let keys = [(Scope::Projects, None), (Scope::Inspections, None)];
    let systems = systems(bed, &keys).await;
    let mut answers: Vec<Value> = Vec::new();
    for line in docs.lines() {
        let (system, method, base) = match line {
            _ if line.starts_with("keep \"") => (&systems[0], Method::PUT, "projects/"),
            _ if line.starts_with("file \"") => (&systems[1], Method::POST, "inspections"),
            _ => continue,
        };
        let (path, body) = line.split_once(" '{").unwrap();
        let body = format!("{{{}", body.strip_suffix('\'').unwrap());
        let path = path.rsplit(' ').next().unwrap().trim_matches('\'');
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1/intake/{base}{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, &system.transport().bearer)
            .header(
                "idempotency-key",
                format!("3f0a5b1e-0000-4000-8000-00000000000{}", answers.len()),
            )
            .body(Body::from(body))
            .unwrap();
        let answer = bed.send(request).await;
        assert_eq!(answer.status, 200, "{line}: {}", answer.text());
        answers.push(answer.json());
    }
    assert_eq!(answers.len(), 6);
    // The investor opens it with what was handed out.
    let secret = answers[0]["secret"].as_str().unwrap().parse().unwrap();
    let phone = bed.client();
    let page = phone.project("GC2026-101".parse().unwrap(), secret).await;
    let page = page.unwrap();
    assert_eq!(page.version, 2);
    let codes = page.project.inspections.iter();
    let codes: Vec<_> = codes
        .map(|one| (one.code.as_str(), one.result.as_deref()))
        .collect();
    assert_eq!(codes, [("JC20261118-101", Some("通过"))]);
    assert_eq!(answers[5]["withdrawn"], "2026-11-20");
    // And the report that it says to send is taken in.
    let report = docs.lines().find(|line| line.contains("/reports")).unwrap();
    let body = report
        .split("-d '")
        .nth(1)
        .unwrap()
        .split('\'')
        .next()
        .unwrap();
    let address = report.split("127.0.0.1:8080").nth(1).unwrap();
    let request = Request::builder()
        .method(Method::POST)
        .uri(address)
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", "3f0a5b1e-0000-4000-8000-000000000009")
        .body(Body::from(body.to_owned()))
        .unwrap();
    let answer = bed.send(request).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

async fn a_key_reaches_the_projects_and_inspections_of_its_department(bed: &Bed) {
    let keys = [
        (Scope::Projects, Some("xzsp")),
        (Scope::Projects, Some("scjg")),
        (Scope::Applications, None),
        (Scope::Inspections, Some("zhujian")),
        (Scope::Inspections, Some("scjg")),
    ];
    let systems = systems(bed, &keys).await;
    let project = projects::project();
    let put = PutIntakeProject(project.id.clone());
    let look = GetIntakeProject(project.id.clone());
    let new = KeepProject {
        after: 0,
        project,
        correction: None,
    };
    let key = "a-project-that-is-pushed";
    for system in [&systems[1], &systems[2], &systems[3]] {
        let answer = system.desk_once(&put, &new, key).await;
        refused(answer, ProblemType::Forbidden);
    }
    let kept = systems[0].desk_once(&put, &new, key).await.unwrap();
    assert!(kept.secret.is_some());
    assert_eq!(systems[0].desk_once(&put, &new, key).await.unwrap(), kept);
    let seen = systems[0].desk(&look, &Nothing {}).await.unwrap();
    assert!(seen.versions[0].actor.starts_with("key:"));
    refused(
        systems[1].desk(&look, &Nothing {}).await,
        ProblemType::NotFound,
    );
    let file = FileInspection {
        code: "JC20261118-021".parse().ok(),
        department: "zhujian".parse().unwrap(),
        enterprise: "9134ZZ00QS00000100".parse().unwrap(),
        applicant_label: "某公司".to_owned(),
        kind: InspectionKind::Routine,
        date: "2026-11-18".parse().unwrap(),
        departments: "住建".to_owned(),
        r#type: "检查".to_owned(),
        filed_on: "2026-11-13".parse().ok(),
    };
    for system in [&systems[0], &systems[4]] {
        let answer = system.desk_once(&PostIntakeInspection, &file, key).await;
        refused(answer, ProblemType::Forbidden);
    }
    let late = FileInspection {
        filed_on: "2026-11-21".parse().ok(),
        ..file.clone()
    };
    let late = systems[3]
        .desk_once(&PostIntakeInspection, &late, key)
        .await;
    assert_eq!(
        fields(&problem(late)),
        [("/filed_on", FieldCode::OutOfRange)]
    );
    let filed = systems[3]
        .desk_once(&PostIntakeInspection, &file, key)
        .await;
    assert_eq!(filed.unwrap().inspection.filed_on.to_string(), "2026-11-13");
    let code: mingbai_contract::InspectionId = "JC20261118-021".parse().unwrap();
    let back = PostIntakeWithdrawal(code.clone());
    refused(
        systems[4].desk(&back, &Nothing {}).await,
        ProblemType::NotFound,
    );
    refused(
        systems[3].desk(&back, &Nothing {}).await,
        ProblemType::VisitOver,
    );
    let result = ConcludeInspection {
        result: "通过".to_owned(),
    };
    systems[3]
        .desk(&PostIntakeResult(code), &result)
        .await
        .unwrap();
}

async fn r15_what_is_pushed_again_is_answered_as_before(bed: &Bed) {
    let keys = [(Scope::Applications, None), (Scope::Applications, None)];
    let systems = systems(bed, &keys).await;
    let key = "one-application-of-its-own";
    let slip = push(&systems[0], key).await.unwrap();
    pass(bed, 24 * 3600);
    assert_eq!(push(&systems[0], key).await.unwrap(), slip);
    // Another system's key of the same letters is another one.
    let theirs = push(&systems[1], key).await.unwrap();
    assert!(theirs.number != slip.number);
    // The code opens it for the citizen.
    let phone = bed.client();
    phone.look_up(slip.number.clone(), slip.code).await.unwrap();
    let mut accept = NewEvent::new(1, EventType::Accepted);
    accept.at = Some(crate::applications::at(NOW + 24 * 3_600_000));
    let to = PostIntakeEvent(slip.number.clone());
    let once = async |key| systems[0].desk_once(&to, &accept, key).await;
    let first = once("one-event-of-its-own").await.unwrap();
    assert_eq!(once("one-event-of-its-own").await.unwrap(), first);
    assert_eq!(first.events[0].at.unix_ms, NOW + 24 * 3_600_000);
    let late = problem(once("another-key-of-its-own").await);
    assert_eq!(fields(&late), [("/after", FieldCode::Wrong)]);
    // Everything is in the record under the key's name.
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let of = format!("application:{}", slip.number.as_str());
    let own: Vec<_> = entries.iter().filter(|entry| entry.subject == of).collect();
    assert_eq!(own.len(), 2);
    assert!(own.iter().all(|entry| entry.actor.starts_with("key:")));
}

async fn a_key_reaches_what_it_is_for(bed: &Bed) {
    let keys = [
        (Scope::Applications, Some("scjg")),
        (Scope::Applications, Some("shuiwu")),
        (Scope::Projects, None),
    ];
    let systems = systems(bed, &keys).await;
    let slip = push(&systems[0], "one-application-of-its-own")
        .await
        .unwrap();
    let look = GetIntakeApplication(slip.number.clone());
    let to = PostIntakeEvent(slip.number);
    let accept = NewEvent::new(1, EventType::Accepted);
    for (system, kind) in [
        (&systems[1], ProblemType::NotFound),
        (&systems[2], ProblemType::Forbidden),
    ] {
        refused(
            push(system, "an-application-of-others").await,
            ProblemType::Forbidden,
        );
        refused(system.desk(&look, &Nothing {}).await, kind);
        refused(system.desk(&to, &accept).await, kind);
    }
    let stranger = Client::new(System {
        router: bed.router.clone(),
        bearer: "Bearer mingbai_00000000_00000000000000000000000000000000".to_owned(),
    });
    refused(
        stranger.desk(&look, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    let hidden = NewEvent::new(1, EventType::Decided);
    let hidden = problem(systems[0].desk(&to, &hidden).await);
    assert_eq!(fields(&hidden), [("/type", FieldCode::DoesNotFit)]);
    systems[0].desk(&to, &accept).await.unwrap();
}
