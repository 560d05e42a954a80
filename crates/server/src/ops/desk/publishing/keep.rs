//! `PUT /api/v1/desk/publishing/drafts/{of}`.

use super::{file, is_known, is_mine, not_taken, state};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::{MOST_OF_DRAFT, Whole};
use crate::ops::desk::needs::KeepDraft as KeepDraftNeeded;
use crate::ops::desk::{May, Refused, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::drafts::NewDraft;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::{Content, DraftFile, DraftOf, KeepDraft};
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// Save a draft
///
/// One draft for all who keep it; it may have faults. `after` is how often it had been saved when this was begun
/// (`revision`; 0 for the first time), `based_on` the stamp of what was published then. A guide is kept by its
/// department's publishers, before and after the change; lists and the calendar by those of the whole county.
/// `409 conflict`: somebody has saved, thrown away or published it since; nothing was written, and asking again says
/// who, when and what. `409 draft_planned`: it comes out on a day, which must be taken back first.
#[utoipa::path(
    put,
    path = "/api/v1/desk/publishing/drafts/{of}",
    operation_id = "keep_draft",
    tag = "desk",
    params(
        ("of" = DraftOf, Path, description = "Which one"),
    ),
    request_body = KeepDraft,
    responses((status = 200, description = "Everything about it", body = DraftFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepDraftNeeded>,
    Named(of): Named<DraftOf>,
    _: NoQuery,
    Whole(asked): Whole<KeepDraft, MOST_OF_DRAFT>,
) -> Result<Response, Refusal> {
    if !is_known(&of) {
        return Err(Refusal::NOT_FOUND);
    }
    if !asked.content.fits(&of) {
        return Err(Refusal::field("/content", FieldCode::DoesNotFit));
    }
    let hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    if !matches!(asked.based_on.len(), 0 | 32) || !asked.based_on.bytes().all(hex) {
        return Err(Refusal::field("/based_on", FieldCode::Malformed));
    }
    allowed(&app, &may, &of, &asked.content).await?;
    let new = NewDraft {
        of: of.clone(),
        after: asked.after,
        based_on: asked.based_on,
        content: asked.content,
    };
    let entry = may.record(
        Deed::DraftKept,
        of.to_string(),
        detail(&asked.after.saturating_add(1))?,
    );
    let kept = app
        .store
        .keep_drafts(std::slice::from_ref(&new), &entry)
        .await;
    kept.map_err(|error| internal(&error))?.map_err(not_taken)?;
    Ok(say(file(&app, &may, &of).await?))
}

/// Whether somebody may put a content in place of what is there, published or drafted.
async fn allowed(
    app: &App,
    may: &May<KeepDraftNeeded>,
    of: &DraftOf,
    content: &Content,
) -> Result<(), Refusal> {
    let state = state(app).await?;
    let before = app.store.draft(of).await;
    let before = before.map_err(|error| internal(&error))?;
    let before = before.and_then(|kept| kept.content);
    let mut all = before.iter().chain([content]);
    match all.all(|content| is_mine(&may.permit, &state, of, Some(content))) {
        true => Ok(()),
        false => Err(Refusal::FORBIDDEN),
    }
}
