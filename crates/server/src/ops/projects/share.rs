//! `POST /api/v1/projects/share`.

use super::lookup::opened;
use super::{new_secret, opens};
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

/// Share a project
///
/// With the investor's own secret. Answers with a new secret that opens the project for others to look at, and
/// nothing else; it is shown this once. The one before opens nothing from now on.
#[utoipa::path(
    post,
    path = "/api/v1/projects/share",
    operation_id = "share_project",
    tag = "projects",
    request_body = ProjectLookUp,
    responses((status = 200, description = "The secret for others", body = Sharing), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(typed): Body<ProjectLookUp>,
) -> Result<Response, Refusal> {
    let now_ms = app.clock.now_ms();
    let code = opened(&app, &typed, &[Access::Owner], now_ms).await?.code;
    let (_, secret) = new_secret()?;
    let opens = opens(&code, &secret);
    let shared = app
        .store
        .open_project_with(&code, Access::Shared, Some(&opens), now_ms)
        .await;
    shared.map_err(|error| internal(&error))?;
    Ok(say(Sharing {
        secret: Some(secret),
    }))
}
