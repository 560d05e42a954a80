//! `POST /api/v1/desk/inspections/{code}/withdrawal`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::FileInspection;
use crate::ops::desk::{May, Refused, say};
use crate::ops::inspections::end::end;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::inspections::Outcome;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::inspections::InspectionFile;
use std::sync::Arc;

/// Take the filing of an inspection back
///
/// By the body that filed it, until the day of the visit is over. It stays on record, and gives its place
/// in the enterprise's year back (R9). `409 inspection_over`, `visit_over`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/inspections/{code}/withdrawal",
    operation_id = "withdraw_inspection",
    tag = "desk",
    params(
        ("code" = InspectionId, Path, description = "Which one"),
    ),
    responses((status = 200, description = "The inspection", body = InspectionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<FileInspection>,
    Named(code): Named<InspectionId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let ended = end(&app, &may.doer(), &may.permit, &code, Outcome::Withdrawn).await?;
    Ok(say(ended))
}
