//! `POST /api/v1/desk/ratings/rectifications/{id}/result`.

use super::act;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::desk::needs::AnswerRectification;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::ratings::{RectificationFile, SayOfRating};
use mingbai_contract::rating::RectificationId;
use mingbai_domain::rating::Deed;
use std::sync::Arc;

/// Say how a bad rating was put right
///
/// Within five working days of its release, or fifteen (R11). The result is published, and whoever rated may rate once
/// more.
#[utoipa::path(
    post,
    path = "/api/v1/desk/ratings/rectifications/{id}/result",
    operation_id = "put_rating_right",
    tag = "desk",
    params(("id" = RectificationId, Path, description = "Which bad rating")),
    request_body = SayOfRating,
    responses((status = 200, description = "The bad rating as it stands now", body = RectificationFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<AnswerRectification>,
    Named(id): Named<RectificationId>,
    _: NoQuery,
    Body(sent): Body<SayOfRating>,
) -> Result<Response, Refusal> {
    Ok(say(act(
        &app,
        &may,
        &id,
        sent,
        Deed::PutRight,
        Recorded::RectificationMoved,
    )
    .await?))
}
