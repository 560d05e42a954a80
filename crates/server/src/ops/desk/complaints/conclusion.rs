//! `POST /api/v1/desk/complaints/{id}/conclusion`.

use super::write;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Sealed;
use crate::ops::desk::needs::HandleComplaint;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId, WriteToReporter};
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Answer a complaint
///
/// The answer goes to the reporter, who may rate it, and have the complaint reopened once.
#[utoipa::path(
    post,
    path = "/api/v1/desk/complaints/{id}/conclusion",
    operation_id = "conclude_complaint",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    request_body = WriteToReporter,
    responses((status = 200, description = "The complaint as it stands now", body = ComplaintFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<HandleComplaint>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
    body: Sealed<WriteToReporter>,
) -> Result<Response, Refusal> {
    let new = &body.value;
    let deed = Deed::Conclude(new.message.id);
    Ok(say(write(&app, &may, id, new, deed).await?))
}
