//! `POST /api/v1/desk/ratings/rectifications/{id}/set-aside`.

use super::act;
use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::desk::needs::SetRatingAside;
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

/// Set a rating aside
///
/// One that is malicious or a mistake, with a reason that is published (R11). It leaves the figures of its level and is
/// counted as set aside; the public log keeps it.
#[utoipa::path(
    post,
    path = "/api/v1/desk/ratings/rectifications/{id}/set-aside",
    operation_id = "set_rating_aside",
    tag = "desk",
    params(("id" = RectificationId, Path, description = "Which bad rating")),
    request_body = SayOfRating,
    responses((status = 200, description = "The bad rating as it stands now", body = RectificationFile), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SetRatingAside>,
    Named(id): Named<RectificationId>,
    _: NoQuery,
    Body(sent): Body<SayOfRating>,
) -> Result<Response, Refusal> {
    Ok(say(act(
        &app,
        &may,
        &id,
        sent,
        Deed::SetAside,
        Recorded::RatingSetAside,
    )
    .await?))
}
