//! How the board is asked for, and answered.

use super::set_clock;
use crate::applications::{new, take_in};
use crate::bed::Bed;
use crate::desk::on_both;
use axum::http::Method;
use mingbai_contract::board::Board;
use mingbai_contract::board::CaseFigures;
use mingbai_contract::endpoint::GetBoard;
use mingbai_contract::problem::{FieldCode, Problem};
use mingbai_server::store::applications::NewApplication;

on_both! {
    r13_the_last_month_that_is_over_is_answered_unasked
    what_is_no_period_or_level_is_refused
    r13_the_board_is_a_table_and_a_file
    a_board_is_kept_until_a_count_changes
}

async fn received(bed: &Bed, key: &str, day: &str) {
    let one = CaseFigures {
        received: 1,
        ..CaseFigures::default()
    };
    let new = NewApplication {
        day: day.parse().unwrap(),
        adds: vec![(day.parse().unwrap(), one)],
        ..new("food-business-license", key)
    };
    take_in(&bed.store, &new).await.unwrap();
}

async fn r13_the_last_month_that_is_over_is_answered_unasked(bed: &Bed) {
    set_clock(bed, "2026-11-20");
    let ask = async || bed.client().board(&GetBoard::default()).await.unwrap();
    // Nothing has happened yet: the month that runs.
    let board = ask().await;
    assert_eq!(
        (board.period.to_string().as_str(), board.running),
        ("2026-11", true)
    );
    let periods =
        |board: &Board| -> Vec<String> { board.periods.iter().map(ToString::to_string).collect() };
    assert_eq!(periods(&board), ["2026-Q4", "2026-11"]);
    received(bed, "first", "2026-09-30").await;
    let board = ask().await;
    assert_eq!(
        (board.period.to_string().as_str(), board.running),
        ("2026-10", false)
    );
    assert_eq!(
        periods(&board),
        ["2026-Q4", "2026-11", "2026-10", "2026-Q3", "2026-09"]
    );
    assert!(board.targets.volume > 0 && board.rows.is_empty() && board.total.id.is_none());
}

async fn what_is_no_period_or_level_is_refused(bed: &Bed) {
    set_clock(bed, "2026-11-20");
    received(bed, "first", "2026-09-30").await;
    for route in ["/api/v1/board", GetBoard::CSV, GetBoard::JSON] {
        for (query, field, code) in [
            ("period=2026", "period", FieldCode::Malformed),
            ("period=2026-13", "period", FieldCode::Malformed),
            ("period=2026-Q5", "period", FieldCode::Malformed),
            // Before the first count, and not begun.
            ("period=2026-08", "period", FieldCode::OutOfRange),
            ("period=2026-12", "period", FieldCode::OutOfRange),
            ("period=2027-Q1", "period", FieldCode::OutOfRange),
            ("period=0001-01", "period", FieldCode::OutOfRange),
            ("by=town", "by", FieldCode::Malformed),
            ("by=", "by", FieldCode::Malformed),
            ("month=2026-11", "month", FieldCode::UnknownField),
        ] {
            let answer = bed.get(&format!("{route}?{query}")).await;
            assert_eq!(answer.status, 400, "{route}?{query}");
            let problem: Problem = answer.json();
            let fields: Vec<_> = problem
                .fields
                .iter()
                .map(|f| (f.field.as_str(), f.code))
                .collect();
            assert_eq!(fields, [(field, code)], "{route}?{query}");
        }
    }
}

async fn r13_the_board_is_a_table_and_a_file(bed: &Bed) {
    set_clock(bed, "2026-11-20");
    received(bed, "first", "2026-10-12").await;
    let asked = GetBoard {
        period: "2026-10".parse().ok(),
        by: mingbai_contract::board::By::Department,
    };
    let table = bed.get(&asked.at(GetBoard::CSV)).await;
    assert_eq!(
        table.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    let name = "attachment; filename=\"board-2026-10-department.csv\"";
    assert_eq!(table.header("content-disposition"), name);
    let text = table.text().strip_prefix('\u{feff}').unwrap();
    let rows: Vec<Vec<&str>> = text.lines().map(cells).collect();
    let board: Board = bed.get(&asked.at("/api/v1/board")).await.json();
    assert_eq!(rows.len(), board.rows.len() + 2);
    let column = |name: &str| rows[0].iter().position(|cell| *cell == name).unwrap();
    let found: Vec<(&str, &str)> = rows[1..]
        .iter()
        .map(|row| (row[column("id")], row[column("received")]))
        .collect();
    let expected: Vec<(String, String)> = std::iter::once(&board.total)
        .chain(&board.rows)
        .map(|row| {
            (
                row.id.clone().unwrap_or_default(),
                row.cases.received.to_string(),
            )
        })
        .collect();
    let expected: Vec<(&str, &str)> = expected.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(found, expected);
    assert!(found.contains(&("scjg", "1")), "{found:?}");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let file = bed.get(&asked.at(GetBoard::JSON)).await;
    let name = "attachment; filename=\"board-2026-10-department.json\"";
    assert_eq!(file.header("content-disposition"), name);
    assert_eq!(file.json::<Board>(), board);
}

/// The cells of a row; those in quotation marks have none within here.
fn cells(line: &str) -> Vec<&str> {
    let mut quoted = false;
    let cell = |char: char| {
        quoted ^= char == '"';
        char == ',' && !quoted
    };
    line.split(cell).collect()
}

async fn a_board_is_kept_until_a_count_changes(bed: &Bed) {
    set_clock(bed, "2026-11-20");
    received(bed, "first", "2026-10-12").await;
    let route = "/api/v1/board?period=2026-10";
    let first = bed.get(route).await;
    let tag = first.header("etag").to_owned();
    assert!(
        first.header("cache-control").contains("max-age"),
        "{:?}",
        first.headers
    );
    let again = bed
        .ask(Method::GET, route, &[("if-none-match", &tag)])
        .await;
    assert_eq!(again.status, 304);
    received(bed, "second", "2026-10-13").await;
    let other = bed
        .ask(Method::GET, route, &[("if-none-match", &tag)])
        .await;
    assert_eq!(
        (
            other.status.as_u16(),
            other.json::<Board>().total.cases.received
        ),
        (200, 2)
    );
}
