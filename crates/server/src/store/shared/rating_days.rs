//! Running counts of ratings: one row for a window's day, a number for each code and level.

use super::ratings::code_of;
use super::{Database, Engine};
use crate::store::StoreError;
use crate::store::board::RatedDay;
use crate::store::ratings::Miscount;
use mingbai_contract::Date;
use mingbai_contract::rating::{Level, Verification};
use mingbai_domain::board::counted::WindowDay;
use mingbai_domain::board::{Levels, total};
use sqlx::{QueryBuilder, Row as _};
use std::collections::BTreeMap;

/// Codes, in the order of their columns.
const HOW: [Verification; 3] = [
    Verification::Receipt,
    Verification::Live,
    Verification::Poster,
];

/// Level numbers, in the order of their columns and of [`Levels`].
const LEVELS: [u8; 5] = [1, 2, 3, 4, 5];

/// Rows that a running count does not have; and rows and the log's numbers of days that are over, both ways round.
const FOUND: &str = "SELECT \"window\", day, \
     CASE WHEN set_aside = 1 THEN 'set_aside' ELSE verification END AS verification, \
     CASE WHEN set_aside = 1 THEN 0 ELSE level END AS level, 0 AS kept, 1 AS found FROM rating \
     UNION ALL SELECT \"window\", day, 'since', 0, ratings, 0 FROM set_aside_since \
     UNION ALL SELECT \"window\", day, 'since', 0, 0, 1 FROM rating WHERE set_aside = 2 \
     UNION ALL SELECT \"window\", day, 'log', 0, ratings, 0 FROM rating_batch \
     UNION ALL SELECT r.\"window\", r.day, 'log', 0, 0, 1 FROM rating AS r JOIN rating_batch AS b \
     ON b.day = r.day AND b.\"window\" = r.\"window\"";

/// How many of each code and level.
type Counts = BTreeMap<(Verification, u8), i64>;

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

fn cells() -> impl Iterator<Item = (Verification, u8)> {
    HOW.into_iter()
        .flat_map(|how| LEVELS.map(move |level| (how, level)))
}

fn column(how: Verification, level: u8) -> String {
    format!("{}_{level}", code_of(how))
}

/// Adds ratings to the running counts: each with its day, its window, how it is verified, and its level.
pub(super) async fn count<'a>(
    write: &mut Connection,
    ratings: impl Iterator<Item = (Date, &'a str, Verification, Level)>,
) -> Result<(), StoreError> {
    let mut days: BTreeMap<(Date, &str), Counts> = BTreeMap::new();
    for (day, window, how, level) in ratings {
        let cells = days.entry((day, window)).or_default();
        *cells.entry((how, level.number())).or_default() += 1;
    }
    if days.is_empty() {
        return Ok(());
    }
    let columns: Vec<String> = cells().map(|(how, level)| column(how, level)).collect();
    let mut insert = QueryBuilder::<Database>::new("INSERT INTO rating_days (day, \"window\"");
    for column in &columns {
        insert.push(", ").push(column);
    }
    insert.push(", set_aside) ");
    insert.push_values(days, |mut row, ((day, window), counts)| {
        row.push_bind(day.to_string()).push_bind(window.to_owned());
        for cell in cells() {
            row.push_bind(counts.get(&cell).copied().unwrap_or_default());
        }
        row.push_bind(0_i64);
    });
    insert.push(" ON CONFLICT (day, \"window\") DO UPDATE SET ");
    let mut list = insert.separated(", ");
    for column in &columns {
        list.push(format!(
            "{column} = rating_days.{column} + excluded.{column}"
        ));
    }
    insert.build().execute(write).await?;
    Ok(())
}

