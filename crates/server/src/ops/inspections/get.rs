//! `GET /api/v1/inspections/{code}`.

use crate::app::App;
use crate::ops::answer::{Named, UsualOfOne, send_new};
use crate::ops::projects::page::standing;
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::InspectionId;
use mingbai_contract::project::InspectionPage;
use mingbai_domain::project::code;
use mingbai_domain::project::inspection::place_in_year;
use std::sync::Arc;

/// What is filed under a notice's code
///
/// By whom, for what, for which day, and which counted visit of the enterprise's year it is (R9). 404 is an
/// answer too: no such inspection is filed, and whoever comes with that notice may be reported. One whose
/// filing was taken back says since when. Nothing is kept about who asks; phones ask anew every time.
#[utoipa::path(
    get,
    path = "/api/v1/inspections/{code}",
    operation_id = "get_inspection",
    tag = "inspections",
    params(("code" = InspectionId, Path, description = "What stands on the notice")),
    responses(
        (status = 200, description = "The inspection", body = InspectionPage),
        UsualOfOne,
    ),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    Named(typed): Named<InspectionId>,
    _: NoQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let code = code::read::<InspectionId>(typed.as_str()).ok_or(Refusal::NOT_FOUND)?;
    let kept = app.store.inspection(&code).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let filed = app.store.inspections_of(&kept.enterprise).await;
    let filed = standing(filed.map_err(|error| internal(&error))?);
    let place = place_in_year(&filed, &kept.inspection);
    let page = InspectionPage {
        number: place.number.filter(|_| kept.withdrawn.is_none()),
        this_year: place.this_year,
        inspection: kept.inspection,
        applicant_label: kept.applicant_label,
        withdrawn: kept.withdrawn,
    };
    send_new(&headers, &page)
}
