//! `POST /api/v1/desk/recovery-codes`.

use super::proof::{Typed, account_guesses, prove};
use super::recovery_codes;
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::KeepOwnAccount;
use crate::ops::desk::{May, Refused, change, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::account::{RecoveryCodes, RenewRecoveryCodes};
use mingbai_contract::desk::audit::Deed;
use std::sync::Arc;

/// Renew the own recovery codes
///
/// With the password and a code. The old ones open nothing any more; the new ones are shown this once.
#[utoipa::path(
    post,
    path = "/api/v1/desk/recovery-codes",
    operation_id = "renew_recovery_codes",
    tag = "desk",
    request_body = RenewRecoveryCodes,
    responses((status = 200, description = "The new codes", body = RecoveryCodes), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOwnAccount>,
    _: NoQuery,
    Body(typed): Body<RenewRecoveryCodes>,
) -> Result<Response, Refusal> {
    let login = may.account.login.clone();
    let guesses = account_guesses(login.as_str());
    let proved = Typed {
        login: Some(login.clone()),
        password: typed.password,
        code: typed.code,
        who: guesses.clone(),
    };
    let (_, proof) = prove(&app, proved).await?;
    let (codes, recovery) = recovery_codes()?;
    let subject = staff_name(login.as_str());
    let renew = Change::RenewRecovery {
        login,
        proof,
        recovery,
    };
    let record = may.record(Deed::RecoveryRenewed, subject, String::new());
    change(&app, &renew, &record).await?;
    let forgotten = app.store.forget_guesses(&guesses).await;
    forgotten.map_err(|error| internal(&error))?;
    Ok(say(codes))
}