/// Takes a rating out of the count of its level, to those that were set aside.
pub(super) async fn set_aside(
    write: &mut Connection,
    (day, window): (&str, &str),
    how: Verification,
    level: u8,
) -> Result<(), StoreError> {
    let column = column(how, level);
    let mut update = QueryBuilder::<Database>::new("UPDATE rating_days SET ");
    update.push(format!(
        "{column} = {column} - 1, set_aside = set_aside + 1 WHERE day = "
    ));
    update.push_bind(day.to_owned()).push(" AND \"window\" = ");
    update.push_bind(window.to_owned());
    update.build().execute(write).await?;
    Ok(())
}

/// Every running count that is not what the rows add up to, `limit` at most.
pub(super) async fn recount(engine: &Engine, limit: u32) -> Result<Vec<Miscount>, StoreError> {
    let mut sql = QueryBuilder::<Database>::new(
        "SELECT \"window\", day, verification, level, CAST(sum(kept) AS BIGINT) AS kept, \
         CAST(sum(found) AS BIGINT) AS found FROM (",
    );
    sql.push(FOUND);
    let counts = cells().map(|(how, level)| (code_of(how), level, column(how, level)));
    let aside = ("set_aside", 0, "set_aside".to_owned());
    for (how, level, column) in counts.chain([aside]) {
        sql.push(format!(
            " UNION ALL SELECT \"window\", day, '{how}', {level}, {column}, 0 FROM rating_days"
        ));
    }
    sql.push(
        ") AS cells GROUP BY \"window\", day, verification, level HAVING sum(kept) <> sum(found) \
         ORDER BY day, \"window\", verification, level LIMIT ",
    );
    sql.push_bind(i64::from(limit));
    let rows = sql.build().fetch_all(&engine.pool).await?;
    let miscount = |row: &Row| {
        Ok(Miscount {
            window: row.try_get("window")?,
            day: row.try_get("day")?,
            verification: row.try_get("verification")?,
            level: row.try_get("level")?,
            kept: row.try_get("kept")?,
            rows: row.try_get("found")?,
        })
    };
    rows.iter().map(miscount).collect()
}

/// Ratings of days from one on and before another, by day and window.
///
/// Each row comes as one text: a quarter has thousands of them, and what a value costs on its way here is more than
/// reading the number.
pub(super) async fn rated(
    engine: &Engine,
    from: Date,
    before: Date,
) -> Result<Vec<RatedDay>, StoreError> {
    let mut sql = QueryBuilder::<Database>::new("SELECT concat_ws(' ', d.day, d.\"window\"");
    for (how, level) in cells() {
        sql.push(", d.").push(column(how, level));
    }
    sql.push(
        ", coalesce(w.handled, 0), d.set_aside, coalesce(s.ratings, 0), \
         coalesce(b.same_words, 0)) FROM rating_days AS d \
         LEFT JOIN window_days AS w ON w.\"window\" = d.\"window\" AND w.day = d.day \
         LEFT JOIN set_aside_since AS s ON s.day = d.day AND s.\"window\" = d.\"window\" \
         LEFT JOIN rating_batch AS b ON b.day = d.day AND b.\"window\" = d.\"window\" \
         WHERE d.day >= ",
    );
    sql.push_bind(from.to_string()).push(" AND d.day < ");
    sql.push_bind(before.to_string());
    let rows = sql.build().fetch_all(&engine.pool).await?;
    let day = |row: &Row| {
        let text: &str = row.try_get(0)?;
        rated_day(text).ok_or(StoreError::Value {
            what: "rating_days",
        })
    };
    rows.iter().map(day).collect()
}

fn rated_day(text: &str) -> Option<RatedDay> {
    let mut words = text.split(' ');
    let (day, window) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let mut numbers = words.map(|word| word.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let mut levels = || -> Option<Levels> { Some([next()?, next()?, next()?, next()?, next()?]) };
    let (receipt, live, poster) = (levels()?, levels()?, levels()?);
    let day = RatedDay {
        window,
        day,
        of: WindowDay {
            receipt,
            live,
            poster: total(&poster),
            handled: next()?,
        },
        set_aside: next()?,
        set_aside_since: next()?,
        same_words: next()?,
    };
    numbers.next().is_none().then_some(day)
}
