//! `GET /api/v1/log/entries`.

use super::{Signing, send_for_ever, size};
use crate::app::App;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::limits::LOG_ENTRIES;
use mingbai_contract::log::LogEntries;
use std::sync::Arc;

/// Entries in order
///
/// From a position on, 256 at most: kind and commitment, which is all there is. With these anybody
/// can compute the tree and compare its root with the signed heads. Fewer than asked for, or none,
/// where the log ends.
#[utoipa::path(
    get,
    path = "/api/v1/log/entries",
    operation_id = "get_log_entries",
    tag = "log",
    params(
        ("start" = u64, Query, maximum = 9_007_199_254_740_991u64, description = "The position of the first, from 0"),
        ("count" = Option<u32>, Query, minimum = 1, maximum = 256, description = "How many at most; 256 if absent"),
    ),
    responses((status = 200, description = "The entries", body = LogEntries), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Signing(_): Signing,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let start = size(&mut query, "start");
    let count = query.number("count", 1..=LOG_ENTRIES);
    query.end()?;
    let start = start.ok_or(Refusal::INTERNAL)?;
    let count = count.unwrap_or(LOG_ENTRIES);
    let entries = app
        .store
        .log_entries(start, count)
        .await
        .map_err(|error| internal(&error))?;
    let whole = u32::try_from(entries.len()) == Ok(count);
    let answer = LogEntries { start, entries };
    if whole {
        send_for_ever(&headers, &answer)
    } else {
        send_new(&headers, &answer)
    }
}
