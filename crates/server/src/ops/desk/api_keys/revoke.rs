//! `DELETE /api/v1/desk/api-keys/{id}`.

use super::shown;
use crate::app::App;
use crate::ops::desk::needs::RevokeApiKey;
use crate::ops::desk::{May, Refused, change, key_name, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::{Path, State};
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::keys::ApiKey;
use std::sync::Arc;

/// Take an API key back
///
/// It opens nothing from the next request on. 404 when there is no such key, or it was taken back before.
#[utoipa::path(
    delete,
    path = "/api/v1/desk/api-keys/{id}",
    operation_id = "revoke_api_key",
    tag = "desk",
    params(("id" = String, Path, description = "The key's public part")),
    responses((status = 200, description = "The key", body = ApiKey), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<RevokeApiKey>,
    Path(id): Path<String>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let revoke = Change::RevokeKey { id: id.clone() };
    let record = may.record(Deed::ApiKeyRevoked, key_name(&id), String::new());
    change(&app, &revoke, &record).await?;
    let key = app.store.api_key(&id).await;
    let key = key.map_err(|error| internal(&error))?;
    Ok(say(shown(&key.ok_or(Refusal::NOT_FOUND)?, zone(&app))))
}
