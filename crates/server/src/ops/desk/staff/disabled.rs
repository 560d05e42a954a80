//! `PUT /api/v1/desk/staff/{login}/disabled`.

use super::other;
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::DisableStaff;
use crate::ops::desk::{May, Refused, change, member, say, staff_name, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::{Path, State};
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::{Login, Member, SetDisabled};
use std::sync::Arc;

/// Take an account away, or give it back
///
/// Whose account is taken away is signed out at once. 409 when it is so already, or when nobody would be
/// left who can let people in; 403 for the own one.
#[utoipa::path(
    put,
    path = "/api/v1/desk/staff/{login}/disabled",
    operation_id = "set_disabled",
    tag = "desk",
    params(("login" = Login, Path, description = "Whose")),
    request_body = SetDisabled,
    responses((status = 200, description = "The account", body = Member), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<DisableStaff>,
    Path(login): Path<String>,
    _: NoQuery,
    Body(set): Body<SetDisabled>,
) -> Result<Response, Refusal> {
    let login = other(&app, &may, &login).await?.login;
    let deed = if set.disabled {
        Deed::Disabled
    } else {
        Deed::Enabled
    };
    let record = may.record(deed, staff_name(login.as_str()), String::new());
    let set = Change::SetDisabled {
        login: login.clone(),
        disabled: set.disabled,
    };
    change(&app, &set, &record).await?;
    let account = app.store.account(&login).await;
    let account = account.map_err(|error| internal(&error))?;
    let account = account.ok_or(Refusal::NOT_FOUND)?;
    Ok(say(member(&account, zone(&app))))
}
