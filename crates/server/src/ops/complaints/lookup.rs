//! `POST /api/v1/complaints/lookup`.
//!
//! The thread is looked for by a hash of what the receipt opens it with: whether a receipt is mistyped, made
//! up or deleted, the same is looked for in the same way and not found. There is nothing to guess at: look-up
//! ids are 256 bits, and come from 75 by a slow function.

use super::{Refused, keys, settle, thread};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::complaints::KeptComplaint;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::{LookUpThread, ThreadView};
use mingbai_domain::complaint::standing;
use std::sync::Arc;

/// Open a thread
///
/// For whoever holds its receipt: where the complaint stands, both clocks, everything that has happened, the
/// messages as they are sealed, the offices' keys, and the day on which all of it is deleted. Whatever opens
/// nothing gets the same 404.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/lookup",
    operation_id = "open_thread",
    tag = "complaints",
    request_body = LookUpThread,
    responses((status = 200, description = "The thread", body = ThreadView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<LookUpThread>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let today = day(now_ms, now.zone);
    let find = || async {
        let kept = app.store.complaint_of(&thread(&asked.lookup)).await;
        let kept: Option<KeptComplaint> = kept.map_err(|error| internal(&error))?;
        kept.ok_or(Refusal::NOT_FOUND)
    };
    let mut kept = find().await?;
    let settled = settle(&*app.store, &now.work, &kept, today.0, now_ms).await;
    if settled.map_err(|error| internal(&error))? {
        kept = find().await?;
    }
    let messages = app.store.messages(&kept.id).await;
    let standing = standing(&now.work, &kept.complaint, today.0);
    let summary = kept.summary.filter(|summary| !summary.waits);
    Ok(say(ThreadView {
        standing: standing.map_err(|error| internal(&error))?,
        complaint: kept.complaint,
        messages: messages.map_err(|error| internal(&error))?,
        keys: keys(&app).await?,
        summary: summary.map(|summary| summary.text),
    }))
}
