//! One complaint's thread in SQL that both engines understand.

use super::columns::{json, parsed, written};
use super::staff::unsigned;
use super::{Database, Engine, log, record};
use crate::secret;
use crate::store::StoreError;
use crate::store::complaints::{
    KeptComplaint, KeptSummary, Moved, NewThread, NotMoved, Spent, Standing, Threads,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::Date;
use mingbai_contract::complaint::{Complaint, ComplaintSummary, MessageId, Party, SealedMessage};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::{EntryKind, Hash, Receipt};
use sqlx::{QueryBuilder, Row as _, query};

pub(super) const COMPLAINT: &str = "SELECT id, thread, category, routing, terms, received, events, \
     due, ended, salt, commitment, signer, signature, summary, summary_by, summary_waits \
     FROM complaint ";
const NEW: &str = "INSERT INTO complaint (id, thread, category, routing, terms, received, events, \
     size, due, ended, delete_on, salt, commitment, signer, signature, summary, summary_by, \
     summary_waits) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', '', 0) \
     ON CONFLICT DO NOTHING";
const NEW_MESSAGE: &str = "INSERT INTO complaint_message \
     (complaint, seq, id, sender, day, envelope) VALUES ($1, $2, $3, $4, $5, $6)";
const MESSAGES: &str = "SELECT id, sender, day, envelope FROM complaint_message \
     WHERE complaint = $1 ORDER BY seq";
const MESSAGE: &str = "SELECT id, sender, day, envelope FROM complaint_message \
     WHERE complaint = $1 AND id = $2";
const SHARE: &str = "SELECT count(*) AS messages, \
     CAST(coalesce(sum(length(envelope)), 0) AS BIGINT) AS bytes \
     FROM complaint_message WHERE complaint = $1 AND sender = 'reporter'";
/// Whoever comes second finds another size, and writes nothing.
const MOVE: &str = "UPDATE complaint SET events = $3, size = $4, due = $5, ended = $6, \
     delete_on = $7 WHERE id = $1 AND size = $2";
const SUMMARISE: &str = "UPDATE complaint SET summary = $2, summary_by = $3, summary_waits = $4 \
     WHERE id = $1";
const THERE: &str = "SELECT 1 FROM complaint WHERE id = $1";
const RELEASE: &str = "INSERT INTO complaint_summary (id, month, category, departments, text) \
     VALUES ($1, $2, $3, $4, $5)";
const SPEND: &str = "INSERT INTO challenge_spent (challenge, day) VALUES ($1, $2) \
     ON CONFLICT (challenge) DO NOTHING";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Threads for Engine {
    async fn file_complaint(&self, new: &NewThread) -> Result<Result<(), NotMoved>, StoreError> {
        let mut write = self.pool.begin().await?;
        let (kept, complaint) = (&new.kept, &new.kept.complaint);
        let [due, ended, delete_on] = days(&new.standing);
        // The thread first: what was taken in before is answered as before, whatever work came with it.
        let added = query(NEW)
            .bind(kept.id.to_string())
            .bind(kept.thread.to_string())
            .bind(complaint.category.as_str())
            .bind(written("complaint.routing", &complaint.routing)?)
            .bind(written("complaint.terms", &complaint.terms)?)
            .bind(kept.receipt.day.to_string())
            .bind(written("complaint.events", &complaint.events)?)
            .bind(i64::from(kept.size()))
            .bind(due)
            .bind(ended)
            .bind(delete_on)
            .bind(kept.salt.to_string())
            .bind(kept.receipt.commitment.to_string())
            .bind(kept.receipt.key.to_string())
            .bind(kept.receipt.signature.to_string())
            .execute(&mut *write)
            .await?;
        if added.rows_affected() == 0 {
            write.rollback().await?;
            return Ok(Err(NotMoved::Taken));
        }
        if let Some(spent) = &new.spent
            && !spend(&mut write, spent).await?
        {
            write.rollback().await?;
            return Ok(Err(NotMoved::Spent));
        }
        add_message(&mut write, &kept.id, 1, &new.message).await?;
        log::keep(&mut write, new.entry, kept.receipt.day).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn complaint_of(&self, thread: &Hash) -> Result<Option<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE thread = ").push_bind(thread.to_string());
        let row = sql.build().fetch_optional(&self.pool).await?;
        row.as_ref().map(kept).transpose()
    }

    async fn complaint(&self, id: &ComplaintId) -> Result<Option<KeptComplaint>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(COMPLAINT);
        sql.push("WHERE id = ").push_bind(id.to_string());
        let row = sql.build().fetch_optional(&self.pool).await?;
        row.as_ref().map(kept).transpose()
    }

    async fn messages(&self, id: &ComplaintId) -> Result<Vec<SealedMessage>, StoreError> {
        let rows = query(MESSAGES).bind(id.to_string());
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter().map(message).collect()
    }

    async fn message(
        &self,
        id: &ComplaintId,
        wanted: &MessageId,
    ) -> Result<Option<SealedMessage>, StoreError> {
        let row = query(MESSAGE).bind(id.to_string()).bind(wanted.to_string());
        let row = row.fetch_optional(&self.pool).await?;
        row.as_ref().map(message).transpose()
    }

    async fn reporter_share(&self, id: &ComplaintId) -> Result<(u64, u64), StoreError> {
        let row = query(SHARE).bind(id.to_string());
        let row = row.fetch_one(&self.pool).await?;
        Ok((
            unsigned(row.try_get("messages")?, "complaint_message")?,
            unsigned(row.try_get("bytes")?, "complaint_message.envelope")?,
        ))
    }

    async fn move_complaint(
        &self,
        moved: &Moved,
        entry: Option<&Record>,
    ) -> Result<Result<(), NotMoved>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = match entry {
            Some(_) => Some(record::claim(&mut write).await?),
            None => None,
        };
        let size = i64::try_from(moved.events.len()).unwrap_or(i64::MAX);
        let [due, ended, delete_on] = days(&moved.standing);
        let done = query(MOVE)
            .bind(moved.id.to_string())
            .bind(i64::from(moved.after))
            .bind(written("complaint.events", &moved.events)?)
            .bind(size)
            .bind(due)
            .bind(ended)
            .bind(delete_on)
            .execute(&mut *write)
            .await?;
        if done.rows_affected() == 0 {
            let there = query(THERE).bind(moved.id.to_string());
            let there = there.fetch_optional(&mut *write).await?;
            write.rollback().await?;
            return Ok(Err(there.map_or(NotMoved::Missing, |_| NotMoved::Changed)));
        }
        if let Some(spent) = &moved.spent
            && !spend(&mut write, spent).await?
        {
            write.rollback().await?;
            return Ok(Err(NotMoved::Spent));
        }
        if let Some(message) = &moved.message {
            add_message(&mut write, &moved.id, size, message).await?;
        }
        if let Some(summary) = &moved.summary {
            query(SUMMARISE)
                .bind(moved.id.to_string())
                .bind(&summary.text)
                .bind(&summary.by)
                .bind(i64::from(summary.waits))
                .execute(&mut *write)
                .await?;
        }
        if let Some(released) = &moved.released {
            release(&mut write, released).await?;
        }
        if let (Some(end), Some(entry)) = (end, entry) {
            record::add(&mut write, end, entry).await?;
        }
        write.commit().await?;
        Ok(Ok(()))
    }
}

