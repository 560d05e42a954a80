//! `GET /api/v1/desk/staff`.

use crate::app::App;
use crate::ops::desk::needs::ListStaff;
use crate::ops::desk::{May, Refused, member, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::staff::StaffList;
use std::sync::Arc;

/// Who works here
///
/// Everybody, by login; for a chief representative those of the own department.
#[utoipa::path(
    get,
    path = "/api/v1/desk/staff",
    operation_id = "list_staff",
    tag = "desk",
    responses((status = 200, description = "The people", body = StaffList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ListStaff>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let everybody = app.store.members().await;
    let everybody = everybody.map_err(|error| internal(&error))?;
    let zone = zone(&app);
    let reached = everybody
        .iter()
        .filter(|one| may.permit.reaches(&one.grants));
    Ok(say(StaffList {
        members: reached.map(|one| member(one, zone)).collect(),
    }))
}
