//! Rectifications of bad ratings, and comments, in SQL that both engines understand.

use super::columns::{json, parsed, written};
use super::complaints::STEPPED_UP;
use super::{Database, Engine, rating_days, ratings, record, threads};
use crate::store::StoreError;
use crate::store::complaints::{ListPlace, NotMoved};
use crate::store::rectifications::{
    Aside, KeptRectification, ListedRectification, MovedRectification, RectificationQuery,
    Rectifications, Review, WaitingComment,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Level, Rectification, RectificationId, RectificationState};
use mingbai_contract::{Date, WindowId};
use sqlx::{QueryBuilder, Row as _, query};

const RECTIFICATION: &str = "SELECT r.id, r.rating, r.\"window\", r.day, r.events, r.due, r.ended, \
     g.level, g.tags, g.verification, c.text, c.review, f.text AS again FROM rectification AS r \
     JOIN rating AS g ON g.id = r.rating \
     LEFT JOIN rating_comment AS c ON c.rating = r.rating AND c.again = 0 \
     LEFT JOIN rating_comment AS f ON f.rating = r.rating AND f.again = 1 ";
const HELD: &str = "SELECT \"window\", id, day FROM rectification WHERE state = 'held'";
/// Whoever comes second finds another size, and writes nothing.
const MOVE: &str = "UPDATE rectification SET events = $3, size = $4, state = $5, released = $6, \
     due = $7, ended = $8 WHERE id = $1 AND size = $2";
const THERE: &str = "SELECT 1 FROM rectification WHERE id = $1";
const SET_ASIDE: &str = "UPDATE rating SET set_aside = $2 WHERE set_aside = 0 \
     AND id = (SELECT rating FROM rectification WHERE id = $1) \
     RETURNING \"window\", day, verification, level";
const SINCE: &str = "INSERT INTO set_aside_since (\"window\", day, ratings) VALUES ($1, $2, 1) \
     ON CONFLICT (day, \"window\") DO UPDATE SET ratings = set_aside_since.ratings + 1";
pub(super) const NEW_COMMENT: &str =
    "INSERT INTO rating_comment (id, rating, again, text, review, reviewed) ";
const COMMENT_AGAIN: &str = "INSERT INTO rating_comment (id, rating, again, text, review, reviewed) \
     SELECT $1, rating, 1, $3, 'waiting', '' FROM rectification WHERE id = $2";
const KEEP_DUE: &str =
    "UPDATE rectification SET due = $3 WHERE id = $1 AND size = $2 AND due <> $3";
const WAITING: &str = "SELECT c.id, c.text, g.level FROM rating_comment AS c \
     JOIN rating AS g ON g.id = c.rating WHERE c.review = 'waiting' AND c.id > $1 \
     ORDER BY c.id LIMIT $2";
const REVIEW: &str = "UPDATE rating_comment SET review = $2, reviewed = $3 \
     WHERE id = $1 AND review = 'waiting'";
