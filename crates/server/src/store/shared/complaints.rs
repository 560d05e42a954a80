//! All complaints in SQL that both engines understand: lists, numbers, deletion, challenges.

use super::columns::{json, parsed, small};
use super::staff::unsigned;
use super::threads::{COMPLAINT, kept};
use super::{Database, Engine, record};
use crate::store::StoreError;
use crate::store::complaints::{ComplaintQuery, Complaints, KeptComplaint, ListPlace, Listed};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::complaint::{ComplaintCounts, ComplaintSummary};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::{Date, Month};
use mingbai_domain::complaint::figures::Tally;
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::BTreeMap;

const STAMP: &str = "SELECT count(*) AS complaints, \
     CAST(coalesce(sum(size), 0) AS BIGINT) AS events FROM complaint";
const SUMMARIES: &str = "SELECT month, category, departments, text FROM complaint_summary \
     ORDER BY month DESC, id LIMIT $1";
const SUMMARIES_OF: &str = "SELECT month, category, departments, text FROM complaint_summary \
     WHERE month >= $1 AND month < $2 ORDER BY month DESC, id";
/// Of events as JSON, whether one is a step-up. Between quotation marks nothing else says this: within a text they are
/// escaped.
pub(super) const STEPPED_UP: &str = " LIKE '%\"type\":\"stepped_up\"%'";
const KEEP_DUE: &str = "UPDATE complaint SET due = $3 WHERE id = $1 AND size = $2 AND due <> $3";
const DELETE: &str = "DELETE FROM complaint WHERE id = $1 AND size = $2";
const COUNT: &str = "INSERT INTO complaint_count (month, kind, name, received, taken_up_in_time, \
     concluded, concluded_in_time, late) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (month, kind, name) DO UPDATE SET \
     received = complaint_count.received + excluded.received, \
     taken_up_in_time = complaint_count.taken_up_in_time + excluded.taken_up_in_time, \
     concluded = complaint_count.concluded + excluded.concluded, \
     concluded_in_time = complaint_count.concluded_in_time + excluded.concluded_in_time, \
     late = complaint_count.late + excluded.late";
const COUNTS: &str = "SELECT month, kind, name, received, taken_up_in_time, concluded, \
     concluded_in_time, late FROM complaint_count";
const NEW_SECRET: &str = "INSERT INTO challenge_secret (day, secret) VALUES ($1, $2) \
     ON CONFLICT (day) DO NOTHING";
