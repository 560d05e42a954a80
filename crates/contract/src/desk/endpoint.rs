//! One type per endpoint of the desk: method, address, body and answer.
//!
//! Everything under `/api/v1/desk` but signing in and invitations needs the session's cookie. Whatever
//! changes something must come from the desk's own pages (`Origin`).

mod complaints;
mod projects;
mod publishing;
mod ratings;
mod work;

pub use complaints::{
    DeleteOfficeKey, GetComplaint, GetComplaints, GetOfficeKeyFiles, GetWaitingSummaries,
    PostConclusion, PostExtension, PostFifteen, PostOfficeKey, PostRelease, PostReply, PostStepUp,
    PostTakeUp, PutComplaintDepartments, PutKeyFile, PutSummary,
};
pub use projects::{
    GetEnterpriseInspections, GetGreenChannel, GetInspectionReports, GetInspections,
    GetIntakeProject, GetProject, GetProjects, PostInspection, PostIntakeInspection,
    PostIntakeResult, PostIntakeWithdrawal, PostProjectSecret, PostResult, PostWithdrawal,
    PutIntakeProject, PutProject,
};
pub use publishing::{
    DeletePlanned, GetDraft, GetPublishing, GetSheetTemplate, GetVersion, PostDraftCheck,
    PostDraftDiscard, PostPreview, PostPublication, PostPublicationCheck, PostSheetReport,
    PostSheets, PutDraft,
};
pub use ratings::{
    GetRectification, GetRectifications, GetWaitingComments, PostComplex, PostLiveCode,
    PostRatingAnswer, PostRatingResult, PostReview, PostSetAside, PutHandled,
};
pub use work::GetWork;

use super::account::{
    AcceptInvitation, ChangePassword, Enrolment, Me, OpenInvitation, RecoveryCodes,
    RenewRecoveryCodes, SignIn,
};
use super::applications::{
    ApplicationPage, Decide, ExplainOvertime, NewEvent, Recorded, Slip, TakeIn,
};
use super::audit::{AuditPage, Deed};
use super::keys::{ApiKey, ApiKeyList, MakeApiKey, NewApiKey};
use super::posters::{PosterFile, PrintPosters};
use super::staff::{Invitation, Invite, Login, Member, NewGrants, SetDisabled, StaffList};
use super::supervision::{CaseId, NewNote, SupervisionCase, SupervisionPage};
use super::work::ApplicationFile;
use crate::Date;
use crate::application::{ApplicationNumber, ApplicationView};
use crate::endpoint::push_query;

/// The path below which the session's cookie is sent.
pub const DESK: &str = "/api/v1/desk";

/// Nothing: the body of a request, or an answer, that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Nothing {}

/// Something the desk asks of the server.
pub trait DeskEndpoint {
    /// The body that goes along; [`Nothing`] for none.
    type Body: serde::Serialize;
    /// What is answered; [`Nothing`] where it is only that it was done.
    type Answer;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The route, with `{name}` for each part that varies.
    const ROUTE: &'static str;
    /// The address of this very request: path and query.
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident: $method:literal $route:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = $route;
            }
        )*
    };
}

fixed! {
    /// Signs in: answers with the session's cookie.
    PostSession: "POST" "/api/v1/desk/session", SignIn => Me;
    /// Who one is.
    GetMe: "GET" "/api/v1/desk/session", Nothing => Me;
    /// Signs out here.
    DeleteSession: "DELETE" "/api/v1/desk/session", Nothing => Nothing;
    /// Signs out everywhere, here too.
    DeleteSessions: "DELETE" "/api/v1/desk/sessions", Nothing => Nothing;
    /// Opens an invitation, as often as it takes.
    PostInvitation: "POST" "/api/v1/desk/invitation", OpenInvitation => Enrolment;
    /// Takes an invitation up, once. Signing in comes after it.
    PostAcceptance: "POST" "/api/v1/desk/invitation/acceptance", AcceptInvitation => RecoveryCodes;
    /// Changes the own password.
    PostPassword: "POST" "/api/v1/desk/password", ChangePassword => Nothing;
    /// Renews the own recovery codes.
    PostRecoveryCodes: "POST" "/api/v1/desk/recovery-codes", RenewRecoveryCodes => RecoveryCodes;
    /// Who works here.
    GetStaff: "GET" "/api/v1/desk/staff", Nothing => StaffList;
    /// Invites somebody.
    PostStaff: "POST" "/api/v1/desk/staff", Invite => Invitation;
    /// The API keys.
    GetApiKeys: "GET" "/api/v1/desk/api-keys", Nothing => ApiKeyList;
    /// Which API key this is; with the key instead of a session.
    GetIntakeKey: "GET" "/api/v1/intake/key", Nothing => ApiKey;
    /// Makes an API key.
    PostApiKey: "POST" "/api/v1/desk/api-keys", MakeApiKey => NewApiKey;
    /// Draws posters of windows.
    PostPosters: "POST" "/api/v1/desk/posters", PrintPosters => PosterFile;
    /// Takes an application in; needs an `Idempotency-Key`.
    PostApplication: "POST" "/api/v1/desk/applications", TakeIn => Slip;
    /// Takes an application in; needs an `Idempotency-Key`, and a key instead of a session.
    PostIntakeApplication: "POST" "/api/v1/intake/applications", TakeIn => Slip;
}

