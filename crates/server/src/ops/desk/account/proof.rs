//! How somebody proves who they are: the password, and a one-time or recovery code.

use super::RECOVERY_CHARS;
use crate::app::App;
use crate::problem::{Refusal, internal};
use crate::store::staff::{Account, Proof};
use crate::{one_time, secret};
use mingbai_contract::desk::staff::{Login, Standing};
use mingbai_domain::staff::password;

/// What was typed.
pub struct Typed {
    /// The login.
    pub login: Option<Login>,
    /// The password.
    pub password: String,
    /// The one-time or recovery code.
    pub code: String,
    /// Whose guesses this one counts among.
    pub who: String,
}

/// Finds out whether what was typed is right. The second proof is used up only by the change that it
/// is for. How long it takes does not tell what was wrong.
///
/// # Errors
/// 401 when something is wrong, 429 when it is too soon for another guess.
pub async fn prove(app: &App, typed: Typed) -> Result<(Account, Proof), Refusal> {
    let recovery = recovery(app, &typed).await?;
    // Nobody guesses 80 bits: whoever has a recovery code need not wait for others' guesses.
    if recovery.is_none() {
        let wait = app.store.guess(&typed.who, app.clock.now_ms()).await;
        if let Some(wait_ms) = wait.map_err(|error| internal(&error))? {
            let seconds = u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX);
            return Err(Refusal::too_soon(seconds));
        }
    }
    let account = match &typed.login {
        Some(login) => {
            let account = app.store.account(login).await;
            account.map_err(|error| internal(&error))?
        }
        None => None,
    };
    let active = account.filter(|account| account.standing == Standing::Active);
    // Looked at before it is known whether the password is right, which must not show in the time.
    let totp = active.as_ref().and_then(|account| account.totp.as_deref());
    let step = one_time::step(totp.unwrap_or(NO_SECRET), &typed.code, app.clock.now_ms());
    let proof = recovery.or(step.map(Proof::Step));
    let kept = active
        .as_ref()
        .and_then(|account| account.password.as_deref());
    let short = typed.password.chars().count() <= password::MOST;
    let said = if short { typed.password } else { String::new() };
    let same = app.passwords.is(said, kept).await;
    let same = same.map_err(|error| internal(&error))?;
    match (active, proof) {
        (Some(account), Some(proof)) if same => Ok((account, proof)),
        _ => Err(Refusal::WRONG_CREDENTIALS),
    }
}

/// What codes are compared with where there is no account.
const NO_SECRET: &[u8] = &[0; one_time::SECRET_BYTES];

/// The recovery code, where one was typed that this login has.
async fn recovery(app: &App, typed: &Typed) -> Result<Option<Proof>, Refusal> {
    let code = secret::typed(&typed.code, RECOVERY_CHARS);
    let (Some(login), Some(code)) = (&typed.login, code) else {
        return Ok(None);
    };
    let code = secret::hash("recovery code", &code);
    let has = app.store.has_recovery(login, &code).await;
    let has = has.map_err(|error| internal(&error))?;
    Ok(has.then_some(Proof::Recovery(code)))
}

/// Among whose guesses one counts that was made in an unknown browser: a coarse hash of the login, so
/// that what people mistype is not kept and there are not many rows, whatever is typed. It must be the login as
/// it is looked up, or spaces around it would make others' guesses of the same ones.
pub fn account_guesses(login: &str) -> String {
    let hash = secret::hash("guess", login);
    format!("account {}", &hash[..4])
}

/// As [`account_guesses`], in a browser that is known for this login.
pub fn browser_guesses(browser: &str) -> String {
    format!("browser {browser}")
}
