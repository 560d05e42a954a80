//! `POST /api/v1/complaints/handling`.

use super::{Asked, Refused, act};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::{MessageTaken, RateHandling};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Rate how a complaint was handled
///
/// From 1 (very badly) to 5 (very well), once for each answer.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/handling",
    operation_id = "rate_handling",
    tag = "complaints",
    request_body = RateHandling,
    responses((status = 200, description = "It is rated", body = MessageTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<RateHandling>,
) -> Result<Response, Refusal> {
    if !(1..=5).contains(&asked.level) {
        return Err(Refusal::field("/level", FieldCode::OutOfRange));
    }
    let asked = Asked {
        lookup: asked.lookup,
        deed: Deed::RateHandling(asked.level),
        message: None,
        spent: None,
    };
    Ok(say(act(&app, asked).await?))
}
