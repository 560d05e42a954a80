//! `GET /api/v1/desk/enterprises/{code}/inspections`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::desk::needs::FileInspection;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::page::standing;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::EnterpriseCode;
use mingbai_contract::desk::inspections::EnterpriseInspections;
use mingbai_domain::project::inspection::is_enterprise_code;
use std::sync::Arc;

/// The inspections of an enterprise
///
/// Those that stand, whoever filed them, by day of visit: whoever is about to file one sees whether the year has a
/// place left (R9). Of an enterprise that nobody visits there are none.
#[utoipa::path(
    get,
    path = "/api/v1/desk/enterprises/{code}/inspections",
    operation_id = "list_enterprise_inspections",
    tag = "desk",
    params(
        ("code" = EnterpriseCode, Path, description = "Which enterprise"),
    ),
    responses((status = 200, description = "Its inspections", body = EnterpriseInspections), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<FileInspection>,
    Named(code): Named<EnterpriseCode>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    if !is_enterprise_code(&code) {
        return Err(Refusal::NOT_FOUND);
    }
    let filed = app.store.inspections_of(&code).await;
    let filed = filed.map_err(|error| internal(&error))?;
    let label = filed.last().map(|kept| kept.applicant_label.clone());
    let mut inspections = standing(filed);
    inspections.sort_by(|one, other| (one.date, &one.code).cmp(&(other.date, &other.code)));
    Ok(say(EnterpriseInspections {
        enterprise: code,
        applicant_label: label,
        inspections,
    }))
}
