//! `POST /api/v1/desk/staff`.

use super::{invitation, told, wrong_grants};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::InviteStaff;
use crate::ops::desk::{May, Refused, change, detail, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::{Invitation, Invite, Login};
use mingbai_contract::problem::{FieldCode, FieldProblem, ProblemType};
use mingbai_domain::staff::{NAME_CHARS, check_name};
use std::sync::Arc;

/// Invite somebody
///
/// Answers with a code that is shown this once; it opens `/desk/#invitation=…` for seven days, and is
/// gone once it is taken up. A login is never given twice: 409.
#[utoipa::path(
    post,
    path = "/api/v1/desk/staff",
    operation_id = "invite_staff",
    tag = "desk",
    request_body = Invite,
    responses((status = 200, description = "The invitation", body = Invitation), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<InviteStaff>,
    _: NoQuery,
    Body(invite): Body<Invite>,
) -> Result<Response, Refusal> {
    let login: Result<Login, _> = invite.login.parse();
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    if login.is_err() {
        wrong("/login", FieldCode::Malformed);
    }
    if let Some(code) = check_name(&invite.name, NAME_CHARS) {
        wrong("/name", code);
    }
    problems.extend(wrong_grants(&app, &invite.grants)?);
    let login = match login {
        Ok(login) if problems.is_empty() => login,
        _ => return Err(Refusal::fields(problems)),
    };
    let (invitation, code) = invitation(may.now_ms).map_err(|error| internal(&error))?;
    let record = may.record(
        Deed::Invited,
        staff_name(login.as_str()),
        detail(&invite.grants)?,
    );
    let made = Change::Invite {
        login: login.clone(),
        name: invite.name,
        grants: invite.grants,
        invitation: invitation.clone(),
    };
    let done = change(&app, &made, &record).await;
    done.map_err(|mut refusal| {
        if refusal.kind == ProblemType::Conflict {
            refusal.fields.push(FieldProblem {
                field: "/login".to_owned(),
                code: FieldCode::Taken,
            });
        }
        refusal
    })?;
    Ok(say(told(login, &invitation, code)))
}
