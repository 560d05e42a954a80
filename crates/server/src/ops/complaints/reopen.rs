//! `POST /api/v1/complaints/reopen`.

use super::Refused;
use super::message::add;
use crate::app::App;
use crate::ops::body::Sealed;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::{MessageTaken, ReopenThread};
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Have a complaint reopened
///
/// Once, after it was answered, with why: the office has the same limit anew, and cannot extend it (R10).
#[utoipa::path(
    post,
    path = "/api/v1/complaints/reopen",
    operation_id = "reopen_complaint",
    tag = "complaints",
    request_body = ReopenThread,
    responses((status = 200, description = "It is reopened", body = MessageTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    body: Sealed<ReopenThread>,
) -> Result<Response, Refusal> {
    let ReopenThread {
        lookup,
        message,
        proof,
    } = &body.value;
    let deed = Deed::Reopen(message.id);
    Ok(say(add(&app, *lookup, message, proof, deed).await?))
}
