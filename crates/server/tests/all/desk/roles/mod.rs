//! Every request of the desk tried by every role, in the own department and in another: exactly those of the
//! table succeed.

mod complaints;
mod drafts;
mod requests;
mod stage;
mod windows;

use super::*;
use mingbai_contract::application::{ApplicationNumber, ClockCode, DecisionKind, EventType};
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::account::Me;
use mingbai_contract::desk::applications::{Decide, ExplainOvertime, NewEvent, TakeIn};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::{
    ComplaintId, MoveComplaint, OfficeKeyList, ProposeSummary, WaitingSummaries,
};
use mingbai_contract::desk::endpoint::{
    GetMe, GetStaff, GetSupervision, GetWaitingComments, Nothing, PostApiKey, PostApplication,
    PostEvent, PostLiveCode, PostStaff, PostTakeUp, PutDisabled, PutGrants, PutHandled, PutSummary,
};
use mingbai_contract::desk::keys::{MakeApiKey, Scope};
use mingbai_contract::desk::posters::{PosterFormat, PosterSize, PrintPosters};
use mingbai_contract::desk::ratings::{RectificationPage, ReportHandled, SayOfRating, ShowCode};
use mingbai_contract::desk::staff::{Invite, NewGrants, SetDisabled};
use mingbai_contract::desk::supervision::NewNote;
use mingbai_contract::rating::RectificationId;
use mingbai_domain::staff::{Reach, allows};
use requests::{Actor, Asked, Came, attempt};
use serde::de::DeserializeOwned;
use stage::Stage;
use std::collections::BTreeSet;

on_both! {
    every_role_may_do_exactly_what_the_table_says
    a_department_does_not_reach_into_another
    a_clerk_takes_in_at_the_own_windows_only
    a_chief_representative_sees_the_own_department
    roles_hold_for_a_new_session
    nobody_is_left_without_an_administrator
}

/// The addresses that need no session: signing in, and taking an invitation up.
const OPEN: [&str; 3] = [
    "/api/v1/desk/session",
    "/api/v1/desk/invitation",
    "/api/v1/desk/invitation/acceptance",
];

/// The requests that are tried are all that the OpenAPI document knows, and each operation has one.
#[tokio::test]
async fn every_request_of_the_desk_is_tried() {
    let bed = Bed::new().await;
    let document: serde_json::Value = bed.get("/api/openapi.json").await.json();
    let mut documented = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let method = method.to_uppercase();
            let is_open = method == "POST" && OPEN.contains(&path.as_str());
            if path.starts_with("/api/v1/desk/") && !is_open {
                documented.insert((method, path.clone()));
            }
        }
    }
    let tried = Asked::ALL.iter().map(|asked| asked.route());
    let tried: BTreeSet<_> = tried
        .map(|(method, path)| (method.to_owned(), path.to_owned()))
        .collect();
    assert_eq!(tried, documented);
    let operations: BTreeSet<_> = Asked::ALL.iter().map(|asked| asked.operation()).collect();
    assert_eq!(operations, BTreeSet::from(Operation::ALL));
}

/// Somebody signed in with these roles.
async fn actor(bed: &Bed, login: &str, grants: Vec<Grant>) -> Actor {
    let person = join(bed, login, grants.clone()).await;
    let browser = person.browser(bed).await;
    Actor {
        person,
        grants,
        browser,
    }
}

/// A role where the things of the stage are: where it is bound to a department, in both of theirs.
fn at_home(role: Role) -> Vec<Grant> {
    match role {
        Role::Clerk | Role::ChiefRepresentative => vec![grant(role), projects::of(role, "xzsp")],
        _ => vec![grant(role)],
    }
}

/// What the table says of a request; `at_home` for somebody whose department it concerns.
fn expected(role: Role, asked: Asked, at_home: bool) -> &'static [Came] {
    match allows(role, asked.operation()) {
        Reach::Nothing => &[Came::Forbidden],
        // What every department may see of it.
        Reach::OwnDepartment if asked.is_everybodys() => &[Came::Done],
        Reach::OwnDepartment if !at_home => &[Came::Forbidden, Came::Nothing],
        Reach::OwnDepartment | Reach::Everything => &[Came::Done],
    }
}

/// Somebody tries everything; what does not succeed leaves no trace.
async fn try_all(stage: &Stage<'_>, who: &Actor, role: Role, at_home: bool) {
    stage.recorded_since(&who.person.login).await;
    for asked in Asked::ALL.iter().copied() {
        let came = attempt(stage, who, asked).await;
        let expected = expected(role, asked, at_home);
        assert!(expected.contains(&came), "{role:?} {asked:?}: {came:?}");
        let recorded = stage.recorded_since(&who.person.login).await;
        assert!(
            came == Came::Done || !recorded,
            "{role:?} {asked:?} was refused and done"
        );
    }
}

