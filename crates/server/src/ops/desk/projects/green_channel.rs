//! `GET /api/v1/desk/green-channel`.

use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeProjects;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use chrono::Datelike as _;
use mingbai_contract::desk::projects::{GreenChannel, GreenItem};
use mingbai_contract::guide::Guide;
use mingbai_contract::project::MaterialName;
use mingbai_domain::project::template::{code_beginning, next_code};
use std::sync::Arc;

/// What a project can be made of
///
/// The county's templates of stages, and the items whose guides say that they can be part of a project, with
/// what is promised for them today (R8). `next_code` is free in the whole county, not only among the projects that
/// one sees: two departments do not come by the same one.
#[utoipa::path(
    get,
    path = "/api/v1/desk/green-channel",
    operation_id = "get_green_channel",
    tag = "desk",
    responses((status = 200, description = "Templates and items", body = GreenChannel), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeProjects>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let mut items: Vec<GreenItem> = now.green.values().filter_map(item).collect();
    items.sort_by(|one, other| one.id.cmp(&other.id));
    let year = day(may.now_ms, now.zone).0.year();
    let codes = app.store.project_codes(&code_beginning(year)).await;
    let codes = codes.map_err(|error| internal(&error))?;
    Ok(say(GreenChannel {
        templates: now.templates.clone(),
        items,
        next_code: next_code(&codes, year),
        longest_promise: now.longest_promise,
    }))
}

/// An item of a guide; none where no window takes it in.
fn item(guide: &Guide) -> Option<GreenItem> {
    let exclusions = guide.limits.exclusions.iter();
    let deferrable = guide
        .materials
        .iter()
        .filter(|material| material.deferrable);
    Some(GreenItem {
        id: guide.id.clone(),
        name: guide.name.clone(),
        department: guide.department.clone(),
        window: guide.windows.first()?.clone(),
        committed_working_days: guide.limits.committed_working_days,
        deemed_consent: guide.deemed_consent,
        exclusions: exclusions.map(|exclusion| exclusion.code).collect(),
        deferrable: deferrable
            .map(|material| MaterialName {
                id: material.id.clone(),
                name: material.name.clone(),
            })
            .collect(),
    })
}
