//! A past that is put together afterwards, in SQL that both engines understand.

use super::{Database, Engine, board, rate, record, rectifications};
use crate::store::StoreError;
use crate::store::past::{HandledDay, Past, PastPart};
use crate::store::staff::Record;
use async_trait::async_trait;
use sqlx::{QueryBuilder, query};

const THERE: &str = "SELECT 1 FROM rating WHERE id = $1";

/// How many rows one statement writes: engines bound the number of values.
const ROWS: usize = 1000;

type Connection = <Database as sqlx::Database>::Connection;

#[async_trait]
impl Past for Engine {
    async fn take_past(&self, part: &PastPart, entry: &Record) -> Result<bool, StoreError> {
        let mut write = self.pool.begin().await?;
        // Whoever takes the same part in at the same time waits here.
        let end = record::claim(&mut write).await?;
        if let Some(first) = part.ratings.first() {
            let there = query(THERE).bind(first.new.rating.id.to_string());
            if there.fetch_optional(&mut *write).await?.is_some() {
                write.rollback().await?;
                return Ok(false);
            }
        }
        for ratings in part.ratings.chunks(ROWS) {
            rate::take_past(&mut write, ratings).await?;
        }
        for moved in &part.moved {
            let done = rectifications::move_one(&mut write, moved).await?;
            done.map_err(|_| StoreError::Value {
                what: "rectification.size",
            })?;
        }
        for (comment, day) in &part.released {
            rectifications::release_comment(&mut write, *comment, *day).await?;
        }
        for days in part.handled.chunks(ROWS) {
            report(&mut write, days).await?;
        }
        board::tell(&mut write, &part.cases).await?;
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(true)
    }
}

async fn report(write: &mut Connection, days: &[HandledDay]) -> Result<(), StoreError> {
    let mut insert = QueryBuilder::<Database>::new(
        "INSERT INTO window_days (\"window\", day, concluded, reported) ",
    );
    insert.push_values(days, |mut row, one| {
        row.push_bind(one.window.to_string())
            .push_bind(one.day.to_string())
            .push_bind(0_i64)
            .push_bind(i64::from(one.cases));
    });
    insert.push(" ON CONFLICT (\"window\", day) DO UPDATE SET reported = excluded.reported");
    insert.build().execute(&mut *write).await?;
    Ok(())
}
