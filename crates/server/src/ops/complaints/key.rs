//! `GET /api/v1/complaints/key`.

use super::challenge::Refused;
use super::keys;
use crate::app::App;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::OfficeKeys;
use std::sync::Arc;

/// The keys that complaints are sealed to
///
/// Of both offices, signed by the county's root, oldest first, with those that are retired. Whoever seals
/// checks them against the root that is known from elsewhere, and seals to all that are in use on the day. 503
/// where the county has made none.
#[utoipa::path(
    get,
    path = "/api/v1/complaints/key",
    operation_id = "get_office_keys",
    tag = "complaints",
    responses((status = 200, description = "The keys", body = OfficeKeys), Refused),
)]
pub async fn handler(State(app): State<Arc<App>>, _: NoQuery) -> Result<Response, Refusal> {
    Ok(say(keys(&app).await?))
}
