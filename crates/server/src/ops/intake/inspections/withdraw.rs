//! `POST /api/v1/intake/inspections/{code}/withdrawal`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::{Refused, say};
use crate::ops::inspections::end::end;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::inspections::Outcome;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::inspections::InspectionFile;
use std::sync::Arc;

/// Push that the filing of an inspection is taken back
///
/// By the body that filed it, until the day of the visit is over. It stays on record, and gives its place
/// in the enterprise's year back (R9). `409 inspection_over`, `visit_over`.
#[utoipa::path(
    post,
    path = "/api/v1/intake/inspections/{code}/withdrawal",
    operation_id = "withdraw_pushed_inspection",
    tag = "intake",
    params(
        ("code" = InspectionId, Path, description = "Which one"),
    ),
    responses((status = 200, description = "The inspection", body = InspectionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(code): Named<InspectionId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let ended = end(
        &app,
        &pusher.doer(),
        &pusher.permit(),
        &code,
        Outcome::Withdrawn,
    )
    .await?;
    Ok(say(ended))
}