macro_rules! of_member {
    ($($(#[$doc:meta])* $name:ident: $method:literal $rest:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(pub Login);

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = concat!("/api/v1/desk/staff/{login}", $rest);
                fn address(&self) -> String {
                    format!(concat!("/api/v1/desk/staff/{}", $rest), self.0)
                }
            }
        )*
    };
}

of_member! {
    /// Changes somebody's roles.
    PutGrants: "PUT" "/grants", NewGrants => Member;
    /// Takes password and one-time codes away and invites anew.
    PostReset: "POST" "/reset", Nothing => Invitation;
    /// Takes the account away, or gives it back.
    PutDisabled: "PUT" "/disabled", SetDisabled => Member;
}

/// Takes an API key back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteApiKey(pub String);

impl DeskEndpoint for DeleteApiKey {
    type Body = Nothing;
    type Answer = ApiKey;
    const METHOD: &'static str = "DELETE";
    const ROUTE: &'static str = "/api/v1/desk/api-keys/{id}";
    fn address(&self) -> String {
        format!("/api/v1/desk/api-keys/{}", crate::endpoint::encode(&self.0))
    }
}

macro_rules! of_application {
    ($($(#[$doc:meta])* $name:ident: $method:literal $above:literal $rest:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(pub ApplicationNumber);

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = concat!($above, "/{number}", $rest);
                fn address(&self) -> String {
                    format!(concat!($above, "/{}", $rest), self.0.as_str())
                }
            }
        )*
    };
}

of_application! {
    /// One application as it stands now.
    GetApplication: "GET" "/api/v1/desk/applications" "", Nothing => ApplicationFile;
    /// Records something that happened.
    PostEvent: "POST" "/api/v1/desk/applications" "/events", NewEvent => Recorded;
    /// Decides it.
    PostDecision: "POST" "/api/v1/desk/applications" "/decision", Decide => Recorded;
    /// Publishes why the office is late.
    PostOvertimeReason: "POST" "/api/v1/desk/applications" "/overtime-reason", ExplainOvertime => ApplicationView;
    /// One application as it stands now; with a key instead of a session.
    GetIntakeApplication: "GET" "/api/v1/intake/applications" "", Nothing => ApplicationView;
    /// Records something that happened; with a key instead of a session.
    PostIntakeEvent: "POST" "/api/v1/intake/applications" "/events", NewEvent => Recorded;
    /// Decides it; with a key instead of a session.
    PostIntakeDecision: "POST" "/api/v1/intake/applications" "/decision", Decide => Recorded;
    /// Publishes why the office is late; with a key instead of a session.
    PostIntakeOvertimeReason: "POST" "/api/v1/intake/applications" "/overtime-reason", ExplainOvertime => ApplicationView;
}

/// Applications to which more can happen, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetApplications {
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetApplications {
    type Body = Nothing;
    type Answer = ApplicationPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/applications";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}

/// Supervision cases, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetSupervision {
    /// Only closed ones, or only those that are not.
    pub closed: Option<bool>,
    /// Only this one.
    pub case: Option<CaseId>,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetSupervision {
    type Body = Nothing;
    type Answer = SupervisionPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/supervision";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(closed) = self.closed {
            push_query(
                &mut address,
                "closed",
                if closed { "true" } else { "false" },
            );
        }
        if let Some(case) = &self.case {
            push_query(&mut address, "case", case.as_str());
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}

/// Notes what was done about a supervision case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostSupervisionNote(pub CaseId);

impl DeskEndpoint for PostSupervisionNote {
    type Body = NewNote;
    type Answer = SupervisionCase;
    const METHOD: &'static str = "POST";
    const ROUTE: &'static str = "/api/v1/desk/supervision/{id}/notes";
    fn address(&self) -> String {
        let id = crate::endpoint::encode(self.0.as_str());
        format!("/api/v1/desk/supervision/{id}/notes")
    }
}

/// Some of the record, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetAudit {
    /// What must stand in actor, subject or detail; empty for everything.
    pub q: String,
    /// Only this.
    pub deed: Option<Deed>,
    /// From this day on.
    pub from: Option<Date>,
    /// Until this day, included.
    pub to: Option<Date>,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetAudit {
    type Body = Nothing;
    type Answer = AuditPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/audit";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if !self.q.is_empty() {
            push_query(&mut address, "q", &self.q);
        }
        if let Some(deed) = self.deed {
            push_query(&mut address, "deed", deed.code());
        }
        for (name, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                push_query(&mut address, name, &day.to_string());
            }
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}
