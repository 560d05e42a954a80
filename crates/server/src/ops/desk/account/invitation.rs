//! `POST /api/v1/desk/invitation`.

use super::{INVITATION_CHARS, issuer};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::origin::OwnPage;
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Waiting;
use crate::{one_time, secret};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::account::{Enrolment, OpenInvitation};
use std::sync::Arc;

/// Open an invitation
///
/// Who is invited, and the secret for an authenticator app. It can be opened as often as it takes,
/// until it is taken up or over: then 404, as for a code that never was.
#[utoipa::path(
    post,
    path = "/api/v1/desk/invitation",
    operation_id = "open_invitation",
    tag = "desk",
    request_body = OpenInvitation,
    responses((status = 200, description = "The invitation", body = Enrolment), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: OwnPage,
    _: NoQuery,
    Body(open): Body<OpenInvitation>,
) -> Result<Response, Refusal> {
    let (_, waiting) = find(&app, &open.code).await?;
    let login = waiting.account.login;
    let uri = one_time::uri(&waiting.totp, login.as_str(), &issuer(&app));
    Ok(say(Enrolment {
        secret: one_time::typed(&waiting.totp).map_err(|error| internal(&error))?,
        uri: uri.map_err(|error| internal(&error))?,
        name: waiting.account.name,
        login,
    }))
}

/// The invitation of a code, with the code's hash.
///
/// # Errors
/// 404 when there is none, or it is over.
pub(super) async fn find(app: &App, code: &str) -> Result<(String, Waiting), Refusal> {
    let code = secret::typed(code, INVITATION_CHARS).ok_or(Refusal::NOT_FOUND)?;
    let code = secret::hash("invitation", &code);
    let waiting = app.store.invitation(&code).await;
    let waiting = waiting.map_err(|error| internal(&error))?;
    let waiting = waiting.filter(|waiting| waiting.expires_ms > app.clock.now_ms());
    waiting
        .map(|waiting| (code, waiting))
        .ok_or(Refusal::NOT_FOUND)
}