const SECRET: &str = "SELECT secret FROM challenge_secret WHERE day = $1";
const FORGET: [&str; 2] = [
    "DELETE FROM challenge_secret WHERE day < $1",
    "DELETE FROM challenge_spent WHERE day < $1",
];

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Complaints for Engine {
    async fn complaints(&self, wanted: &ComplaintQuery) -> Result<Vec<Listed>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push(match wanted.ended {
            None => "WHERE 1 = 1",
            Some(true) => "WHERE ended <> ''",
            Some(false) => "WHERE ended = ''",
        });
        if wanted.stepped_up {
            sql.push(" AND events").push(STEPPED_UP);
        }
        if let Some(place) = &wanted.after {
            sql.push(" AND (ended, due, id) > (");
            sql.push_bind(place.ended.clone()).push(", ");
            sql.push_bind(place.due.clone()).push(", ");
            sql.push_bind(place.id.clone()).push(")");
        }
        sql.push(" ORDER BY ended, due, id LIMIT ");
        sql.push_bind(i64::from(wanted.limit));
        let rows = sql.build().fetch_all(&self.pool).await?;
        let listed = |row: &Row| {
            let place = ListPlace {
                ended: row.try_get("ended")?,
                due: row.try_get("due")?,
                id: row.try_get("id")?,
            };
            Ok((place, kept(row)?))
        };
        rows.iter().map(listed).collect()
    }

    async fn complaints_behind(
        &self,
        id: &str,
        limit: u32,
    ) -> Result<Vec<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE id > ").push_bind(id.to_owned());
        sql.push(" ORDER BY id LIMIT ");
        sql.push_bind(i64::from(limit));
        self.found(sql).await
    }

    async fn complaints_stamp(&self) -> Result<(u64, u64), StoreError> {
        let row = query(STAMP).fetch_one(&self.pool).await?;
        Ok((
            unsigned(row.try_get("complaints")?, "complaint")?,
            unsigned(row.try_get("events")?, "complaint.size")?,
        ))
    }

    async fn waiting_summaries(&self) -> Result<Vec<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE summary_waits = 1 ORDER BY id");
        self.found(sql).await
    }

    async fn released_summaries(&self, limit: u32) -> Result<Vec<ComplaintSummary>, StoreError> {
        let rows = query(SUMMARIES).bind(i64::from(limit));
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter().map(summary).collect()
    }

    async fn summaries_released(
        &self,
        from: Month,
        before: Month,
    ) -> Result<Vec<ComplaintSummary>, StoreError> {
        let rows = query(SUMMARIES_OF)
            .bind(from.to_string())
            .bind(before.to_string());
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter().map(summary).collect()
    }

    async fn complaints_due_before(&self, day: Date) -> Result<Vec<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE ended = '' AND due < ");
        sql.push_bind(day.to_string()).push(" ORDER BY id");
        self.found(sql).await
    }

    async fn keep_due(
        &self,
        id: &ComplaintId,
        size: u32,
        due: Option<Date>,
    ) -> Result<(), StoreError> {
        let due = due.map_or_else(String::new, |day| day.to_string());
        let keep = query(KEEP_DUE).bind(id.to_string()).bind(i64::from(size));
        keep.bind(due).execute(&self.pool).await?;
        Ok(())
    }

    async fn complaints_over(
        &self,
        day: Date,
        limit: u32,
    ) -> Result<Vec<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE delete_on <> '' AND delete_on <= ");
        sql.push_bind(day.to_string()).push(" ORDER BY id LIMIT ");
        sql.push_bind(i64::from(limit));
        self.found(sql).await
    }

    async fn delete_complaints(
        &self,
        gone: &[(ComplaintId, u32, Month, Tally)],
        entry: &(dyn Fn(u32) -> Record + Send + Sync),
    ) -> Result<u32, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let mut deleted = 0;
        for (id, size, month, tally) in gone {
            let done = query(DELETE).bind(id.to_string()).bind(i64::from(*size));
            if done.execute(&mut *write).await?.rows_affected() == 0 {
                continue;
            }
            deleted += 1;
            add(&mut write, *month, ("", ""), &tally.total).await?;
            for (department, counts) in &tally.departments {
                let name = department.as_ref().map_or("", |id| id.as_str());
                add(&mut write, *month, ("department", name), counts).await?;
            }
            for (category, counts) in &tally.categories {
                let name = category.as_str();
                add(&mut write, *month, ("category", name), counts).await?;
            }
        }
        if deleted == 0 {
            write.rollback().await?;
            return Ok(0);
        }
        record::add(&mut write, end, &entry(deleted)).await?;
        write.commit().await?;
        Ok(deleted)
    }

    async fn complaint_counts(&self) -> Result<BTreeMap<Month, Tally>, StoreError> {
        let mut months: BTreeMap<Month, Tally> = BTreeMap::new();
        for row in query(COUNTS).fetch_all(&self.pool).await? {
            let month = parsed(&row, "month", "complaint_count.month")?;
            let tally = months.entry(month).or_default();
            let (kind, name): (String, String) = (row.try_get("kind")?, row.try_get("name")?);
            let counts = counts(&row)?;
            let value = StoreError::Value {
                what: "complaint_count.name",
            };
            match (kind.as_str(), name.as_str()) {
                ("", _) => tally.total = counts,
                ("category", name) => {
                    let category = name.parse().map_err(|_| value)?;
                    tally.categories.insert(category, counts);
                }
                (_, "") => {
                    tally.departments.insert(None, counts);
                }
                (_, name) => {
                    let department = name.parse().map_err(|_| value)?;
                    tally.departments.insert(Some(department), counts);
                }
            }
        }
        Ok(months)
    }

    async fn challenge_secret(&self, day: Date, proposed: &str) -> Result<String, StoreError> {
        let day = day.to_string();
        let new = query(NEW_SECRET).bind(&day).bind(proposed);
        new.execute(&self.pool).await?;
        let row = query(SECRET).bind(&day).fetch_one(&self.pool).await?;
        Ok(row.try_get("secret")?)
    }

    async fn forget_challenges(&self, before: Date) -> Result<(), StoreError> {
        for statement in FORGET {
            let forget = query(statement).bind(before.to_string());
            forget.execute(&self.pool).await?;
        }
        Ok(())
    }
}

impl Engine {
    /// The complaints that a query finds.
    async fn found(
        &self,
        mut sql: QueryBuilder<Database>,
    ) -> Result<Vec<KeptComplaint>, StoreError> {
        let rows = sql.build().fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }
}

/// Adds counts to those that are kept.
async fn add(
    write: &mut Connection,
    month: Month,
    (kind, name): (&str, &str),
    counts: &ComplaintCounts,
) -> Result<(), StoreError> {
    query(COUNT)
        .bind(month.to_string())
        .bind(kind)
        .bind(name)
        .bind(i64::from(counts.received))
        .bind(i64::from(counts.taken_up_in_time))
        .bind(i64::from(counts.concluded))
        .bind(i64::from(counts.concluded_in_time))
        .bind(i64::from(counts.late))
        .execute(write)
        .await?;
    Ok(())
}

fn counts(row: &Row) -> Result<ComplaintCounts, StoreError> {
    let what = "complaint_count";
    Ok(ComplaintCounts {
        received: small(row, "received", what)?,
        taken_up_in_time: small(row, "taken_up_in_time", what)?,
        concluded: small(row, "concluded", what)?,
        concluded_in_time: small(row, "concluded_in_time", what)?,
        late: small(row, "late", what)?,
    })
}

fn summary(row: &Row) -> Result<ComplaintSummary, StoreError> {
    Ok(ComplaintSummary {
        month: parsed(row, "month", "complaint_summary.month")?,
        category: parsed(row, "category", "complaint_summary.category")?,
        departments: json(row, "departments")?,
        text: row.try_get("text")?,
    })
}
