//! Ratings in SQL that both engines understand: what is asked of them, codes, batches, cases.

use super::columns::{parsed, small};
use super::staff::unsigned;
use super::{Database, Engine, rate, record};
use crate::store::StoreError;
use crate::store::ratings::{
    CodeState, KeptCode, KeptRating, Miscount, NewRating, NotRated, Rated, Ratings,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::log::{EntryKind, Hash, Receipt};
use mingbai_contract::rating::{RatingBatch, Unverified, Verification};
use mingbai_contract::{Date, Month, Quarter, WindowId};
use mingbai_domain::rating::anomaly::{SAME, same_words};
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::BTreeMap;

pub(super) const KEPT: &str = "SELECT id, day, verification, instead, request, salt, commitment, \
     signer, signature FROM rating ";
const STAMP: &str = "SELECT (SELECT count(*) FROM rating) AS rows, \
     (SELECT CAST(coalesce(sum(ratings), 0) AS BIGINT) FROM rating_counts) AS counted";
pub(super) const CODE: &str = "SELECT \"window\", made_s, state FROM rating_code WHERE code = $1";
const NEW_CODE: &str = "INSERT INTO rating_code (code, \"window\", day, made_s, state) \
     VALUES ($1, $2, $3, $4, 'made')";
const SCAN: &str = "UPDATE rating_code SET state = 'scanned' WHERE code = $1 AND state = 'made'";
const OVER: &str = "UPDATE rating_code SET made_s = 0, state = 'over' \
     WHERE made_s <> 0 AND made_s <= $1";
const OLD_CODES: &str = "DELETE FROM rating_code WHERE day < $1";
const OLD_TOKENS: &str = "DELETE FROM rating_tokens_used WHERE quarter < $1";
/// Of days up to one, every window that had ratings and no batch yet.
const NEW_BATCHES: &str = "INSERT INTO rating_batch (day, \"window\", ratings) \
     SELECT c.day, c.\"window\", CAST(sum(c.ratings) AS BIGINT) FROM rating_counts AS c \
     WHERE c.day <= $1 AND NOT EXISTS (SELECT 1 FROM rating_batch AS b \
     WHERE b.day = c.day AND b.\"window\" = c.\"window\") \
     GROUP BY c.day, c.\"window\" HAVING sum(c.ratings) > 0 RETURNING day, \"window\", ratings";
/// Comments of ratings of some days. Those that were reviewed were so on the day of the rating or later.
const COMMENTS: &str = "SELECT r.\"window\", r.day, c.text FROM rating_comment AS c \
     JOIN rating AS r ON r.id = c.rating WHERE c.again = 0 AND r.day >= $1 AND r.day <= $2 \
     AND (c.review = 'waiting' OR (c.review IN ('released', 'kept_back') AND c.reviewed >= $1))";
const SAME_WORDS: &str =
    "UPDATE rating_batch SET same_words = $3 WHERE day = $1 AND \"window\" = $2";
const BATCHES: &str = "SELECT day, \"window\", ratings FROM rating_batch \
     WHERE day >= $1 AND day < $2";
/// Rows and running counts side by side, both ways round; and rows and the log's numbers of days that are over.
const RECOUNT: &str = "SELECT \"window\", day, verification, level, \
     CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(found) AS BIGINT) AS found FROM (\
     SELECT \"window\", day, verification, level, ratings AS kept, 0 AS found FROM rating_counts \
     UNION ALL SELECT \"window\", day, verification, \
     CASE WHEN set_aside = 1 THEN 0 ELSE level END, 0, 1 FROM rating \
     UNION ALL SELECT \"window\", day, 'since', 0, ratings, 0 FROM set_aside_since \
     UNION ALL SELECT \"window\", day, 'since', 0, 0, 1 FROM rating WHERE set_aside = 2 \
     UNION ALL SELECT \"window\", day, 'log', 0, ratings, 0 FROM rating_batch \
     UNION ALL SELECT r.\"window\", r.day, 'log', 0, 0, 1 FROM rating AS r JOIN rating_batch AS b \
     ON b.day = r.day AND b.\"window\" = r.\"window\") AS cells \
     GROUP BY \"window\", day, verification, level HAVING sum(kept) <> sum(found) \
     ORDER BY day, \"window\", verification, level LIMIT $1";
const HANDLED: &str = "SELECT handled FROM window_days WHERE \"window\" = $1 AND day = $2";
const REPORT: &str = "INSERT INTO window_days (\"window\", day, concluded, reported) \
     VALUES ($1, $2, 0, $3) ON CONFLICT (\"window\", day) DO UPDATE SET reported = excluded.reported";
const CONCLUDE: &str = "INSERT INTO window_days (\"window\", day, concluded, reported) \
     SELECT counter, $2, 1, 0 FROM application WHERE number = $1 \
     ON CONFLICT (\"window\", day) DO UPDATE SET concluded = window_days.concluded + 1";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Ratings for Engine {
    async fn rate(&self, new: NewRating) -> Rated {
        self.group.rate(new).await
    }

    async fn rate_all(
        &self,
        new: &[NewRating],
        past: bool,
    ) -> Result<Vec<Result<KeptRating, NotRated>>, StoreError> {
        rate::all(&self.pool, &new.iter().collect::<Vec<_>>(), past).await
    }

    async fn rating(&self, id: &Hash) -> Result<Option<KeptRating>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(KEPT);
        sql.push("WHERE id = ").push_bind(id.to_string());
        let row = sql.build().fetch_optional(&self.pool).await?;
        Ok(row.as_ref().map(kept).transpose()?.map(|(_, kept)| kept))
    }

    async fn ratings_stamp(&self) -> Result<(u64, u64), StoreError> {
        let row = query(STAMP).fetch_one(&self.pool).await?;
        Ok((
            unsigned(row.try_get("rows")?, "rating")?,
            unsigned(row.try_get("counted")?, "rating_counts")?,
        ))
    }

    async fn keep_code(
        &self,
        code: &Hash,
        window: &WindowId,
        day: Date,
        made_s: i64,
    ) -> Result<(), StoreError> {
        let new = query(NEW_CODE).bind(code.to_string()).bind(window.as_str());
        let new = new.bind(day.to_string()).bind(made_s);
        new.execute(&self.pool).await?;
        Ok(())
    }

    async fn code(&self, wanted: &Hash) -> Result<Option<KeptCode>, StoreError> {
        let row = query(CODE).bind(wanted.to_string());
        let row = row.fetch_optional(&self.pool).await?;
        row.as_ref().map(code).transpose()
    }

    async fn scan_code(&self, code: &Hash) -> Result<(), StoreError> {
        let scan = query(SCAN).bind(code.to_string());
        scan.execute(&self.pool).await?;
        Ok(())
    }

    async fn forget_codes(
        &self,
        until_s: i64,
        before: Date,
        tokens_before: Quarter,
    ) -> Result<(), StoreError> {
        query(OVER).bind(until_s).execute(&self.pool).await?;
        let old = query(OLD_CODES).bind(before.to_string());
        old.execute(&self.pool).await?;
        let tokens = query(OLD_TOKENS).bind(tokens_before.to_string());
        tokens.execute(&self.pool).await?;
        Ok(())
    }

    async fn rating_batches(&self, month: Month) -> Result<Vec<RatingBatch>, StoreError> {
        let first = |month: Month| format!("{month}-01");
        let rows = query(BATCHES).bind(first(month)).bind(first(month.next()));
        let rows = rows.fetch_all(&self.pool).await?;
        let mut batches = rows.iter().map(batch).collect::<Result<Vec<_>, _>>()?;
        // Not by the engine, whose order of letters may be a language's.
        batches.sort_by(|a, b| (a.day, &a.window).cmp(&(b.day, &b.window)));
        Ok(batches)
    }

    async fn recount(&self, limit: u32) -> Result<Vec<Miscount>, StoreError> {
        let rows = query(RECOUNT).bind(i64::from(limit));
        let rows = rows.fetch_all(&self.pool).await?;
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

    async fn handled(&self, window: &WindowId, day: Date) -> Result<u32, StoreError> {
        let row = query(HANDLED).bind(window.as_str()).bind(day.to_string());
        let row = row.fetch_optional(&self.pool).await?;
        row.map_or(Ok(0), |row| small(&row, "handled", "window_days.handled"))
    }

    async fn report_handled(
        &self,
        window: &WindowId,
        day: Date,
        cases: u32,
        entry: &Record,
    ) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let report = query(REPORT).bind(window.as_str()).bind(day.to_string());
        let report = report.bind(i64::from(cases));
        report.execute(&mut *write).await?;
        record::add(&mut write, end, entry).await?;
        Ok(write.commit().await?)
    }
}

