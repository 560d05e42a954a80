//! Every operation tried by every role: exactly those of the table succeed.

use super::*;
use mingbai_contract::application::{ApplicationNumber, ClockCode, DecisionKind, EventType};
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::applications::{Decide, ExplainOvertime, NewEvent, TakeIn};
use mingbai_contract::desk::complaints::{ComplaintId, MoveComplaint, ProposeSummary};
use mingbai_contract::desk::endpoint::{
    DeleteApiKey, DeletePlanned, DeskEndpoint, GetApiKeys, GetApplications, GetAudit,
    GetComplaints, GetInspectionReports, GetInspections, GetMe, GetOfficeKeyFiles, GetProjects,
    GetPublishing, GetRectifications, GetStaff, GetSupervision, GetWaitingComments,
    GetWaitingSummaries, GetWork, Nothing, PostApiKey, PostApplication, PostDecision,
    PostDraftDiscard, PostEvent, PostLiveCode, PostOvertimeReason, PostPosters, PostProjectSecret,
    PostRatingAnswer, PostReset, PostSetAside, PostStaff, PostSupervisionNote, PostTakeUp,
    PostWithdrawal, PutDisabled, PutGrants, PutHandled, PutSummary,
};
use mingbai_contract::desk::keys::{MakeApiKey, Scope};
use mingbai_contract::desk::posters::{PosterFormat, PosterSize, PrintPosters};
use mingbai_contract::desk::publishing::DiscardDraft;
use mingbai_contract::desk::ratings::{ReportHandled, SayOfRating, ShowCode};
use mingbai_contract::desk::staff::{Invite, NewGrants, SetDisabled};
use mingbai_contract::desk::supervision::NewNote;
use mingbai_contract::rating::RectificationId;
use mingbai_domain::staff::{Reach, allows};
use serde::de::DeserializeOwned;

on_both! {
    every_role_may_do_exactly_what_the_table_says
    a_chief_representative_sees_the_own_department
    roles_hold_from_the_next_request_on
    nobody_is_left_without_an_administrator
}

/// Whether an operation may be done: whatever else may be wrong with it, it is not forbidden.
async fn may<E: DeskEndpoint<Answer: DeserializeOwned>>(
    browser: &Browser,
    endpoint: &E,
    body: &E::Body,
) -> bool {
    match browser.client().desk(endpoint, body).await {
        Ok(_) => true,
        Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::Forbidden => false,
        Err(error) => panic!("{} {}: {error:?}", E::METHOD, E::ROUTE),
    }
}

/// As [`may`], with something that there is not: who may not do it does not learn that.
async fn may_try<E: DeskEndpoint<Answer: DeserializeOwned>>(
    browser: &Browser,
    endpoint: &E,
    body: &E::Body,
) -> bool {
    match browser.client().desk(endpoint, body).await {
        Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::NotFound => true,
        Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::Forbidden => false,
        Err(error) => panic!("{} {}: {error:?}", E::METHOD, E::ROUTE),
        Ok(_) => panic!("{} {}: done", E::METHOD, E::ROUTE),
    }
}

