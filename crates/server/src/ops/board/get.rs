//! `GET /api/v1/board`.

use super::board;
use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::{Usual, send};
use crate::ops::query::Query;
use crate::problem::Refusal;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mingbai_contract::board::{Board, By, Period};
use std::sync::Arc;

/// The board
///
/// What the county publishes about itself of a month or a quarter (R13): cases, ratings, complaints, how far the
/// promises meet R6, and the ranking of departments by the month and of windows by the quarter (R12). Shares are
/// given as the counts that they are made of. Ratings from a window's screen count as far as cases were handled
/// that day; the others, and those by printed codes, stand beside (R11). Levels are merged with their neighbours,
/// or with the quarter, wherever fewer than five ratings could be told apart, also by subtraction; nothing is given
/// by level while a period runs. Rankings are worked out from the levels as they are published here: levels that
/// are merged are taken apart as the whole county's ratings lie in them. What a month has said stays: a window
/// counts for the department and centre where it was when the month ended, and what is set aside afterwards is told
/// beside.
#[utoipa::path(
    get,
    path = "/api/v1/board",
    operation_id = "get_board",
    tag = "figures",
    params(
        ("period" = Option<Period>, Query, description = "Which month or quarter; the last month that is over if absent", example = "2026-10"),
        ("by" = Option<By>, Query, description = "What the rows are; none but the county's if absent"),
    ),
    responses((status = 200, description = "The figures", body = Board), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (_, _, body) = board(&app, query, "json", Body::json).await?;
    Ok(send(&headers, &body))
}
