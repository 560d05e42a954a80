//! Supervision cases and reasons in SQL that both engines understand.

use super::applications::{before, keep};
use super::courses::{self, add_truth, id};
use super::staff::unsigned;
use super::{Database, Engine, record};
use crate::store::StoreError;
use crate::store::applications::{Done, NotTaken};
use crate::store::staff::Record;
use crate::store::supervision::{
    CaseQuery, KeptCase, KeptNote, NewNote, NewReason, Stamp, Supervision,
};
use async_trait::async_trait;
use mingbai_contract::application::ApplicationNumber;
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::HashMap;

const CASES: &str = "SELECT number, truth, at_ms, department, is_open FROM supervision_case WHERE ";
const NOTES: &str = "SELECT number, truth, at_ms, actor, note, closes FROM supervision_note \
     WHERE number IN (";
const BETWEEN: &str = "SELECT number, truth FROM supervision_case \
     WHERE at_ms >= $1 AND at_ms < $2 ORDER BY number, truth";
const STAMP: &str = "SELECT count(*) AS cases, CAST(coalesce(sum(s.size), 0) AS BIGINT) AS events, \
     CAST(coalesce(sum(c.reasons), 0) AS BIGINT) AS reasons FROM supervision_case c \
     JOIN application_standing s ON s.number = c.number WHERE c.at_ms >= $1 AND c.at_ms < $2";
const REASONS: &str = "SELECT count(*) AS size FROM overtime_reason WHERE number = $1";
/// Claims the row: whoever comes second waits here.
const EXPLAIN: &str = "UPDATE supervision_case SET reasons = reasons + 1 \
     WHERE number = $1 AND truth = $2 RETURNING reasons AS size";
const NEW_REASON: &str = "INSERT INTO overtime_reason (number, truth, seq, at_ms, actor, reason) \
     VALUES ($1, $2, $3, $4, $5, $6)";
/// Claims the row: whoever comes second waits here, and finds another count.
const NOTED: &str = "UPDATE supervision_case SET notes = notes + 1, is_open = $4 \
     WHERE number = $1 AND truth = $2 AND notes = $3";
const NEW_NOTE: &str = "INSERT INTO supervision_note (number, truth, seq, at_ms, actor, note, closes) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const THERE: &str = "SELECT 1 FROM supervision_case WHERE number = $1 AND truth = $2";

