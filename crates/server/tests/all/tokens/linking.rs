//! DESIGN §4, R11: what is kept of giving a token out fits what is kept of its being spent no better than
//! that of any other, neither by a value nor by the order in which it lies.

use super::*;
use crate::bed::NOW;
use crate::desk::applications::chief;
use crate::desk::on_both;
use crate::ratings::{coded, good, send};
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Code, Verification};
use mingbai_server::keeper::Keeper;
use mingbai_server::keys::ring::Ring;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

on_both! {
    r11_a_token_given_out_cannot_be_matched_with_one_that_is_spent
    r11_what_is_noted_is_forgotten_in_time
}

/// How many people come on a day.
const PEOPLE: u8 = 8;

/// Orders in which people come back: as they came, the other way round, and shuffled.
fn orders() -> [Vec<usize>; 3] {
    let came: Vec<usize> = (0..usize::from(PEOPLE)).collect();
    let back = came.iter().rev().copied().collect();
    // Three has no divisor in common with eight: each comes once.
    let shuffled = came.iter().map(|at| (at * 3 + 5) % came.len()).collect();
    [came, back, shuffled]
}

async fn r11_a_token_given_out_cannot_be_matched_with_one_that_is_spent(bed: &Bed) {
    let desk = chief(bed).await;
    for (day, order) in orders().into_iter().enumerate() {
        let mut slips = Vec::new();
        for number in 0..PEOPLE {
            let number = u32::try_from(day).unwrap() * 100 + u32::from(number);
            slips.push(concluded(&desk, number).await);
        }
        let before = others(bed).await;
        let mut tokens = Vec::new();
        // They come in no order of their numbers.
        for at in orders()[2].clone() {
            let phone = asking(u8::try_from(day * 20 + at).unwrap());
            let issued = ask(bed, &slips[at], &phone).await.unwrap();
            tokens.push((
                phone.blinded(),
                finish(&phone, &issued).unwrap(),
                issued.scope,
            ));
        }
        // Nothing else was written, anywhere: no line in the desk's record, no request, no time.
        assert_eq!(others(bed).await, before);
        for at in order {
            let (_, token, scope) = tokens[at].clone();
            let number = u32::try_from(day * 20 + at).unwrap();
            let rating = coded(good(number), Code::Receipt { scope, token });
            let taken = send(bed, &rating).await.unwrap();
            assert_eq!(taken.verification, Verification::Receipt);
        }
        end_day(bed).await;
        let given = lie(bed, "token_given").await;
        let used = lie(bed, "rating_tokens_used").await;
        let size = usize::from(PEOPLE) * (day + 1);
        assert_eq!((given.len(), used.len()), (size, size));
        for rows in [&given, &used] {
            assert!(rows.iter().map(|row| &row.key).is_sorted(), "{rows:#?}");
            // Nor does a row say when it came: all of them came at once.
            let came: BTreeSet<_> = rows.iter().map(|row| &row.came).collect();
            assert_eq!(came.len(), 1);
        }
        // No value of the one is one of the other, nor a hash of one, but for the quarter, which is everybody's.
        let values = |rows: &[Lying]| -> BTreeSet<String> {
            let values = rows.iter().flat_map(|row| row.values.clone());
            values.filter(|value| value != "2026-Q4").collect()
        };
        let (given, used) = (values(&given), values(&used));
        let hashed = |values: &BTreeSet<String>| -> BTreeSet<String> {
            let twice = |value: &String| {
                let decoded = value.parse::<Hash>().map(|hash| hash.0.to_vec());
                let of_bytes = decoded.map(|bytes| Hash(Sha256::digest(bytes).into()).to_string());
                let of_text = Hash(Sha256::digest(value).into()).to_string();
                [value.clone(), of_text, of_bytes.unwrap_or_default()]
            };
            values
                .iter()
                .flat_map(twice)
                .filter(|v| !v.is_empty())
                .collect()
        };
        assert!(hashed(&given).is_disjoint(&used));
        assert!(hashed(&used).is_disjoint(&given));
        // What the phones had drawn, and blinded, stands nowhere; nor do the tokens.
        for (blinded, token, _) in &tokens {
            for secret in [
                blinded.to_string(),
                token.input.to_string(),
                token.output.to_string(),
            ] {
                assert!(!given.contains(&secret) && !used.contains(&secret));
            }
        }
    }
}

