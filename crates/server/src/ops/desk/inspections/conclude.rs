//! `POST /api/v1/desk/inspections/{code}/result`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::desk::needs::FileInspection;
use crate::ops::desk::{May, Refused, say};
use crate::ops::inspections::end::end;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::inspections::Outcome;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::inspections::{ConcludeInspection, InspectionFile};
use std::sync::Arc;

/// Record what an inspection found
///
/// By the body that filed it, once, from the day of the visit on. `409 inspection_over`, `visit_to_come`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/inspections/{code}/result",
    operation_id = "conclude_inspection",
    tag = "desk",
    params(
        ("code" = InspectionId, Path, description = "Which one"),
    ),
    request_body = ConcludeInspection,
    responses((status = 200, description = "The inspection", body = InspectionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<FileInspection>,
    Named(code): Named<InspectionId>,
    _: NoQuery,
    Body(asked): Body<ConcludeInspection>,
) -> Result<Response, Refusal> {
    let outcome = Outcome::Result(asked.result);
    let ended = end(&app, &may.doer(), &may.permit, &code, outcome).await?;
    Ok(say(ended))
}
