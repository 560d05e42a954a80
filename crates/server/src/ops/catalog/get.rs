//! `GET /api/v1/catalog`.

use crate::ops::answer::{Now, Usual, send};
use crate::ops::query::NoQuery;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::catalog::Catalog;

/// Everything at once
///
/// One snapshot to browse and search offline: the county, departments, centres, windows, every item
/// in short, and the table of lists.
#[utoipa::path(
    get,
    path = "/api/v1/catalog",
    operation_id = "get_catalog",
    tag = "catalog",
    responses((status = 200, description = "The catalog", body = Catalog), Usual),
)]
pub async fn handler(_: NoQuery, Now(now): Now, headers: HeaderMap) -> Response {
    send(&headers, &now.catalog)
}
