//! `GET /api/v1/desk/inspections`.

use crate::app::App;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeInspections;
use crate::ops::desk::{May, Refused, say};
use crate::ops::inspections::shown;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::inspections::InspectionQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::desk::inspections::InspectionList;
use mingbai_contract::problem::FieldCode;
use std::sync::Arc;

/// How many inspections a page has.
const PAGE: u32 = 50;

/// Inspections that were filed
///
/// Those that one's department filed, by code, fifty to a page, also those that were taken back.
#[utoipa::path(
    get,
    path = "/api/v1/desk/inspections",
    operation_id = "list_inspections",
    tag = "desk",
    params(
        ("code" = Option<InspectionId>, Query, description = "Only the one with this code"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The inspections", body = InspectionList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeInspections>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let read = |text: &str| {
        text.parse::<InspectionId>()
            .map_err(|_| FieldCode::Malformed)
    };
    let code = query.read("code", read);
    let cursor = query.read("cursor", read);
    query.end()?;
    let now = published(&app)?;
    if let Some(code) = code {
        let found = app.store.inspection(&code).await;
        let found = found.map_err(|error| internal(&error))?;
        let own = found.filter(|kept| may.permit.holds(&kept.department));
        return Ok(say(InspectionList {
            inspections: own.map(|kept| shown(&now, kept)).into_iter().collect(),
            next_cursor: None,
        }));
    }
    let wanted = InspectionQuery {
        departments: may.departments(),
        after: cursor.map_or_else(String::new, String::from),
        limit: PAGE + 1,
    };
    let found = app.store.inspections(&wanted).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| more);
    let next_cursor = last.map(|kept| kept.inspection.code.to_string());
    let inspections = found.into_iter().map(|kept| shown(&now, kept));
    Ok(say(InspectionList {
        inspections: inspections.collect(),
        next_cursor,
    }))
}
