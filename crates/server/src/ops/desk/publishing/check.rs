//! `POST /api/v1/desk/publishing/drafts/{of}/check`.

use super::{check_beside, is_known, is_seen, state};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::published;
use crate::ops::body::{MOST_OF_DRAFT, Whole};
use crate::ops::desk::needs::SeePublishing;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::publishing::{CheckDraft, DraftOf, DraftReport};
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// What would be wrong
///
/// Checks a content as if it were published today, by all the rules a publication must keep (R6, R7, references,
/// completeness, the calendar). Nothing is written.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/drafts/{of}/check",
    operation_id = "check_draft",
    tag = "desk",
    params(
        ("of" = DraftOf, Path, description = "Of what"),
    ),
    request_body = CheckDraft,
    responses((status = 200, description = "Everything that would be", body = DraftReport), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeePublishing>,
    Named(of): Named<DraftOf>,
    _: NoQuery,
    Whole(asked): Whole<CheckDraft, MOST_OF_DRAFT>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let state = state(&app).await?;
    if !is_known(&of) || !is_seen(&may.permit, &state, &of, Some(&asked.content)) {
        return Err(Refusal::NOT_FOUND);
    }
    if !asked.content.fits(&of) {
        return Err(Refusal::field("/content", FieldCode::DoesNotFit));
    }
    let today = day(may.now_ms, now.zone);
    Ok(say(DraftReport {
        faults: check_beside(&state, &of, &asked.content, today).await?,
    }))
}