type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Supervision for Engine {
    async fn cases(&self, wanted: &CaseQuery) -> Result<Vec<KeptCase>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(CASES);
        sql.push("1 = 1");
        if let Some(departments) = &wanted.departments {
            if departments.is_empty() {
                return Ok(Vec::new());
            }
            sql.push(" AND department IN (");
            let mut list = sql.separated(", ");
            for department in departments {
                list.push_bind(department.to_string());
            }
            sql.push(")");
        }
        if let Some(is_open) = wanted.is_open {
            sql.push(" AND is_open = ").push_bind(i64::from(is_open));
        }
        if let Some((at_ms, number, truth)) = &wanted.after {
            sql.push(" AND (at_ms, number, truth) < (")
                .push_bind(*at_ms);
            sql.push(", ").push_bind(number.as_str().to_owned());
            sql.push(", ").push_bind(truth.clone()).push(")");
        }
        sql.push(" ORDER BY at_ms DESC, number DESC, truth DESC LIMIT ");
        sql.push_bind(i64::from(wanted.limit));
        self.with_notes(sql).await
    }

    async fn case(
        &self,
        number: &ApplicationNumber,
        truth: &str,
    ) -> Result<Option<KeptCase>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(CASES);
        sql.push("number = ").push_bind(number.as_str().to_owned());
        sql.push(" AND truth = ").push_bind(truth.to_owned());
        Ok(self.with_notes(sql).await?.pop())
    }

    async fn cases_between(
        &self,
        from_ms: i64,
        before_ms: i64,
    ) -> Result<Vec<(ApplicationNumber, String)>, StoreError> {
        let rows = query(BETWEEN).bind(from_ms).bind(before_ms);
        let case = |row: &Row| Ok((courses::number(row)?, row.try_get("truth")?));
        rows.fetch_all(&self.pool).await?.iter().map(case).collect()
    }

    async fn stamp_between(&self, from_ms: i64, before_ms: i64) -> Result<Stamp, StoreError> {
        let row = query(STAMP).bind(from_ms).bind(before_ms);
        let row = row.fetch_one(&self.pool).await?;
        Ok(Stamp {
            cases: unsigned(row.try_get("cases")?, "supervision_case")?,
            events: unsigned(row.try_get("events")?, "application_standing.size")?,
            reasons: unsigned(row.try_get("reasons")?, "supervision_case.reasons")?,
        })
    }

    async fn reason_count(&self, number: &ApplicationNumber) -> Result<u32, StoreError> {
        let row = query(REASONS).bind(number.as_str());
        courses::size(&row.fetch_one(&self.pool).await?)
    }

    async fn explain(
        &self,
        new: &NewReason,
        entry: &Record,
    ) -> Result<Result<Done, NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        if let Some(once) = &new.once {
            let known = before(&mut write, once).await?;
            if !matches!(known, Ok(None)) {
                write.rollback().await?;
                return Ok(known.map(|done| done.unwrap_or_else(|| explained(new, 0))));
            }
        }
        add_truth(&mut write, &new.number, &new.truth, entry.at_ms).await?;
        let claimed = query(EXPLAIN).bind(new.number.as_str());
        let claimed = claimed.bind(&new.truth.key).fetch_optional(&mut *write);
        let Some(row) = claimed.await? else {
            write.rollback().await?;
            return Ok(Err(NotTaken::Missing));
        };
        let seq = courses::size(&row)?;
        query(NEW_REASON)
            .bind(new.number.as_str())
            .bind(&new.truth.key)
            .bind(i64::from(seq))
            .bind(entry.at_ms)
            .bind(&entry.actor)
            .bind(&new.reason)
            .execute(&mut *write)
            .await?;
        let done = explained(new, seq);
        if let Some(once) = &new.once {
            keep(&mut write, once, &done, entry.at_ms).await?;
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(done))
    }

    async fn add_note(
        &self,
        new: &NewNote,
        entry: &Record,
    ) -> Result<Result<(), NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let noted = query(NOTED)
            .bind(new.number.as_str())
            .bind(&new.truth)
            .bind(i64::from(new.after))
            .bind(i64::from(!new.closes))
            .execute(&mut *write)
            .await?;
        if noted.rows_affected() == 0 {
            let there = query(THERE).bind(new.number.as_str()).bind(&new.truth);
            let there = there.fetch_optional(&mut *write).await?;
            write.rollback().await?;
            return Ok(Err(there.map_or(NotTaken::Missing, |_| NotTaken::Changed)));
        }
        query(NEW_NOTE)
            .bind(new.number.as_str())
            .bind(&new.truth)
            .bind(i64::from(new.after) + 1)
            .bind(entry.at_ms)
            .bind(&entry.actor)
            .bind(&new.note)
            .bind(i64::from(new.closes))
            .execute(&mut *write)
            .await?;
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }
}

impl Engine {
    /// The cases that a query finds, each with its notes.
    async fn with_notes(
        &self,
        mut sql: QueryBuilder<Database>,
    ) -> Result<Vec<KeptCase>, StoreError> {
        let rows = sql.build().fetch_all(&self.pool).await?;
        let mut cases: Vec<KeptCase> = rows.iter().map(case).collect::<Result<_, _>>()?;
        if cases.is_empty() {
            return Ok(cases);
        }
        let mut sql = QueryBuilder::<Database>::new(NOTES);
        let mut list = sql.separated(", ");
        for case in &cases {
            list.push_bind(case.number.as_str().to_owned());
        }
        sql.push(") ORDER BY number, truth, seq");
        let mut notes: HashMap<(String, String), Vec<KeptNote>> = HashMap::new();
        for row in sql.build().fetch_all(&self.pool).await? {
            let of = (row.try_get("number")?, row.try_get("truth")?);
            let closes: i64 = row.try_get("closes")?;
            notes.entry(of).or_default().push(KeptNote {
                at_ms: row.try_get("at_ms")?,
                actor: row.try_get("actor")?,
                note: row.try_get("note")?,
                closes: closes == 1,
            });
        }
        for case in &mut cases {
            let of = (case.number.as_str().to_owned(), case.truth.clone());
            case.notes = notes.remove(&of).unwrap_or_default();
        }
        Ok(cases)
    }
}

/// A case, still without its notes.
fn case(row: &Row) -> Result<KeptCase, StoreError> {
    let is_open: i64 = row.try_get("is_open")?;
    Ok(KeptCase {
        number: courses::number(row)?,
        truth: row.try_get("truth")?,
        at_ms: row.try_get("at_ms")?,
        department: id(row, "department", "supervision_case.department")?,
        is_open: is_open == 1,
        notes: Vec::new(),
    })
}

/// That so many reasons have been given.
fn explained(new: &NewReason, seq: u32) -> Done {
    Done {
        number: new.number.clone(),
        first: seq,
        count: 1,
        masked: String::new(),
    }
}
