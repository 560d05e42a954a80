//! The rows of applications, in SQL that both engines understand.

use super::{Database, ratings};
use crate::store::StoreError;
use crate::store::applications::{Done, Kept, KeptReason, KeptTruth};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::application::{Application, ApplicationNumber, Event, EventType};
use mingbai_contract::{Date, DepartmentId};
use mingbai_domain::times::Taken;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{Pool, QueryBuilder, Row as _, query};
use std::collections::HashMap;

const EVENTS: &str = "SELECT number, event FROM application_event WHERE number IN (";
const NEW_EVENT: &str = "INSERT INTO application_event (number, seq, event, recorded_ms) \
     VALUES ($1, $2, $3, $4)";
/// No truth is recorded twice, whoever finds it.
const NEW_TRUTH: &str = "INSERT INTO application_truth (number, truth, at_ms, recorded_ms) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (number, truth) DO NOTHING";
/// With the truth that opens it, and so once.
const NEW_CASE: &str = "INSERT INTO supervision_case \
     (number, truth, at_ms, department, is_open, notes, reasons) VALUES ($1, $2, $3, $4, 1, 0, 0)";
const NEW_DURATION: &str = "INSERT INTO application_duration (number, item, decided, working_days) \
     SELECT number, item, $2, $3 FROM application WHERE number = $1 \
     ON CONFLICT (number) DO NOTHING";
const REASONS: &str = "SELECT number, truth, at_ms, reason FROM overtime_reason WHERE number IN (";
const NEW_DEPARTMENT: &str = "INSERT INTO application_department (department, number) \
     VALUES ($1, $2) ON CONFLICT (department, number) DO NOTHING";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

/// Puts the events to their applications.
pub(super) async fn fill(pool: &Pool<Database>, all: &mut [Kept]) -> Result<(), StoreError> {
    if all.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Database>::new(EVENTS);
    let mut list = sql.separated(", ");
    for kept in &*all {
        list.push_bind(kept.application.number.as_str().to_owned());
    }
    sql.push(") ORDER BY number, seq");
    let mut events: HashMap<String, Vec<Event>> = HashMap::new();
    for row in sql.build().fetch_all(pool).await? {
        let number: String = row.try_get("number")?;
        events.entry(number).or_default().push(read(&row, "event")?);
    }
    let mut sql = QueryBuilder::<Database>::new(REASONS);
    let mut list = sql.separated(", ");
    for kept in &*all {
        list.push_bind(kept.application.number.as_str().to_owned());
    }
    sql.push(") ORDER BY number, truth, seq");
    let mut reasons: HashMap<String, Vec<KeptReason>> = HashMap::new();
    for row in sql.build().fetch_all(pool).await? {
        let number: String = row.try_get("number")?;
        reasons.entry(number).or_default().push(KeptReason {
            truth: row.try_get("truth")?,
            at_ms: row.try_get("at_ms")?,
            text: row.try_get("reason")?,
        });
    }
    for kept in all {
        let number = kept.application.number.as_str();
        kept.reasons = reasons.remove(number).unwrap_or_default();
        kept.application.events = events.remove(number).unwrap_or_default();
    }
    Ok(())
}

pub(super) fn truth(row: &Row) -> Result<KeptTruth, StoreError> {
    let department: Option<String> = row.try_get("department")?;
    let department = department.map(|id| id.parse()).transpose();
    Ok(KeptTruth {
        key: row.try_get("truth")?,
        at_ms: row.try_get("at_ms")?,
        answers: department.map_err(|_| value("supervision_case.department"))?,
    })
}

/// An application, still without its events.
pub(super) fn row_to_kept(row: &Row) -> Result<Kept, StoreError> {
    let salt: String = row.try_get("salt")?;
    let salt = URL_SAFE_NO_PAD.decode(salt).ok();
    let salt = salt.and_then(|salt| salt.try_into().ok());
    Ok(Kept {
        application: Application {
            number: number(row)?,
            item: id(row, "item", "application.item")?,
            situation: id(row, "situation", "application.situation")?,
            window: id(row, "counter", "application.counter")?,
            terms: read(row, "terms")?,
            events: Vec::new(),
        },
        department: id(row, "department", "application.department")?,
        counter_department: id(row, "counter_department", "application.counter_department")?,
        salt: salt.ok_or_else(|| value("application.salt"))?,
        taken_in_ms: row.try_get("taken_in_ms")?,
        reasons: Vec::new(),
    })
}

