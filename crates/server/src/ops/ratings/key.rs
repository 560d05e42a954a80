//! `GET /api/v1/ratings/key`.

use crate::app::App;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::rating::TokenKeys;
use std::sync::Arc;

/// The keys that tokens are made with
///
/// Signed by the county's root, the newest first, with those that are retired. Whoever asks for a token checks
/// them against the root that is known from elsewhere, and finds them in the public log. A list without any
/// where the county gives no tokens; 503 where it has no keys at all.
#[utoipa::path(
    get,
    path = "/api/v1/ratings/key",
    operation_id = "get_token_keys",
    tag = "ratings",
    responses((status = 200, description = "The keys", body = TokenKeys), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if let Some(tokens) = app.ring.tokens() {
        return send_new(&headers, tokens.keys());
    }
    let signer = app.ring.signer().ok_or(Refusal::UNAVAILABLE)?;
    let none = TokenKeys {
        root: signer.keys().root,
        keys: Vec::new(),
    };
    send_new(&headers, &none)
}
