//! `POST /api/v1/complaints/messages`.

use super::refusal::conflict;
use super::{Asked, Refused, act, before, keys, sealed, thread, work};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Sealed;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::complaint::{AddMessage, LookUpId, MessageTaken, NewMessage, Party, Proof};
use mingbai_contract::limits::{REPORTER_BYTES, REPORTER_MESSAGES};
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Add something to a complaint
///
/// Until it is answered; no clock starts anew. The same message sent again gets the same answer.
#[utoipa::path(
    post,
    path = "/api/v1/complaints/messages",
    operation_id = "add_to_thread",
    tag = "complaints",
    request_body = AddMessage,
    responses((status = 200, description = "It was taken in", body = MessageTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    body: Sealed<AddMessage>,
) -> Result<Response, Refusal> {
    let AddMessage {
        lookup,
        message,
        proof,
    } = &body.value;
    let deed = Deed::Add(message.id);
    Ok(say(add(&app, *lookup, message, proof, deed).await?))
}

/// Records something that the reporter writes.
///
/// # Errors
/// As [`act`]; 400 where it is not sealed as it must be or the work is not done, 409 where the thread is
/// full.
pub(super) async fn add(
    app: &App,
    lookup: LookUpId,
    message: &NewMessage,
    proof: &Proof,
    deed: Deed,
) -> Result<MessageTaken, Refusal> {
    let now = published(app)?;
    let today = day(app.clock.now_ms(), now.zone).0;
    let keys = keys(app).await?;
    let kept = app.store.complaint_of(&thread(&lookup)).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    // What came before is answered as before, whatever has become of keys and challenges since.
    if let Some(taken) = before(app, &kept, message, Party::Reporter).await? {
        return Ok(taken);
    }
    sealed("/message/envelope", message, Party::Reporter, &keys, today)?;
    let spent = work::done(app, proof).await?;
    let share = app.store.reporter_share(&kept.id).await;
    let (messages, bytes) = share.map_err(|error| internal(&error))?;
    // As text bytes are a third more.
    let bytes = bytes / 4 * 3 + message.envelope.body.0.len() as u64;
    if messages >= REPORTER_MESSAGES as u64 || bytes > REPORTER_BYTES as u64 {
        return Err(conflict(ProblemType::ThreadFull));
    }
    let asked = Asked {
        lookup,
        deed,
        message: Some(message),
        spent: Some(spent),
    };
    act(app, asked).await
}
