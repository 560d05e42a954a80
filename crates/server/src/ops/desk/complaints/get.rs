//! `GET /api/v1/desk/complaints/{id}`.

use super::file;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::SeeComplaints;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId};
use std::sync::Arc;

/// A complaint
///
/// With its messages as they are sealed: only a browser that holds one of the offices' keys opens them.
#[utoipa::path(
    get,
    path = "/api/v1/desk/complaints/{id}",
    operation_id = "get_complaint",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    responses((status = 200, description = "The complaint as it stands now", body = ComplaintFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<SeeComplaints>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    Ok(say(file(&app, &id).await?))
}
