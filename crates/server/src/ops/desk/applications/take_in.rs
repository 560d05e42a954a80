//! `POST /api/v1/desk/applications`.

use crate::app::App;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::take_in::{Asking, take_in};
use crate::ops::body::Body;
use crate::ops::desk::needs::TakeInApplication;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::applications::{Slip, TakeIn};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostApplication};
use mingbai_domain::staff::reach::may_take_in;
use std::sync::Arc;

/// How many days ago an application may have been handed in that a clerk takes in now.
const LATE_DAYS: i64 = 31;

/// Take an application in
///
/// At a window where one sits, for an item that this window takes in. What is promised is the guide's of
/// this day, whatever is published later (R4a). Answers with the number and the code that opens it, and
/// with the county's signed receipt (R14); the code is shown this once. Needs an `Idempotency-Key`: the
/// same key and body within a week get the same answer, another body 409.
#[utoipa::path(
    post,
    path = "/api/v1/desk/applications",
    operation_id = "take_in_application",
    tag = "desk",
    params(("Idempotency-Key" = String, Header, description = "16 to 64 random letters, digits, `-`, `_`")),
    request_body = TakeIn,
    responses((status = 200, description = "The slip for the applicant", body = Slip), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<TakeInApplication>,
    key: OnceKey,
    _: NoQuery,
    Body(asked): Body<TakeIn>,
) -> Result<Response, Refusal> {
    let key = key.needed()?;
    let doer = may.doer();
    let slip = take_in(
        &app,
        &doer,
        Asking {
            key: &key,
            address: PostApplication::ROUTE,
            late_days: LATE_DAYS,
        },
        asked,
        |asked, _, counter| may_take_in(&may.account.grants, &asked.window, counter),
    );
    Ok(say(slip.await?))
}
