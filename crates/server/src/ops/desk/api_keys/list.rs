//! `GET /api/v1/desk/api-keys`.

use super::shown;
use crate::app::App;
use crate::ops::desk::needs::ListApiKeys;
use crate::ops::desk::{May, Refused, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::keys::ApiKeyList;
use std::sync::Arc;

/// The API keys
///
/// Newest first, those that were taken back too; never a secret.
#[utoipa::path(
    get,
    path = "/api/v1/desk/api-keys",
    operation_id = "list_api_keys",
    tag = "desk",
    responses((status = 200, description = "The keys", body = ApiKeyList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<ListApiKeys>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let keys = app.store.api_keys().await;
    let keys = keys.map_err(|error| internal(&error))?;
    let zone = zone(&app);
    Ok(say(ApiKeyList {
        keys: keys.iter().map(|key| shown(key, zone)).collect(),
    }))
}
