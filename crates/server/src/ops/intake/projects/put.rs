//! `PUT /api/v1/intake/projects/{code}`.

use super::Pusher;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::once::OnceKey;
use crate::ops::body::Whole;
use crate::ops::desk::{Refused, say};
use crate::ops::projects::keep::{Asking, keep};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::endpoint::{DeskEndpoint as _, PutIntakeProject};
use mingbai_contract::desk::projects::{KeepProject, ProjectKept};
use std::sync::Arc;

/// Push a project
///
/// A new one (`after` is 0), or the next version of one that there is, as at the desk: all of its facts,
/// without inspections. A new one needs an `Idempotency-Key` and answers with the investor's secret, which
/// is shown this once. 403 where the API key is not for projects, or does not reach this one.
#[utoipa::path(
    put,
    path = "/api/v1/intake/projects/{code}",
    operation_id = "push_project",
    tag = "intake",
    params(
        ("code" = ProjectId, Path, description = "Which one"),
        ("Idempotency-Key" = Option<String>, Header, description = "16 to 64 random letters, digits, `-`, `_`"),
    ),
    request_body = KeepProject,
    responses((status = 200, description = "What was recorded", body = ProjectKept), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    pusher: Pusher,
    Named(code): Named<ProjectId>,
    OnceKey(key): OnceKey,
    _: NoQuery,
    Whole(asked): Whole<KeepProject>,
) -> Result<Response, Refusal> {
    let asking = Asking {
        code: &code,
        key: key.as_deref(),
        address: &PutIntakeProject(code.clone()).address(),
        permit: &pusher.permit(),
    };
    Ok(say(keep(&app, &pusher.doer(), asking, asked).await?))
}