/// Whether a challenge was not used before; it is now.
pub(super) async fn spend(write: &mut Connection, spent: &Spent) -> Result<bool, StoreError> {
    let spend = query(SPEND)
        .bind(&spent.challenge)
        .bind(spent.day.to_string());
    Ok(spend.execute(write).await?.rows_affected() == 1)
}

async fn add_message(
    write: &mut Connection,
    of: &ComplaintId,
    seq: i64,
    message: &SealedMessage,
) -> Result<(), StoreError> {
    query(NEW_MESSAGE)
        .bind(of.to_string())
        .bind(seq)
        .bind(message.id.to_string())
        .bind(message.from.code())
        .bind(message.day.to_string())
        .bind(written("complaint_message.envelope", &message.envelope)?)
        .execute(write)
        .await?;
    Ok(())
}

/// Publishes a summary under a name that leads nowhere.
async fn release(write: &mut Connection, summary: &ComplaintSummary) -> Result<(), StoreError> {
    let id = secret::random::<16>().map_err(|_| StoreError::Value {
        what: "complaint_summary.id",
    })?;
    query(RELEASE)
        .bind(ComplaintId(id).to_string())
        .bind(summary.month.to_string())
        .bind(summary.category.as_str())
        .bind(written(
            "complaint_summary.departments",
            &summary.departments,
        )?)
        .bind(&summary.text)
        .execute(write)
        .await?;
    Ok(())
}

/// A day as it is kept; empty where there is none.
pub(super) fn text(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// What is due, when it ended, and when it is deleted, as they are kept.
fn days(standing: &Standing) -> [String; 3] {
    [standing.due, standing.ended, standing.delete_on].map(text)
}

pub(super) fn kept(row: &Row) -> Result<KeptComplaint, StoreError> {
    let text: String = row.try_get("summary")?;
    let waits: i64 = row.try_get("summary_waits")?;
    let summary = KeptSummary {
        text,
        by: row.try_get("summary_by")?,
        waits: waits == 1,
    };
    Ok(KeptComplaint {
        id: parsed(row, "id", "complaint.id")?,
        thread: parsed(row, "thread", "complaint.thread")?,
        complaint: Complaint {
            category: parsed(row, "category", "complaint.category")?,
            routing: json(row, "routing")?,
            terms: json(row, "terms")?,
            events: json(row, "events")?,
        },
        receipt: Receipt {
            kind: EntryKind::Complaint,
            commitment: parsed(row, "commitment", "complaint.commitment")?,
            day: parsed(row, "received", "complaint.received")?,
            key: parsed(row, "signer", "complaint.signer")?,
            signature: parsed(row, "signature", "complaint.signature")?,
        },
        salt: parsed(row, "salt", "complaint.salt")?,
        summary: Some(summary).filter(|summary| !summary.text.is_empty()),
    })
}

fn message(row: &Row) -> Result<SealedMessage, StoreError> {
    let sender: String = row.try_get("sender")?;
    Ok(SealedMessage {
        id: parsed(row, "id", "complaint_message.id")?,
        from: Party::parse(&sender).ok_or(StoreError::Value {
            what: "complaint_message.sender",
        })?,
        day: parsed(row, "day", "complaint_message.day")?,
        envelope: json(row, "envelope")?,
    })
}
