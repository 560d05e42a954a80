//! Counts for the board in SQL that both engines understand.

use super::columns::{parsed, small};
use super::ratings::verification;
use super::{Database, Engine, courses, record};
use crate::store::StoreError;
use crate::store::board::{
    Adds, BoardCounts, CaseDay, CaseMiscount, CaseSum, LevelCount, RatedDay,
};
use async_trait::async_trait;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::board::{CaseFigures, Days};
use mingbai_contract::rating::Level;
use mingbai_contract::{Date, Month, WindowId};
use mingbai_domain::board::cases;
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::BTreeMap;
use std::str::FromStr;

const BEGIN: &str = "SELECT min(day) FROM (SELECT min(day) AS day FROM case_counts \
     UNION ALL SELECT min(day) FROM case_counts_told \
     UNION ALL SELECT min(day) FROM rating_counts) AS firsts";
/// Whatever moves one of the counts moves one of these sums: counts grow, and what is set aside changes its level
/// or the number of what was set aside since.
const STAMP: [&str; 5] = [
    "SELECT CAST(coalesce(sum(ratings), 0) AS BIGINT), \
     CAST(coalesce(sum(ratings * level), 0) AS BIGINT) FROM rating_counts \
     WHERE day >= $1 AND day < $2",
    "SELECT CAST(coalesce((SELECT sum(ratings) FROM set_aside_since \
     WHERE day >= $1 AND day < $2), 0) AS BIGINT), \
     CAST(coalesce((SELECT sum(same_words) FROM rating_batch \
     WHERE day >= $1 AND day < $2), 0) AS BIGINT)",
    "SELECT CAST(coalesce(sum(handled), 0) AS BIGINT), count(*) FROM window_days \
     WHERE day >= $1 AND day < $2",
    "SELECT CAST(coalesce(sum(received + 3 * concluded + 5 * immediate + 7 * early), 0) AS BIGINT), \
     CAST(coalesce(sum(overdue + 3 * deemed + 5 * timed + 7 * promised + 11 * actual \
     + 13 * statutory), 0) AS BIGINT) FROM case_counts WHERE day >= $1 AND day < $2",
    "SELECT CAST(coalesce(sum(received + 3 * concluded), 0) AS BIGINT), count(*) \
     FROM case_counts_told WHERE day >= $1 AND day < $2",
];
const CASES: &str = "SELECT \"window\", department, \
     CAST(sum(received) AS BIGINT) AS received, CAST(sum(concluded) AS BIGINT) AS concluded, \
     CAST(sum(immediate) AS BIGINT) AS immediate, CAST(sum(early) AS BIGINT) AS early, \
     CAST(sum(overdue) AS BIGINT) AS overdue, CAST(sum(deemed) AS BIGINT) AS deemed, \
     CAST(sum(timed) AS BIGINT) AS timed, CAST(sum(promised) AS BIGINT) AS promised, \
     CAST(sum(actual) AS BIGINT) AS actual, CAST(sum(statutory) AS BIGINT) AS statutory \
     FROM (SELECT * FROM case_counts WHERE day >= $1 AND day < $2 \
     UNION ALL SELECT * FROM case_counts_told WHERE day >= $1 AND day < $2) AS cases \
     GROUP BY \"window\", department";
const RATED: &str = "SELECT c.\"window\", c.day, c.receipt, c.live, c.poster, c.set_aside, \
     coalesce(w.handled, 0) AS handled, coalesce(s.ratings, 0) AS set_aside_since, \
     coalesce(b.same_words, 0) AS same_words FROM (SELECT \"window\", day, \
     CAST(sum(CASE WHEN verification = 'receipt' AND level > 0 THEN ratings ELSE 0 END) AS BIGINT) AS receipt, \
     CAST(sum(CASE WHEN verification = 'live' AND level > 0 THEN ratings ELSE 0 END) AS BIGINT) AS live, \
     CAST(sum(CASE WHEN verification = 'poster' AND level > 0 THEN ratings ELSE 0 END) AS BIGINT) AS poster, \
     CAST(sum(CASE WHEN level = 0 THEN ratings ELSE 0 END) AS BIGINT) AS set_aside \
     FROM rating_counts WHERE day >= $1 AND day < $2 GROUP BY \"window\", day) AS c \
     LEFT JOIN window_days AS w ON w.\"window\" = c.\"window\" AND w.day = c.day \
     LEFT JOIN set_aside_since AS s ON s.day = c.day AND s.\"window\" = c.\"window\" \
     LEFT JOIN rating_batch AS b ON b.day = c.day AND b.\"window\" = c.\"window\"";
