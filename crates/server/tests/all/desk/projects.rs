//! Green-channel projects at the desk and on the investor's phone (R8, R14).

use super::*;
use crate::bed::{Answer, data};
use axum::body::Body;
use axum::http::{Method, Request};
use mingbai_client::Client;
use mingbai_contract::application::QueryCode;
use mingbai_contract::demo::DemoCases;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    DeskEndpoint as _, GetProject, GetProjects, Nothing, PostProjectSecret, PutProject,
};
use mingbai_contract::desk::projects::{KeepProject, ProjectKept};
use mingbai_contract::endpoint::{LookUpProject, Posted as _, ShareProject, UnshareProject};
use mingbai_contract::project::{Access, FeeStanding, Project};
use mingbai_domain::application::query_code;
use mingbai_server::ops::applications::Doer;
use mingbai_server::ops::projects::keep;
use serde_json::{Value, json};

on_both! {
    r14_number_and_secret_open_a_project_as_it_stands
    r14_a_wrong_number_and_a_wrong_secret_are_answered_alike
    r14_who_guesses_waits_and_who_has_the_secret_does_not
    a_shared_secret_looks_and_does_nothing_else
    of_two_who_change_the_same_version_one_does
    r15_what_is_asked_again_is_answered_as_before
    a_department_keeps_its_own_approvals
    an_investor_who_has_lost_the_secret_gets_a_new_one
    the_demonstration_cases_are_taken_in_whole
}

/// The projects of the sample county, as they stood at the end of the bed's day.
pub fn demo() -> Vec<Project> {
    let text = std::fs::read_to_string(data().join("demo-cases.json")).unwrap();
    let cases: DemoCases = serde_json::from_str(&text).unwrap();
    cases.projects
}

/// The first of them, without its inspections.
pub fn project() -> Project {
    let mut project = demo().remove(0);
    project.inspections.clear();
    project
}

/// Somebody of a department.
pub fn of(role: Role, department: &str) -> Grant {
    Grant {
        role,
        department: Some(department.parse().unwrap()),
        windows: Vec::new(),
    }
}

/// The desk of the office at whose window the agents of projects sit.
pub async fn keeper(bed: &Bed) -> Client<Browser> {
    let chief = of(Role::ChiefRepresentative, "xzsp");
    let chief = join(bed, "agent", vec![chief]).await;
    chief.browser(bed).await.client()
}

pub fn keep_as(after: u32, project: &Project) -> KeepProject {
    KeepProject {
        after,
        project: project.clone(),
        correction: None,
    }
}

/// Puts a new project on record.
pub async fn kept(desk: &Client<Browser>, project: &Project) -> ProjectKept {
    let put = PutProject(project.id.clone());
    let body = keep_as(0, project);
    let key = format!("a-project-{}", project.id);
    desk.desk_once(&put, &body, &key).await.unwrap()
}

/// Puts the next version on record.
pub async fn next(
    desk: &Client<Browser>,
    after: u32,
    project: &Project,
) -> Result<ProjectKept, ClientError> {
    let put = PutProject(project.id.clone());
    desk.desk(&put, &keep_as(after, project)).await
}

async fn typed(bed: &Bed, route: &str, code: &str, secret: &str) -> Answer {
    let body = json!({"code": code, "secret": secret}).to_string();
    let request = Request::builder()
        .method(Method::POST)
        .uri(route)
        .header("content-type", "application/json")
        .header("user-agent", "a phone of its own")
        .header("x-forwarded-for", "203.0.113.7")
        .body(Body::from(body))
        .unwrap();
    bed.send(request).await
}

/// A code that nobody was given, of many.
fn nobodys(number: u8) -> QueryCode {
    let made = |more| query_code::make([7, 7, number, more, 5, 6, 7, 8, 9]);
    (0..32).find_map(made).unwrap()
}

