//! Accounts, sessions, API keys and the record, in SQL that both engines understand: all that is read,
//! and how guesses are counted. What changes something else stands in `changes`.

use super::{BEGIN_READ, Database, Engine};
use super::{changes, record};
use crate::store::StoreError;
use crate::store::staff::{
    Account, AuditQuery, Change, KeptKey, NotDone, Record, Session, Staff, Waiting,
};
use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::{AuditEntry, Deed};
use mingbai_contract::desk::staff::{Login, Standing};
use mingbai_domain::staff::guessing;
use serde::de::DeserializeOwned;
use sqlx::{Row as _, query};

const MEMBERS: &str = "SELECT login, name, standing, grants, password, totp, made_ms FROM staff \
     ORDER BY login";
pub(super) const ACCOUNT: &str = "SELECT login, name, standing, grants, password, totp, made_ms \
     FROM staff WHERE login = $1";
const RECOVERY_CODES: &str = "SELECT count(*) FROM recovery_code WHERE login = $1";
const RECOVERY_CODE: &str = "SELECT 1 FROM recovery_code WHERE login = $1 AND code = $2";
const SESSIONS: &str = "SELECT count(*) FROM session WHERE login = $1";
const INVITATION: &str = "SELECT s.login, name, standing, grants, password, made_ms, \
     i.totp AS totp, expires_ms FROM invitation i JOIN staff s ON s.login = i.login \
     WHERE i.code = $1";
const SESSION: &str = "SELECT s.login, name, standing, grants, password, totp, \
     s.made_ms AS made_ms, e.made_ms AS began_ms, seen_ms \
     FROM session e JOIN staff s ON s.login = e.login WHERE e.token = $1";
const TOUCH: &str = "UPDATE session SET seen_ms = $2 WHERE token = $1 AND seen_ms < $2";
const BROWSER: &str = "SELECT 1 FROM known_browser WHERE token = $1 AND login = $2";
/// Claims the row, new or not: guesses made at once wait here for each other.
const GUESSES: &str = "INSERT INTO guess (who, failures, last_ms) VALUES ($1, 0, 0) \
     ON CONFLICT (who) DO UPDATE SET who = excluded.who RETURNING failures, last_ms";
const GUESSED_SO_FAR: &str = "SELECT failures, last_ms FROM guess WHERE who = $1";
const GUESSED: &str = "UPDATE guess SET failures = $2, last_ms = $3 WHERE who = $1";
const FORGET: &str = "DELETE FROM guess WHERE who = $1";
const KEYS: &str = "SELECT id, name, secret, scopes, department, made_ms, used, revoked_ms \
     FROM api_key ORDER BY made_ms DESC, id";
const KEY: &str = "SELECT id, name, secret, scopes, department, made_ms, used, revoked_ms \
     FROM api_key WHERE id = $1";
const USED: &str = "UPDATE api_key SET used = $2 WHERE id = $1 AND (used IS NULL OR used < $2)";
const AUDIT: &str = "SELECT position, at_ms, actor, deed, subject, detail, previous, hash FROM audit \
     WHERE ($1 = '' OR deed = $1) AND at_ms >= $2 AND at_ms < $3 AND position < $4 \
     AND (lower(actor) LIKE $5 ESCAPE '\\' OR lower(subject) LIKE $5 ESCAPE '\\' \
     OR lower(detail) LIKE $5 ESCAPE '\\') ORDER BY position DESC LIMIT $6";
const AUDIT_AFTER: &str = "SELECT position, at_ms, actor, deed, subject, detail, previous, hash \
     FROM audit WHERE position > $1 ORDER BY position LIMIT $2";
const AUDIT_END: &str = "SELECT size, hash FROM audit_end WHERE id = 1";