const LEVELS: &str = "SELECT \"window\", substr(day, 1, 7) AS at, verification, level, \
     CAST(sum(ratings) AS BIGINT) AS ratings FROM rating_counts \
     WHERE day >= $1 AND day < $2 AND level > 0 AND verification <> 'poster' \
     GROUP BY \"window\", substr(day, 1, 7), verification, level";
const OF_DAYS: &str = "SELECT \"window\", day AS at, verification, level, ratings FROM rating_counts \
     WHERE \"window\" = $3 AND day >= $1 AND day < $2 AND level > 0 AND verification <> 'poster'";
const ADD: &str = " ON CONFLICT (day, \"window\", department) DO UPDATE SET \
     received = case_counts.received + excluded.received, \
     concluded = case_counts.concluded + excluded.concluded, \
     immediate = case_counts.immediate + excluded.immediate, \
     early = case_counts.early + excluded.early, overdue = case_counts.overdue + excluded.overdue, \
     deemed = case_counts.deemed + excluded.deemed, timed = case_counts.timed + excluded.timed, \
     promised = case_counts.promised + excluded.promised, \
     actual = case_counts.actual + excluded.actual, \
     statutory = case_counts.statutory + excluded.statutory";
const COLUMNS: &str = "(day, \"window\", department, received, concluded, immediate, early, overdue, \
     deemed, timed, promised, actual, statutory) ";
const WHOSE: &str = "SELECT counter AS \"window\", department FROM application WHERE number = $1";
const COUNTED: &str = "SELECT 1 FROM counted WHERE what = 'cases'";
const IS_COUNTED: &str =
    "INSERT INTO counted (what) VALUES ('cases') ON CONFLICT (what) DO NOTHING";
const KEPT: &str = "SELECT * FROM case_counts";
const FORGET: &str = "DELETE FROM case_counts";
const NUMBERS: &str = "SELECT number, item, situation, counter, department, counter_department, \
     terms, salt, taken_in_ms FROM application WHERE number > $1 ORDER BY number LIMIT 500";

/// How many rows one statement writes: engines bound the number of values.
const ROWS: usize = 500;

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;
type Key = (Date, String, String);

#[async_trait]
impl BoardCounts for Engine {
    async fn counts_begin(&self) -> Result<Option<Date>, StoreError> {
        let first: Option<String> = query(BEGIN).fetch_one(&self.pool).await?.try_get(0)?;
        let first = first.map(|day| day.parse()).transpose();
        first.map_err(|_| StoreError::Value { what: "day" })
    }

    async fn counts_stamp(&self, from: Date, before: Date) -> Result<String, StoreError> {
        let mut stamp = String::new();
        for text in STAMP {
            let row = query(text).bind(from.to_string()).bind(before.to_string());
            let row = row.fetch_one(&self.pool).await?;
            let (a, b): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
            stamp.push_str(&format!("{a}.{b} "));
        }
        Ok(stamp)
    }

    async fn case_sums(&self, from: Date, before: Date) -> Result<Vec<CaseSum>, StoreError> {
        let rows = query(CASES).bind(from.to_string()).bind(before.to_string());
        let rows = rows.fetch_all(&self.pool).await?;
        let sum = |row: &Row| {
            Ok(CaseSum {
                window: parsed(row, "window", "case_counts.window")?,
                department: parsed(row, "department", "case_counts.department")?,
                figures: figures(row)?,
            })
        };
        rows.iter().map(sum).collect()
    }

