//! `POST /api/v1/ratings/follow-up`.

use super::lookup::find;
use super::refusal::refused;
use super::{Along, Refused, TRIES, moved, name, random_name, settle};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::complaints::refusal::not_moved;
use crate::ops::complaints::work;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::complaints::NotMoved;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::rating::{FollowUp, RatingView, Rectification};
use mingbai_domain::rating::{Deed, check, fold, view};
use std::sync::Arc;

/// Rate once more
///
/// After a bad rating was put right, once. It is shown with the result and moves no figure: one visit counts once.
/// Sent again it is answered again. `409 not_put_right` before, `already_rated` after another one.
#[utoipa::path(
    post,
    path = "/api/v1/ratings/follow-up",
    operation_id = "rate_again",
    tag = "ratings",
    request_body = FollowUp,
    responses((status = 200, description = "What became of it", body = RatingView), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    Body(sent): Body<FollowUp>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let fault = check::comment("", sent.comment.as_deref());
    if let Some(fault) = fault {
        return Err(Refusal::fields(vec![fault]));
    }
    let now_ms = app.clock.now_ms();
    let today = day(now_ms, now.zone).0;
    let name = name(&sent.secret);
    let seen = |of: &Rectification| {
        let view = view(&now.work, of, today);
        view.map(say).map_err(|error| internal(&error))
    };
    let mut spent = None;
    for _ in 0..TRIES {
        let kept = find(&app, &name).await?;
        let course = fold(&kept.of).map_err(|error| internal(&error))?;
        if course.followed_up == Some(sent.level) && kept.again == sent.comment {
            return seen(&kept.of);
        }
        if spent.is_none() {
            spent = Some(work::done(&app, &sent.proof).await?);
        }
        let settled = settle(&*app.store, &now.work, &kept, today, now_ms).await;
        if settled.map_err(|error| internal(&error))? {
            continue;
        }
        let comment = sent.comment.clone();
        let along = Along {
            comment: comment.map(|text| Ok((random_name()?, text))).transpose()?,
            spent: spent.clone(),
        };
        let deed = Deed::FollowUp(sent.level);
        let moved = moved(&now.work, &kept, deed, today, along).map_err(refused)?;
        let events = moved.events.clone();
        let done = app.store.move_rectifications(&[moved], None).await;
        match done.map_err(|error| internal(&error))? {
            Ok(()) => {
                return seen(&Rectification { events, ..kept.of });
            }
            Err(NotMoved::Changed) => {}
            Err(why) => return Err(not_moved(why)),
        }
    }
    Err(Refusal::UNAVAILABLE)
}
