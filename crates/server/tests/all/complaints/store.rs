//! What is on record of a complaint stays until all of it is deleted; a lost race writes nothing.

use super::*;
use crate::bed::Engine;
use crate::desk::on_both;
use mingbai_contract::complaint::{ComplaintEvent, ComplaintEventType};
use mingbai_server::store::complaints::{Moved, NotMoved, Spent, Standing};

on_both! {
    a_lost_race_writes_nothing
    what_is_on_record_stays
}

async fn a_lost_race_writes_nothing(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    let kept = bed
        .store
        .complaint_of(&sealed(1, &[]).thread)
        .await
        .unwrap()
        .unwrap();
    let mut events = kept.complaint.events.clone();
    let day = TODAY.parse().unwrap();
    events.push(ComplaintEvent::new(day, ComplaintEventType::TakenUp));
    let moved = Moved {
        id: kept.id,
        after: 1,
        events,
        message: None,
        standing: Standing {
            due: Some(day),
            ended: None,
            delete_on: None,
        },
        summary: None,
        released: None,
        spent: None,
    };
    let entry = record(Deed::ComplaintMoved, "complaint");
    let (a, b) = tokio::join!(
        bed.store.move_complaint(&moved, Some(&entry)),
        bed.store.move_complaint(&moved, Some(&entry))
    );
    let mut done = [a.unwrap(), b.unwrap()];
    done.sort_by_key(Result::is_err);
    assert_eq!(done, [Ok(()), Err(NotMoved::Changed)]);
    // Where the work was used before, nothing of the rest is there either.
    let spent = Spent {
        challenge: "the same".to_owned(),
        day,
    };
    let mut next = moved.clone();
    next.after = 2;
    next.events
        .push(ComplaintEvent::new(day, ComplaintEventType::ReporterWrote));
    next.spent = Some(spent);
    assert_eq!(bed.store.move_complaint(&next, None).await.unwrap(), Ok(()));
    let mut last = next.clone();
    last.after = 3;
    last.events
        .push(ComplaintEvent::new(day, ComplaintEventType::ReporterWrote));
    assert_eq!(
        bed.store.move_complaint(&last, None).await.unwrap(),
        Err(NotMoved::Spent)
    );
    let kept = bed.store.complaint(&kept.id).await.unwrap().unwrap();
    assert_eq!(kept.size(), 3);
    let entries = bed.store.audit_after(0, 100).await.unwrap();
    let moves = entries.iter().filter(|e| e.deed == Deed::ComplaintMoved);
    assert_eq!(moves.count(), 1);
}

/// The engine itself refuses to change what was complained about, what was written, or to take events away.
async fn what_is_on_record_stays(bed: &Bed) {
    let offices = offices(&bed.store).await;
    send(bed, &sealed(1, &offices)).await.unwrap();
    add(bed, 1, &from_reporter(2, &offices)).await.unwrap();
    for statement in [
        "UPDATE complaint SET category = 'other'",
        "UPDATE complaint SET thread = 'x'",
        "UPDATE complaint SET received = '2026-01-01'",
        "UPDATE complaint SET commitment = 'x'",
        "UPDATE complaint SET size = size - 1",
        "UPDATE complaint_message SET envelope = '{}'",
        "UPDATE complaint_message SET sender = 'office'",
    ] {
        assert!(run(bed, statement).await.is_err(), "{statement}");
    }
    // All of it goes together.
    run(bed, "DELETE FROM complaint").await.unwrap();
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), (0, 0));
    let id = ComplaintId([0; 16]);
    assert_eq!(bed.store.messages(&id).await.unwrap(), []);
    run(
        bed,
        "INSERT INTO challenge_spent (challenge, day) VALUES ('a', '2026-11-19')",
    )
    .await
    .unwrap();
    let day = TODAY.parse().unwrap();
    bed.store.forget_challenges(day).await.unwrap();
    let twice = "INSERT INTO challenge_spent (challenge, day) VALUES ('a', '2026-11-19')";
    run(bed, twice).await.unwrap();
}

/// Runs a statement past the store.
async fn run(bed: &Bed, statement: &'static str) -> Result<(), sqlx::Error> {
    use sqlx::Connection as _;
    let statement = sqlx::AssertSqlSafe(statement);
    if bed.file().starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(bed.file()).await?;
        sqlx::query(statement).execute(&mut connection).await?;
        connection.close().await
    } else {
        let mut connection = sqlx::SqliteConnection::connect(bed.file()).await?;
        sqlx::query(statement).execute(&mut connection).await?;
        connection.close().await
    }
}

/// Nothing tells in which order complaints came: their rows lie in the order of random names.
#[tokio::test]
async fn complaints_lie_in_no_order_of_arrival() {
    let bed = crate::desk::bed(Engine::Sqlite).await.unwrap();
    let offices = offices(&bed.store).await;
    let mut came = Vec::new();
    for byte in 1..=12 {
        send(&bed, &sealed(byte, &offices)).await.unwrap();
        bed.now_ms
            .fetch_add(60_000, std::sync::atomic::Ordering::Relaxed);
        came.push(sealed(byte, &[]).thread);
    }
    let all = bed.store.complaints_behind("", 100).await.unwrap();
    let names: Vec<_> = all.iter().map(|kept| kept.id.to_string()).collect();
    assert!(names.is_sorted());
    let lie: Vec<_> = all.iter().map(|kept| kept.thread).collect();
    assert_ne!(
        lie, came,
        "once in half a thousand million this is so by chance"
    );
    use sqlx::{Connection as _, Row as _};
    let mut read = sqlx::SqliteConnection::connect(bed.file()).await.unwrap();
    let tables = sqlx::query(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND \
         (name LIKE 'complaint%' OR name = 'challenge_spent') AND name <> 'complaint_count'",
    );
    let tables = tables.fetch_all(&mut read).await.unwrap();
    assert_eq!(tables.len(), 4);
    for table in tables {
        let (name, sql): (String, String) = (table.get("name"), table.get("sql"));
        assert!(sql.trim_end().ends_with("WITHOUT ROWID"), "{name}");
        assert!(!sql.contains("_ms"), "{name} has no time but the day");
    }
}