type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Staff for Engine {
    async fn members(&self) -> Result<Vec<Account>, StoreError> {
        let rows = query(MEMBERS).fetch_all(&self.pool).await?;
        rows.iter().map(account).collect()
    }

    async fn account(&self, login: &Login) -> Result<Option<Account>, StoreError> {
        let row = query(ACCOUNT).bind(login.as_str());
        row.fetch_optional(&self.pool)
            .await?
            .as_ref()
            .map(account)
            .transpose()
    }

    async fn holdings(&self, login: &Login) -> Result<(u32, u32), StoreError> {
        let mut read = self.pool.begin_with(BEGIN_READ).await?;
        let mut counts = [0_i64; 2];
        for (sql, count) in [RECOVERY_CODES, SESSIONS].into_iter().zip(&mut counts) {
            let row = query(sql)
                .bind(login.as_str())
                .fetch_one(&mut *read)
                .await?;
            *count = row.try_get(0)?;
        }
        read.rollback().await?;
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Ok((number(counts[0]), number(counts[1])))
    }

    async fn has_recovery(&self, login: &Login, code: &str) -> Result<bool, StoreError> {
        let row = query(RECOVERY_CODE).bind(login.as_str()).bind(code);
        Ok(row.fetch_optional(&self.pool).await?.is_some())
    }

    async fn invitation(&self, code: &str) -> Result<Option<Waiting>, StoreError> {
        let row = query(INVITATION)
            .bind(code)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let account = account(&row)?;
        Ok(Some(Waiting {
            totp: account.totp.clone().unwrap_or_default(),
            account,
            expires_ms: row.try_get("expires_ms")?,
        }))
    }

    async fn session(&self, token: &str) -> Result<Option<Session>, StoreError> {
        let row = query(SESSION)
            .bind(token)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Session {
            account: account(&row)?,
            made_ms: row.try_get("began_ms")?,
            seen_ms: row.try_get("seen_ms")?,
        }))
    }

    async fn touch(&self, token: &str, now_ms: i64) -> Result<(), StoreError> {
        query(TOUCH)
            .bind(token)
            .bind(now_ms)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn knows_browser(&self, token: &str, login: &Login) -> Result<bool, StoreError> {
        let row = query(BROWSER).bind(token).bind(login.as_str());
        Ok(row.fetch_optional(&self.pool).await?.is_some())
    }

    async fn guess(&self, who: &str, now_ms: i64) -> Result<Option<i64>, StoreError> {
        let mut write = self.pool.begin().await?;
        let row = query(GUESSES).bind(who).fetch_one(&mut *write).await?;
        let (failures, last_ms): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        let (failures, wait_ms) = guessing::next(failures, last_ms, now_ms);
        if wait_ms > 0 {
            write.rollback().await?;
            return Ok(Some(wait_ms));
        }
        let guessed = query(GUESSED).bind(who).bind(failures).bind(now_ms);
        guessed.execute(&mut *write).await?;
        write.commit().await?;
        Ok(None)
    }

    async fn wait_for_guess(&self, who: &str, now_ms: i64) -> Result<i64, StoreError> {
        let row = query(GUESSED_SO_FAR).bind(who);
        let Some(row) = row.fetch_optional(&self.pool).await? else {
            return Ok(0);
        };
        let (_, wait_ms) = guessing::next(row.try_get(0)?, row.try_get(1)?, now_ms);
        Ok(wait_ms)
    }

    async fn forget_guesses(&self, who: &str) -> Result<(), StoreError> {
        query(FORGET).bind(who).execute(&self.pool).await?;
        Ok(())
    }

    async fn change(
        &self,
        change: &Change,
        entry: &Record,
    ) -> Result<Result<(), NotDone>, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let made = changes::make(&mut write, change, entry.at_ms).await?;
        record::end(write, claimed, entry, made.map(|()| ((), true))).await
    }

    async fn api_keys(&self) -> Result<Vec<KeptKey>, StoreError> {
        let rows = query(KEYS).fetch_all(&self.pool).await?;
        rows.iter().map(key).collect()
    }

    async fn api_key(&self, id: &str) -> Result<Option<KeptKey>, StoreError> {
        let row = query(KEY).bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(key).transpose()
    }

    async fn use_api_key(&self, id: &str, day: Date) -> Result<(), StoreError> {
        let used = query(USED).bind(id).bind(day.to_string());
        used.execute(&self.pool).await?;
        Ok(())
    }

    async fn audit(&self, wanted: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError> {
        let most = |number: Option<u64>| {
            number.map_or(i64::MAX, |number| i64::try_from(number).unwrap_or(i64::MAX))
        };
        let rows = query(AUDIT)
            .bind(wanted.deed.map_or("", Deed::code))
            .bind(wanted.from_ms.unwrap_or(i64::MIN))
            .bind(wanted.before_ms.unwrap_or(i64::MAX))
            .bind(most(wanted.before))
            .bind(pattern(&wanted.q))
            .bind(i64::from(wanted.limit));
        rows.fetch_all(&self.pool)
            .await?
            .iter()
            .map(entry)
            .collect()
    }

    async fn audit_after(&self, position: u64, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = query(AUDIT_AFTER)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(i64::from(limit));
        rows.fetch_all(&self.pool)
            .await?
            .iter()
            .map(entry)
            .collect()
    }

    async fn audit_end(&self) -> Result<(u64, String), StoreError> {
        let row = query(AUDIT_END).fetch_one(&self.pool).await?;
        Ok((
            unsigned(row.try_get(0)?, "audit_end.size")?,
            row.try_get(1)?,
        ))
    }
}

