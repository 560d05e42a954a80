//! `POST /api/v1/projects/lookup`: a number alone opens nothing (R14, [`crate::ops::guess`]).

use super::opens;
use super::page::page;
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::say;
use crate::ops::guess::{self, Guess, Refused};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::project::{Access, ProjectLookUp, ProjectPage};
use mingbai_domain::application::query_code;
use mingbai_domain::project::code;
use std::sync::Arc;

/// Look a project up
///
/// With its number and a secret, as people type them: the investor's own, or one that the investor shares,
/// which opens this and nothing else. Mistyped secrets are told by their check character (400). Whether there
/// is such a number is not said: a wrong number and a wrong secret get the same 404. After several wrong ones
/// the next must wait. Nothing is kept about who asks. What follows from the facts (dates, slack, who is late)
/// whoever asks works out by the rules.
#[utoipa::path(
    post,
    path = "/api/v1/projects/lookup",
    operation_id = "look_up_project",
    tag = "projects",
    request_body = ProjectLookUp,
    responses(
        (status = 200, description = "The project as it stands now", body = ProjectPage),
        Refused,
    ),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(typed): Body<ProjectLookUp>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let opened = opened(&app, &typed, &[Access::Owner, Access::Shared], now_ms).await?;
    let kept = app.store.project(&opened.code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    Ok(say(
        page(&app.store, &now, kept, opened.access, now_ms).await?
    ))
}

/// What number and secret opened.
pub struct Opened {
    /// The project.
    pub code: ProjectId,
    /// With which secret.
    pub access: Access,
}

/// The project that number and secret open together, where the secret is one of `wanted`; any other is as
/// wrong as one that there is not.
///
/// # Errors
/// 400 where one of them cannot be right, 404 where they open nothing, 429 where one must wait.
pub async fn opened(
    app: &App,
    typed: &ProjectLookUp,
    wanted: &[Access],
    now_ms: i64,
) -> Result<Opened, Refusal> {
    let (code, secret) = guess::typed(
        ("/code", code::read::<ProjectId>(&typed.code)),
        ("/secret", query_code::read(&typed.secret).ok()),
    )?;
    let guess = Guess::at("project", code.as_str(), &secret);
    let opens = opens(&code, &secret);
    let look = async {
        let found = app.store.project_opened_by(&opens).await?;
        Ok(found.filter(|(_, access)| wanted.contains(access)))
    };
    let (code, access) = guess.make(app, now_ms, look).await?;
    Ok(Opened { code, access })
}
