//! Every request of the desk, each with what it needs to succeed.

use super::drafts::drafts;
use super::stage::{Stage, decide, make, registration};
use super::*;
use mingbai_contract::desk::account::{ChangePassword, RenewRecoveryCodes};
use mingbai_contract::desk::endpoint;
use mingbai_contract::desk::endpoint::*;
use mingbai_contract::desk::inspections::ConcludeInspection;
use mingbai_contract::desk::projects::GreenChannel;
use mingbai_contract::project::ReportReason;

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It was done; of a list: it shows what there is.
    Done,
    /// The roles do not allow it.
    Forbidden,
    /// There is no such thing for whoever asks; of a list: it shows nothing.
    Nothing,
}

/// Who tries.
pub struct Actor {
    pub person: Person,
    pub grants: Vec<Grant>,
    pub browser: Browser,
}

macro_rules! requests {
    ($($operation:ident: $($name:ident)*;)*) => {
        /// A request of the desk.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Asked { $($($name,)*)* }

        impl Asked {
            /// All of them.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// What must be allowed for it.
            pub const fn operation(self) -> Operation {
                match self { $($(Self::$name => Operation::$operation,)*)* }
            }

            /// Method and route.
            pub const fn route(self) -> (&'static str, &'static str) {
                match self {
                    $($(Self::$name => (
                        <endpoint::$name as DeskEndpoint>::METHOD,
                        <endpoint::$name as DeskEndpoint>::ROUTE,
                    ),)*)*
                }
            }
        }
    };
}

impl Asked {
    /// Whether it shows the same to every department that may ask.
    pub const fn is_everybodys(self) -> bool {
        matches!(
            self,
            Self::GetGreenChannel
                | Self::GetEnterpriseInspections
                | Self::GetVersion
                | Self::GetSheetTemplate
                | Self::PostPreview
        )
    }
}

requests! {
    KeepOwnAccount: GetMe DeleteSession DeleteSessions PostPassword PostRecoveryCodes;
    ListStaff: GetStaff;
    InviteStaff: PostStaff;
    ChangeGrants: PutGrants;
    ResetStaff: PostReset;
    DisableStaff: PutDisabled;
    ReadAudit: GetAudit;
    ListApiKeys: GetApiKeys;
    MakeApiKey: PostApiKey;
    RevokeApiKey: DeleteApiKey;
    SeeApplications: GetWork GetApplications GetApplication;
    TakeInApplication: PostApplication;
    RecordEvent: PostEvent;
    DecideApplication: PostDecision;
    SeeProjects: GetProjects GetProject GetGreenChannel;
    KeepProject: PutProject PostProjectSecret;
    SeeInspections: GetInspections;
    FileInspection: GetEnterpriseInspections PostInspection PostWithdrawal PostResult;
    ReadInspectionReports: GetInspectionReports;
    ExplainOvertime: PostOvertimeReason;
    SeeSupervision: GetSupervision;
    NoteSupervision: PostSupervisionNote;
    SeeComplaints: GetComplaints GetComplaint;
    HandleComplaint: PostTakeUp PutComplaintDepartments PostFifteen PostExtension PostReply
        PostConclusion PostStepUp;
    ProposeSummary: PutSummary;
    ReleaseSummary: GetWaitingSummaries PostRelease;
    KeepOfficeKeys: GetOfficeKeyFiles PostOfficeKey PutKeyFile DeleteOfficeKey;
    ShowLiveCode: PostLiveCode;
    SeeRectifications: GetRectifications GetRectification;
    AnswerRectification: PostRatingAnswer PostComplex PostRatingResult;
    SetRatingAside: PostSetAside;
    ReviewComments: GetWaitingComments PostReview;
    ReportHandled: PutHandled;
    PrintPosters: PostPosters;
    SeePublishing: GetPublishing GetDraft GetVersion GetSheetTemplate PostDraftCheck PostPreview;
    KeepDraft: PutDraft PostDraftDiscard PostSheetReport PostSheets;
    Publish: PostPublication PostPublicationCheck DeletePlanned;
}

/// Sends a request. Anything but the three is a fault of the test: the request was not one that could succeed.
pub async fn ask<E: DeskEndpoint<Answer: DeserializeOwned>>(
    who: &Actor,
    endpoint: &E,
    body: &E::Body,
) -> Came {
    look(who, endpoint, body, |_| true).await
}

/// As [`ask`], for what shows something: `shows` says whether that is what there is to see.
pub async fn look<E: DeskEndpoint<Answer: DeserializeOwned>>(
    who: &Actor,
    endpoint: &E,
    body: &E::Body,
    shows: impl Fn(&E::Answer) -> bool,
) -> Came {
    came::<E>(who.browser.client().desk(endpoint, body).await, shows)
}

