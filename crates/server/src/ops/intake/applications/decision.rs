//! `POST /api/v1/intake/applications/{number}/decision`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::record::{Asked, record};
use crate::ops::body::Body;
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::applications::{Decide, Recorded};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeDecision};
use std::sync::Arc;

/// Push the decision of an application
///
/// What is denied says why. Refused with the rule's code where it is not accepted, decided already, be it by
/// silence, or its clock stands still.
#[utoipa::path(
    post,
    path = "/api/v1/intake/applications/{number}/decision",
    operation_id = "push_decision",
    tag = "intake",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = Decide,
    responses((status = 200, description = "What was recorded", body = Recorded), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(new): Body<Decide>,
) -> Result<Response, Refusal> {
    let asked = Asked {
        address: PostIntakeDecision(number.clone()).address(),
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
