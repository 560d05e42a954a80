//! `POST /api/v1/desk/ratings/comments/{id}`.

use crate::app::App;
use crate::ops::answer::Named;
use crate::ops::body::Body;
use crate::ops::complaints::refusal::not_moved;
use crate::ops::desk::needs::ReviewComments;
use crate::ops::desk::{May, Refused, day, done, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::rectifications::Review;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::ratings::ReviewComment;
use mingbai_contract::rating::RectificationId;
use std::sync::Arc;

/// Release a comment, or keep it back
///
/// Once. What is released everybody may read, without window and day, and the window that it is about.
#[utoipa::path(
    post,
    path = "/api/v1/desk/ratings/comments/{id}",
    operation_id = "review_comment",
    tag = "desk",
    params(("id" = RectificationId, Path, description = "Which comment")),
    request_body = ReviewComment,
    responses((status = 204, description = "It was done"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<ReviewComments>,
    Named(id): Named<RectificationId>,
    _: NoQuery,
    Body(said): Body<ReviewComment>,
) -> Result<Response, Refusal> {
    let review = if said.release {
        Review::Released
    } else {
        Review::KeptBack
    };
    let today = day(may.now_ms, zone(&app));
    let (subject, detail) = (format!("comment:{id}"), review.code().to_owned());
    let record = may.record(Recorded::CommentReviewed, subject, detail);
    let kept = app.store.review_comment(&id, review, today, &record).await;
    kept.map_err(|error| internal(&error))?.map_err(not_moved)?;
    Ok(done())
}