async fn attempt(bed: &Bed, browser: &Browser, operation: Operation, number: usize) -> bool {
    let login = format!("new.{number}");
    let invite = Invite {
        login,
        name: "某某".to_owned(),
        grants: vec![grant(Role::Supervisor)],
    };
    let victim = join(bed, &format!("victim.{number}"), vec![grant(Role::Clerk)])
        .await
        .login;
    match operation {
        Operation::KeepOwnAccount => may(browser, &GetMe, &Nothing {}).await,
        Operation::ListStaff => may(browser, &GetStaff, &Nothing {}).await,
        Operation::InviteStaff => may(browser, &PostStaff, &invite).await,
        Operation::ChangeGrants => {
            let grants = vec![grant(Role::Supervisor)];
            may(browser, &PutGrants(victim), &NewGrants { grants }).await
        }
        Operation::ResetStaff => may(browser, &PostReset(victim), &Nothing {}).await,
        Operation::DisableStaff => {
            let disabled = SetDisabled { disabled: true };
            may(browser, &PutDisabled(victim), &disabled).await
        }
        Operation::ReadAudit => may(browser, &GetAudit::default(), &Nothing {}).await,
        Operation::SeeApplications => {
            let work = may(browser, &GetWork::default(), &Nothing {}).await;
            let all = may(browser, &GetApplications::default(), &Nothing {}).await;
            assert_eq!(work, all);
            work
        }
        Operation::TakeInApplication => {
            let take_in = registration();
            let key = format!("role-by-role-{number:08}");
            let client = browser.client();
            match client.desk_once(&PostApplication, &take_in, &key).await {
                Ok(_) => true,
                Err(ClientError::Problem(problem)) if problem.status == 403 => false,
                Err(error) => panic!("{error:?}"),
            }
        }
        Operation::RecordEvent => {
            let of = PostEvent(registered(bed, number).await);
            may(browser, &of, &NewEvent::new(1, EventType::Accepted)).await
        }
        Operation::DecideApplication => {
            let of = registered(bed, number).await;
            let chief = format!("chief.{number}");
            let chief = join(bed, &chief, vec![grant(Role::ChiefRepresentative)]).await;
            let desk = chief.browser(bed).await.client();
            let accept = NewEvent::new(1, EventType::Accepted);
            desk.desk(&PostEvent(of.clone()), &accept).await.unwrap();
            may(browser, &PostDecision(of), &decide()).await
        }
        Operation::SeeProjects => may(browser, &GetProjects::default(), &Nothing {}).await,
        Operation::KeepProject => {
            let renew = PostProjectSecret("GC2026-999".parse().unwrap());
            may_try(browser, &renew, &Nothing {}).await
        }
        Operation::SeeInspections => may(browser, &GetInspections::default(), &Nothing {}).await,
        Operation::FileInspection => {
            let withdraw = PostWithdrawal("JC1".parse().unwrap());
            may_try(browser, &withdraw, &Nothing {}).await
        }
        Operation::ReadInspectionReports => {
            may(browser, &GetInspectionReports::default(), &Nothing {}).await
        }
        Operation::ExplainOvertime => {
            let of = PostOvertimeReason(registered(bed, number).await);
            let reason = ExplainOvertime {
                clock: ClockCode::Committed,
                step: None,
                department: None,
                reason: "经办人员病假，已改由他人接办".to_owned(),
            };
            match browser.client().desk(&of, &reason).await {
                // Whoever may is told that nothing is late.
                Err(ClientError::Problem(problem)) => match problem.r#type {
                    ProblemType::NothingLate => true,
                    ProblemType::Forbidden => false,
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            }
        }
        Operation::SeeSupervision => may(browser, &GetSupervision::default(), &Nothing {}).await,
        Operation::NoteSupervision => {
            let of = PostSupervisionNote("QS202611200001Y-overdue-committed".parse().unwrap());
            let note = NewNote {
                after: 0,
                note: "已约谈".to_owned(),
                closes: true,
            };
            match browser.client().desk(&of, &note).await {
                // Whoever may is told that there is no such case.
                Err(ClientError::Problem(problem)) => match problem.r#type {
                    ProblemType::NotFound => true,
                    ProblemType::Forbidden => false,
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            }
        }
        Operation::SeeComplaints => may(browser, &GetComplaints::default(), &Nothing {}).await,
        Operation::HandleComplaint => {
            let take_up = MoveComplaint { after: 1 };
            may_try(browser, &PostTakeUp(ComplaintId([0; 16])), &take_up).await
        }
        Operation::ProposeSummary => {
            let summary = ProposeSummary {
                after: 1,
                text: "窗口已补充一次性告知清单，并致歉。".to_owned(),
            };
            may_try(browser, &PutSummary(ComplaintId([0; 16])), &summary).await
        }
        Operation::ReleaseSummary => may(browser, &GetWaitingSummaries, &Nothing {}).await,
        Operation::KeepOfficeKeys => may(browser, &GetOfficeKeyFiles, &Nothing {}).await,
        Operation::ShowLiveCode => {
            let show = ShowCode {
                window: "A02".parse().unwrap(),
                shown: None,
            };
            may(browser, &PostLiveCode, &show).await
        }
        Operation::SeeRectifications => {
            may(browser, &GetRectifications::default(), &Nothing {}).await
        }
        Operation::AnswerRectification => {
            may_try(browser, &PostRatingAnswer(NO_RATING), &say()).await
        }
        Operation::SetRatingAside => may_try(browser, &PostSetAside(NO_RATING), &say()).await,
        Operation::ReviewComments => {
            may(browser, &GetWaitingComments::default(), &Nothing {}).await
        }
        Operation::ReportHandled => {
            let report = ReportHandled {
                window: "A02".parse().unwrap(),
                day: "2026-11-20".parse().unwrap(),
                cases: 1,
            };
            may(browser, &PutHandled, &report).await
        }
        Operation::PrintPosters => {
            let asked = PrintPosters {
                windows: vec!["A02".parse().unwrap()],
                size: PosterSize::A6,
                format: PosterFormat::Svg,
                sheet: false,
            };
            match browser.file(&PostPosters, &asked).await {
                Ok(_) => true,
                Err(problem) if problem.r#type == ProblemType::Forbidden => false,
                Err(problem) => panic!("{problem:?}"),
            }
        }
        Operation::SeePublishing => may(browser, &GetPublishing, &Nothing {}).await,
        Operation::KeepDraft => {
            let discard = PostDraftDiscard("guide:no-such".parse().unwrap());
            may_try(browser, &discard, &DiscardDraft { after: 1 }).await
        }
        Operation::Publish => {
            let back = DeletePlanned("NONE".to_owned());
            may_try(browser, &back, &Nothing {}).await
        }
        Operation::ListApiKeys => may(browser, &GetApiKeys, &Nothing {}).await,
        Operation::MakeApiKey => may(browser, &PostApiKey, &make("甲")).await,
        Operation::RevokeApiKey => {
            let root = join(
                bed,
                &format!("root.{number}"),
                vec![grant(Role::Administrator)],
            )
            .await;
            let root = root.browser(bed).await;
            let key = root.client().desk(&PostApiKey, &make("乙")).await.unwrap();
            may(browser, &DeleteApiKey(key.key.id), &Nothing {}).await
        }
    }
}

