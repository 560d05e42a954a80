//! `POST /api/v1/desk/applications/{number}/decision`.

use super::concerned;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::record::{Asked, record};
use crate::ops::body::Body;
use crate::ops::desk::needs::DecideApplication;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::applications::{Decide, Recorded};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostDecision};
use std::sync::Arc;

/// Decide an application
///
/// For the chief representative of the department whose item it is. What is denied says why. Refused with
/// the rule's code where it is not accepted, decided already, or its clock stands still. `409 conflict`
/// with `/after`: more has happened since; look again.
#[utoipa::path(
    post,
    path = "/api/v1/desk/applications/{number}/decision",
    operation_id = "decide_application",
    tag = "desk",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = Decide,
    responses((status = 200, description = "What was recorded", body = Recorded), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<DecideApplication>,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(decide): Body<Decide>,
) -> Result<Response, Refusal> {
    let asked = Asked {
        address: PostDecision(number.clone()).address(),
        number,
        happening: decide,
        key,
    };
    let doer = may.doer();
    let recorded = record(&app, &doer, asked, |kept, _| {
        let concerned = concerned(kept);
        let may_decide = concerned.may_decide(&may.permit);
        (concerned.may_see(&may.permit), may_decide)
    });
    Ok(say(recorded.await?))
}
