//! `GET /api/v1/desk/projects`.

use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeProjects;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::page::row;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::projects::ProjectQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::ProjectId;
use mingbai_contract::desk::projects::ProjectList;
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// How many projects a page has.
const PAGE: u32 = 50;

/// Projects, and what supervisors are told of them
///
/// Those that concern one's department, by number, fifty to a page. Each with its flags: approvals that are
/// late, that were granted by silence, and deferred materials that did not come on the promised day, from
/// 00:00 after it (R5, R8).
#[utoipa::path(
    get,
    path = "/api/v1/desk/projects",
    operation_id = "list_projects",
    tag = "desk",
    params(
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The projects", body = ProjectList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeProjects>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let cursor = query.read("cursor", |text| {
        text.parse::<ProjectId>().map_err(|_| FieldCode::Malformed)
    });
    query.end()?;
    let now = published(&app)?;
    let wanted = ProjectQuery {
        departments: may.departments(),
        after: cursor.map_or_else(String::new, String::from),
        limit: PAGE + 1,
    };
    let found = app.store.projects(&wanted).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|kept| kept.project.id.to_string());
    let rows = found.iter().map(|kept| row(&now, kept, may.now_ms));
    Ok(say(ProjectList {
        projects: rows.collect::<Result<_, _>>()?,
        next_cursor,
    }))
}