const COMMENT_THERE: &str = "SELECT 1 FROM rating_comment WHERE id = $1";
const RELEASED: &str = "SELECT text FROM rating_comment WHERE review = 'released' \
     AND reviewed >= $1 AND reviewed < $2 ORDER BY id";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Rectifications for Engine {
    async fn rectification_of(
        &self,
        rating: &Hash,
    ) -> Result<Option<KeptRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push("WHERE r.rating = ").push_bind(rating.to_string());
        Ok(self.rectifications_found(sql).await?.pop())
    }

    async fn rectification(
        &self,
        id: &RectificationId,
    ) -> Result<Option<KeptRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push("WHERE r.id = ").push_bind(id.to_string());
        Ok(self.rectifications_found(sql).await?.pop())
    }

    async fn rectifications(
        &self,
        wanted: &RectificationQuery,
    ) -> Result<Vec<ListedRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push(match wanted.ended {
            None => "WHERE 1 = 1",
            Some(true) => "WHERE r.ended <> ''",
            Some(false) => "WHERE r.ended = ''",
        });
        if wanted.stepped_up {
            sql.push(" AND r.events").push(STEPPED_UP);
        }
        if let Some(window) = &wanted.window {
            sql.push(" AND r.\"window\" = ")
                .push_bind(window.to_string());
        }
        if let Some(windows) = &wanted.windows {
            // What was set aside while it was held back a window never had.
            sql.push(" AND r.released <> '' AND r.\"window\" IN (''");
            for window in windows {
                sql.push(", ").push_bind(window.to_string());
            }
            sql.push(")");
        }
        if let Some(place) = &wanted.after {
            sql.push(" AND (r.ended, r.due, r.id) > (");
            sql.push_bind(place.ended.clone()).push(", ");
            sql.push_bind(place.due.clone()).push(", ");
            sql.push_bind(place.id.clone()).push(")");
        }
        sql.push(" ORDER BY r.ended, r.due, r.id LIMIT ");
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

    async fn held(&self) -> Result<Vec<(WindowId, RectificationId, Date)>, StoreError> {
        let rows = query(HELD).fetch_all(&self.pool).await?;
        let held = |row: &Row| {
            Ok((
                parsed(row, "window", "rectification.window")?,
                parsed(row, "id", "rectification.id")?,
                parsed(row, "day", "rectification.day")?,
            ))
        };
        rows.iter().map(held).collect()
    }

    async fn move_rectifications(
        &self,
        moved: &[MovedRectification],
        entry: Option<&Record>,
    ) -> Result<Result<(), NotMoved>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = match entry {
            Some(_) => Some(record::claim(&mut write).await?),
            None => None,
        };
        for one in moved {
            if let Err(why) = move_one(&mut write, one).await? {
                write.rollback().await?;
                return Ok(Err(why));
            }
        }
        if let (Some(end), Some(entry)) = (end, entry) {
            record::add(&mut write, end, entry).await?;
        }
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn rectifications_due_before(
        &self,
        day: Date,
    ) -> Result<Vec<KeptRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push("WHERE r.ended = '' AND r.due <> '' AND r.due < ");
        sql.push_bind(day.to_string()).push(" ORDER BY r.id");
        self.rectifications_found(sql).await
    }

    async fn rectifications_behind(
        &self,
        id: &str,
        limit: u32,
    ) -> Result<Vec<KeptRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push("WHERE r.ended = '' AND r.released <> '' AND r.id > ");
        sql.push_bind(id.to_owned()).push(" ORDER BY r.id LIMIT ");
        sql.push_bind(i64::from(limit));
        self.rectifications_found(sql).await
    }

    async fn keep_rectification_due(
        &self,
        id: &RectificationId,
        size: u32,
        due: Option<Date>,
    ) -> Result<(), StoreError> {
        let keep = query(KEEP_DUE).bind(id.to_string()).bind(i64::from(size));
        keep.bind(threads::text(due)).execute(&self.pool).await?;
        Ok(())
    }

    async fn rectified(
        &self,
        from: Date,
        before: Date,
    ) -> Result<Vec<KeptRectification>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(RECTIFICATION);
        sql.push("WHERE r.ended >= ").push_bind(from.to_string());
        sql.push(" AND r.ended < ").push_bind(before.to_string());
        sql.push(" ORDER BY r.id");
        self.rectifications_found(sql).await
    }

    async fn waiting_comments(
        &self,
        after: &str,
        limit: u32,
    ) -> Result<Vec<WaitingComment>, StoreError> {
        let rows = query(WAITING).bind(after).bind(i64::from(limit));
        let rows = rows.fetch_all(&self.pool).await?;
        let waiting = |row: &Row| {
            Ok(WaitingComment {
                id: parsed(row, "id", "rating_comment.id")?,
                level: level(row)?,
                text: row.try_get("text")?,
            })
        };
        rows.iter().map(waiting).collect()
    }

    async fn review_comment(
        &self,
        id: &RectificationId,
        review: Review,
        day: Date,
        entry: &Record,
    ) -> Result<Result<(), NotMoved>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let keep = query(REVIEW).bind(id.to_string()).bind(review.code());
        let keep = keep.bind(day.to_string());
        if keep.execute(&mut *write).await?.rows_affected() == 0 {
            let there = query(COMMENT_THERE).bind(id.to_string());
            let there = there.fetch_optional(&mut *write).await?;
            write.rollback().await?;
            return Ok(Err(there.map_or(NotMoved::Missing, |_| NotMoved::Changed)));
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn released_comments(&self, from: Date, before: Date) -> Result<Vec<String>, StoreError> {
        let rows = query(RELEASED).bind(from.to_string());
        let rows = rows.bind(before.to_string()).fetch_all(&self.pool).await?;
        let texts = rows.iter().map(|row| row.try_get("text"));
        Ok(texts.collect::<Result<_, sqlx::Error>>()?)
    }
}

