//! `POST /api/v1/applications/stream`.

use super::lookup::opened;
use super::published;
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::guess::Refused;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{LookUp, Ticket};
use std::sync::Arc;

/// How long a ticket is good.
const TICKET_MS: i64 = 30_000;

/// How many characters a ticket has: 160 bits.
pub const TICKET_CHARS: usize = 32;

/// How a ticket is kept.
#[must_use]
pub fn hash(ticket: &str) -> String {
    secret::hash("ticket", ticket)
}

/// Get a ticket to follow an application live
///
/// With number and query code, as for looking it up. The ticket is good once, within half a minute: what
/// stands in the address of the stream opens nothing later.
#[utoipa::path(
    post,
    path = "/api/v1/applications/stream",
    operation_id = "get_stream_ticket",
    tag = "applications",
    request_body = LookUp,
    responses((status = 200, description = "The ticket", body = Ticket), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(typed): Body<LookUp>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let number = opened(&app, &now, &typed, now_ms).await?;
    let ticket = secret::code::<TICKET_CHARS>().map_err(|error| internal(&error))?;
    let kept = hash(&ticket);
    let given = app
        .store
        .give_ticket(&kept, &number, now_ms, now_ms + TICKET_MS);
    given.await.map_err(|error| internal(&error))?;
    Ok(say(Ticket { ticket }))
}