async fn every_role_may_do_exactly_what_the_table_says(bed: &Bed) {
    let stage = Stage::new(bed).await;
    for (number, role) in Role::ALL.into_iter().enumerate() {
        let who = actor(bed, &format!("person.{number}"), at_home(role)).await;
        try_all(&stage, &who, role, true).await;
    }
    // Who has no session may do nothing at all.
    let nobody = Browser::new(bed).client();
    refused(
        nobody.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    refused(
        nobody.desk(&GetStaff, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
}

async fn a_department_does_not_reach_into_another(bed: &Bed) {
    let stage = Stage::new(bed).await;
    for (number, role) in [Role::Clerk, Role::ChiefRepresentative, Role::Publisher]
        .into_iter()
        .enumerate()
    {
        let elsewhere = vec![projects::of(role, "gongan")];
        let who = actor(bed, &format!("elsewhere.{number}"), elsewhere).await;
        try_all(&stage, &who, role, false).await;
    }
}

/// Within the department one stands in for the other, but whoever takes something in sits there.
async fn a_clerk_takes_in_at_the_own_windows_only(bed: &Bed) {
    let who = actor(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let desk = who.browser.client();
    for (window, item, is_own) in [
        ("A02", "company-registration", true),
        ("A03", "food-business-license", false),
        ("D01", "investment-filing", false),
    ] {
        let guides = county().guides;
        let guide = guides.iter().find(|guide| guide.id.as_str() == item);
        let take_in = TakeIn {
            item: item.parse().unwrap(),
            situation: guide.unwrap().situations[0].id.clone(),
            window: window.parse().unwrap(),
            at: None,
            note: None,
        };
        let key = format!("at-a-window-of-{window}");
        let slip = desk.desk_once(&PostApplication, &take_in, &key).await;
        match is_own {
            true => drop(slip.unwrap()),
            false => refused(slip, ProblemType::Forbidden),
        }
        let of_department = window != "D01";
        let show = ShowCode {
            window: take_in.window.clone(),
            shown: None,
        };
        let shown = desk.desk(&PostLiveCode, &show).await;
        assert_eq!(shown.is_ok(), of_department, "{window}");
        let report = ReportHandled {
            window: take_in.window,
            day: "2026-11-20".parse().unwrap(),
            cases: 1,
        };
        let reported = desk.desk(&PutHandled, &report).await;
        assert_eq!(reported.is_ok(), of_department, "{window}");
    }
}

async fn a_chief_representative_sees_the_own_department(bed: &Bed) {
    let mut other = grant(Role::ChiefRepresentative);
    other.department = Some("gongan".parse().unwrap());
    let chief = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    join(bed, "elsewhere", vec![other]).await;
    join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = chief.browser(bed).await.client();
    let seen = desk.desk(&GetStaff, &Nothing {}).await.unwrap().members;
    let seen: Vec<_> = seen.iter().map(|member| member.login.as_str()).collect();
    assert_eq!(seen, ["chief", "clerk"]);
}

async fn roles_hold_for_a_new_session(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let of_clerk = PutGrants(clerk.login.clone());
    let desk = root.browser(bed).await.client();
    for (role, sees_staff) in [(Role::Supervisor, true), (Role::Clerk, false)] {
        let before = clerk.browser(bed).await.client();
        let new = NewGrants {
            grants: vec![grant(role)],
        };
        desk.desk(&of_clerk, &new).await.unwrap();
        // Whoever has seen the session of before neither rises with it nor keeps what was taken away.
        refused(
            before.desk(&GetMe, &Nothing {}).await,
            ProblemType::SignInNeeded,
        );
        let after = clerk.browser(bed).await.client();
        let seen = after.desk(&GetStaff, &Nothing {}).await;
        assert_eq!(seen.is_ok(), sees_staff, "{role:?}");
    }
    let mut wrong = NewGrants {
        grants: vec![grant(Role::Clerk)],
    };
    wrong.grants[0].windows = vec!["Z99".parse().unwrap()];
    let wrong = problem(desk.desk(&of_clerk, &wrong).await);
    assert_eq!(
        fields(&wrong),
        [("/grants/0/windows/0", FieldCode::UnknownValue)]
    );
}

async fn nobody_is_left_without_an_administrator(bed: &Bed) {
    let first = join(bed, "first", vec![grant(Role::Administrator)]).await;
    let second = join(bed, "second", vec![grant(Role::Administrator)]).await;
    let (one, two) = (
        first.browser(bed).await.client(),
        second.browser(bed).await.client(),
    );
    let away = SetDisabled { disabled: true };
    let (of_first, of_second) = (
        PutDisabled(first.login.clone()),
        PutDisabled(second.login.clone()),
    );
    // Each takes the other's account away at the same moment.
    let (a, b) = tokio::join!(one.desk(&of_second, &away), two.desk(&of_first, &away));
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    let lost = if a.is_ok() { b } else { a };
    let kind = problem(lost).r#type;
    let kinds = [ProblemType::LastAdministrator, ProblemType::SignInNeeded];
    assert!(kinds.contains(&kind), "{kind:?}");
    let left = bed.store.members().await.unwrap().into_iter();
    let active =
        left.filter(|member| member.standing == mingbai_contract::desk::staff::Standing::Active);
    assert_eq!(active.count(), 1);
}
