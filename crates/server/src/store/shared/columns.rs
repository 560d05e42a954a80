//! Values out of rows, for whoever reads them: ids, days, small numbers, JSON.

use super::Database;
use crate::store::StoreError;
use crate::store::applications::{NotTaken, Once};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{Row as _, query};
use std::str::FromStr;

const REQUEST: &str = "SELECT request, subject, version, masked FROM filed_request WHERE once = $1";
const NEW_REQUEST: &str = "INSERT INTO filed_request \
     (once, request, subject, version, masked, made_ms) VALUES ($1, $2, $3, $4, $5, $6)";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

/// What is written as a text and read as something with a form.
pub(super) fn parsed<T: FromStr>(
    row: &Row,
    column: &str,
    what: &'static str,
) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| StoreError::Value { what })
}

/// A count or a version.
pub(super) fn small(row: &Row, column: &str, what: &'static str) -> Result<u32, StoreError> {
    let number: i64 = row.try_get(column)?;
    u32::try_from(number).map_err(|_| StoreError::Value { what })
}

/// JSON out of a column.
pub(super) fn json<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    serde_json::from_str(&text).map_err(|source| StoreError::Content {
        what: column.to_owned(),
        source,
    })
}

/// JSON for a column.
pub(super) fn written<T: Serialize>(column: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|source| StoreError::Content {
        what: column.to_owned(),
        source,
    })
}

/// What a request about a project or an inspection came to.
pub(super) struct Filed {
    /// Which project or inspection.
    pub subject: String,
    /// The version of a project.
    pub version: u32,
    /// What the answer needs of a secret, masked.
    pub masked: String,
}

/// What a request came to, if it came before.
pub(super) async fn before(
    read: &mut Connection,
    once: &Once,
) -> Result<Result<Option<Filed>, NotTaken>, StoreError> {
    let row = query(REQUEST).bind(&once.key).fetch_optional(&mut *read);
    let Some(row) = row.await? else {
        return Ok(Ok(None));
    };
    let request: String = row.try_get("request")?;
    if request != once.request {
        return Ok(Err(NotTaken::OtherRequest));
    }
    Ok(Ok(Some(Filed {
        subject: row.try_get("subject")?,
        version: small(&row, "version", "filed_request.version")?,
        masked: row.try_get("masked")?,
    })))
}

/// Remembers what a request came to.
pub(super) async fn remember(
    write: &mut Connection,
    once: &Once,
    filed: &Filed,
    now_ms: i64,
) -> Result<(), StoreError> {
    query(NEW_REQUEST)
        .bind(&once.key)
        .bind(&once.request)
        .bind(&filed.subject)
        .bind(i64::from(filed.version))
        .bind(&filed.masked)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    Ok(())
}
