//! `GET /api/v1/calendar/{year}`.

use crate::ops::answer::{Named, Now, UsualOfOne, send};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::calendar::CalendarYear;

/// One year of the calendar
///
/// 404 for a year that is not published: it counts Monday to Friday, provisionally (rule R1).
#[utoipa::path(
    get,
    path = "/api/v1/calendar/{year}",
    operation_id = "get_calendar_year",
    tag = "calendar",
    params(("year" = i32, Path, description = "The year", example = 2026)),
    responses((status = 200, description = "The year", body = CalendarYear), UsualOfOne),
)]
pub async fn handler(
    Named(year): Named<i32>,
    _: NoQuery,
    Now(now): Now,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let body = now.years.get(&year).ok_or(Refusal::NOT_FOUND)?;
    Ok(send(&headers, body))
}
