//! `GET /api/v1/desk/projects/{code}`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::SeeProjects;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::keep::seen;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::projects::ProjectFile;
use std::sync::Arc;

/// A project with its versions
///
/// As the investor sees it, with what supervisors are told of it, and who made which version of it when.
/// Its version is `after` of the next one. 404 where it does not concern one's department.
#[utoipa::path(
    get,
    path = "/api/v1/desk/projects/{code}",
    operation_id = "get_project",
    tag = "desk",
    params(
        ("code" = ProjectId, Path, description = "Which one"),
    ),
    responses((status = 200, description = "The project", body = ProjectFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeProjects>,
    Named(code): Named<ProjectId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    Ok(say(seen(&app, &code, &may.permit, may.now_ms).await?))
}
