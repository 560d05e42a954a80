//! `POST /api/v1/desk/api-keys`.

use super::{ID_CHARS, PREFIX, SECRET_CHARS};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::MakeApiKey as Needed;
use crate::ops::desk::{May, Refused, change, day, detail, key_name, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::staff::Change;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::keys::{ApiKey, MakeApiKey, NewApiKey, Scope};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::check_name;
use std::sync::Arc;

/// How many characters the words have that say what a key is for.
const NAME_CHARS: usize = 60;

/// Make an API key
///
/// Answers with its secret, which is shown this once, for `Authorization: Bearer …` of requests to
/// `/api/v1/intake`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/api-keys",
    operation_id = "make_api_key",
    tag = "desk",
    request_body = MakeApiKey,
    responses((status = 200, description = "The key with its secret", body = NewApiKey), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<Needed>,
    _: NoQuery,
    Body(make): Body<MakeApiKey>,
) -> Result<Response, Refusal> {
    let now = app.live.current().ok_or(Refusal::UNAVAILABLE)?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    if let Some(code) = check_name(&make.name, NAME_CHARS) {
        wrong("/name", code);
    }
    let mut scopes = make.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        wrong("/scopes", FieldCode::Missing);
    }
    let known = |id| now.departments.contains(id);
    if make.department.as_ref().is_some_and(|id| !known(id)) {
        wrong("/department", FieldCode::UnknownValue);
    }
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    let id = secret::code::<ID_CHARS>().map_err(|error| internal(&error))?;
    let secret = secret::code::<SECRET_CHARS>().map_err(|error| internal(&error))?;
    let record = may.record(
        Deed::ApiKeyMade,
        key_name(&id),
        detail::<(&str, &[Scope], _)>(&(&make.name, &scopes, &make.department))?,
    );
    let made = Change::MakeKey {
        id: id.clone(),
        name: make.name.clone(),
        secret: secret::hash("api key", &secret),
        scopes: scopes.clone(),
        department: make.department.clone(),
    };
    change(&app, &made, &record).await?;
    Ok(say(NewApiKey {
        secret: format!("{PREFIX}_{id}_{secret}"),
        key: ApiKey {
            id,
            name: make.name,
            scopes,
            department: make.department,
            since: day(may.now_ms, zone(&app)),
            used: None,
            revoked: None,
        },
    }))
}
