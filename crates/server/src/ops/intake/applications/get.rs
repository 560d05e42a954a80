//! `GET /api/v1/intake/applications/{number}`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::{published, seen};
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use std::sync::Arc;

/// An application as it stands here now
///
/// With all that has happened, what time has brought about among it. How many events it has is `after` of
/// whatever is pushed next. 404 where the API key does not reach it.
#[utoipa::path(
    get,
    path = "/api/v1/intake/applications/{number}",
    operation_id = "get_pushed_application",
    tag = "intake",
    params(("number" = ApplicationNumber, Path, description = "Which one")),
    responses((status = 200, description = "The application", body = ApplicationView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(number): Named<ApplicationNumber>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let kept = app.store.application(&number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(|kept| pusher.permit().holds(&kept.department));
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    Ok(say(seen(&now, kept, pusher.now_ms)?))
}
