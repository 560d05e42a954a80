//! `GET /api/v1/board/export.json`.

use super::{board, csv};
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

/// The board as a file
///
/// The very answer of `GET /api/v1/board`, to be saved.
#[utoipa::path(
    get,
    path = "/api/v1/board/export.json",
    operation_id = "get_board_json",
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
    let (period, by, body) = board(&app, query, "json", Body::json).await?;
    csv::named(send(&headers, &body), period, by, "json")
}
