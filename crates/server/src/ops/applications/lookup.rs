//! `POST /api/v1/applications/lookup`.
//!
//! A number alone opens nothing (R14). Number and code are looked for together, by one hash of both: a
//! wrong number and a wrong code miss in the same way, and take the same time. Who misses often waits
//! ([`crate::ops::guess`]).

use super::{opens, published, seen};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::guess::Guess;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView, LookUp};
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem};
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
    let number = number::read(&typed.number, &now.prefix, today);
    let code = query_code::read(&typed.code);
    let (Ok(number), Ok(code)) = (&number, &code) else {
        let wrong = [("/number", number.is_err()), ("/code", code.is_err())];
        let wrong = wrong.into_iter().filter(|(_, wrong)| *wrong);
        let fields = wrong.map(|(field, _)| FieldProblem {
            field: field.to_owned(),
            code: FieldCode::Malformed,
        });
        return Err(Refusal::fields(fields.collect()));
    };
    let guess = Guess::at("look-up", number.as_str(), code);
    guess.may_be_made(app, now_ms).await?;
    let found = app.store.opened_by(&opens(number, code)).await;
    match found.map_err(|error| internal(&error))? {
        Some(found) => Ok(found),
        None => Err(guess.missed(app, now_ms).await?),
    }
}

/// For look-ups that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// Number or code cannot be right as typed; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// They do not belong together, or there is no such number.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// Too many wrong ones; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
    /// The server cannot answer now, or took too long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
