//! `GET /api/v1/desk/publishing/drafts/{of}/versions/{version}`.

use crate::app::App;
use crate::ops::desk::needs::SeePublishing;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::{Path, State};
use axum::response::Response;
use mingbai_contract::desk::publishing::{DraftOf, VersionFile};
use std::sync::Arc;

/// A version that was published
///
/// What it said, to be compared with another one. Everything that was ever published is public: there is no
/// department to be of.
#[utoipa::path(
    get,
    path = "/api/v1/desk/publishing/drafts/{of}/versions/{version}",
    operation_id = "get_published_version",
    tag = "desk",
    params(
        ("of" = DraftOf, Path, description = "Of what"),
        ("version" = u32, Path, description = "Which one"),
    ),
    responses((status = 200, description = "What it said", body = VersionFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _may: May<SeePublishing>,
    Path((of, version)): Path<(String, String)>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let of: DraftOf = of.parse().map_err(|_| Refusal::NOT_FOUND)?;
    let version: u32 = version.parse().map_err(|_| Refusal::NOT_FOUND)?;
    let found = app.store.published_version(&of, version).await;
    let found = found.map_err(|error| internal(&error))?;
    let found = found.ok_or(Refusal::NOT_FOUND)?;
    Ok(say(VersionFile {
        version: found.version,
        published: found.published,
        content: found.content,
    }))
}
