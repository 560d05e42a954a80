//! `POST /api/v1/ratings/lookup`.
//!
//! The rating is looked for by a hash of its secret, of 256 bits: there is nothing to guess at. A good rating has
//! nothing to be looked for, so nobody learns by this whether one was given.

use super::{Refused, name, settle};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::rectifications::KeptRectification;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{LookUpRating, RatingView};
use mingbai_domain::rating::view;
use std::sync::Arc;

/// See what became of a bad rating
///
/// For whoever holds its secret: where it stands, by when the window must have done what, and what was said. A good
/// rating and one that does not exist get the same 404.
#[utoipa::path(
    post,
    path = "/api/v1/ratings/lookup",
    operation_id = "open_rating",
    tag = "ratings",
    request_body = LookUpRating,
    responses((status = 200, description = "What became of it", body = RatingView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(asked): Body<LookUpRating>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let now_ms = app.clock.now_ms();
    let today = day(now_ms, now.zone).0;
    let name = name(&asked.secret);
    let mut kept = find(&app, &name).await?;
    let settled = settle(&*app.store, &now.work, &kept, today, now_ms).await;
    if settled.map_err(|error| internal(&error))? {
        kept = find(&app, &name).await?;
    }
    let view = view(&now.work, &kept.of, today);
    Ok(say(view.map_err(|error| internal(&error))?))
}

/// The rectification of a rating.
///
/// # Errors
/// 404 where there is none.
pub(super) async fn find(app: &App, rating: &Hash) -> Result<KeptRectification, Refusal> {
    let kept = app.store.rectification_of(rating).await;
    let kept = kept.map_err(|error| internal(&error))?;
    kept.ok_or(Refusal::NOT_FOUND)
}
