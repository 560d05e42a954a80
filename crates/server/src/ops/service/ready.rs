//! `GET /readyz`.

use crate::app::App;
use crate::problem::Refusal;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use mingbai_contract::problem::Problem;
use std::sync::Arc;

/// Can it serve people?
///
/// 200 when a catalog is published and the database answers; for load balancers.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "ready",
    tag = "service",
    responses(
        (status = 200, description = "Ready", body = str, content_type = "text/plain"),
        (status = 503, description = "Not now", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn handler(State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refusal> {
    if app.live.current().is_none() {
        return Err(Refusal::UNAVAILABLE);
    }
    if let Err(error) = app.store.catalog_version().await {
        tracing::warn!(%error, "not ready");
        return Err(Refusal::UNAVAILABLE);
    }
    Ok(([(header::CACHE_CONTROL, "no-store")], "ready\n"))
}
