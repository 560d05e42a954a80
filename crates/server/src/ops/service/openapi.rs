//! `GET /api/openapi.json`.

use crate::app::App;
use crate::ops::answer::send;
use crate::ops::query::NoQuery;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::Arc;

/// Where the document is.
pub const ROUTE: &str = "/api/openapi.json";

/// The OpenAPI document.
pub async fn handler(State(app): State<Arc<App>>, _: NoQuery, headers: HeaderMap) -> Response {
    send(&headers, &app.openapi)
}