/// What entered the log of days up to one that had no batch yet: kept, so that it never changes again.
pub(super) async fn new_batches(
    write: &mut Connection,
    day: Date,
) -> Result<Vec<RatingBatch>, StoreError> {
    let rows = query(NEW_BATCHES).bind(day.to_string());
    let rows = rows.fetch_all(&mut *write).await?;
    let batches = rows.iter().map(batch).collect::<Result<Vec<_>, _>>()?;
    find_same_words(write, &batches).await?;
    Ok(batches)
}

/// Compares the comments of new batches where they lie, and keeps how many of each say the same (R11).
async fn find_same_words(
    write: &mut Connection,
    batches: &[RatingBatch],
) -> Result<(), StoreError> {
    let large = batches.iter().filter(|batch| batch.ratings >= SAME);
    let mut comments: BTreeMap<(String, String), Vec<String>> = large
        .map(|batch| {
            (
                (batch.day.to_string(), batch.window.to_string()),
                Vec::new(),
            )
        })
        .collect();
    let (Some(((first, _), _)), Some(((last, _), _))) =
        (comments.first_key_value(), comments.last_key_value())
    else {
        return Ok(());
    };
    let rows = query(COMMENTS).bind(first).bind(last);
    for row in rows.fetch_all(&mut *write).await? {
        let of = (row.try_get("day")?, row.try_get("window")?);
        if let Some(comments) = comments.get_mut(&of) {
            comments.push(row.try_get("text")?);
        }
    }
    for ((day, window), comments) in comments {
        if let Some(same) = same_words(comments.iter().map(String::as_str)) {
            let keep = query(SAME_WORDS).bind(day).bind(window);
            keep.bind(i64::from(same)).execute(&mut *write).await?;
        }
    }
    Ok(())
}

