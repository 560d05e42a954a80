//! `DELETE /api/v1/desk/publishing/planned/{id}`.

use super::{is_mine, state};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::Publish;
use crate::ops::desk::{May, Refused, detail, done};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::PlannedOutcome;
use std::sync::Arc;

/// Take back the day on which drafts come out
///
/// As long as it is to come: `404` where nothing waits under this id, or not for one's department. The drafts stay.
#[utoipa::path(
    delete,
    path = "/api/v1/desk/publishing/planned/{id}",
    operation_id = "take_back_planned",
    tag = "desk",
    params(
        ("id" = String, Path, description = "Which one"),
    ),
    responses((status = 204, description = "They do not come out"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<Publish>,
    Named(id): Named<String>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let planned = app.store.planned(may.now_ms).await;
    let planned = planned.map_err(|error| internal(&error))?;
    let waiting = |one: &&_| {
        let one: &crate::store::drafts::KeptPlanned = one;
        one.id == id && one.outcome == PlannedOutcome::Waiting
    };
    let plan = planned.iter().find(waiting).ok_or(Refusal::NOT_FOUND)?;
    let state = state(&app).await?;
    for of in &plan.drafts {
        let kept = app.store.draft(of).await;
        let kept = kept.map_err(|error| internal(&error))?;
        let content = kept.and_then(|kept| kept.content);
        if !is_mine(&may.permit, &state, of, content.as_ref()) {
            return Err(Refusal::NOT_FOUND);
        }
    }
    let subject = format!("publishing:{id}");
    let entry = may.record(Deed::PublishingTakenBack, subject, detail(&plan.day)?);
    let taken_back = app.store.take_back_planned(&id, &entry).await;
    match taken_back.map_err(|error| internal(&error))? {
        true => Ok(done()),
        false => Err(Refusal::NOT_FOUND),
    }
}
