//! `GET /api/v1/desk/office-keys`.

use super::own;
use crate::app::App;
use crate::ops::desk::needs::KeepOfficeKeys;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::complaints::OfficeKeyList;
use std::sync::Arc;

/// The own office's keys
///
/// With their private halves under a passphrase, for the browser to open.
#[utoipa::path(
    get,
    path = "/api/v1/desk/office-keys",
    operation_id = "list_office_keys",
    tag = "desk",
    responses((status = 200, description = "The keys", body = OfficeKeyList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOfficeKeys>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let keys = own(&app, &may).await?;
    Ok(say(OfficeKeyList { keys }))
}
