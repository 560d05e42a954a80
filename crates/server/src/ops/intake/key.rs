//! `GET /api/v1/intake/key`.

use super::Caller;
use crate::app::App;
use crate::ops::desk::api_keys::shown;
use crate::ops::desk::{Refused, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::keys::ApiKey;
use std::sync::Arc;

/// Which key this is
///
/// For whoever sets another system up: whether the key is right, and what it may do.
#[utoipa::path(
    get,
    path = "/api/v1/intake/key",
    operation_id = "get_intake_key",
    tag = "intake",
    responses((status = 200, description = "The key", body = ApiKey), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Caller(key): Caller,
    _: NoQuery,
) -> Result<Response, Refusal> {
    Ok(say(shown(&key, zone(&app))))
}
