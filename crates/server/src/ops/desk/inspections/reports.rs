//! `GET /api/v1/desk/inspection-reports`.

use crate::app::App;
use crate::ops::desk::needs::ReadInspectionReports;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::inspections::ReportList;
use std::sync::Arc;

/// How many rows a page has.
const PAGE: u32 = 100;

/// Reports of inspections
///
/// For supervisors: what was reported without a name, the last day's first, a hundred to a page. Those that
/// say the same are counted together; nobody learns who reported, or when on that day.
#[utoipa::path(
    get,
    path = "/api/v1/desk/inspection-reports",
    operation_id = "list_inspection_reports",
    tag = "desk",
    params(
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The reports", body = ReportList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<ReadInspectionReports>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let skip = query.number("cursor", 0..=u32::MAX - PAGE).unwrap_or(0);
    query.end()?;
    let found = app.store.inspection_reports(skip, PAGE + 1).await;
    let mut reports = found.map_err(|error| internal(&error))?;
    let more = reports.len() > PAGE as usize;
    reports.truncate(PAGE as usize);
    Ok(say(ReportList {
        reports,
        next_cursor: more.then(|| (skip + PAGE).to_string()),
    }))
}