/// As [`ask`], under a key.
async fn ask_once<E: DeskEndpoint<Answer: DeserializeOwned>>(
    stage: &Stage<'_>,
    who: &Actor,
    endpoint: &E,
    body: &E::Body,
) -> Came {
    let client = who.browser.client();
    let answer = client.desk_once(endpoint, body, &stage.key()).await;
    came::<E>(answer, |_| true)
}

fn came<E: DeskEndpoint>(
    answer: Result<E::Answer, ClientError>,
    shows: impl Fn(&E::Answer) -> bool,
) -> Came {
    match answer {
        Ok(answer) if shows(&answer) => Came::Done,
        Ok(_) => Came::Nothing,
        Err(ClientError::Problem(problem)) => match problem.r#type {
            ProblemType::Forbidden => Came::Forbidden,
            ProblemType::NotFound => Came::Nothing,
            _ => panic!("{} {}: {problem:?}", E::METHOD, E::ROUTE),
        },
        Err(error) => panic!("{} {}: {error:?}", E::METHOD, E::ROUTE),
    }
}

/// Somebody tries a request.
pub async fn attempt(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    use Operation as O;
    match asked.operation() {
        O::KeepOwnAccount => Box::pin(own_account(stage, who, asked)).await,
        O::ListStaff
        | O::InviteStaff
        | O::ChangeGrants
        | O::ResetStaff
        | O::DisableStaff
        | O::ReadAudit
        | O::ListApiKeys
        | O::MakeApiKey
        | O::RevokeApiKey => Box::pin(administration(stage, who, asked)).await,
        O::SeeApplications
        | O::TakeInApplication
        | O::RecordEvent
        | O::DecideApplication
        | O::ExplainOvertime
        | O::SeeSupervision
        | O::NoteSupervision => Box::pin(applications(stage, who, asked)).await,
        O::SeeProjects
        | O::KeepProject
        | O::SeeInspections
        | O::FileInspection
        | O::ReadInspectionReports => Box::pin(projects(stage, who, asked)).await,
        O::SeeComplaints
        | O::HandleComplaint
        | O::ProposeSummary
        | O::ReleaseSummary
        | O::KeepOfficeKeys => Box::pin(complaints::complaints(stage, who, asked)).await,
        O::ShowLiveCode
        | O::SeeRectifications
        | O::AnswerRectification
        | O::SetRatingAside
        | O::ReviewComments
        | O::ReportHandled
        | O::PrintPosters => Box::pin(windows::windows(stage, who, asked)).await,
        O::SeePublishing | O::KeepDraft | O::Publish => Box::pin(drafts(stage, who, asked)).await,
    }
}

async fn own_account(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    if asked == Asked::GetMe {
        let own = |me: &Me| me.member.login == who.person.login;
        return look(who, &GetMe, &Nothing {}, own).await;
    }
    // Somebody with the same roles, who needs the account no longer.
    let login = format!("double.{}", stage.number());
    let person = join(stage.bed, &login, who.grants.clone()).await;
    let browser = person.browser(stage.bed).await;
    pass(stage.bed, 60);
    let code = person.code(stage.bed);
    let double = Actor {
        person,
        grants: Vec::new(),
        browser,
    };
    match asked {
        Asked::DeleteSession => ask(&double, &DeleteSession, &Nothing {}).await,
        Asked::DeleteSessions => ask(&double, &DeleteSessions, &Nothing {}).await,
        Asked::PostPassword => {
            let change = ChangePassword {
                password: double.person.password.clone(),
                new_password: "院子里的石榴树今年结了七个".to_owned(),
                code,
            };
            ask(&double, &PostPassword, &change).await
        }
        Asked::PostRecoveryCodes => {
            let renew = RenewRecoveryCodes {
                password: double.person.password.clone(),
                code,
            };
            ask(&double, &PostRecoveryCodes, &renew).await
        }
        other => panic!("{other:?}"),
    }
}

