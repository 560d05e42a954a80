//! What a database says about its own schema, in SQL that both engines understand.

use super::{DIALECT, Database, HAS_TABLE};
use crate::store::migrations;
use crate::store::probe::{Schema, Step, schema};
use sqlx::{Row as _, query};

const STEPS: &str = "SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version";
const IMPORTED: &str = "SELECT max(imported_at) FROM publication";

type Connection = <Database as sqlx::Database>::Connection;

/// Compares the schema with this program's.
pub(super) async fn of(read: &mut Connection) -> Result<Schema, sqlx::Error> {
    let mut taken = Vec::new();
    if has_table(read, "_sqlx_migrations").await? {
        for row in query(STEPS).fetch_all(&mut *read).await? {
            taken.push(Step {
                number: row.try_get("version")?,
                checksum: row.try_get("checksum")?,
                finished: row.try_get("success")?,
            });
        }
    }
    let steps = migrations::migrator(DIALECT);
    let known: Vec<(i64, &[u8])> = steps
        .iter()
        .map(|step| (step.version, &*step.checksum))
        .collect();
    Ok(schema(&taken, &known))
}

/// When something was last published.
pub(super) async fn imported_ms(read: &mut Connection) -> Result<Option<i64>, sqlx::Error> {
    if has_table(read, "publication").await? {
        query(IMPORTED).fetch_one(&mut *read).await?.try_get(0)
    } else {
        Ok(None)
    }
}

async fn has_table(read: &mut Connection, name: &'static str) -> Result<bool, sqlx::Error> {
    let rows = query(HAS_TABLE).bind(name).fetch_all(&mut *read).await?;
    Ok(!rows.is_empty())
}
