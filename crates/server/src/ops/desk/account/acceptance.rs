//! `POST /api/v1/desk/invitation/acceptance`.

use super::{invitation, recovery_codes};
use crate::app::App;
use crate::one_time;
use crate::ops::body::Body;
use crate::ops::desk::origin::OwnPage;
use crate::ops::desk::{Refused, change, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::{Change, Record};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::account::{AcceptInvitation, RecoveryCodes};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::password;
use std::sync::Arc;

/// Take an invitation up
///
/// With a password and the six digits that the authenticator app shows. Answers with recovery codes,
/// which are shown this once. Signing in comes after it. 404 when the invitation was taken up or is over.
#[utoipa::path(
    post,
    path = "/api/v1/desk/invitation/acceptance",
    operation_id = "accept_invitation",
    tag = "desk",
    request_body = AcceptInvitation,
    responses((status = 200, description = "Taken up", body = RecoveryCodes), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: OwnPage,
    _: NoQuery,
    Body(accept): Body<AcceptInvitation>,
) -> Result<Response, Refusal> {
    let (code, waiting) = invitation::find(&app, &accept.code).await?;
    let login = waiting.account.login;
    let now_ms = app.clock.now_ms();
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    if let Some(code) = password::check(&accept.password, login.as_str()) {
        wrong("/password", code);
    }
    let step = one_time::step(&waiting.totp, &accept.totp, now_ms);
    if step.is_none() {
        wrong("/totp", FieldCode::Wrong);
    }
    let step = match step {
        Some(step) if problems.is_empty() => step,
        _ => return Err(Refusal::fields(problems)),
    };
    let (codes, recovery) = recovery_codes()?;
    let password = app.passwords.hash(accept.password).await;
    let join = Change::Join {
        code,
        login: login.clone(),
        password: password.map_err(|error| internal(&error))?,
        step,
        recovery,
    };
    let name = staff_name(login.as_str());
    let record = Record {
        at_ms: now_ms,
        actor: name.clone(),
        deed: Deed::Joined,
        subject: name,
        detail: String::new(),
    };
    change(&app, &join, &record).await?;
    Ok(say(codes))
}
