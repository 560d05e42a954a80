//! `POST /api/v1/desk/inspections`.

use crate::app::App;
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Body;
use crate::ops::desk::needs::FileInspection as FileInspectionNeeded;
use crate::ops::desk::{May, Refused, say};
use crate::ops::inspections::file::{Asking, file};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostInspection};
use mingbai_contract::desk::inspections::{FileInspection, InspectionFile};
use std::sync::Arc;

/// File an inspection
///
/// Of an enterprise, by one of the bodies that come, before the day of the visit. `409 inspection_cap`: the
/// enterprise has its two routine inspections of that calendar year (R9); a joint one counts once, a
/// special one never. Without `code` it gets the next one of the day of the visit: that stands on the
/// notice. Needs an `Idempotency-Key`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/inspections",
    operation_id = "file_inspection",
    tag = "desk",
    params(
        ("Idempotency-Key" = String, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = FileInspection,
    responses((status = 200, description = "The inspection as it is filed", body = InspectionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<FileInspectionNeeded>,
    key: OnceKey,
    _: NoQuery,
    Body(asked): Body<FileInspection>,
) -> Result<Response, Refusal> {
    let key = key.needed()?;
    let asking = Asking {
        key: &key,
        address: PostInspection::ROUTE,
        permit: &may.permit,
        elsewhere: None,
    };
    Ok(say(file(&app, &may.doer(), asking, asked).await?))
}
