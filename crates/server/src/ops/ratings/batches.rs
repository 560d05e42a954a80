//! `GET /api/v1/ratings/batches`.

use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::{Usual, send};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::Month;
use mingbai_contract::problem::FieldCode;
use mingbai_contract::rating::RatingBatches;
use std::sync::Arc;

/// How many ratings entered the log
///
/// With each day of a month, by window: an entry of the public log commits to each, and as many ratings stand
/// beside it (R14). Days that have not ended are not among them.
#[utoipa::path(
    get,
    path = "/api/v1/ratings/batches",
    operation_id = "get_rating_batches",
    tag = "ratings",
    params(("month" = Month, Query, description = "Which month")),
    responses((status = 200, description = "The batches", body = RatingBatches), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let read = |text: &str| text.parse::<Month>().map_err(|_| FieldCode::Malformed);
    let month = query.required("month", read);
    query.end()?;
    let month = month.ok_or(Refusal::INTERNAL)?;
    let batches = app.store.rating_batches(month).await;
    let batches = batches.map_err(|error| internal(&error))?;
    let body = Body::json(&RatingBatches { month, batches });
    Ok(send(&headers, &body.map_err(|error| internal(&error))?))
}
