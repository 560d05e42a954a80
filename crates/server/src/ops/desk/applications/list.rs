//! `GET /api/v1/desk/applications`.

use super::work::row;
use crate::app::App;
use crate::ops::applications::{published, seen};
use crate::ops::desk::needs::SeeApplications;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::applications::OpenQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::applications::ApplicationPage;
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// How many applications a page has.
const PAGE: u32 = 50;

/// Applications under way
///
/// Those that concern one's department, by number, fifty to a page: its own items, what its windows took
/// in, and where it was asked for an opinion. Each with the clock that runs out first.
#[utoipa::path(
    get,
    path = "/api/v1/desk/applications",
    operation_id = "list_applications",
    tag = "desk",
    params(("cursor" = Option<String>, Query, description = "`next_cursor` of the page before")),
    responses((status = 200, description = "The applications", body = ApplicationPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeApplications>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let cursor = query.read("cursor", |text| {
        text.parse::<ApplicationNumber>()
            .map_err(|_| FieldCode::Malformed)
    });
    query.end()?;
    let now = published(&app)?;
    let wanted = OpenQuery {
        departments: may.departments(),
        after: cursor.map_or_else(String::new, String::from),
        limit: PAGE + 1,
        ..OpenQuery::default()
    };
    let found = app.store.open_applications(&wanted).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|kept| kept.application.number.as_str().to_owned());
    let mut applications = Vec::with_capacity(found.len());
    for kept in found {
        applications.extend(row(&seen(&now, kept, may.now_ms)?));
    }
    Ok(say(ApplicationPage {
        applications,
        next_cursor,
    }))
}
