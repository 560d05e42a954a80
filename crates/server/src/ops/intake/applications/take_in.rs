//! `POST /api/v1/intake/applications`.

use super::Pusher;
use crate::app::App;
use crate::ops::applications::once::OnceKey;
use crate::ops::applications::take_in::{Asking, take_in};
use crate::ops::body::Body;
use crate::ops::desk::{Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::applications::{Slip, TakeIn};
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PostIntakeApplication};
use std::sync::Arc;

/// How many days ago an application may have been handed in that another system pushes now.
const LATE_DAYS: i64 = 366;

/// Push an application
///
/// That another system has taken in. Answers with the number and the code that it prints on its slip; the
/// code is shown this once. Needs an `Idempotency-Key`: the same key and body within a week get the same
/// answer, another body 409. 403 where the API key is not for applications, or not for this department.
#[utoipa::path(
    post,
    path = "/api/v1/intake/applications",
    operation_id = "push_application",
    tag = "intake",
    params(("Idempotency-Key" = String, Header, description = "16 to 64 random letters, digits, `-`, `_`")),
    request_body = TakeIn,
    responses((status = 200, description = "The slip for the applicant", body = Slip), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    key: OnceKey,
    _: NoQuery,
    Body(asked): Body<TakeIn>,
) -> Result<Response, Refusal> {
    let key = key.needed()?;
    let doer = pusher.doer();
    let asking = Asking {
        key: &key,
        address: PostIntakeApplication::ROUTE,
        late_days: LATE_DAYS,
    };
    let slip = take_in(&app, &doer, asking, asked, |_, offer, _| {
        pusher.permit().holds(&offer.department)
    });
    Ok(say(slip.await?))
}
