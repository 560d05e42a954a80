//! `GET /api/v1/challenges`.

use super::work;
use crate::app::App;
use crate::ops::desk::say;
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::Challenge;
use mingbai_contract::problem::Problem;
use std::sync::Arc;

/// Something to work for
///
/// Before a complaint or a message is sent, in place of a name: so many small puzzles, good once and for half
/// an hour. Puzzle `n`, counted from 0, is solved by a number for which SHA-256 over `mingbai-work-v1`, a zero
/// byte, the 58 bytes of `token`, `n` as one byte and the number as four, the highest first, begins with `bits`
/// zero bits. The harder the more come.
#[utoipa::path(
    get,
    path = "/api/v1/challenges",
    operation_id = "get_challenge",
    tag = "complaints",
    responses((status = 200, description = "A challenge", body = Challenge), Refused),
)]
pub async fn handler(State(app): State<Arc<App>>, _: NoQuery) -> Result<Response, Refusal> {
    Ok(say(work::give_out(&app).await?))
}

/// For requests that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// There are no parameters.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The server cannot answer now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