    async fn rated_days(&self, from: Date, before: Date) -> Result<Vec<RatedDay>, StoreError> {
        let rows = query(RATED).bind(from.to_string()).bind(before.to_string());
        let rows = rows.fetch_all(&self.pool).await?;
        let day = |row: &Row| {
            let count = |column| small(row, column, "rating_counts.ratings");
            Ok(RatedDay {
                window: parsed(row, "window", "rating_counts.window")?,
                day: parsed(row, "day", "rating_counts.day")?,
                receipt: count("receipt")?,
                live: count("live")?,
                poster: count("poster")?,
                set_aside: count("set_aside")?,
                set_aside_since: count("set_aside_since")?,
                same_words: count("same_words")?,
                handled: count("handled")?,
            })
        };
        rows.iter().map(day).collect()
    }

    async fn rated_levels(
        &self,
        from: Date,
        before: Date,
    ) -> Result<Vec<LevelCount<Month>>, StoreError> {
        let rows = query(LEVELS)
            .bind(from.to_string())
            .bind(before.to_string());
        rows.fetch_all(&self.pool)
            .await?
            .iter()
            .map(level)
            .collect()
    }

    async fn levels_of_days(
        &self,
        window: &WindowId,
        from: Date,
        before: Date,
    ) -> Result<Vec<LevelCount<Date>>, StoreError> {
        let rows = query(OF_DAYS)
            .bind(from.to_string())
            .bind(before.to_string());
        let rows = rows.bind(window.as_str()).fetch_all(&self.pool);
        rows.await?.iter().map(level).collect()
    }

    async fn cases_are_counted(&self) -> Result<bool, StoreError> {
        Ok(query(COUNTED).fetch_optional(&self.pool).await?.is_some())
    }

    async fn recount_cases(&self, adds: Adds<'_>) -> Result<Vec<CaseMiscount>, StoreError> {
        let mut write = self.pool.begin().await?;
        // Whoever records something of an application claims this first, and waits.
        record::claim(&mut write).await?;
        let found = self.count_applications(adds).await?;
        let mut kept: BTreeMap<Key, CaseFigures> = BTreeMap::new();
        for row in query(KEPT).fetch_all(&mut *write).await? {
            let key = (
                parsed(&row, "day", "case_counts.day")?,
                row.try_get("window")?,
                row.try_get("department")?,
            );
            kept.insert(key, figures(&row)?);
        }
        let miscounts = compare(&kept, &found)?;
        if !miscounts.is_empty() {
            query(FORGET).execute(&mut *write).await?;
            let rows: Vec<_> = found.iter().collect();
            for rows in rows.chunks(ROWS) {
                insert(&mut write, "INSERT INTO case_counts ", rows, "").await?;
            }
        }
        query(IS_COUNTED).execute(&mut *write).await?;
        write.commit().await?;
        Ok(miscounts)
    }

    async fn tell_cases(&self, cases: &[CaseDay]) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        tell(&mut write, cases).await?;
        Ok(write.commit().await?)
    }
}

/// Adds cases that are kept elsewhere, in a transaction of the caller's.
pub(super) async fn tell(write: &mut Connection, cases: &[CaseDay]) -> Result<(), StoreError> {
    let told = cases.iter().map(|case| {
        let (window, department) = (case.of.window.to_string(), case.of.department.to_string());
        ((case.day, window, department), case.of.figures)
    });
    let told: Vec<(Key, CaseFigures)> = told.collect();
    let rows: Vec<_> = told.iter().map(|(key, figures)| (key, figures)).collect();
    for rows in rows.chunks(ROWS) {
        let into = "INSERT INTO case_counts_told ";
        let known = " ON CONFLICT (day, \"window\", department) DO NOTHING";
        insert(&mut *write, into, rows, known).await?;
    }
    Ok(())
}

impl Engine {
    /// What all applications add up to.
    async fn count_applications(
        &self,
        adds: Adds<'_>,
    ) -> Result<BTreeMap<Key, CaseFigures>, StoreError> {
        let mut found: BTreeMap<Key, CaseFigures> = BTreeMap::new();
        let mut after = String::new();
        loop {
            let rows = query(NUMBERS).bind(&after).fetch_all(&self.pool).await?;
            let all = rows.iter().map(courses::row_to_kept);
            let mut all = all.collect::<Result<Vec<_>, _>>()?;
            let Some(last) = all.last() else {
                return Ok(found);
            };
            after = last.application.number.as_str().to_owned();
            courses::fill(&self.pool, &mut all).await?;
            for kept in &all {
                for (day, figures) in adds(&kept.application) {
                    let window = kept.application.window.to_string();
                    let key = (day, window, kept.department.to_string());
                    cases::add(found.entry(key).or_default(), &figures);
                }
            }
        }
    }
}