const NO_RATING: RectificationId = RectificationId([0; 16]);

fn say() -> SayOfRating {
    SayOfRating {
        after: 1,
        text: "我们已经道歉并改正".to_owned(),
    }
}

/// What is taken in where the clerk sits.
fn registration() -> TakeIn {
    TakeIn {
        item: "company-registration".parse().unwrap(),
        situation: "single".parse().unwrap(),
        window: "A02".parse().unwrap(),
        at: None,
        note: None,
    }
}

/// An application that somebody has taken in.
async fn registered(bed: &Bed, number: usize) -> ApplicationNumber {
    let clerk = join(bed, &format!("window.{number}"), vec![grant(Role::Clerk)]).await;
    let desk = clerk.browser(bed).await.client();
    let key = format!("registration-{number:08}");
    let take_in = registration();
    let slip = desk.desk_once(&PostApplication, &take_in, &key).await;
    slip.unwrap().number
}

fn decide() -> Decide {
    Decide {
        after: 2,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    }
}

fn make(name: &str) -> MakeApiKey {
    MakeApiKey {
        name: name.to_owned(),
        scopes: vec![Scope::Applications],
        department: None,
    }
}

async fn every_role_may_do_exactly_what_the_table_says(bed: &Bed) {
    let mut number = 0;
    for role in Role::ALL {
        let person = join(bed, &format!("person.{number}"), vec![grant(role)]).await;
        for operation in Operation::ALL {
            number += 1;
            let browser = person.browser(bed).await;
            let done = attempt(bed, &browser, operation, number).await;
            let allowed = allows(role, operation) != Reach::Nothing;
            assert_eq!(done, allowed, "{role:?} {operation:?}");
        }
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

async fn roles_hold_from_the_next_request_on(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let (desk, window) = (
        root.browser(bed).await.client(),
        clerk.browser(bed).await.client(),
    );
    refused(
        window.desk(&GetStaff, &Nothing {}).await,
        ProblemType::Forbidden,
    );
    let new = |role| NewGrants {
        grants: vec![grant(role)],
    };
    let of_clerk = PutGrants(clerk.login.clone());
    desk.desk(&of_clerk, &new(Role::Supervisor)).await.unwrap();
    window.desk(&GetStaff, &Nothing {}).await.unwrap();
    desk.desk(&of_clerk, &new(Role::Clerk)).await.unwrap();
    refused(
        window.desk(&GetStaff, &Nothing {}).await,
        ProblemType::Forbidden,
    );
    let mut wrong = new(Role::Clerk);
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