pub(super) fn number(row: &Row) -> Result<ApplicationNumber, StoreError> {
    let text: String = row.try_get("number")?;
    ApplicationNumber::new(text).map_err(|_| value("application.number"))
}

pub(super) fn size(row: &Row) -> Result<u32, StoreError> {
    let size: i64 = row.try_get("size")?;
    u32::try_from(size).map_err(|_| value("application_standing.size"))
}

pub(super) fn done(row: &Row) -> Result<Done, StoreError> {
    let small = |column| -> Result<u32, StoreError> {
        let number: i64 = row.try_get(column)?;
        u32::try_from(number).map_err(|_| value("application_request"))
    };
    Ok(Done {
        number: number(row)?,
        first: small("first")?,
        count: small("count")?,
        masked: row.try_get("masked")?,
    })
}

pub(super) async fn add_event(
    write: &mut Connection,
    number: &ApplicationNumber,
    seq: u32,
    event: &Event,
    now_ms: i64,
) -> Result<(), StoreError> {
    query(NEW_EVENT)
        .bind(number.as_str())
        .bind(i64::from(seq))
        .bind(json("event", event)?)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    Ok(())
}

/// Records a truth; whether it was not known before.
pub(super) async fn add_truth(
    write: &mut Connection,
    number: &ApplicationNumber,
    truth: &KeptTruth,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let added = query(NEW_TRUTH)
        .bind(number.as_str())
        .bind(&truth.key)
        .bind(truth.at_ms)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    if added.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some(department) = &truth.answers {
        query(NEW_CASE)
            .bind(number.as_str())
            .bind(&truth.key)
            .bind(truth.at_ms)
            .bind(department.as_str())
            .execute(&mut *write)
            .await?;
    }
    Ok(true)
}

/// Keeps how long an application took, unless that is kept, and counts it as concluded at its window.
pub(super) async fn add_taken(
    write: &mut Connection,
    number: &ApplicationNumber,
    taken: Taken,
) -> Result<(), StoreError> {
    let new = query(NEW_DURATION)
        .bind(number.as_str())
        .bind(Date(taken.decided).to_string())
        .bind(i64::from(taken.working_days));
    if new.execute(&mut *write).await?.rows_affected() == 1 {
        ratings::conclude(write, number.as_str(), Date(taken.decided)).await?;
    }
    Ok(())
}

/// Counts an application that is refused as concluded at its window: nobody decides it any more.
pub(super) async fn add_refused(
    write: &mut Connection,
    number: &ApplicationNumber,
    events: &[Event],
) -> Result<(), StoreError> {
    for event in events {
        if event.r#type == EventType::Refused {
            ratings::conclude(write, number.as_str(), event.at.date()).await?;
        }
    }
    Ok(())
}

pub(super) async fn add_departments(
    write: &mut Connection,
    number: &ApplicationNumber,
    departments: impl IntoIterator<Item = &DepartmentId>,
) -> Result<(), StoreError> {
    for department in departments {
        query(NEW_DEPARTMENT)
            .bind(department.as_str())
            .bind(number.as_str())
            .execute(&mut *write)
            .await?;
    }
    Ok(())
}

pub(super) fn json<T: Serialize>(what: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|source| StoreError::Content {
        what: what.to_owned(),
        source,
    })
}

fn read<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    serde_json::from_str(&text).map_err(|source| StoreError::Content {
        what: column.to_owned(),
        source,
    })
}

pub(super) fn id<T: std::str::FromStr>(
    row: &Row,
    column: &str,
    what: &'static str,
) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| value(what))
}

pub(super) const fn value(what: &'static str) -> StoreError {
    StoreError::Value { what }
}