/// `LIKE`: these words anywhere, whatever signs stand in them.
fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

pub(super) fn account(row: &Row) -> Result<Account, StoreError> {
    let standing: String = row.try_get("standing")?;
    let totp: Option<String> = row.try_get("totp")?;
    let totp = totp.map(|text| URL_SAFE_NO_PAD.decode(text));
    Ok(Account {
        login: read(row, "login", "staff.login")?,
        name: row.try_get("name")?,
        standing: standing_of(&standing)?,
        grants: json(row, "grants")?,
        password: row.try_get("password")?,
        totp: totp.transpose().map_err(|_| value("staff.totp"))?,
        made_ms: row.try_get("made_ms")?,
    })
}

pub(super) const fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Invited => "invited",
        Standing::Active => "active",
        Standing::Disabled => "disabled",
    }
}

fn standing_of(code: &str) -> Result<Standing, StoreError> {
    let all = [Standing::Invited, Standing::Active, Standing::Disabled];
    let found = all.into_iter().find(|one| standing_code(*one) == code);
    found.ok_or_else(|| value("staff.standing"))
}

fn key(row: &Row) -> Result<KeptKey, StoreError> {
    let department: Option<String> = row.try_get("department")?;
    let department = department.map(|id| id.parse()).transpose();
    let used: Option<String> = row.try_get("used")?;
    let used = used.map(|day| day.parse()).transpose();
    Ok(KeptKey {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        scopes: json(row, "scopes")?,
        department: department.map_err(|_| value("api_key.department"))?,
        made_ms: row.try_get("made_ms")?,
        used: used.map_err(|_| value("api_key.used"))?,
        revoked_ms: row.try_get("revoked_ms")?,
        secret: row.try_get("secret")?,
    })
}

fn entry(row: &Row) -> Result<AuditEntry, StoreError> {
    let deed: String = row.try_get("deed")?;
    Ok(AuditEntry {
        position: unsigned(row.try_get("position")?, "audit.position")?,
        at_ms: row.try_get("at_ms")?,
        actor: row.try_get("actor")?,
        deed: Deed::parse(&deed).ok_or_else(|| value("audit.deed"))?,
        subject: row.try_get("subject")?,
        detail: row.try_get("detail")?,
        previous: row.try_get("previous")?,
        hash: row.try_get("hash")?,
    })
}

fn read<T: std::str::FromStr>(
    row: &Row,
    column: &str,
    what: &'static str,
) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| value(what))
}

fn json<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    serde_json::from_str(&text).map_err(|source| StoreError::Content {
        what: column.to_owned(),
        source,
    })
}

pub(super) fn unsigned(number: i64, what: &'static str) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| value(what))
}

const fn value(what: &'static str) -> StoreError {
    StoreError::Value { what }
}