impl Engine {
    /// The rectifications that a query finds.
    async fn rectifications_found(
        &self,
        mut sql: QueryBuilder<Database>,
    ) -> Result<Vec<KeptRectification>, StoreError> {
        let rows = sql.build().fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }
}

pub(super) async fn move_one(
    write: &mut Connection,
    moved: &MovedRectification,
) -> Result<Result<(), NotMoved>, StoreError> {
    let standing = &moved.standing;
    let done = query(MOVE)
        .bind(moved.id.to_string())
        .bind(i64::from(moved.after))
        .bind(written("rectification.events", &moved.events)?)
        .bind(i64::try_from(moved.events.len()).unwrap_or(i64::MAX))
        .bind(state(standing.state))
        .bind(threads::text(standing.released))
        .bind(threads::text(standing.due))
        .bind(threads::text(standing.ended))
        .execute(&mut *write)
        .await?;
    if done.rows_affected() == 0 {
        let there = query(THERE).bind(moved.id.to_string());
        let there = there.fetch_optional(&mut *write).await?;
        return Ok(Err(there.map_or(NotMoved::Missing, |_| NotMoved::Changed)));
    }
    if let Some(spent) = &moved.spent
        && !threads::spend(write, spent).await?
    {
        return Ok(Err(NotMoved::Spent));
    }
    if let Some(aside) = moved.sets_aside {
        set_aside(write, &moved.id, aside).await?;
    }
    if let Some((id, text)) = &moved.comment {
        query(COMMENT_AGAIN)
            .bind(RectificationId(*id).to_string())
            .bind(moved.id.to_string())
            .bind(text)
            .execute(&mut *write)
            .await?;
    }
    Ok(Ok(()))
}

/// Takes the rating out of the counts of its level, or has it told beside them. That it came still counts (R14).
async fn set_aside(
    write: &mut Connection,
    id: &RectificationId,
    aside: Aside,
) -> Result<(), StoreError> {
    let row = query(SET_ASIDE).bind(id.to_string()).bind(match aside {
        Aside::Leaves => 1_i64,
        Aside::Beside => 2,
    });
    let Some(row) = row.fetch_optional(&mut *write).await? else {
        return Ok(());
    };
    let cell = |column| row.try_get::<String, _>(column);
    let (window, day, how) = (cell("window")?, cell("day")?, cell("verification")?);
    if aside == Aside::Beside {
        let since = query(SINCE).bind(&window).bind(&day);
        since.execute(&mut *write).await?;
        return Ok(());
    }
    let level: i64 = row.try_get("level")?;
    let value = |what| move |_| StoreError::Value { what };
    let level = u8::try_from(level).map_err(value("rating.level"))?;
    rating_days::set_aside(write, (&day, &window), ratings::verification(&how)?, level).await
}

/// Has everybody read a comment from a day on.
pub(super) async fn release_comment(
    write: &mut Connection,
    id: [u8; 16],
    day: Date,
) -> Result<(), StoreError> {
    let keep = query(REVIEW).bind(RectificationId(id).to_string());
    let keep = keep.bind(Review::Released.code()).bind(day.to_string());
    keep.execute(&mut *write).await?;
    Ok(())
}

const fn state(state: RectificationState) -> &'static str {
    match state {
        RectificationState::Held => "held",
        RectificationState::Released => "released",
        RectificationState::Answered => "answered",
        RectificationState::PutRight => "put_right",
        RectificationState::SetAside => "set_aside",
    }
}

fn level(row: &Row) -> Result<Level, StoreError> {
    let number: i64 = row.try_get("level")?;
    let level = u8::try_from(number).ok();
    let level = level.and_then(|number| Level::try_from(number).ok());
    level.ok_or(StoreError::Value {
        what: "rating.level",
    })
}

fn kept(row: &Row) -> Result<KeptRectification, StoreError> {
    let (text, review): (Option<String>, Option<String>) =
        (row.try_get("text")?, row.try_get("review")?);
    let how: String = row.try_get("verification")?;
    let review = review.as_deref().and_then(Review::parse);
    Ok(KeptRectification {
        id: parsed(row, "id", "rectification.id")?,
        rating: parsed(row, "rating", "rectification.rating")?,
        of: Rectification {
            window: parsed(row, "window", "rectification.window")?,
            day: parsed(row, "day", "rectification.day")?,
            events: json(row, "events")?,
        },
        level: level(row)?,
        tags: json(row, "tags")?,
        verification: ratings::verification(&how)?,
        comment: text.zip(review),
        again: row.try_get("again")?,
    })
}
