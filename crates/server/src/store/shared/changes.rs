//! Changes to accounts, sessions and API keys, in SQL that both engines understand. Each runs within
//! the transaction of its entry in the record, which the caller commits.

use super::Database;
use super::staff::{ACCOUNT, account, standing_code};
use crate::store::StoreError;
use crate::store::staff::{Account, Change, NewInvitation, NotDone, Proof};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::desk::staff::{Grant, Login, Standing};
use mingbai_domain::staff::is_administrator;
use serde::Serialize;
use sqlx::{Row as _, query};

const NEW_STAFF: &str = "INSERT INTO staff \
     (login, name, standing, grants, password, totp, totp_step, made_ms) \
     VALUES ($1, $2, 'invited', $3, NULL, NULL, 0, $4) ON CONFLICT (login) DO NOTHING";
const NEW_INVITATION: &str =
    "INSERT INTO invitation (code, login, totp, expires_ms) VALUES ($1, $2, $3, $4)";
const NO_INVITATION: &str = "DELETE FROM invitation WHERE login = $1";
const TAKE_INVITATION: &str =
    "DELETE FROM invitation WHERE code = $1 AND login = $2 AND expires_ms > $3 RETURNING totp";
const JOIN: &str = "UPDATE staff SET standing = 'active', password = $2, totp = $3, totp_step = $4 \
     WHERE login = $1 AND standing = 'invited'";
const RESET: &str =
    "UPDATE staff SET standing = 'invited', password = NULL, totp = NULL WHERE login = $1";
const SET_STANDING: &str = "UPDATE staff SET standing = $2 WHERE login = $1";
const SET_GRANTS: &str = "UPDATE staff SET grants = $2 WHERE login = $1";
const SET_PASSWORD: &str = "UPDATE staff SET password = $2 WHERE login = $1";
const ADMINISTRATORS: &str = "SELECT login, name, standing, grants, password, totp, made_ms \
     FROM staff WHERE standing = 'active' AND login <> $1";
const TAKE_STEP: &str = "UPDATE staff SET totp_step = $2 WHERE login = $1 AND totp_step < $2";
const TAKE_RECOVERY: &str = "DELETE FROM recovery_code WHERE login = $1 AND code = $2";
const NO_RECOVERY: &str = "DELETE FROM recovery_code WHERE login = $1";
const NEW_RECOVERY: &str = "INSERT INTO recovery_code (login, code) VALUES ($1, $2)";
const NEW_SESSION: &str =
    "INSERT INTO session (token, login, made_ms, seen_ms) VALUES ($1, $2, $3, $3)";
const NO_SESSION: &str = "DELETE FROM session WHERE token = $1";
const NO_SESSIONS: &str = "DELETE FROM session WHERE login = $1 AND token <> $2";
const OLD_SESSIONS: &str = "DELETE FROM session WHERE made_ms < $1 OR seen_ms < $2";
const NEW_BROWSER: &str = "INSERT INTO known_browser (token, login, made_ms) VALUES ($1, $2, $3)";
const NO_BROWSERS: &str = "DELETE FROM known_browser WHERE login = $1";
const NEW_KEY: &str = "INSERT INTO api_key \
     (id, name, secret, scopes, department, made_ms, used, revoked_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL)";
const REVOKE: &str = "UPDATE api_key SET revoked_ms = $2 WHERE id = $1 AND revoked_ms IS NULL";

type Connection = <Database as sqlx::Database>::Connection;
type Made = Result<Result<(), NotDone>, StoreError>;

/// What no session's token hashes to.
const NO_TOKEN: &str = "";

