//! `GET /api/v1/desk/ratings/rectifications/{id}`.

use super::{file, find};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeRectifications;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::ratings::RectificationFile;
use mingbai_contract::rating::RectificationId;
use std::sync::Arc;

/// One bad rating
///
/// For its window once it was handed over with others (R11), for supervisors at once.
#[utoipa::path(
    get,
    path = "/api/v1/desk/ratings/rectifications/{id}",
    operation_id = "get_rectification",
    tag = "desk",
    params(("id" = RectificationId, Path, description = "Which bad rating")),
    responses((status = 200, description = "The bad rating", body = RectificationFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeRectifications>,
    Named(id): Named<RectificationId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let today = day(may.now_ms, now.zone).0;
    let kept = find(&app, &now, &may.permit, &id).await?;
    let file = file(&now, &may.permit, kept, today);
    Ok(say(file.map_err(|error| internal(&error))?))
}
