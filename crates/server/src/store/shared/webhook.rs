//! The outbox, in SQL that both engines understand.

use super::staff::unsigned;
use super::{Database, Engine};
use crate::store::StoreError;
use crate::store::webhook::{NewMessage, Outbox, Outstanding, Waiting};
use async_trait::async_trait;
use mingbai_contract::application::ApplicationNumber;
use sqlx::{Row as _, query};

/// Whoever adds one has claimed the application's standing: nobody else gives places then.
const NEW: &str = "INSERT INTO webhook_message \
     (id, number, place, body, made_ms, tries, due_ms, since_ms, given_up) \
     SELECT $1, $2, coalesce(max(place), 0) + 1, $3, $4, 0, $4, $4, 0 \
     FROM webhook_message WHERE number = $2";
const DUE: &str = "SELECT id, body, since_ms, tries FROM webhook_message m \
     WHERE given_up = 0 AND due_ms <= $1 AND NOT EXISTS (SELECT 1 FROM webhook_message before \
     WHERE before.number = m.number AND before.place < m.place AND before.given_up = 0) \
     ORDER BY due_ms, id LIMIT $2";
/// One statement: of two who find the same message one gets it. A try more is another claim.
const CLAIM: &str = "UPDATE webhook_message SET tries = tries + 1, due_ms = $3 \
     WHERE id = $1 AND tries = $2 AND given_up = 0";
const ARRIVED: &str = "DELETE FROM webhook_message WHERE id = $1";
const PUT_OFF: &str =
    "UPDATE webhook_message SET due_ms = $3, given_up = $4 WHERE id = $1 AND tries = $2";
const OUTSTANDING: &str = "SELECT given_up, count(*) AS number, min(made_ms) AS oldest \
     FROM webhook_message GROUP BY given_up";
/// What is being sent this moment may go twice then; the receiver knows it by its name.
const RETRY: &str =
    "UPDATE webhook_message SET due_ms = $1, since_ms = $1, tries = 0, given_up = 0";

type Connection = <Database as sqlx::Database>::Connection;

/// Adds messages behind those of the application that are still here.
pub(super) async fn add(
    write: &mut Connection,
    number: &ApplicationNumber,
    messages: impl IntoIterator<Item = &NewMessage>,
    now_ms: i64,
) -> Result<(), StoreError> {
    for message in messages {
        query(NEW)
            .bind(&message.id)
            .bind(number.as_str())
            .bind(&message.body)
            .bind(now_ms)
            .execute(&mut *write)
            .await?;
    }
    Ok(())
}

#[async_trait]
impl Outbox for Engine {
    async fn due_messages(&self, now_ms: i64, limit: u32) -> Result<Vec<Waiting>, StoreError> {
        let rows = query(DUE).bind(now_ms).bind(i64::from(limit));
        let rows = rows.fetch_all(&self.pool).await?;
        let waiting = |row: &<Database as sqlx::Database>::Row| {
            let tries: i64 = row.try_get("tries")?;
            Ok(Waiting {
                id: row.try_get("id")?,
                body: row.try_get("body")?,
                since_ms: row.try_get("since_ms")?,
                tries: u32::try_from(tries).unwrap_or(u32::MAX),
            })
        };
        rows.iter().map(waiting).collect()
    }

    async fn claim_message(&self, waiting: &Waiting, until_ms: i64) -> Result<bool, StoreError> {
        let claimed = query(CLAIM)
            .bind(&waiting.id)
            .bind(i64::from(waiting.tries))
            .bind(until_ms)
            .execute(&self.pool)
            .await?;
        Ok(claimed.rows_affected() > 0)
    }

    async fn message_arrived(&self, id: &str) -> Result<(), StoreError> {
        query(ARRIVED).bind(id).execute(&self.pool).await?;
        Ok(())
    }

    async fn put_message_off(
        &self,
        claimed: &Waiting,
        until_ms: Option<i64>,
    ) -> Result<(), StoreError> {
        query(PUT_OFF)
            .bind(&claimed.id)
            .bind(i64::from(claimed.tries))
            .bind(until_ms.unwrap_or(0))
            .bind(i64::from(until_ms.is_none()))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn outstanding_messages(&self) -> Result<Outstanding, StoreError> {
        let mut found = Outstanding::default();
        for row in query(OUTSTANDING).fetch_all(&self.pool).await? {
            let given_up: i64 = row.try_get("given_up")?;
            let number = unsigned(row.try_get("number")?, "webhook_message")?;
            if given_up == 0 {
                found.waiting = number;
                found.oldest_ms = row.try_get("oldest")?;
            } else {
                found.given_up = number;
            }
        }
        Ok(found)
    }

    async fn retry_messages(&self, now_ms: i64) -> Result<u64, StoreError> {
        let due = query(RETRY).bind(now_ms).execute(&self.pool).await?;
        Ok(due.rows_affected())
    }
}
