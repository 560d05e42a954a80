//! `GET /api/v1/log/heads`.

use super::Signing;
use crate::app::App;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::Date;
use mingbai_contract::limits::LOG_DAYS;
use mingbai_contract::log::LogHeads;
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// The heads of past days
///
/// One for each day, signed after its end, newest first, 100 at most; go on with the last one's day
/// as `before`. Whoever keeps them can show that the log has never been rewritten.
#[utoipa::path(
    get,
    path = "/api/v1/log/heads",
    operation_id = "get_log_heads",
    tag = "log",
    params(("before" = Option<Date>, Query, description = "Only days before this one")),
    responses((status = 200, description = "The heads", body = LogHeads), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Signing(_): Signing,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let before = query.read("before", |text| {
        text.parse::<Date>().map_err(|_| FieldCode::Malformed)
    });
    query.end()?;
    let days = app.store.day_heads(before, LOG_DAYS).await;
    let days = days.map_err(|error| internal(&error))?;
    send_new(&headers, &LogHeads { days })
}