async fn administration(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::GetStaff => {
            look(who, &GetStaff, &Nothing {}, |list| {
                list.members.iter().any(|one| one.login.as_str() == "chief")
            })
            .await
        }
        Asked::PostStaff => ask(who, &PostStaff, &stage.invitation()).await,
        Asked::PutGrants => {
            let grants = vec![grant(Role::Supervisor)];
            let of = PutGrants(stage.invited().await);
            ask(who, &of, &NewGrants { grants }).await
        }
        Asked::PostReset => ask(who, &PostReset(stage.invited().await), &Nothing {}).await,
        Asked::PutDisabled => {
            let of = PutDisabled(stage.invited().await);
            ask(who, &of, &SetDisabled { disabled: true }).await
        }
        Asked::GetAudit => {
            let all = GetAudit::default();
            look(who, &all, &Nothing {}, |page| !page.entries.is_empty()).await
        }
        Asked::GetApiKeys => {
            stage.api_key().await;
            look(who, &GetApiKeys, &Nothing {}, |list| !list.keys.is_empty()).await
        }
        Asked::PostApiKey => ask(who, &PostApiKey, &make("甲")).await,
        Asked::DeleteApiKey => ask(who, &DeleteApiKey(stage.api_key().await), &Nothing {}).await,
        other => panic!("{other:?}"),
    }
}

async fn applications(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::GetWork => {
            let all = GetWork::default();
            look(who, &all, &Nothing {}, |page| !page.applications.is_empty()).await
        }
        Asked::GetApplications => {
            let all = GetApplications::default();
            look(who, &all, &Nothing {}, |page| !page.applications.is_empty()).await
        }
        Asked::GetApplication => {
            let of = GetApplication(stage.application().await);
            ask(who, &of, &Nothing {}).await
        }
        Asked::PostApplication => ask_once(stage, who, &PostApplication, &registration()).await,
        Asked::PostEvent => {
            let of = PostEvent(stage.application().await);
            ask(who, &of, &NewEvent::new(1, EventType::Accepted)).await
        }
        Asked::PostDecision => {
            let of = PostDecision(stage.accepted().await);
            ask(who, &of, &decide()).await
        }
        Asked::PostOvertimeReason => {
            let reason = ExplainOvertime {
                clock: ClockCode::Committed,
                step: None,
                department: None,
                reason: format!("经办人员病假，已由第 {} 个人接办", stage.number() % 100),
            };
            ask(who, &PostOvertimeReason(stage.late.clone()), &reason).await
        }
        Asked::GetSupervision => {
            let all = GetSupervision::default();
            look(who, &all, &Nothing {}, |page| !page.cases.is_empty()).await
        }
        Asked::PostSupervisionNote => {
            let case = stage.case().await;
            let note = NewNote {
                after: u32::try_from(case.notes.len()).unwrap(),
                note: "已约谈".to_owned(),
                closes: false,
            };
            ask(who, &PostSupervisionNote(case.id), &note).await
        }
        other => panic!("{other:?}"),
    }
}

async fn projects(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::GetProjects => {
            let all = GetProjects::default();
            look(who, &all, &Nothing {}, |list| !list.projects.is_empty()).await
        }
        Asked::GetProject => {
            let of = GetProject(stage.next_version().await.0.0);
            ask(who, &of, &Nothing {}).await
        }
        Asked::PutProject => {
            let (put, next) = stage.next_version().await;
            ask(who, &put, &next).await
        }
        Asked::PostProjectSecret => {
            let renew = PostProjectSecret(stage.next_version().await.0.0);
            ask(who, &renew, &Nothing {}).await
        }
        Asked::GetInspections => {
            let all = GetInspections::default();
            look(who, &all, &Nothing {}, |list| !list.inspections.is_empty()).await
        }
        Asked::GetGreenChannel => {
            let shows = |channel: &GreenChannel| !channel.items.is_empty();
            look(who, &GetGreenChannel, &Nothing {}, shows).await
        }
        Asked::GetEnterpriseInspections => {
            let filing = stage.filing();
            let of = GetEnterpriseInspections(filing.enterprise.clone());
            let desk = stage.chief.client();
            let key = stage.key();
            let filed = desk.desk_once(&PostInspection, &filing, &key).await;
            filed.unwrap();
            look(who, &of, &Nothing {}, |file| !file.inspections.is_empty()).await
        }
        Asked::PostInspection => ask_once(stage, who, &PostInspection, &stage.filing()).await,
        Asked::PostWithdrawal => {
            let of = PostWithdrawal(stage.inspection().await);
            ask(who, &of, &Nothing {}).await
        }
        Asked::PostResult => {
            let of = PostResult(stage.inspection().await);
            let result = ConcludeInspection {
                result: "通过".to_owned(),
            };
            ask(who, &of, &result).await
        }
        Asked::GetInspectionReports => {
            let phone = stage.bed.client();
            let (key, what) = (stage.key(), ReportReason::NotFiled);
            let sent = reports::report(&phone, &key, what).await;
            sent.unwrap();
            let all = GetInspectionReports::default();
            look(who, &all, &Nothing {}, |list| !list.reports.is_empty()).await
        }
        other => panic!("{other:?}"),
    }
}
