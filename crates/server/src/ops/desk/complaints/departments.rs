//! `PUT /api/v1/desk/complaints/{id}/departments`.

use super::{Act, act};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::complaints::Along;
use crate::ops::desk::needs::HandleComplaint;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId, SetDepartments};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::complaint::{Deed, check};
use std::sync::Arc;

/// Say which departments a complaint concerns
///
/// In place of those that the complainant named. Two or more make it a joint one, and the complaint centre leads
/// (R10); the limit stays as it is.
#[utoipa::path(
    put,
    path = "/api/v1/desk/complaints/{id}/departments",
    operation_id = "set_complaint_departments",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    request_body = SetDepartments,
    responses((status = 200, description = "The complaint as it stands now", body = ComplaintFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<HandleComplaint>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
    Body(new): Body<SetDepartments>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    if new.departments.is_empty() {
        return Err(Refusal::field("/departments", FieldCode::Missing));
    }
    let faults = check::departments("/departments", &new.departments, &*now);
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    let done = Act {
        id,
        after: new.after,
        deed: Deed::SetDepartments(new.departments),
        along: Along::default(),
        recorded: Recorded::ComplaintMoved,
    };
    Ok(say(act(&app, &may, done).await?))
}
