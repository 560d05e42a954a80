//! `GET /api/v1/board/export.csv`.

use super::board;
use crate::app::App;
use crate::live::body::Body;
use crate::ops::answer::{Usual, send_as};
use crate::ops::csv::{BYTE_ORDER_MARK, MEDIA_TYPE, push};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use mingbai_contract::board::{Board, By, LevelGroup, Period, Row};
use std::sync::Arc;

/// The columns, by the names that they have in JSON.
const COLUMNS: [&str; 28] = [
    "period",
    "by",
    "id",
    "name_zh",
    "name_en",
    "received",
    "concluded",
    "immediate",
    "early",
    "overdue",
    "deemed",
    "timed",
    "days_promised",
    "days_actual",
    "days_statutory",
    "receipt",
    "live",
    "beside",
    "set_aside",
    "set_aside_since",
    "ratable",
    "levels",
    "levels_of",
    "place",
    "lower",
    "mean",
    "upper",
    "too_few",
];

/// The board as a table
///
/// As `GET /api/v1/board`, as CSV (RFC 4180) in UTF-8 with a byte order mark and a header row: one row for the
/// county, whose `id` is empty, and one for each centre, department or window. `levels` are the groups as they are
/// published, such as `1-2:7 3:12 4:80 5:240`. A cell that a spreadsheet would take for a formula begins with `'`.
#[utoipa::path(
    get,
    path = "/api/v1/board/export.csv",
    operation_id = "get_board_csv",
    tag = "figures",
    params(
        ("period" = Option<Period>, Query, description = "Which month or quarter; the last month that is over if absent", example = "2026-10"),
        ("by" = Option<By>, Query, description = "What the rows are; none but the county's if absent"),
    ),
    responses((status = 200, description = "The figures", body = String, content_type = "text/csv"), Usual),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let write = |board: &Board| Ok(Body::new(table(board).into_bytes()));
    let (period, by, body) = board(&app, query, "csv", write).await?;
    named(send_as(MEDIA_TYPE, &headers, &*body), period, by, "csv")
}

/// As a file of this name.
pub(super) fn named(
    mut response: Response,
    period: Period,
    by: By,
    kind: &str,
) -> Result<Response, Refusal> {
    let name = format!(
        "attachment; filename=\"board-{period}-{}.{kind}\"",
        by.slug()
    );
    let name = HeaderValue::from_str(&name).map_err(|error| internal(&error))?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn table(board: &Board) -> String {
    let mut table = BYTE_ORDER_MARK.to_owned();
    push(&mut table, &COLUMNS.map(str::to_owned));
    for row in std::iter::once(&board.total).chain(&board.rows) {
        push(&mut table, &cells(board, row));
    }
    table
}

fn cells(board: &Board, row: &Row) -> [String; COLUMNS.len()] {
    let Row { cases, ratings, .. } = row;
    let rank = |of: fn(&mingbai_contract::board::Rank) -> u32| {
        row.rank
            .as_ref()
            .map_or_else(String::new, |rank| of(rank).to_string())
    };
    [
        board.period.to_string(),
        board.by.slug().to_owned(),
        row.id.clone().unwrap_or_default(),
        row.name.zh.clone(),
        row.name.en.clone(),
        cases.received.to_string(),
        cases.concluded.to_string(),
        cases.immediate.to_string(),
        cases.early.to_string(),
        cases.overdue.to_string(),
        cases.deemed.to_string(),
        cases.timed.to_string(),
        cases.days.promised.to_string(),
        cases.days.actual.to_string(),
        cases.days.statutory.to_string(),
        ratings.receipt.to_string(),
        ratings.live.to_string(),
        ratings.beside.to_string(),
        ratings.set_aside.to_string(),
        ratings.set_aside_since.to_string(),
        ratings.ratable.to_string(),
        levels(&ratings.levels),
        ratings
            .levels_of
            .map_or_else(String::new, |period| period.to_string()),
        rank(|rank| rank.place),
        rank(|rank| rank.lower.into()),
        rank(|rank| rank.mean.into()),
        rank(|rank| rank.upper.into()),
        row.too_few.to_string(),
    ]
}

/// `1-2:7 3:12 4:80 5:240`.
fn levels(groups: &[LevelGroup]) -> String {
    let group = |group: &LevelGroup| {
        let (from, to) = (group.from.number(), group.to.number());
        if from == to {
            format!("{from}:{}", group.ratings)
        } else {
            format!("{from}-{to}:{}", group.ratings)
        }
    };
    groups.iter().map(group).collect::<Vec<_>>().join(" ")
}
