//! `POST /api/v1/intake/applications/{number}/overtime-reason`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::explain::{Asked, explain};
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Body;
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use mingbai_contract::desk::applications::ExplainOvertime;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeOvertimeReason};
use std::sync::Arc;

/// Push why the office is late
///
/// As at the desk: the applicant sees it, and everybody in the overtime ledger, where nothing in it may tell
/// whose application it is. Reasons are kept; the last one holds. `409 nothing_late` where that clock is not
/// late.
#[utoipa::path(
    post,
    path = "/api/v1/intake/applications/{number}/overtime-reason",
    operation_id = "push_overtime_reason",
    tag = "intake",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = ExplainOvertime,
    responses((status = 200, description = "The application as it stands now", body = ApplicationView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(reason): Body<ExplainOvertime>,
) -> Result<Response, Refusal> {
    let asked = Asked {
        address: PostIntakeOvertimeReason(number.clone()).address(),
        number,
        reason,
        key,
    };
    let doer = pusher.doer();
    let view = explain(
        &app,
        &doer,
        asked,
        |kept| pusher.permit().holds(&kept.department),
        |_, _| true,
    );
    Ok(say(view.await?))
}
