//! Green-channel projects at the desk and on the investor's phone (R8, R14).

mod green;
mod lookup;

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

/// A code that nobody was given, of many.
fn nobodys(number: u8) -> QueryCode {
    let made = |more| query_code::make([7, 7, number, more, 5, 6, 7, 8, 9]);
    (0..32).find_map(made).unwrap()
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
