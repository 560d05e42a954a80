//! `POST /api/v1/intake/inspections`.

use super::Pusher;
use crate::app::App;
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Body;
use crate::ops::desk::{Refused, say};
use crate::ops::inspections::file::{Asking, file};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeInspection};
use mingbai_contract::desk::inspections::{FileInspection, InspectionFile};
use std::sync::Arc;

/// How many days ago another system may have taken in an inspection that it pushes now: five years.
const LATE_DAYS: i64 = 1827;

/// Push an inspection
///
/// That another system has taken in, on the day `filed_on` (today if absent). Refused as at the desk: `409
/// inspection_cap` where the enterprise's year has no place left (R9). Needs an `Idempotency-Key`. 403
/// where the API key is not for inspections, or not for this department.
#[utoipa::path(
    post,
    path = "/api/v1/intake/inspections",
    operation_id = "push_inspection",
    tag = "intake",
    params(
        ("Idempotency-Key" = String, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = FileInspection,
    responses((status = 200, description = "The inspection as it is filed", body = InspectionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    key: OnceKey,
    _: NoQuery,
    Body(asked): Body<FileInspection>,
) -> Result<Response, Refusal> {
    let key = key.needed()?;
    let asking = Asking {
        key: &key,
        address: PostIntakeInspection::ROUTE,
        permit: &pusher.permit(),
        elsewhere: Some(LATE_DAYS),
    };
    Ok(say(file(&app, &pusher.doer(), asking, asked).await?))
}
