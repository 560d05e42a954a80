//! `GET /api/v1/overtime`.

use super::ledger;
use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::{Usual, send};
use crate::ops::query::Query;
use crate::problem::Refusal;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::Month;
use mingbai_contract::overtime::OvertimeLedger;
use std::sync::Arc;

/// The overtime ledger
///
/// Every clock that ran out in a month (优化营商环境条例 art. 36): late acceptances that the law made in the
/// office's place, promises and statutory limits, steps and opinions of departments, deliveries. How late each
/// is or was, and the reason that the office has published. Whose application it is cannot be told: of the
/// number there is only the beginning, and `mark` can be worked out only with the secret salt on the slip: the
/// first 40 bits of SHA-256 over `mingbai-overtime-v1`, a zero byte, the salt's 32 bytes and the number, in
/// Crockford's base32.
#[utoipa::path(
    get,
    path = "/api/v1/overtime",
    operation_id = "get_overtime",
    tag = "figures",
    params(("month" = Option<Month>, Query, description = "Which month; the one that runs if absent", example = "2026-11")),
    responses((status = 200, description = "The ledger", body = OvertimeLedger), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (_, body) = ledger(&app, query, "json", Body::json).await?;
    Ok(send(&headers, &body))
}