/// Counts an application as concluded at the window that took it in.
pub(super) async fn conclude(
    write: &mut Connection,
    number: &str,
    day: Date,
) -> Result<(), StoreError> {
    let conclude = query(CONCLUDE).bind(number).bind(day.to_string());
    conclude.execute(write).await?;
    Ok(())
}

fn batch(row: &Row) -> Result<RatingBatch, StoreError> {
    Ok(RatingBatch {
        day: parsed(row, "day", "rating_batch.day")?,
        window: parsed(row, "window", "rating_batch.window")?,
        ratings: small(row, "ratings", "rating_batch.ratings")?,
    })
}

pub(super) fn code(row: &Row) -> Result<KeptCode, StoreError> {
    let state: String = row.try_get("state")?;
    let all = [
        CodeState::Made,
        CodeState::Scanned,
        CodeState::Used,
        CodeState::Over,
    ];
    let found = all.into_iter().find(|one| one.code() == state);
    Ok(KeptCode {
        window: parsed(row, "window", "rating_code.window")?,
        made_s: row.try_get("made_s")?,
        state: found.ok_or(StoreError::Value {
            what: "rating_code.state",
        })?,
    })
}

/// A rating with its name.
pub(super) fn kept(row: &Row) -> Result<(Hash, KeptRating), StoreError> {
    let (how, instead): (String, String) = (row.try_get("verification")?, row.try_get("instead")?);
    let kept = KeptRating {
        receipt: Receipt {
            kind: EntryKind::Rating,
            commitment: parsed(row, "commitment", "rating.commitment")?,
            day: parsed(row, "day", "rating.day")?,
            key: parsed(row, "signer", "rating.signer")?,
            signature: parsed(row, "signature", "rating.signature")?,
        },
        salt: parsed(row, "salt", "rating.salt")?,
        request: parsed(row, "request", "rating.request")?,
        verification: verification(&how)?,
        instead: REASONS
            .into_iter()
            .find(|reason| why(Some(*reason)) == instead),
    };
    Ok((parsed(row, "id", "rating.id")?, kept))
}

const REASONS: [Unverified; 4] = [
    Unverified::Forged,
    Unverified::Late,
    Unverified::Used,
    Unverified::Foreign,
];

/// How a rating is verified, as it is kept.
pub(super) const fn code_of(verification: Verification) -> &'static str {
    match verification {
        Verification::Receipt => "receipt",
        Verification::Live => "live",
        Verification::Poster => "poster",
    }
}

pub(super) fn verification(code: &str) -> Result<Verification, StoreError> {
    let all = [
        Verification::Receipt,
        Verification::Live,
        Verification::Poster,
    ];
    let found = all.into_iter().find(|one| code_of(*one) == code);
    found.ok_or(StoreError::Value {
        what: "rating.verification",
    })
}

/// Why a rating is not verified as its code says, as it is kept.
pub(super) const fn why(instead: Option<Unverified>) -> &'static str {
    match instead {
        None => "",
        Some(Unverified::Forged) => "forged",
        Some(Unverified::Late) => "late",
        Some(Unverified::Used) => "used",
        Some(Unverified::Foreign) => "foreign",
    }
}
