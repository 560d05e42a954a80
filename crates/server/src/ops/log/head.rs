//! `GET /api/v1/log/head`.

use super::Signing;
use crate::app::App;
use crate::ops::answer::{Usual, send_new};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::log::LogHead;
use mingbai_domain::time::Zone;
use std::sync::Arc;

/// The newest signed head
///
/// How long the public log is and the root of its tree, signed. A head is signed when one is asked
/// for and nothing but once for each size; besides, one is signed for every day after its end.
/// 503 where the county has made no keys.
#[utoipa::path(
    get,
    path = "/api/v1/log/head",
    operation_id = "get_log_head",
    tag = "log",
    responses((status = 200, description = "The head", body = LogHead), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Signing(signer): Signing,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let zone = app.live.current().map_or(Zone::BEIJING, |now| now.zone);
    let sign = signer.at(app.ring.now(zone));
    let head = app
        .store
        .log_head(&sign)
        .await
        .map_err(|error| internal(&error))?;
    send_new(&headers, &head)
}