/// Makes a change.
pub(super) async fn make(write: &mut Connection, change: &Change, now_ms: i64) -> Made {
    match change {
        Change::Invite {
            login,
            name,
            grants,
            invitation,
        } => {
            let made = query(NEW_STAFF)
                .bind(login.as_str())
                .bind(name)
                .bind(json("grants", grants)?)
                .bind(now_ms)
                .execute(&mut *write)
                .await?;
            if made.rows_affected() == 0 {
                return Ok(Err(NotDone::Taken));
            }
            invite(write, login, invitation).await
        }
        Change::Join { .. } => join(write, change, now_ms).await,
        Change::SetGrants {
            login,
            before,
            grants,
        } => set_grants(write, login, before, grants).await,
        Change::Reset { login, invitation } => reset(write, login, invitation).await,
        Change::SetDisabled { login, disabled } => set_disabled(write, login, *disabled).await,
        Change::SignIn { .. } => sign_in(write, change, now_ms).await,
        Change::SignOut { token } => {
            let ended = query(NO_SESSION).bind(token).execute(&mut *write).await?;
            Ok(one(ended.rows_affected(), NotDone::Missing))
        }
        Change::SignOutEverywhere { login } => {
            end_sessions(write, login, NO_TOKEN).await?;
            let forgotten = query(NO_BROWSERS).bind(login.as_str());
            forgotten.execute(&mut *write).await?;
            Ok(Ok(()))
        }
        Change::SetPassword {
            login,
            proof,
            password,
            keep,
        } => {
            if let Err(used) = take(write, login, proof).await? {
                return Ok(Err(used));
            }
            let set = query(SET_PASSWORD).bind(login.as_str()).bind(password);
            set.execute(&mut *write).await?;
            end_sessions(write, login, keep).await?;
            Ok(Ok(()))
        }
        Change::RenewRecovery {
            login,
            proof,
            recovery,
        } => {
            if let Err(used) = take(write, login, proof).await? {
                return Ok(Err(used));
            }
            renew(write, login, recovery).await?;
            Ok(Ok(()))
        }
        Change::MakeKey {
            id,
            name,
            secret,
            scopes,
            department,
        } => {
            query(NEW_KEY)
                .bind(id)
                .bind(name)
                .bind(secret)
                .bind(json("scopes", scopes)?)
                .bind(department.as_ref().map(|id| id.as_str()))
                .bind(now_ms)
                .execute(&mut *write)
                .await?;
            Ok(Ok(()))
        }
        Change::RevokeKey { id } => {
            let revoked = query(REVOKE).bind(id).bind(now_ms);
            let revoked = revoked.execute(&mut *write).await?;
            Ok(one(revoked.rows_affected(), NotDone::Missing))
        }
    }
}

async fn join(write: &mut Connection, change: &Change, now_ms: i64) -> Made {
    let Change::Join {
        code,
        login,
        password,
        step,
        recovery,
    } = change
    else {
        return Ok(Err(NotDone::Missing));
    };
    let taken = query(TAKE_INVITATION)
        .bind(code)
        .bind(login.as_str())
        .bind(now_ms)
        .fetch_optional(&mut *write)
        .await?;
    let Some(row) = taken else {
        return Ok(Err(NotDone::Missing));
    };
    let totp: String = row.try_get(0)?;
    let joined = query(JOIN)
        .bind(login.as_str())
        .bind(password)
        .bind(totp)
        .bind(*step)
        .execute(&mut *write)
        .await?;
    if joined.rows_affected() == 0 {
        return Ok(Err(NotDone::Missing));
    }
    renew(write, login, recovery).await?;
    Ok(Ok(()))
}

async fn sign_in(write: &mut Connection, change: &Change, now_ms: i64) -> Made {
    let Change::SignIn {
        login,
        proof,
        token,
        browser,
        instead_of,
        over,
    } = change
    else {
        return Ok(Err(NotDone::Missing));
    };
    // The account may have been taken away while the password was looked at.
    let standing = find(write, login).await?.map(|account| account.standing);
    if standing != Some(Standing::Active) {
        return Ok(Err(NotDone::Changed));
    }
    if let Err(used) = take(write, login, proof).await? {
        return Ok(Err(used));
    }
    let old = query(OLD_SESSIONS).bind(over.0).bind(over.1);
    old.execute(&mut *write).await?;
    if let Some(before) = instead_of {
        query(NO_SESSION).bind(before).execute(&mut *write).await?;
    }
    let session = query(NEW_SESSION).bind(token).bind(login.as_str());
    session.bind(now_ms).execute(&mut *write).await?;
    if let Some(browser) = browser {
        let known = query(NEW_BROWSER).bind(browser).bind(login.as_str());
        known.bind(now_ms).execute(&mut *write).await?;
    }
    Ok(Ok(()))
}

async fn set_grants(
    write: &mut Connection,
    login: &Login,
    before: &[Grant],
    grants: &[Grant],
) -> Made {
    let Some(account) = find(write, login).await? else {
        return Ok(Err(NotDone::Missing));
    };
    if account.grants != before {
        return Ok(Err(NotDone::Changed));
    }
    if !is_administrator(grants) && is_last_administrator(write, &account).await? {
        return Ok(Err(NotDone::LastAdministrator));
    }
    let set = query(SET_GRANTS).bind(login.as_str());
    set.bind(json("grants", grants)?)
        .execute(&mut *write)
        .await?;
    // Whoever has seen a session of before must not rise with it.
    end_sessions(write, login, NO_TOKEN).await?;
    Ok(Ok(()))
}

