//! `GET /api/v1/intake/projects/{code}`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::{Refused, say};
use crate::ops::projects::keep::seen;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::projects::ProjectFile;
use std::sync::Arc;

/// A project as it stands here now
///
/// With who made which version of it. Its version is `after` of whatever is pushed next. 404 where the API
/// key does not reach it.
#[utoipa::path(
    get,
    path = "/api/v1/intake/projects/{code}",
    operation_id = "get_pushed_project",
    tag = "intake",
    params(
        ("code" = ProjectId, Path, description = "Which one"),
    ),
    responses((status = 200, description = "The project", body = ProjectFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(code): Named<ProjectId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let seen = seen(&app, &code, &pusher.permit(), pusher.now_ms).await?;
    Ok(say(seen))
}
