//! The offices' keys in SQL that both engines understand.

use super::columns::{json, parsed, written};
use super::{Database, Engine, record};
use crate::store::StoreError;
use crate::store::office_keys::{KeptKey, NotKept, OfficeKeysKept};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::complaint::{KeyFile, Office, OfficeKey};
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::KeyId;
use sqlx::{Row as _, query};

const KEYS: &str = "SELECT id, office, public_key, standing, file, valid_from, retired, signature \
     FROM office_key ORDER BY made_ms, id";
const NEW: &str = "INSERT INTO office_key \
     (id, office, public_key, standing, file, valid_from, retired, signature, made_ms) \
     VALUES ($1, $2, $3, 'pending', $4, '', '', '', $5) ON CONFLICT DO NOTHING";
const REPLACE: &str = "UPDATE office_key SET file = $2 WHERE id = $1";
const THERE: &str = "SELECT 1 FROM office_key WHERE id = $1";
const THROW_AWAY: &str = "DELETE FROM office_key WHERE id = $1 AND standing = 'pending'";
const RETIRE: &str = "UPDATE office_key SET standing = 'retiring' \
     WHERE id = $1 AND standing = 'valid'";
const SIGN: &str = "UPDATE office_key SET standing = $2, valid_from = $3, retired = $4, \
     signature = $5 WHERE id = $1 AND public_key = $6 AND office = $7 AND standing = $8";

const STANDINGS: [(KeyStanding, &str); 4] = [
    (KeyStanding::Pending, "pending"),
    (KeyStanding::Valid, "valid"),
    (KeyStanding::Retiring, "retiring"),
    (KeyStanding::Retired, "retired"),
];

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl OfficeKeysKept for Engine {
    async fn office_keys(&self) -> Result<Vec<KeptKey>, StoreError> {
        let rows = query(KEYS).fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }

    async fn keep_office_key(
        &self,
        new: &KeptKey,
        entry: &Record,
    ) -> Result<Result<(), NotKept>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let added = query(NEW)
            .bind(new.id.to_string())
            .bind(new.office.code())
            .bind(new.key.to_string())
            .bind(written("office_key.file", &new.file)?)
            .bind(entry.at_ms)
            .execute(&mut *write)
            .await?;
        if added.rows_affected() == 0 {
            write.rollback().await?;
            return Ok(Err(NotKept::Taken));
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn replace_key_file(
        &self,
        id: &KeyId,
        file: &KeyFile,
        entry: &Record,
    ) -> Result<Result<(), NotKept>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let file = written("office_key.file", file)?;
        let replaced = query(REPLACE).bind(id.to_string()).bind(file);
        if replaced.execute(&mut *write).await?.rows_affected() == 0 {
            write.rollback().await?;
            return Ok(Err(NotKept::Missing));
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn retire_office_key(
        &self,
        id: &KeyId,
        entry: &Record,
    ) -> Result<Result<(), NotKept>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let mut changed = 0;
        for statement in [THROW_AWAY, RETIRE] {
            let done = query(statement).bind(id.to_string());
            changed += done.execute(&mut *write).await?.rows_affected();
        }
        if changed == 0 {
            let why = why_not(&mut write, id).await?;
            write.rollback().await?;
            return Ok(Err(why));
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn sign_office_key(
        &self,
        signed: &OfficeKey,
        entry: &Record,
    ) -> Result<Result<(), NotKept>, StoreError> {
        let (was, is) = match signed.retired {
            None => ("pending", "valid"),
            Some(_) => ("retiring", "retired"),
        };
        let retired = signed
            .retired
            .map_or_else(String::new, |day| day.to_string());
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let done = query(SIGN)
            .bind(signed.id.to_string())
            .bind(is)
            .bind(signed.valid_from.to_string())
            .bind(retired)
            .bind(signed.signature.to_string())
            .bind(signed.key.to_string())
            .bind(signed.office.code())
            .bind(was)
            .execute(&mut *write)
            .await?;
        if done.rows_affected() == 0 {
            let why = why_not(&mut write, &signed.id).await?;
            write.rollback().await?;
            return Ok(Err(why));
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }
}

async fn why_not(read: &mut Connection, id: &KeyId) -> Result<NotKept, StoreError> {
    let there = query(THERE).bind(id.to_string()).fetch_optional(read);
    Ok(match there.await? {
        Some(_) => NotKept::Standing,
        None => NotKept::Missing,
    })
}

fn kept(row: &Row) -> Result<KeptKey, StoreError> {
    let office: String = row.try_get("office")?;
    let office = Office::parse(&office).ok_or(StoreError::Value {
        what: "office_key.office",
    })?;
    let word: String = row.try_get("standing")?;
    let standing = STANDINGS.into_iter().find(|(_, known)| *known == word);
    let (standing, _) = standing.ok_or(StoreError::Value {
        what: "office_key.standing",
    })?;
    let id = parsed(row, "id", "office_key.id")?;
    let key = parsed(row, "public_key", "office_key.public_key")?;
    let retired: String = row.try_get("retired")?;
    let signed = match standing {
        KeyStanding::Pending => None,
        _ => Some(OfficeKey {
            id,
            office,
            key,
            valid_from: parsed(row, "valid_from", "office_key.valid_from")?,
            retired: match retired.as_str() {
                "" => None,
                _ => Some(parsed(row, "retired", "office_key.retired")?),
            },
            signature: parsed(row, "signature", "office_key.signature")?,
        }),
    };
    Ok(KeptKey {
        id,
        office,
        key,
        standing,
        signed,
        file: json(row, "file")?,
    })
}
