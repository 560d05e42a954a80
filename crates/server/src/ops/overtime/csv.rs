//! `GET /api/v1/overtime.csv`.

use super::ledger;
use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::{Usual, send_as};
use crate::ops::csv::{BYTE_ORDER_MARK, MEDIA_TYPE, push};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use mingbai_contract::Month;
use mingbai_contract::overtime::{OvertimeLedger, OvertimeRow};
use std::sync::Arc;

/// The columns, by the names that they have in JSON.
const COLUMNS: [&str; 17] = [
    "number",
    "mark",
    "item",
    "item_zh",
    "item_en",
    "department",
    "department_zh",
    "department_en",
    "clock",
    "step",
    "due",
    "since",
    "working_days",
    "counting",
    "decided",
    "reason",
    "reason_at",
];

/// The overtime ledger as a table
///
/// As `GET /api/v1/overtime`, as CSV (RFC 4180) in UTF-8 with a byte order mark and a header row, one row for
/// each clock. A cell that a spreadsheet would take for a formula begins with `'`.
#[utoipa::path(
    get,
    path = "/api/v1/overtime.csv",
    operation_id = "get_overtime_csv",
    tag = "figures",
    params(("month" = Option<Month>, Query, description = "Which month; the one that runs if absent", example = "2026-11")),
    responses((status = 200, description = "The ledger", body = String, content_type = "text/csv"), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let write = |ledger: &OvertimeLedger| Ok(Body::new(table(ledger).into_bytes()));
    let (month, body) = ledger(&app, query, "csv", write).await?;
    let mut response = send_as(MEDIA_TYPE, &headers, &*body);
    let name = format!("attachment; filename=\"overtime-{month}.csv\"");
    let name = HeaderValue::from_str(&name).map_err(|error| internal(&error))?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn table(ledger: &OvertimeLedger) -> String {
    let mut table = BYTE_ORDER_MARK.to_owned();
    push(&mut table, &COLUMNS.map(str::to_owned));
    for row in &ledger.rows {
        push(&mut table, &cells(row));
    }
    table
}

fn cells(row: &OvertimeRow) -> [String; COLUMNS.len()] {
    let names = |words: &Option<mingbai_contract::Words>| {
        let words = words.as_ref();
        words.map_or_else(Default::default, |words| {
            (words.zh.clone(), words.en.clone())
        })
    };
    let (item, department) = (names(&row.item_name), names(&row.department_name));
    let reason = row.reason.as_ref();
    [
        row.number.clone(),
        row.mark.clone(),
        row.item.to_string(),
        item.0,
        item.1,
        row.department.to_string(),
        department.0,
        department.1,
        row.clock.code().to_owned(),
        row.step.clone().unwrap_or_default(),
        row.due.to_string(),
        row.since.to_string(),
        row.working_days.to_string(),
        row.counting.to_string(),
        row.decided.to_string(),
        reason.map_or_else(String::new, |reason| reason.text.clone()),
        reason.map_or_else(String::new, |reason| reason.at.to_string()),
    ]
}
