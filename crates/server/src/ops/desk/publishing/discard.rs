//! `POST /api/v1/desk/publishing/drafts/{of}/discard`.

use super::{is_mine, not_taken, state};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::desk::needs::KeepDraft;
use crate::ops::desk::{May, Refused, detail, done};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::{DiscardDraft, DraftOf, DraftRevision};
use std::sync::Arc;

/// Throw a draft away
///
/// In the revision that was looked at: `409 conflict` where somebody has saved it since, `409 no_draft` where there is
/// none. What is published stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/drafts/{of}/discard",
    operation_id = "discard_draft",
    tag = "desk",
    params(
        ("of" = DraftOf, Path, description = "Which one"),
    ),
    request_body = DiscardDraft,
    responses((status = 204, description = "It is gone"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepDraft>,
    Named(of): Named<DraftOf>,
    _: NoQuery,
    Body(asked): Body<DiscardDraft>,
) -> Result<Response, Refusal> {
    let kept = app.store.draft(&of).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept
        .and_then(|kept| kept.content)
        .ok_or(Refusal::NOT_FOUND)?;
    let state = state(&app).await?;
    if !is_mine(&may.permit, &state, &of, Some(&kept)) {
        return Err(Refusal::NOT_FOUND);
    }
    let entry = may.record(Deed::DraftDiscarded, of.to_string(), detail(&asked.after)?);
    let wanted = DraftRevision {
        of,
        revision: asked.after,
    };
    let gone = app.store.discard_draft(&wanted, &entry).await;
    gone.map_err(|error| internal(&error))?.map_err(not_taken)?;
    Ok(done())
}
