//! The staff desk: who asks, whether that person may, and that it is the desk that asks.
//!
//! Whoever is signed in comes to a handler as a [`May`], which says in the handler's own signature what
//! must be allowed; nothing else here reads a role. Signing in and invitations are the only operations
//! without one. Every request that changes something must come from this site's own pages ([`origin`]).
//! What is done is recorded in the transaction that does it ([`crate::store::staff`]).

pub mod account;
pub mod api_keys;
pub mod applications;
pub mod audit;
pub mod complaints;
pub mod cookies;
pub mod inspections;
pub mod office_keys;
pub mod origin;
pub mod posters;
pub mod projects;
pub mod publishing;
pub mod ratings;
pub mod staff;
pub mod supervision;

use crate::app::App;
use crate::ops::applications::Doer;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::staff::{Account, Change, NotDone, Record};
use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::Member;
use mingbai_contract::problem::Problem;
use mingbai_contract::{Date, DepartmentId};
use mingbai_domain::staff::{Permit, permit};
use mingbai_domain::time::{Zone, local};
use serde::Serialize;
use std::marker::PhantomData;
use std::sync::Arc;

/// After how long without a request a session is over.
pub const IDLE_MS: i64 = 30 * 60_000;

/// After how long a session is over in any case: a working day with its evening.
pub const SESSION_MS: i64 = 12 * 3_600_000;

/// A request is noted in its session no more often than this.
const TOUCH_MS: i64 = 60_000;

/// What a handler needs to be allowed.
pub trait Needs: Send {
    /// The operation in the table of roles.
    const OPERATION: Operation;
}

/// One type for every operation, for [`May`].
pub mod needs {
    use super::{Needs, Operation};

    macro_rules! needs {
        ($($name:ident)*) => {
            $(
                #[doc = concat!("[`Operation::", stringify!($name), "`].")]
                #[derive(Debug)]
                pub struct $name;

                impl Needs for $name {
                    const OPERATION: Operation = Operation::$name;
                }
            )*
        };
    }

    needs! {
        KeepOwnAccount ListStaff InviteStaff ChangeGrants ResetStaff DisableStaff ReadAudit
        ListApiKeys MakeApiKey RevokeApiKey SeeApplications TakeInApplication RecordEvent
        DecideApplication SeeProjects KeepProject SeeInspections FileInspection
        ReadInspectionReports ExplainOvertime SeeSupervision NoteSupervision
        SeeComplaints HandleComplaint ProposeSummary ReleaseSummary KeepOfficeKeys
        ShowLiveCode SeeRectifications AnswerRectification SetRatingAside ReviewComments ReportHandled
        PrintPosters SeePublishing KeepDraft Publish
    }
}

/// Somebody who is signed in and may do what the handler does.
pub struct May<O> {
    /// Who.
    pub account: Account,
    /// How far the permission reaches.
    pub permit: Permit,
    /// The hash of the session's token.
    pub token: String,
    /// When the session is over in any case.
    pub until_ms: i64,
    /// The time of the request, milliseconds since 1970, UTC.
    pub now_ms: i64,
    operation: PhantomData<O>,
}

impl<O: Needs> FromRequestParts<Arc<App>> for May<O> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            origin::check(&parts.headers, app.origin.as_deref())?;
        }
        let token = cookies::session(&parts.headers, app.https).ok_or(Refusal::SIGN_IN_NEEDED)?;
        let token = secret::hash("session", &token);
        let session = app.store.session(&token).await;
        let session = session.map_err(|error| internal(&error))?;
        let now_ms = app.clock.now_ms();
        let session = session
            .filter(|session| now_ms - session.seen_ms < IDLE_MS)
            .filter(|session| now_ms - session.made_ms < SESSION_MS)
            .ok_or(Refusal::SIGN_IN_NEEDED)?;
        if now_ms - session.seen_ms >= TOUCH_MS {
            let touched = app.store.touch(&token, now_ms).await;
            touched.map_err(|error| internal(&error))?;
        }
        let permit = permit(&session.account.grants, O::OPERATION);
        if !permit.is_given() {
            return Err(Refusal::FORBIDDEN);
        }
        Ok(Self {
            until_ms: session.made_ms + SESSION_MS,
            account: session.account,
            permit,
            token,
            now_ms,
            operation: PhantomData,
        })
    }
}

impl<O> May<O> {
    /// Who does it, and when.
    pub fn doer(&self) -> Doer {
        Doer {
            actor: staff_name(self.account.login.as_str()),
            now_ms: self.now_ms,
        }
    }

    /// The departments whose things are shown; none for all of them.
    pub fn departments(&self) -> Option<Vec<DepartmentId>> {
        match &self.permit {
            Permit::Everything => None,
            Permit::Departments(own) => Some(own.iter().cloned().collect()),
            Permit::Refused => Some(Vec::new()),
        }
    }

    /// What the record is to say.
    pub fn record(&self, deed: Deed, subject: String, detail: String) -> Record {
        Record {
            at_ms: self.now_ms,
            actor: staff_name(self.account.login.as_str()),
            deed,
            subject,
            detail,
        }
    }
}

/// How the record calls somebody.
pub fn staff_name(login: &str) -> String {
    format!("staff:{login}")
}

/// How the record calls an API key.
pub fn key_name(id: &str) -> String {
    format!("key:{id}")
}

/// Makes a change and records it.
///
/// # Errors
/// 404, 409 or 401, as [`NotDone`] says.
pub async fn change(app: &App, change: &Change, record: &Record) -> Result<(), Refusal> {
    let made = app.store.change(change, record).await;
    match made.map_err(|error| internal(&error))? {
        Ok(()) => Ok(()),
        Err(NotDone::Missing) => Err(Refusal::NOT_FOUND),
        Err(NotDone::Taken | NotDone::Changed) => Err(Refusal::CONFLICT),
        Err(NotDone::LastAdministrator) => Err(Refusal::LAST_ADMINISTRATOR),
        Err(NotDone::Used) => Err(Refusal::WRONG_CREDENTIALS),
    }
}

/// Somebody as the desk shows them.
pub fn member(account: &Account, zone: Zone) -> Member {
    Member {
        login: account.login.clone(),
        name: account.name.clone(),
        standing: account.standing,
        grants: account.grants.clone(),
        since: day(account.made_ms, zone),
    }
}

/// The day of a moment in the county.
pub fn day(at_ms: i64, zone: Zone) -> Date {
    Date(local(at_ms, zone).date)
}

/// The county's time zone.
pub fn zone(app: &App) -> Zone {
    app.live.current().map_or(Zone::BEIJING, |now| now.zone)
}

/// A detail of the record.
pub fn detail<T: Serialize + ?Sized>(what: &T) -> Result<String, Refusal> {
    detail_of(what).map_err(|error| internal(&error))
}

/// As [`detail`], for whoever has nobody to answer.
///
/// # Errors
/// None in practice: what is recorded is plain data.
pub fn detail_of<T: Serialize + ?Sized>(what: &T) -> serde_json::Result<String> {
    serde_json::to_string(what)
}

/// An answer that nobody keeps.
pub fn say<T: Serialize>(value: T) -> Response {
    private(Json(value).into_response())
}

/// It was done.
pub fn done() -> Response {
    private(StatusCode::NO_CONTENT.into_response())
}

fn private(mut response: Response) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, no_store);
    response
}

/// For requests to the desk that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// A field is unknown, missing or not as it should be; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// Nobody is signed in, or a password or code is wrong.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(Problem),
    /// The roles do not allow it, or the request did not come from the desk.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// There is nobody, or nothing, of that name.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// It does not fit what is there.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// Too many guesses; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
}
