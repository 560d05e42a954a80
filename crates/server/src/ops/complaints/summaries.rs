//! `GET /api/v1/complaints/summaries`.

use crate::app::App;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::complaint::ComplaintSummaries;
use std::sync::Arc;

/// How many summaries are shown.
const MOST: u32 = 100;

/// What came of complaints, in words
///
/// Summaries that one person at the desk has written and another released, the last hundred, newest month
/// first. Nothing says of which complaint.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/summaries",
    operation_id = "get_complaint_summaries",
    tag = "figures",
    responses((status = 200, description = "The summaries", body = ComplaintSummaries), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let summaries = app.store.released_summaries(MOST).await;
    let summaries = summaries.map_err(|error| internal(&error))?;
    send_new(&headers, &ComplaintSummaries { summaries })
}
