//! `POST /api/v1/desk/projects/{code}/secret`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::published;
use crate::ops::desk::needs::KeepProject;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::keep::of;
use crate::ops::projects::{new_secret, opens, project_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::projects::ProjectKept;
use std::sync::Arc;

/// Give an investor a new secret
///
/// For one who has lost it and has shown at the window of the project's agent who that is. It is shown this
/// once; the one before opens nothing from now on. The secret for others stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/desk/projects/{code}/secret",
    operation_id = "renew_project_secret",
    tag = "desk",
    params(
        ("code" = ProjectId, Path, description = "Which one"),
    ),
    responses((status = 200, description = "The secret", body = ProjectKept), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepProject>,
    Named(code): Named<ProjectId>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let kept = app.store.project(&code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(|kept| of(&now, &kept.project).may_see(&may.permit));
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    if !of(&now, &kept.project).may_keep_all(&may.permit) {
        return Err(Refusal::FORBIDDEN);
    }
    let (_, secret) = new_secret()?;
    let record = may.record(
        Deed::ProjectSecretRenewed,
        project_name(&code),
        String::new(),
    );
    let renewed = app
        .store
        .renew_project_secret(&code, &opens(&code, &secret), &record)
        .await;
    renewed.map_err(|error| internal(&error))?;
    Ok(say(ProjectKept {
        code,
        version: kept.version,
        secret: Some(secret),
    }))
}
