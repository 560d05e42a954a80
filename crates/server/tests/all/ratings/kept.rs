//! DESIGN §4, R11: what is kept of ratings, column by column. Nothing in it tells when somebody rated, but the day,
//! nor who came before whom: the same people in another order, at other times, leave the same behind.

use super::*;
use crate::bed::{Bed, Engine, NOW};
use crate::dump::{self, Table};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

/// A table: its columns, and those of them that are drawn at random for each row, or follow from such.
type Kept = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// All that is kept of ratings. Whoever adds a column says here that it tells neither time nor order; `made_s` of a
/// code is gone when the code is ([`time`](super::time)), and says when it was shown, not when it was used.
const TABLES: [Kept; 10] = [
    (
        "rating",
        &[
            "id",
            "window",
            "day",
            "verification",
            "instead",
            "level",
            "tags",
            "item",
            "set_aside",
            "request",
            "salt",
            "commitment",
            "signer",
            "signature",
        ],
        &["request", "salt", "commitment", "signature"],
    ),
    (
        "rectification",
        &[
            "id", "rating", "window", "day", "events", "size", "state", "released", "due", "ended",
        ],
        &["id"],
    ),
    (
        "rating_comment",
        &["id", "rating", "again", "text", "review", "reviewed"],
        &["id"],
    ),
    (
        "rating_code",
        &["code", "window", "day", "made_s", "state"],
        &[],
    ),
    ("rating_tokens_used", &["input", "quarter"], &[]),
    (
        "rating_counts",
        &["window", "day", "verification", "level", "ratings"],
        &[],
    ),
    (
        "rating_batch",
        &["day", "window", "ratings", "same_words"],
        &[],
    ),
    ("set_aside_since", &["window", "day", "ratings"], &[]),
    (
        "log_pending",
        &["leaf", "kind", "commitment", "day"],
        &["leaf", "commitment"],
    ),
    ("challenge_spent", &["challenge", "day"], &["challenge"]),
];

/// Rows without what is random, in an order of their own.
fn told(table: &Table, random: &[&str]) -> Vec<Vec<String>> {
    let told = |row: &Vec<String>| {
        let cells = table.columns.iter().zip(row);
        let cells = cells.filter(|(column, _)| !random.contains(&column.as_str()));
        cells.map(|(_, cell)| cell.clone()).collect()
    };
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(told).collect();
    rows.sort();
    rows
}

/// What is left when some people have rated, one after the other, with so many minutes between them.
async fn left(
    engine: Engine,
    order: &[u32],
    minutes: i64,
) -> Option<BTreeMap<&'static str, Vec<Vec<String>>>> {
    let bed = crate::desk::bed(engine).await?;
    give_token_keys(&bed);
    for (place, number) in (0_i64..).zip(order) {
        bed.now_ms
            .store(NOW + place * minutes * 60_000, Ordering::Relaxed);
        let rating = match number % 3 {
            0 => Rating {
                comment: Some("等了两个小时".to_owned()),
                ..bad(*number)
            },
            1 => coded(
                good(*number),
                token("w.A02.2026-Q4", u8::try_from(*number).unwrap()),
            ),
            _ => good(*number),
        };
        send(&bed, &rating).await.unwrap();
    }
    let mut left = BTreeMap::new();
    for (name, columns, random) in TABLES {
        let table = dump::table(&bed, name).await;
        assert_eq!(table.columns, columns, "{name}");
        left.insert(name, told(&table, random));
    }
    Some(left)
}

async fn the_same_is_left(engine: Engine) {
    let Some(first) = left(engine, &[0, 1, 2, 3, 4, 5, 6, 7, 8], 1).await else {
        return;
    };
    for table in [
        "rating",
        "rectification",
        "rating_comment",
        "rating_tokens_used",
    ] {
        assert!(first[table].len() >= 3, "{table}: {first:#?}");
    }
    let other = left(engine, &[7, 2, 8, 0, 5, 3, 6, 1, 4], 13)
        .await
        .unwrap();
    assert_eq!(first, other);
}

#[tokio::test]
async fn r11_the_same_people_in_another_order_leave_the_same_on_sqlite() {
    the_same_is_left(Engine::Sqlite).await;
}

#[tokio::test]
async fn r11_the_same_people_in_another_order_leave_the_same_on_postgresql() {
    the_same_is_left(Engine::Postgres).await;
}

/// Nothing but the log, whose order everybody sees, numbers its rows.
#[tokio::test]
async fn r11_no_table_of_ratings_numbers_its_rows() {
    let bed = Bed::new().await;
    for name in [
        "rating",
        "rectification",
        "rating_comment",
        "rating_code",
        "rating_tokens_used",
        "token_given",
        "challenge_spent",
        "log_pending",
    ] {
        assert!(!dump::is_numbered(&bed, name).await, "{name}");
    }
}