async fn reset(write: &mut Connection, login: &Login, invitation: &NewInvitation) -> Made {
    let Some(account) = find(write, login).await? else {
        return Ok(Err(NotDone::Missing));
    };
    if account.standing == Standing::Disabled {
        return Ok(Err(NotDone::Changed));
    }
    query(RESET)
        .bind(login.as_str())
        .execute(&mut *write)
        .await?;
    for forget in [NO_RECOVERY, NO_BROWSERS] {
        query(forget)
            .bind(login.as_str())
            .execute(&mut *write)
            .await?;
    }
    end_sessions(write, login, NO_TOKEN).await?;
    invite(write, login, invitation).await
}

async fn set_disabled(write: &mut Connection, login: &Login, disabled: bool) -> Made {
    let Some(account) = find(write, login).await? else {
        return Ok(Err(NotDone::Missing));
    };
    if (account.standing == Standing::Disabled) == disabled {
        return Ok(Err(NotDone::Changed));
    }
    if disabled && is_last_administrator(write, &account).await? {
        return Ok(Err(NotDone::LastAdministrator));
    }
    // Who had not taken the invitation up yet needs a new one.
    let standing = match (disabled, &account.password) {
        (true, _) => Standing::Disabled,
        (false, Some(_)) => Standing::Active,
        (false, None) => Standing::Invited,
    };
    let set = query(SET_STANDING).bind(login.as_str());
    set.bind(standing_code(standing))
        .execute(&mut *write)
        .await?;
    if disabled {
        end_sessions(write, login, NO_TOKEN).await?;
        let waiting = query(NO_INVITATION).bind(login.as_str());
        waiting.execute(&mut *write).await?;
    }
    Ok(Ok(()))
}

/// Whether nobody else who can sign in is an administrator.
async fn is_last_administrator(write: &mut Connection, one: &Account) -> Result<bool, StoreError> {
    if one.standing != Standing::Active || !is_administrator(&one.grants) {
        return Ok(false);
    }
    let others = query(ADMINISTRATORS).bind(one.login.as_str());
    let others = others.fetch_all(&mut *write).await?;
    for row in &others {
        if is_administrator(&account(row)?.grants) {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn find(write: &mut Connection, login: &Login) -> Result<Option<Account>, StoreError> {
    let row = query(ACCOUNT).bind(login.as_str());
    let row = row.fetch_optional(&mut *write).await?;
    row.as_ref().map(account).transpose()
}

/// Uses a proof up.
async fn take(write: &mut Connection, login: &Login, proof: &Proof) -> Made {
    let taken = match proof {
        Proof::Step(step) => query(TAKE_STEP).bind(login.as_str()).bind(*step),
        Proof::Recovery(code) => query(TAKE_RECOVERY).bind(login.as_str()).bind(code),
    };
    let taken = taken.execute(&mut *write).await?;
    Ok(one(taken.rows_affected(), NotDone::Used))
}

async fn invite(write: &mut Connection, login: &Login, invitation: &NewInvitation) -> Made {
    let before = query(NO_INVITATION).bind(login.as_str());
    before.execute(&mut *write).await?;
    query(NEW_INVITATION)
        .bind(&invitation.code)
        .bind(login.as_str())
        .bind(URL_SAFE_NO_PAD.encode(&invitation.totp))
        .bind(invitation.expires_ms)
        .execute(&mut *write)
        .await?;
    Ok(Ok(()))
}

async fn renew(
    write: &mut Connection,
    login: &Login,
    recovery: &[String],
) -> Result<(), StoreError> {
    let before = query(NO_RECOVERY).bind(login.as_str());
    before.execute(&mut *write).await?;
    for code in recovery {
        let new = query(NEW_RECOVERY).bind(login.as_str()).bind(code);
        new.execute(&mut *write).await?;
    }
    Ok(())
}

async fn end_sessions(write: &mut Connection, login: &Login, but: &str) -> Result<(), StoreError> {
    let ended = query(NO_SESSIONS).bind(login.as_str()).bind(but);
    ended.execute(&mut *write).await?;
    Ok(())
}

fn one(rows: u64, otherwise: NotDone) -> Result<(), NotDone> {
    if rows == 0 { Err(otherwise) } else { Ok(()) }
}

fn json<T: Serialize + ?Sized>(what: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|source| StoreError::Content {
        what: what.to_owned(),
        source,
    })
}
