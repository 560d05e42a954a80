//! `POST /api/v1/ratings/token`: one token for each concluded application, partially blind
//! (`docs/TOKENS.md`).

use super::NoToken;
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::lookup::opened;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::applications::Kept;
use crate::store::rating_tokens::{Asking, Given};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use getrandom::SysRng;
use mingbai_contract::application::LookUp;
use mingbai_contract::log::Hash;
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_contract::rating::{IssueToken, IssuedToken, Scope};
use mingbai_domain::application::fold;
use mingbai_domain::rating::scope;
use mingbai_token::Fault;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// There is nothing to rate yet, or it was too long ago.
const NOTHING: Refusal = Refusal::plain(StatusCode::CONFLICT, ProblemType::NothingToRate);

/// The token was given out for another asking.
const GIVEN: Refusal = Refusal::plain(StatusCode::CONFLICT, ProblemType::TokenGiven);

/// Ask for the token of a concluded application
///
/// For whoever has the application's number and code. What is signed is blinded: the token that becomes of it
/// cannot be told from those of others. There is one for each application. Asked again with the same it is
/// answered again; with another one, 409. Looking things up by guessing is slowed as in looking an
/// application up.
#[utoipa::path(
    post,
    path = "/api/v1/ratings/token",
    operation_id = "issue_token",
    tag = "ratings",
    request_body = IssueToken,
    responses(
        (status = 200, description = "The token, still blinded", body = IssuedToken),
        NoToken,
    ),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<IssueToken>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let typed = LookUp {
        number: asked.number,
        code: asked.code,
    };
    let number = opened(&app, &now, &typed, now_ms).await?;
    let tokens = app.ring.tokens().ok_or(Refusal::UNAVAILABLE)?;
    let (key, issuer) = tokens.issuer().ok_or(Refusal::UNAVAILABLE)?;
    let kept = app.store.application(&number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let course = fold(&now.work, &kept.application, now_ms).map_err(|error| internal(&error))?;
    let concluded = scope::concluded(&course).ok_or(NOTHING)?;
    let good_for = good_for(&app, &now, &kept, concluded).await?;
    if !scope::is_in_time(good_for.quarter, day(now_ms, now.zone).0) {
        return Err(NOTHING);
    }
    // Nothing is noted of what could not be answered.
    issuer
        .answer(&asked.blinded, &good_for, &mut SysRng)
        .map_err(refused)?;
    let asking = Asking {
        number,
        asked: Hash(Sha256::digest(asked.blinded.0).into()),
        scope: good_for,
    };
    let given = app.store.give_token(&asking).await;
    let scope = given
        .map_err(|error| internal(&error))?
        .map_err(|Given| GIVEN)?;
    let (evaluated, proof) = issuer
        .answer(&asked.blinded, &scope, &mut SysRng)
        .map_err(refused)?;
    Ok(say(IssuedToken {
        scope,
        key,
        evaluated,
        proof,
    }))
}

/// What an application's token is good for.
async fn good_for(
    app: &App,
    now: &Current,
    kept: &Kept,
    concluded: NaiveDate,
) -> Result<Scope, Refusal> {
    let window = &kept.application.window;
    // Where the window is not published any more, whose it was then.
    let department = now
        .department_of(window)
        .unwrap_or(&kept.counter_department);
    let first = scope::quarter(concluded).months()[0].first();
    let from = first
        .0
        .pred_opt()
        .map_or(first, |last| scope::quarter(last).months()[0].first());
    let cases = app.store.cases_of_window(window, from, first).await;
    let cases = cases.map_err(|error| internal(&error))?;
    Ok(scope::of(window, department, concluded, cases))
}

fn refused(fault: Fault) -> Refusal {
    match fault {
        Fault::Element => Refusal::field("/blinded", FieldCode::Malformed),
        fault => internal(&fault),
    }
}
