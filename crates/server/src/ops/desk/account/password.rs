//! `POST /api/v1/desk/password`.

use super::proof::{Typed, account_guesses, prove};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::needs::KeepOwnAccount;
use crate::ops::desk::{May, Refused, change, done, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Change;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::account::ChangePassword;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::staff::password;
use std::sync::Arc;

/// Change the own password
///
/// With the old one and a code. Everybody who is signed in with the old one is signed out, but here.
#[utoipa::path(
    post,
    path = "/api/v1/desk/password",
    operation_id = "change_password",
    tag = "desk",
    request_body = ChangePassword,
    responses((status = 204, description = "Changed"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOwnAccount>,
    _: NoQuery,
    Body(typed): Body<ChangePassword>,
) -> Result<Response, Refusal> {
    let login = may.account.login.clone();
    if let Some(code) = password::check(&typed.new_password, login.as_str()) {
        return Err(Refusal::field("/new_password", code));
    }
    if typed.new_password == typed.password {
        return Err(Refusal::field("/new_password", FieldCode::Taken));
    }
    let guesses = account_guesses(login.as_str());
    let proved = Typed {
        login: Some(login.clone()),
        password: typed.password,
        code: typed.code,
        who: guesses.clone(),
    };
    let (_, proof) = prove(&app, proved).await?;
    let password = app.passwords.hash(typed.new_password).await;
    let set = Change::SetPassword {
        login: login.clone(),
        proof,
        password: password.map_err(|error| internal(&error))?,
        keep: may.token.clone(),
    };
    let record = may.record(
        Deed::PasswordChanged,
        staff_name(login.as_str()),
        String::new(),
    );
    change(&app, &set, &record).await?;
    let forgotten = app.store.forget_guesses(&guesses).await;
    forgotten.map_err(|error| internal(&error))?;
    Ok(done())
}
