//! `POST /api/v1/projects/unshare`.

use super::lookup::opened;
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::guess::Refused;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::project::{Access, ProjectLookUp, Sharing};
use std::sync::Arc;

/// Take the sharing of a project back
///
/// With the investor's own secret. Whoever has the secret for others opens nothing with it from now on.
#[utoipa::path(
    post,
    path = "/api/v1/projects/unshare",
    operation_id = "unshare_project",
    tag = "projects",
    request_body = ProjectLookUp,
    responses((status = 200, description = "It is not shared any more", body = Sharing), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(typed): Body<ProjectLookUp>,
) -> Result<Response, Refusal> {
    let now_ms = app.clock.now_ms();
    let code = opened(&app, &typed, &[Access::Owner], now_ms).await?.code;
    let closed = app
        .store
        .open_project_with(&code, Access::Shared, None, now_ms)
        .await;
    closed.map_err(|error| internal(&error))?;
    Ok(say(Sharing { secret: None }))
}
