//! `GET /api/v1/calendar`.

use crate::ops::answer::{Now, Usual, send};
use crate::ops::query::NoQuery;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::calendar::Calendar;

/// The working-day calendar
///
/// Every published year: holidays, moved rest days and make-up working days. A year marked
/// `statutory_only`, or not there, makes dates that reach into it provisional (rule R1).
#[utoipa::path(
    get,
    path = "/api/v1/calendar",
    operation_id = "get_calendar",
    tag = "calendar",
    responses((status = 200, description = "The calendar", body = Calendar), Usual),
)]
pub async fn handler(_: NoQuery, Now(now): Now, headers: HeaderMap) -> Response {
    send(&headers, &now.calendar)
}
