//! `GET /api/v1/desk/summaries`.

use crate::app::App;
use crate::ops::desk::needs::ReleaseSummary;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::complaints::{WaitingSummaries, WaitingSummary};
use mingbai_domain::complaint::fold;
use std::sync::Arc;

/// Summaries that wait to be released
///
/// For whoever releases them: nothing else of the complaints is shown.
#[utoipa::path(
    get,
    path = "/api/v1/desk/summaries",
    operation_id = "list_waiting_summaries",
    tag = "desk",
    responses((status = 200, description = "The summaries", body = WaitingSummaries), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<ReleaseSummary>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let waiting = app.store.waiting_summaries().await;
    let mut summaries = Vec::new();
    for kept in waiting.map_err(|error| internal(&error))? {
        let course = fold(&kept.complaint).map_err(|error| internal(&error))?;
        let after = kept.size();
        if let Some(summary) = kept.summary {
            summaries.push(WaitingSummary {
                id: kept.id,
                after,
                category: kept.complaint.category,
                departments: course.departments,
                text: summary.text,
                by: summary.by,
            });
        }
    }
    Ok(say(WaitingSummaries { summaries }))
}