/// Every figure that is another, by day.
fn compare(
    kept: &BTreeMap<Key, CaseFigures>,
    found: &BTreeMap<Key, CaseFigures>,
) -> Result<Vec<CaseMiscount>, StoreError> {
    let new = found.keys().filter(|key| !kept.contains_key(*key));
    let mut keys: Vec<&Key> = kept.keys().chain(new).collect();
    keys.sort_unstable();
    let of =
        |all: &BTreeMap<Key, CaseFigures>, key: &Key| all.get(key).copied().unwrap_or_default();
    let other = keys
        .into_iter()
        .filter(|key| of(kept, key) != of(found, key));
    let value = |what| move |_| StoreError::Value { what };
    let miscount = |key: &Key| {
        Ok(CaseMiscount {
            day: key.0,
            window: key.1.parse().map_err(value("case_counts.window"))?,
            department: key.2.parse().map_err(value("case_counts.department"))?,
            kept: of(kept, key),
            found: of(found, key),
        })
    };
    other.map(miscount).collect()
}

/// Adds what an application adds to the figures, on days of its own.
pub(super) async fn add(
    write: &mut Connection,
    number: &ApplicationNumber,
    added: &[(Date, CaseFigures)],
) -> Result<(), StoreError> {
    if added.is_empty() {
        return Ok(());
    }
    let whose = query(WHOSE).bind(number.as_str());
    let whose = whose.fetch_one(&mut *write).await?;
    for (day, figures) in added {
        let key = (*day, whose.try_get("window")?, whose.try_get("department")?);
        insert(write, "INSERT INTO case_counts ", &[(&key, figures)], ADD).await?;
    }
    Ok(())
}

async fn insert(
    write: &mut Connection,
    into: &str,
    rows: &[(&Key, &CaseFigures)],
    conflict: &str,
) -> Result<(), StoreError> {
    let mut sql = QueryBuilder::<Database>::new(into);
    sql.push(COLUMNS);
    sql.push_values(rows, |mut row, ((day, window, department), figures)| {
        row.push_bind(day.to_string())
            .push_bind(window.clone())
            .push_bind(department.clone());
        for figure in parts(figures) {
            row.push_bind(i64::from(figure));
        }
    });
    sql.push(conflict);
    sql.build().execute(write).await?;
    Ok(())
}

/// In the order of the columns.
const fn parts(of: &CaseFigures) -> [u32; 10] {
    [
        of.received,
        of.concluded,
        of.immediate,
        of.early,
        of.overdue,
        of.deemed,
        of.timed,
        of.days.promised,
        of.days.actual,
        of.days.statutory,
    ]
}

fn figures(row: &Row) -> Result<CaseFigures, StoreError> {
    let figure = |column| small(row, column, "case_counts");
    Ok(CaseFigures {
        received: figure("received")?,
        concluded: figure("concluded")?,
        immediate: figure("immediate")?,
        early: figure("early")?,
        overdue: figure("overdue")?,
        deemed: figure("deemed")?,
        timed: figure("timed")?,
        days: Days {
            promised: figure("promised")?,
            actual: figure("actual")?,
            statutory: figure("statutory")?,
        },
    })
}

fn level<T: FromStr>(row: &Row) -> Result<LevelCount<T>, StoreError> {
    let how: String = row.try_get("verification")?;
    let level = small(row, "level", "rating_counts.level")?;
    let level = u8::try_from(level)
        .ok()
        .and_then(|level| Level::try_from(level).ok());
    Ok(LevelCount {
        window: parsed(row, "window", "rating_counts.window")?,
        at: parsed(row, "at", "rating_counts.day")?,
        verification: verification(&how)?,
        level: level.ok_or(StoreError::Value {
            what: "rating_counts.level",
        })?,
        ratings: small(row, "ratings", "rating_counts.ratings")?,
    })
}
