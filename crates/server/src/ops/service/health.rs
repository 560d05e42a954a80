//! `GET /healthz`.

use axum::http::header;
use axum::response::IntoResponse;

/// Is the process alive?
///
/// 200 as long as it answers at all; says nothing about the database.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "health",
    tag = "service",
    responses((status = 200, description = "Alive", body = str, content_type = "text/plain")),
)]
pub async fn handler() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], "alive\n")
}
