//! `GET /api/v1/log/keys`.

use super::Signing;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::log::LogKeys;

/// The county's public keys
///
/// The root, and every working key there has been with the root's signature and its days. Compare
/// the root with the one that the app and the county's posters carry: this answer alone proves
/// nothing about it.
#[utoipa::path(
    get,
    path = "/api/v1/log/keys",
    operation_id = "get_log_keys",
    tag = "log",
    responses((status = 200, description = "The keys", body = LogKeys), Usual),
)]
pub async fn handler(
    Signing(signer): Signing,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    send_new(&headers, signer.keys())
}
