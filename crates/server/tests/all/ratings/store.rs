//! Ratings that come together are taken in together, each as if it were alone; they lie in no order.

use super::*;
use crate::bed::{Database, Engine};
use crate::desk::on_both;
use mingbai_server::store;
use mingbai_server::store::complaints::Spent;
use mingbai_server::store::ratings::NotRated;
use std::collections::BTreeSet;
use std::sync::Arc;

on_both! {
    r15_many_at_once_are_taken_in_and_none_undoes_another
    r15_a_rating_that_nobody_waits_for_is_taken_in
    what_is_on_record_of_a_rating_stays
    a_count_that_is_wrong_is_found
}

fn spent(challenge: &str) -> Option<Spent> {
    Some(Spent {
        challenge: challenge.to_owned(),
        day: TODAY.parse().unwrap(),
    })
}

/// Sixty-four at once: some twice, some with work that was done before, one that the database refuses.
async fn r15_many_at_once_are_taken_in_and_none_undoes_another(bed: &Bed) {
    let mut tasks = Vec::new();
    for number in 0..200_u32 {
        let mut new = made(
            &if number % 5 == 0 {
                bad(number)
            } else {
                good(number)
            },
            TODAY,
        );
        match number % 10 {
            // The same work for all of these: one is taken in.
            7 => new.spent = spent("one for all"),
            // Sent twice at the same moment.
            8 => new = made(&good(1000 + number / 20), TODAY),
            _ => {}
        }
        // Two rectifications cannot have one name: the second of these is at fault, and alone in that.
        if number == 100 || number == 150 {
            new.rectification = [1; 16];
        }
        let store = bed.store.clone();
        tasks.push(tokio::spawn(async move { (number, store.rate(new).await) }));
    }
    let (mut taken, mut refused, mut failed) = (BTreeSet::new(), 0, Vec::new());
    for task in tasks {
        match task.await.unwrap() {
            (_, Ok(Ok(kept))) => {
                taken.insert(kept.receipt.commitment);
            }
            (_, Ok(Err(NotRated::Spent))) => refused += 1,
            (_, Ok(Err(why))) => panic!("{why}"),
            (number, Err(error)) => failed.push((number, error.to_string())),
        }
    }
    assert_eq!(refused, 19);
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert!([100, 150].contains(&failed[0].0), "{failed:?}");
    let (rows, counted) = bed.store.ratings_stamp().await.unwrap();
    assert_eq!(rows, taken.len() as u64);
    assert_eq!(counted, rows);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

async fn r15_a_rating_that_nobody_waits_for_is_taken_in(bed: &Bed) {
    let store = Arc::clone(&bed.store);
    let new = made(&good(1), TODAY);
    let task = tokio::spawn(async move { store.rate(new).await });
    tokio::task::yield_now().await;
    task.abort();
    let _ = task.await;
    // Whoever sends it again is answered, whether or not the first one had got so far.
    bed.store
        .rate(made(&good(1), TODAY))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (1, 1));
}

/// Runs a statement on a bed's database.
async fn run(bed: &Bed, statement: &'static str) -> Result<(), sqlx::Error> {
    use sqlx::Connection as _;
    if bed.file().starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(bed.file()).await?;
        sqlx::query(statement).execute(&mut connection).await?;
    } else {
        let url = format!("sqlite:{}", bed.file());
        let mut connection = sqlx::SqliteConnection::connect(&url).await?;
        sqlx::query(statement).execute(&mut connection).await?;
    }
    Ok(())
}

/// The engine itself refuses to change what was sent, or to take away what has happened.
async fn what_is_on_record_of_a_rating_stays(bed: &Bed) {
    let rating = Rating {
        comment: Some("等了两个小时".to_owned()),
        ..bad(1)
    };
    send(bed, &rating).await.unwrap();
    follow::act(bed, 1, mingbai_domain::rating::Deed::Release).await;
    for statement in [
        "UPDATE rating SET level = 5",
        "UPDATE rating SET day = '2026-11-19'",
        "UPDATE rating SET commitment = 'x'",
        "DELETE FROM rating",
        "UPDATE rectification SET \"window\" = 'A03'",
        "UPDATE rectification SET events = '[]', size = 0",
        "UPDATE rating_comment SET text = '好'",
    ] {
        assert!(run(bed, statement).await.is_err(), "{statement}");
    }
    assert_eq!(time::kept(bed, 1).await.size(), 1);
}

async fn a_count_that_is_wrong_is_found(bed: &Bed) {
    for number in 1..=3 {
        send(bed, &good(number)).await.unwrap();
    }
    run(bed, "UPDATE rating_days SET poster_5 = 5")
        .await
        .unwrap();
    run(
        bed,
        "INSERT INTO rating_days SELECT day, 'A09', 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM rating_days",
    )
    .await
    .unwrap();
    let found = bed.store.recount(10).await.unwrap();
    let cells: Vec<_> = found
        .iter()
        .map(|cell| (cell.window.as_str(), cell.level, cell.kept, cell.rows))
        .collect();
    assert_eq!(cells, [("A02", 5, 5, 3), ("A09", 1, 2, 0)]);
    assert_eq!(bed.store.recount(1).await.unwrap().len(), 1);
    // In words, with what to do.
    let doctor = |language: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
            .args(["doctor", "--recount", "--port", "0", "--keys", "/nowhere"])
            .args(["--lang", language, "--database", bed.file()])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let words = doctor("en");
    assert!(words.contains("A02 2026-11-20 poster 5: 5 ≠ 3"), "{words}");
    assert!(words.contains("go back to the last backup"), "{words}");
    run(
        bed,
        "UPDATE rating_days SET poster_5 = 3 WHERE \"window\" = 'A02'",
    )
    .await
    .unwrap();
    run(bed, "DELETE FROM rating_days WHERE \"window\" = 'A09'")
        .await
        .unwrap();
    assert!(doctor("zh").contains("逐条数过 3 条评价，与累计数一致"));
}

/// Whoever copies the database learns which ratings there are, not in which order they came: the files of two
/// orders are the same, and rows have no number.
#[tokio::test]
async fn ratings_are_kept_in_no_order() {
    let mut files = Vec::new();
    for order in [[1, 2, 3, 4, 5], [5, 3, 1, 4, 2]] {
        let database = Database::new(Engine::Sqlite).await.unwrap();
        let store = store::open(&database.address).await.unwrap();
        for number in order {
            store
                .rate(made(&bad(number), TODAY))
                .await
                .unwrap()
                .unwrap();
        }
        let url = format!("sqlite:{}", database.address);
        let connected = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url);
        let mut connection = connected.await.unwrap();
        // In the order of the file.
        let rows = sqlx::query("SELECT id FROM rating NOT INDEXED");
        let rows = rows.fetch_all(&mut connection).await.unwrap();
        let ids: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
        assert!(ids.is_sorted());
        files.push(ids);
        for table in [
            "rating",
            "rectification",
            "rating_comment",
            "rating_code",
            "rating_tokens_used",
        ] {
            let rowid = format!("SELECT rowid FROM {table}");
            let rowid = sqlx::query(sqlx::AssertSqlSafe(rowid));
            assert!(rowid.fetch_all(&mut connection).await.is_err(), "{table}");
        }
    }
    assert_eq!(files[0], files[1]);
}
