//! `PUT /api/v1/desk/staff/{login}/grants`.

use super::{other, wrong_grants};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::ChangeGrants;
use crate::ops::desk::{May, Refused, change, detail, member, say, staff_name, zone};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::staff::Change;
use axum::extract::{Path, State};
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::{Login, Member, NewGrants};
use std::sync::Arc;

/// Change somebody's roles
///
/// They hold at once, for a new session: the person is signed out and signs in again. 409 when they have been
/// changed in the meantime, or when nobody would be left who can let people in; 403 for the own ones.
#[utoipa::path(
    put,
    path = "/api/v1/desk/staff/{login}/grants",
    operation_id = "change_grants",
    tag = "desk",
    params(("login" = Login, Path, description = "Whose")),
    request_body = NewGrants,
    responses((status = 200, description = "The account", body = Member), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ChangeGrants>,
    Path(login): Path<String>,
    _: NoQuery,
    Body(new): Body<NewGrants>,
) -> Result<Response, Refusal> {
    let mut account = other(&app, &may, &login).await?;
    let problems = wrong_grants(&app, &new.grants)?;
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    let before = std::mem::replace(&mut account.grants, new.grants.clone());
    let record = may.record(
        Deed::GrantsChanged,
        staff_name(account.login.as_str()),
        detail(&[&before, &new.grants])?,
    );
    let set = Change::SetGrants {
        login: account.login.clone(),
        before,
        grants: new.grants,
    };
    change(&app, &set, &record).await?;
    Ok(say(member(&account, zone(&app))))
}
