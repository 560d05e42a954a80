//! `POST /api/v1/intake/applications/{number}/events`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::record::{Asked, not_a_decision, record};
use crate::ops::body::Body;
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::applications::{NewEvent, Recorded};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeEvent};
use std::sync::Arc;

/// Push what happened to an application
///
/// As at the desk, whatever may happen but the decision. What the rules do not allow is refused with the
/// rule's code. `409 conflict` with `/after`: more has happened since, be it by time; look again. With an
/// `Idempotency-Key` it does no harm to send it again.
#[utoipa::path(
    post,
    path = "/api/v1/intake/applications/{number}/events",
    operation_id = "push_event",
    tag = "intake",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = NewEvent,
    responses((status = 200, description = "What was recorded", body = Recorded), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(new): Body<NewEvent>,
) -> Result<Response, Refusal> {
    not_a_decision(&new)?;
    let asked = Asked {
        address: PostIntakeEvent(number.clone()).address(),
        number,
        happening: new,
        key,
    };
    let doer = pusher.doer();
    let recorded = record(&app, &doer, asked, |kept, _| {
        let reaches = pusher.permit().holds(&kept.department);
        (reaches, reaches)
    });
    Ok(say(recorded.await?))
}
