//! `PUT /api/v1/desk/projects/{code}`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Whole;
use crate::ops::desk::needs::KeepProject as KeepProjectNeeded;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::keep::{Asking, keep};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PutProject};
use mingbai_contract::desk::projects::{KeepProject, ProjectKept};
use std::sync::Arc;

/// Keep a project up to date
///
/// A new one (`after` is 0), at the window of its agent, or the next version of one that there is: all of
/// its facts, without inspections, which are filed apart. A department that decides approvals keeps its own
/// ones alone. Refused with the rule's code and every field: what waits for itself (`cycle`), what the
/// guide does not let follow later (`not_deferrable`), a fee that the published list does not have
/// (`fee_not_listed`), and so on. `409 on_record`: something that was handed in, decided or fulfilled would
/// be gone; `correction` says why it is changed all the same, and is on record too. `409 conflict` with
/// `/after`: there is another version; look again. A new project needs an `Idempotency-Key` and answers
/// with the investor's secret, which is shown this once.
#[utoipa::path(
    put,
    path = "/api/v1/desk/projects/{code}",
    operation_id = "keep_project",
    tag = "desk",
    params(
        ("code" = ProjectId, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = KeepProject,
    responses((status = 200, description = "What was recorded", body = ProjectKept), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepProjectNeeded>,
    Named(code): Named<ProjectId>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Whole(asked): Whole<KeepProject>,
) -> Result<Response, Refusal> {
    let asking = Asking {
        code: &code,
        key: key.as_deref(),
        address: &PutProject(code.clone()).address(),
        permit: &may.permit,
    };
    Ok(say(keep(&app, &may.doer(), asking, asked).await?))
}
