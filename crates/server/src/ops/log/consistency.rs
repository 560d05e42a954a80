//! `GET /api/v1/log/consistency`.

use super::{Signing, send_for_ever, size};
use crate::app::App;
use crate::ops::answer::Usual;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::log::ConsistencyProof;
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// The proof that the log has only grown
///
/// That the tree of one size is the beginning of the tree of another (RFC 9162 §2.1.4): whoever has
/// kept an earlier head sees that nothing was changed, removed or moved since. A proof never changes.
#[utoipa::path(
    get,
    path = "/api/v1/log/consistency",
    operation_id = "get_log_consistency",
    tag = "log",
    params(
        ("first" = u64, Query, maximum = 9_007_199_254_740_991u64, description = "The size of the earlier tree"),
        ("second" = u64, Query, maximum = 9_007_199_254_740_991u64, description = "The size of the later tree"),
    ),
    responses((status = 200, description = "The proof", body = ConsistencyProof), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Signing(_): Signing,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let first = size(&mut query, "first");
    let second = size(&mut query, "second");
    query.end()?;
    let (Some(first), Some(second)) = (first, second) else {
        return Err(Refusal::INTERNAL);
    };
    let out_of_range = |field| Refusal::field(field, FieldCode::OutOfRange);
    if first > second {
        return Err(out_of_range("first"));
    }
    let proof = app
        .store
        .consistency(first, second)
        .await
        .map_err(|error| internal(&error))?;
    send_for_ever(&headers, &proof.ok_or_else(|| out_of_range("second"))?)
}
