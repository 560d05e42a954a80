//! `GET /api/v1/lists`.

use crate::ops::answer::{Now, Usual, send};
use crate::ops::query::NoQuery;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::catalog::ListIndex;

/// The table of published lists
///
/// Fees, first violations that are not punished, how penalties are graded, yearly inspections, what
/// has been abolished, commitments, key goals; each with the day since which it is valid.
#[utoipa::path(
    get,
    path = "/api/v1/lists",
    operation_id = "get_lists",
    tag = "lists",
    responses((status = 200, description = "The lists in short", body = ListIndex), Usual),
)]
pub async fn handler(_: NoQuery, Now(now): Now, headers: HeaderMap) -> Response {
    send(&headers, &now.list_index)
}
