//! `POST /api/v1/complaints/withdraw`.

use super::{Asked, Refused, act};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::{MessageTaken, WithdrawThread};
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Take a complaint back
///
/// Before it is answered. The office has nothing to do any more; all of it is deleted when its time is over.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/withdraw",
    operation_id = "withdraw_complaint",
    tag = "complaints",
    request_body = WithdrawThread,
    responses((status = 200, description = "It is taken back", body = MessageTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<WithdrawThread>,
) -> Result<Response, Refusal> {
    let asked = Asked {
        lookup: asked.lookup,
        deed: Deed::Withdraw,
        message: None,
        spent: None,
    };
    Ok(say(act(&app, asked).await?))
}
