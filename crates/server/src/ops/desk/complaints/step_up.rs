//! `POST /api/v1/desk/complaints/{id}/step-up`.

use super::{Act, act};
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::complaints::Along;
use crate::ops::desk::needs::HandleComplaint;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::{ComplaintFile, ComplaintId, MoveComplaint};
use mingbai_domain::complaint::Deed;
use std::sync::Arc;

/// Give a complaint to the supervision office
///
/// Before it goes there by itself for being late (R10). Both offices can read and answer it then as before.
#[utoipa::path(
    post,
    path = "/api/v1/desk/complaints/{id}/step-up",
    operation_id = "step_up_complaint",
    tag = "desk",
    params(("id" = ComplaintId, Path, description = "Which complaint")),
    request_body = MoveComplaint,
    responses((status = 200, description = "The complaint as it stands now", body = ComplaintFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<HandleComplaint>,
    Named(id): Named<ComplaintId>,
    _: NoQuery,
    Body(new): Body<MoveComplaint>,
) -> Result<Response, Refusal> {
    let done = Act {
        id,
        after: new.after,
        deed: Deed::StepUp,
        along: Along::default(),
        recorded: Recorded::ComplaintMoved,
    };
    Ok(say(act(&app, &may, done).await?))
}
