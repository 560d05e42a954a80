//! `POST /api/v1/desk/staff/{login}/reset`.

use super::{invitation, other, told};
use crate::app::App;
use crate::ops::desk::needs::ResetStaff;
use crate::ops::desk::{May, Refused, change, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::{Path, State};
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::{Invitation, Login};
use std::sync::Arc;

/// Invite somebody anew
///
/// Password, one-time and recovery codes and all sessions are taken away, and a new invitation is given:
/// for who has lost the phone, or has not taken the first one up in time.
#[utoipa::path(
    post,
    path = "/api/v1/desk/staff/{login}/reset",
    operation_id = "reset_staff",
    tag = "desk",
    params(("login" = Login, Path, description = "Whose")),
    responses((status = 200, description = "The invitation", body = Invitation), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ResetStaff>,
    Path(login): Path<String>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let login = other(&app, &may, &login).await?.login;
    let (invitation, code) = invitation(may.now_ms).map_err(|error| internal(&error))?;
    let reset = Change::Reset {
        login: login.clone(),
        invitation: invitation.clone(),
    };
    let record = may.record(Deed::Reset, staff_name(login.as_str()), String::new());
    change(&app, &reset, &record).await?;
    Ok(say(told(login, &invitation, code)))
}
