//! `POST /api/v1/applications/lookup`: a number alone opens nothing (R14, [`crate::ops::guess`]).

use super::{opens, published, seen};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::guess::{self, Guess, Refused};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView, LookUp};
use mingbai_domain::application::{number, query_code};
use std::sync::Arc;

/// Look an application up
///
/// With the number and the query code of the slip, as people type them. Mistyped ones are told by their
/// check characters (400). Whether there is such a number is not said: a wrong number and a wrong code get
/// the same 404. After several wrong ones the next must wait. Nothing is kept about who asks.
#[utoipa::path(
    post,
    path = "/api/v1/applications/lookup",
    operation_id = "look_up_application",
    tag = "applications",
    request_body = LookUp,
    responses(
        (status = 200, description = "The application as it stands now", body = ApplicationView),
        Refused,
    ),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(typed): Body<LookUp>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let number = opened(&app, &now, &typed, now_ms).await?;
    let kept = app.store.application(&number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    Ok(say(seen(&now, kept, now_ms)?))
}

/// The number of the application that number and code open together.
///
/// # Errors
/// 400 where one of them cannot be right, 404 where they open nothing, 429 where one must wait.
pub async fn opened(
    app: &App,
    now: &Current,
    typed: &LookUp,
    now_ms: i64,
) -> Result<ApplicationNumber, Refusal> {
    let today = day(now_ms, now.zone).0;
    let (number, code) = guess::typed(
        (
            "/number",
            number::read(&typed.number, &now.prefix, today).ok(),
        ),
        ("/code", query_code::read(&typed.code).ok()),
    )?;
    let guess = Guess::at("look-up", number.as_str(), &code);
    let opens = opens(&number, &code);
    guess.make(app, now_ms, app.store.opened_by(&opens)).await
}
