//! `GET /api/v1/desk/ratings/comments`.

use crate::app::App;
use crate::ops::desk::needs::ReviewComments;
use crate::ops::desk::{May, Refused, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::ratings::{CommentRow, WaitingComments};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::rating::RectificationId;
use std::sync::Arc;

/// How many a page has.
const PAGE: u32 = 50;

/// Comments to read
///
/// Those that nobody has read yet, in an order that tells nothing, fifty to a page. Nothing is published unread
/// (R13).
#[utoipa::path(
    get,
    path = "/api/v1/desk/ratings/comments",
    operation_id = "list_comments",
    tag = "desk",
    params(("cursor" = Option<RectificationId>, Query, description = "`next_cursor` of the page before")),
    responses((status = 200, description = "The comments", body = WaitingComments), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: May<ReviewComments>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let read = |text: &str| {
        text.parse::<RectificationId>()
            .map_err(|_| FieldCode::Malformed)
    };
    let after = query.read("cursor", read);
    query.end()?;
    let after = after.map_or_else(String::new, |id| id.to_string());
    let found = app.store.waiting_comments(&after, PAGE + 1).await;
    let mut found = found.map_err(|error| internal(&error))?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next_cursor = found.last().filter(|_| more).map(|last| last.id);
    let rows = found.into_iter().map(|one| CommentRow {
        id: one.id,
        level: one.level,
        text: one.text,
    });
    Ok(say(WaitingComments {
        comments: rows.collect(),
        next_cursor,
    }))
}
