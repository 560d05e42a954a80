//! `POST /api/v1/desk/applications/{number}/overtime-reason`.

use super::concerned;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::explain::{Asked, explain};
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Body;
use crate::ops::desk::needs::ExplainOvertime;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use mingbai_contract::desk::applications::ExplainOvertime as Reason;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostOvertimeReason};
use std::sync::Arc;

/// Publish why the office is late
///
/// For whoever is late, and the department whose item it is. The applicant sees it, and everybody in the
/// overtime ledger, where nothing in it may tell whose application it is: 6 to 500 characters, and no number
/// of 7 digits or more. Reasons are kept; the last one holds. `409 nothing_late` where that clock is not late.
#[utoipa::path(
    post,
    path = "/api/v1/desk/applications/{number}/overtime-reason",
    operation_id = "explain_overtime",
    tag = "desk",
    params(
        ("number" = ApplicationNumber, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = Reason,
    responses((status = 200, description = "The application as it stands now", body = ApplicationView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ExplainOvertime>,
    Named(number): Named<ApplicationNumber>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Body(reason): Body<Reason>,
) -> Result<Response, Refusal> {
    let asked = Asked {
        address: PostOvertimeReason(number.clone()).address(),
        number,
        reason,
        key,
    };
    let doer = may.doer();
    let view = explain(
        &app,
        &doer,
        asked,
        |kept| concerned(kept).may_see(&may.permit),
        |kept, late| concerned(kept).may_explain(&may.permit, late),
    );
    Ok(say(view.await?))
}
