//! Figures in SQL that both engines understand.

use super::courses::{id, json, value};
use super::{Database, Engine};
use crate::store::StoreError;
use crate::store::figures::{Figures, FiguresKept};
use async_trait::async_trait;
use mingbai_contract::{Date, ItemId};
use sqlx::{Row as _, query};
use std::collections::BTreeMap;

/// Answered from the index alone.
const DURATIONS: &str = "SELECT item, working_days, count(*) AS cases FROM application_duration \
     WHERE decided >= $1 AND decided < $2 GROUP BY item, working_days ORDER BY item, working_days";
const STALLED: &str = "SELECT a.item, count(*) AS cases FROM application_standing s \
     JOIN application a ON a.number = s.number WHERE s.is_stalled = 1 AND s.is_open = 1 \
     GROUP BY a.item";
const DAY: &str = "SELECT max(day) FROM figures";
const FIGURES: &str = "SELECT day, times FROM figures ORDER BY day DESC LIMIT 1";
const KEEP: &str = "INSERT INTO figures (day, times) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING";
const FORGET: &str = "DELETE FROM figures WHERE day < $1";

#[async_trait]
impl FiguresKept for Engine {
    async fn durations(
        &self,
        from: Date,
        before: Date,
    ) -> Result<BTreeMap<ItemId, Vec<(u16, u32)>>, StoreError> {
        let rows = query(DURATIONS)
            .bind(from.to_string())
            .bind(before.to_string());
        let mut all: BTreeMap<ItemId, Vec<(u16, u32)>> = BTreeMap::new();
        for row in rows.fetch_all(&self.pool).await? {
            let days: i64 = row.try_get("working_days")?;
            let days =
                u16::try_from(days).map_err(|_| value("application_duration.working_days"))?;
            let item = id(&row, "item", "application_duration.item")?;
            all.entry(item).or_default().push((days, cases(&row)?));
        }
        Ok(all)
    }

    async fn stalled(&self) -> Result<BTreeMap<ItemId, u32>, StoreError> {
        let rows = query(STALLED).fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| Ok((id(row, "item", "application.item")?, cases(row)?)))
            .collect()
    }

    async fn figures_day(&self) -> Result<Option<Date>, StoreError> {
        let newest = query(DAY).fetch_one(&self.pool).await?;
        let day: Option<String> = newest.try_get(0)?;
        let day = day.map(|day| day.parse()).transpose();
        day.map_err(|_| value("figures.day"))
    }

    async fn figures(&self) -> Result<Option<Figures>, StoreError> {
        let Some(row) = query(FIGURES).fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let times: String = row.try_get("times")?;
        Ok(Some(Figures {
            day: id(&row, "day", "figures.day")?,
            times: serde_json::from_str(&times).map_err(|source| StoreError::Content {
                what: "figures.times".to_owned(),
                source,
            })?,
        }))
    }

    async fn keep_figures(&self, figures: &Figures) -> Result<bool, StoreError> {
        let mut write = self.pool.begin().await?;
        let day = figures.day.to_string();
        let kept = query(KEEP)
            .bind(&day)
            .bind(json("figures.times", &figures.times)?)
            .execute(&mut *write)
            .await?;
        let forgotten = query(FORGET).bind(&day);
        forgotten.execute(&mut *write).await?;
        write.commit().await?;
        Ok(kept.rows_affected() > 0)
    }
}

fn cases(row: &<Database as sqlx::Database>::Row) -> Result<u32, StoreError> {
    let cases: i64 = row.try_get("cases")?;
    u32::try_from(cases).map_err(|_| value("figures.cases"))
}
