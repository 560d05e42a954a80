//! `GET /api/v1/log/inclusion`.

use super::{Signing, send_for_ever, size};
use crate::app::App;
use crate::ops::answer::UsualOfOne;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::log::{Hash, InclusionProof};
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// The proof that an entry is in the log
///
/// The siblings of a leaf on its way up to the root of the tree of a size (RFC 9162 §2.1.3). The
/// leaf's hash is computed from the receipt. 404 while the entry is not in the tree of that size:
/// anonymous records enter at their day's end. A proof never changes.
#[utoipa::path(
    get,
    path = "/api/v1/log/inclusion",
    operation_id = "get_log_inclusion",
    tag = "log",
    params(
        ("leaf" = Hash, Query, description = "The leaf's hash"),
        ("size" = u64, Query, maximum = 9_007_199_254_740_991u64, description = "The tree's size, that of a head"),
    ),
    responses((status = 200, description = "The proof", body = InclusionProof), UsualOfOne),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Signing(_): Signing,
    mut query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let leaf = query.required("leaf", |text| {
        text.parse::<Hash>().map_err(|_| FieldCode::Malformed)
    });
    let size = size(&mut query, "size");
    query.end()?;
    let (Some(leaf), Some(size)) = (leaf, size) else {
        return Err(Refusal::INTERNAL);
    };
    if size
        > app
            .store
            .log_size()
            .await
            .map_err(|error| internal(&error))?
    {
        return Err(Refusal::field("size", FieldCode::OutOfRange));
    }
    let proof = app
        .store
        .inclusion(leaf, size)
        .await
        .map_err(|error| internal(&error))?;
    send_for_ever(&headers, &proof.ok_or(Refusal::NOT_FOUND)?)
}
