//! `GET /api/v1/desk/applications/{number}`.

use super::concerned;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::{published, seen};
use crate::ops::desk::needs::SeeApplications;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::work::ApplicationFile;
use std::sync::Arc;

/// An application as it stands now
///
/// With all that has happened, its clocks, what has become true by time, and whose item and window it is. How many events it has is
/// `after` of whatever is recorded next. 404 where it does not concern one's department.
#[utoipa::path(
    get,
    path = "/api/v1/desk/applications/{number}",
    operation_id = "get_application",
    tag = "desk",
    params(("number" = ApplicationNumber, Path, description = "Which one")),
    responses((status = 200, description = "The application", body = ApplicationFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeApplications>,
    Named(number): Named<ApplicationNumber>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let kept = app.store.application(&number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.filter(|kept| concerned(kept).may_see(&may.permit));
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let (department, counter_department) =
        (kept.department.clone(), kept.counter_department.clone());
    Ok(say(ApplicationFile {
        department,
        counter_department,
        view: seen(&now, kept, may.now_ms)?,
    }))
}
