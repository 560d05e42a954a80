//! `POST /api/v1/desk/applications/{number}/events`.

use super::concerned;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::record::{Asked, not_a_decision, record};
use crate::ops::body::Body;
use crate::ops::desk::needs::RecordEvent;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::applications::{NewEvent, Recorded};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostEvent};
use std::sync::Arc;

/// Record what happened to an application
///
/// Whatever may happen but the decision: acceptance, refusal, the one-time notice, what was supplemented,
/// steps and opinions, pauses, delivery, withdrawal. Which fields there are follows from `type`. What the
/// rules do not allow is refused with the rule's code: `two_visits_rule`, `reason_not_excluded`, and so
/// on. What silence had brought about before is recorded with it. A department that is asked for an
/// opinion gives it here. `409 conflict` with `/after`: more has happened since; look again.
#[utoipa::path(
    post,
    path = "/api/v1/desk/applications/{number}/events",
    operation_id = "record_event",
    tag = "desk",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = NewEvent,
    responses((status = 200, description = "What was recorded", body = Recorded), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<RecordEvent>,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(new): Body<NewEvent>,
) -> Result<Response, Refusal> {
    not_a_decision(&new)?;
    let asked = Asked {
        address: PostEvent(number.clone()).address(),
        number,
        happening: new,
        key,
    };
    let doer = may.doer();
    let recorded = record(&app, &doer, asked, |kept, event| {
        let concerned = concerned(kept);
        let may_record = concerned.may_record(&may.permit, event);
        (concerned.may_see(&may.permit), may_record)
    });
    Ok(say(recorded.await?))
}