async fn r14_number_and_secret_open_a_project_as_it_stands(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let first = kept(&desk, &project).await;
    assert_eq!(first.version, 1);
    let secret = first.secret.unwrap();
    let phone = bed.client();
    let look = || phone.project(project.id.clone(), secret.clone());
    let seen = look().await.unwrap();
    assert_eq!(seen.project, project);
    assert_eq!((seen.version, seen.access), (1, Access::Owner));
    assert!(!seen.shared);
    assert_eq!(seen.as_of.unix_ms, bed.now_ms.load(Ordering::Relaxed));
    let of_approvals: Vec<_> = project
        .approvals
        .iter()
        .map(|one| &one.department)
        .collect();
    assert!(!seen.departments.is_empty());
    for department in &seen.departments {
        assert!(of_approvals.contains(&&department.id));
    }
    let drainage = seen
        .items
        .iter()
        .find(|item| item.id.as_str() == "drainage-permit");
    assert!(drainage.unwrap().name.zh.contains("排水"));
    let permit = seen
        .items
        .iter()
        .find(|item| item.id.as_str() == "construction-permit");
    let names: Vec<_> = permit
        .unwrap()
        .materials
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(names, ["draw", "wage"]);
    assert_eq!(seen.fees, [FeeStanding::Free; 2]);
    // The next version is what everybody sees.
    let mut decided = project.clone();
    decided.approvals[9].decided_at = "2026-11-20".parse().ok();
    assert_eq!(next(&desk, 1, &decided).await.unwrap().version, 2);
    let seen = look().await.unwrap();
    assert_eq!((seen.version, &seen.project), (2, &decided));
    // However it is typed.
    let grouped = query_code::grouped(&secret);
    for (code, secret) in [
        ("GC2026-001", grouped.as_str()),
        (" gc2026-001 ", &grouped.to_ascii_lowercase()),
        ("ＧＣ2026—001", &grouped.replace('-', " ")),
    ] {
        let answer = typed(bed, LookUpProject::ROUTE, code, secret).await;
        assert_eq!(answer.status, 200, "{code} {secret}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("set-cookie"), "");
    }
    let malformed = typed(bed, LookUpProject::ROUTE, "项目", "7").await;
    let malformed: Problem = malformed.json();
    let wrong = [
        ("/code", FieldCode::Malformed),
        ("/secret", FieldCode::Malformed),
    ];
    assert_eq!(fields(&malformed), wrong);
}

async fn r14_a_wrong_number_and_a_wrong_secret_are_answered_alike(bed: &Bed) {
    let desk = keeper(bed).await;
    let [first, second] = [0, 1].map(|at| {
        let mut project = demo().remove(at);
        project.inspections.clear();
        project
    });
    let secret = kept(&desk, &first).await.secret.unwrap();
    let theirs = kept(&desk, &second).await.secret.unwrap();
    let phone = bed.client();
    let shared = phone.share_project(first.id.clone(), secret.clone()).await;
    let shared = shared.unwrap().secret.unwrap();
    for route in [
        LookUpProject::ROUTE,
        ShareProject::ROUTE,
        UnshareProject::ROUTE,
    ] {
        let mut answers = Vec::new();
        let (one, another) = (nobodys(1), nobodys(2));
        let mut tries = vec![
            (first.id.as_str(), &one),
            ("GC2026-999", &secret),
            // The secret of another project.
            (first.id.as_str(), &theirs),
        ];
        if route != LookUpProject::ROUTE {
            // One that only looks is a wrong one for anything else.
            tries.push((first.id.as_str(), &shared));
        }
        tries.push(("GC2026-999", &another));
        for (code, secret) in tries {
            let answer = typed(bed, route, code, secret.as_str()).await;
            let mut problem: Value = answer.json();
            problem["request_id"] = Value::Null;
            let mut headers = answer.headers.clone();
            headers.remove("x-request-id");
            answers.push((answer.status, problem, headers));
        }
        assert_eq!(answers[0].0, 404);
        assert!(
            answers.iter().all(|answer| *answer == answers[0]),
            "{answers:#?}"
        );
    }
    let opened = typed(
        bed,
        LookUpProject::ROUTE,
        first.id.as_str(),
        secret.as_str(),
    )
    .await;
    assert_eq!(opened.status, 200);
}

async fn r14_who_guesses_waits_and_who_has_the_secret_does_not(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let secret = kept(&desk, &project).await.secret.unwrap();
    for guess in 0..5 {
        let wrong = nobodys(guess);
        let answer = typed(bed, LookUpProject::ROUTE, "GC2026-001", wrong.as_str()).await;
        assert_eq!(answer.status, 404, "{guess}");
    }
    // Sharing is not another way to guess.
    for route in [
        LookUpProject::ROUTE,
        ShareProject::ROUTE,
        UnshareProject::ROUTE,
    ] {
        let answer = typed(bed, route, "GC2026-001", nobodys(9).as_str()).await;
        let wait = (answer.status.as_u16(), answer.header("retry-after"));
        assert_eq!(wait, (429, "1"), "{route}");
    }
    if !secret.as_str().starts_with("77") {
        let answer = typed(bed, LookUpProject::ROUTE, "GC2026-001", secret.as_str()).await;
        assert_eq!(answer.status, 200);
    }
}

async fn a_shared_secret_looks_and_does_nothing_else(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let owner = kept(&desk, &project).await.secret.unwrap();
    let phone = bed.client();
    let look = |secret: &QueryCode| phone.project(project.id.clone(), secret.clone());
    let share = async || {
        let shared = phone.share_project(project.id.clone(), owner.clone()).await;
        shared.unwrap().secret.unwrap()
    };
    let first = share().await;
    let seen = look(&first).await.unwrap();
    assert_eq!((seen.access, seen.shared), (Access::Shared, true));
    assert_eq!(seen.project, project);
    for answer in [
        phone.share_project(project.id.clone(), first.clone()).await,
        phone
            .unshare_project(project.id.clone(), first.clone())
            .await,
    ] {
        refused(answer, ProblemType::NotFound);
    }
    look(&first).await.unwrap();
    // A new one takes the place of the one before at once.
    let second = share().await;
    refused(look(&first).await, ProblemType::NotFound);
    look(&second).await.unwrap();
    // What is taken back is taken back, once and again.
    for _ in 0..2 {
        let unshared = phone
            .unshare_project(project.id.clone(), owner.clone())
            .await;
        assert_eq!(unshared.unwrap().secret, None);
    }
    refused(look(&second).await, ProblemType::NotFound);
    let seen = look(&owner).await.unwrap();
    assert_eq!((seen.access, seen.shared), (Access::Owner, false));
}

async fn of_two_who_change_the_same_version_one_does(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    kept(&desk, &project).await;
    let (mut one, mut two) = (project.clone(), project.clone());
    one.site = "甲地".to_owned();
    two.site = "乙地".to_owned();
    let (a, b) = tokio::join!(next(&desk, 1, &one), next(&desk, 1, &two));
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    let (won, lost) = if a.is_ok() { (&one, b) } else { (&two, a) };
    let lost = problem(lost);
    assert_eq!((lost.status, lost.r#type), (409, ProblemType::Conflict));
    assert_eq!(fields(&lost), [("/after", FieldCode::Wrong)]);
    let seen = desk
        .desk(&GetProject(project.id.clone()), &Nothing {})
        .await;
    let seen = seen.unwrap();
    assert_eq!((seen.page.version, &seen.page.project), (2, won));
    let versions: Vec<_> = seen.versions.iter().map(|one| one.version).collect();
    assert_eq!(versions, [2, 1]);
    assert!(seen.versions.iter().all(|one| one.actor == "staff:agent"));
    // One who has not looked at all, or looked at something that is still to come.
    for after in [1, 3, 9] {
        let lost = problem(next(&desk, after, &one).await);
        assert_eq!(fields(&lost), [("/after", FieldCode::Wrong)], "{after}");
    }
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let of_project = entries
        .iter()
        .filter(|entry| entry.deed == Deed::ProjectKept);
    let subjects: Vec<_> = of_project.map(|entry| entry.subject.as_str()).collect();
    assert_eq!(subjects, ["project:GC2026-001"; 2]);
}

async fn r15_what_is_asked_again_is_answered_as_before(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let first = kept(&desk, &project).await;
    pass(bed, 60);
    assert_eq!(kept(&desk, &project).await, first);
    // By the same key another project is not kept.
    let put = PutProject(project.id.clone());
    let mut other = project.clone();
    other.site = "别处".to_owned();
    let key = format!("a-project-{}", project.id);
    let conflict = problem(desk.desk_once(&put, &keep_as(0, &other), &key).await);
    assert_eq!(fields(&conflict), [("Idempotency-Key", FieldCode::Taken)]);
    // A later version may have a key too.
    let second = keep_as(1, &other);
    let version = || desk.desk_once(&put, &second, "the-next-version-of-it");
    let made = tokio::join!(version(), version(), version());
    for made in [made.0, made.1, made.2] {
        assert_eq!(
            (made.as_ref().unwrap().version, &made.unwrap().secret),
            (2, &None)
        );
    }
    // There is one already: it is not taken in anew under another key.
    let anew = keep_as(0, &project);
    let again = desk.desk_once(&put, &anew, "an-entirely-other-key").await;
    assert_eq!(fields(&problem(again)), [("/after", FieldCode::Wrong)]);
    // An unknown field deep inside is not passed over.
    let mut body = serde_json::to_value(keep_as(2, &other)).unwrap();
    body["project"]["approvals"][0]["status"] = json!("decided");
    assert_eq!(PutProject::METHOD, "PUT");
    let sent = mingbai_client::Request {
        method: "PUT",
        address: &put.address(),
        if_none_match: None,
        idempotency_key: None,
        body: Some(&body.to_string()),
    };
    let reply = mingbai_client::Transport::send(desk.transport(), sent)
        .await
        .unwrap();
    let refusal: Problem = serde_json::from_str(&reply.body).unwrap();
    let unknown = ("/project/approvals/0/status", FieldCode::UnknownField);
    assert_eq!(fields(&refusal), [unknown]);
}

async fn a_department_keeps_its_own_approvals(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    kept(&desk, &project).await;
    let houses = join(
        bed,
        "houses",
        vec![of(Role::ChiefRepresentative, "zhujian")],
    )
    .await;
    let houses = houses.browser(bed).await.client();
    let mut decided = project.clone();
    decided.approvals[9].decided_at = "2026-11-20".parse().ok();
    assert_eq!(next(&houses, 1, &decided).await.unwrap().version, 2);
    let mut more = decided.clone();
    more.site = "别处".to_owned();
    refused(next(&houses, 2, &more).await, ProblemType::Forbidden);
    // One whom it does not concern does not learn that there is such a project.
    let market = join(bed, "market", vec![grant(Role::ChiefRepresentative)]).await;
    let market = market.browser(bed).await.client();
    refused(next(&market, 2, &decided).await, ProblemType::NotFound);
    let look = GetProject(project.id.clone());
    refused(market.desk(&look, &Nothing {}).await, ProblemType::NotFound);
    let list = async |desk: &Client<Browser>| {
        let list = desk.desk(&GetProjects::default(), &Nothing {}).await;
        list.unwrap().projects.len()
    };
    assert_eq!(
        (list(&market).await, list(&houses).await, list(&desk).await),
        (0, 1, 1)
    );
    let renew = PostProjectSecret(project.id);
    refused(
        houses.desk(&renew, &Nothing {}).await,
        ProblemType::Forbidden,
    );
    refused(
        market.desk(&renew, &Nothing {}).await,
        ProblemType::NotFound,
    );
}

async fn an_investor_who_has_lost_the_secret_gets_a_new_one(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = project();
    let lost = kept(&desk, &project).await.secret.unwrap();
    let phone = bed.client();
    let shared = phone.share_project(project.id.clone(), lost.clone()).await;
    let shared = shared.unwrap().secret.unwrap();
    let renew = PostProjectSecret(project.id.clone());
    let renewed = desk.desk(&renew, &Nothing {}).await.unwrap();
    assert_eq!(renewed.version, 1);
    let look = |secret: QueryCode| phone.project(project.id.clone(), secret);
    refused(look(lost).await, ProblemType::NotFound);
    let owner = look(renewed.secret.unwrap()).await.unwrap();
    assert_eq!(owner.access, Access::Owner);
    assert_eq!(look(shared).await.unwrap().access, Access::Shared);
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    assert_eq!(entries.last().unwrap().deed, Deed::ProjectSecretRenewed);
}

async fn the_demonstration_cases_are_taken_in_whole(bed: &Bed) {
    let doer = Doer {
        actor: "command-line".to_owned(),
        now_ms: bed.now_ms.load(Ordering::Relaxed),
    };
    let now = bed.live.current().unwrap();
    let cases = demo();
    assert!(cases.len() >= 6);
    let phone = bed.client();
    for (number, project) in (0..).zip(&cases) {
        let secret = nobodys(number);
        let take_in = || keep::take_in(&bed.store, &now, &doer, project, &secret);
        take_in().await.unwrap();
        let seen = phone
            .project(project.id.clone(), secret.clone())
            .await
            .unwrap();
        assert_eq!(seen.project, *project);
        // Not twice; what it brought along is there once.
        assert_eq!(take_in().await.unwrap_err().status, 409);
        for inspection in &project.inspections {
            let page = phone.inspection(inspection.code.clone()).await.unwrap();
            assert_eq!(page.inspection, *inspection);
            assert_eq!(page.applicant_label, project.applicant_label);
        }
    }
}