/// When tokens of a quarter are not taken any more, nothing is kept of them.
async fn r11_what_is_noted_is_forgotten_in_time(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = concluded(&desk, 0).await;
    ask(bed, &slip, &asking(1)).await.unwrap();
    for (since, kept) in [("2026-Q3", 1), ("2026-Q4", 1), ("2027-Q1", 0)] {
        bed.store.tidy_tokens(since.parse().unwrap()).await.unwrap();
        assert_eq!(lie(bed, "token_given").await.len(), kept, "{since}");
    }
}

/// Ends a day, as the server does at midnight. Each time another one: a day ends once.
async fn end_day(bed: &Bed) {
    static DAYS: std::sync::atomic::AtomicI64 = std::sync::atomic::AtomicI64::new(0);
    let days = DAYS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let ring = Ring::new(|| NOW + DAYS.load(std::sync::atomic::Ordering::Relaxed) * 86_400_000);
    assert!(days < 30, "still in the same quarter");
    ring.put(crate::bed::signer());
    ring.put_tokens(tokens());
    let keeper = Keeper {
        store: bed.store.clone(),
        ring: Arc::new(ring),
        live: bed.live.clone(),
        folder: None,
        bundle: None,
    };
    keeper.tick().await.unwrap();
}

/// A row where it lies.
#[derive(Debug)]
struct Lying {
    key: String,
    values: Vec<String>,
    /// What the engine notes of when it came; nothing on SQLite.
    came: String,
}

/// The rows of a table as they lie.
async fn lie(bed: &Bed, table: &str) -> Vec<Lying> {
    let columns: &[&str] = match table {
        "token_given" => &["number", "asked", "scope", "quarter"],
        _ => &["input", "quarter"],
    };
    let list = columns.join(", ");
    let mut lying = Vec::new();
    if bed.file().starts_with("postgres") {
        let mut read = sqlx::PgConnection::connect(bed.file()).await.unwrap();
        let query = format!("SELECT {list}, xmin::text AS came FROM {table} ORDER BY ctid");
        for row in sqlx::query(AssertSqlSafe(query))
            .fetch_all(&mut read)
            .await
            .unwrap()
        {
            let values: Vec<String> = (0..columns.len()).map(|at| row.get(at)).collect();
            lying.push(Lying {
                key: values[0].clone(),
                values,
                came: row.get("came"),
            });
        }
        read.close().await.unwrap();
    } else {
        let mut read = sqlx::SqliteConnection::connect(bed.file()).await.unwrap();
        let rowid = format!("SELECT rowid FROM {table}");
        assert!(
            sqlx::query(AssertSqlSafe(rowid))
                .fetch_all(&mut read)
                .await
                .is_err()
        );
        let query = format!("SELECT {list} FROM {table} NOT INDEXED");
        for row in sqlx::query(AssertSqlSafe(query))
            .fetch_all(&mut read)
            .await
            .unwrap()
        {
            let values: Vec<String> = (0..columns.len()).map(|at| row.get(at)).collect();
            lying.push(Lying {
                key: values[0].clone(),
                values,
                came: String::new(),
            });
        }
        read.close().await.unwrap();
    }
    lying
}

/// Every row of every other table, by table.
async fn others(bed: &Bed) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    if bed.file().starts_with("postgres") {
        let mut read = sqlx::PgConnection::connect(bed.file()).await.unwrap();
        let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
        for table in sqlx::query(tables).fetch_all(&mut read).await.unwrap() {
            let table: String = table.get(0);
            let rows = format!("SELECT t::text FROM {table} t");
            let rows = sqlx::query(AssertSqlSafe(rows))
                .fetch_all(&mut read)
                .await
                .unwrap();
            all.insert(
                table,
                rows.iter().map(|row| row.get(0)).collect::<Vec<String>>(),
            );
        }
        read.close().await.unwrap();
    } else {
        let mut read = sqlx::SqliteConnection::connect(bed.file()).await.unwrap();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
        for table in sqlx::query(tables).fetch_all(&mut read).await.unwrap() {
            let table: String = table.get(0);
            let columns = format!(
                "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') \
                 FROM pragma_table_info('{table}')"
            );
            let columns = sqlx::query(AssertSqlSafe(columns))
                .fetch_one(&mut read)
                .await;
            let columns: String = columns.unwrap().get(0);
            let rows = format!("SELECT {columns} FROM \"{table}\"");
            let rows = sqlx::query(AssertSqlSafe(rows))
                .fetch_all(&mut read)
                .await
                .unwrap();
            all.insert(
                table,
                rows.iter().map(|row| row.get(0)).collect::<Vec<String>>(),
            );
        }
        read.close().await.unwrap();
    }
    all.retain(|table, rows| {
        rows.sort();
        table != "token_given"
    });
    assert!(all.len() > 20, "{:?}", all.keys());
    all
}
