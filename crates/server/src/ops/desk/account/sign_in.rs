//! `POST /api/v1/desk/session`.

use super::me::me;
use super::proof::{Typed, account_guesses, browser_guesses, prove};
use crate::app::App;
use crate::ops::body::Body;
use crate::ops::desk::origin::OwnPage;
use crate::ops::desk::{IDLE_MS, Refused, SESSION_MS, change, cookies, say, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::staff::{Change, Proof, Record};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use mingbai_contract::desk::account::{Me, SignIn};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::Login;
use mingbai_contract::problem::ProblemType;
use std::sync::Arc;

/// Sign in
///
/// With login, password and the six digits of the moment or a recovery code. Answers with a session in
/// a cookie that no script can read; a session that the browser had before is over. Wrong guesses make
/// the next ones wait, up to a minute; nobody is locked out.
#[utoipa::path(
    post,
    path = "/api/v1/desk/session",
    operation_id = "sign_in",
    tag = "desk",
    request_body = SignIn,
    responses((status = 200, description = "Signed in", body = Me), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: OwnPage,
    headers: HeaderMap,
    _: NoQuery,
    Body(typed): Body<SignIn>,
) -> Result<Response, Refusal> {
    let login: Option<Login> = typed.login.trim().parse().ok();
    let browser = known_browser(&app, &headers, login.as_ref()).await?;
    let who = match &browser {
        Some(browser) => browser_guesses(browser),
        None => account_guesses(typed.login.trim()),
    };
    let typed = Typed {
        login,
        password: typed.password,
        code: typed.code,
        who: who.clone(),
    };
    let (account, proof) = prove(&app, typed).await?;
    let token = secret::code::<32>().map_err(|error| internal(&error))?;
    let mark = match browser {
        Some(_) => None,
        None => Some(secret::code::<32>().map_err(|error| internal(&error))?),
    };
    let now_ms = app.clock.now_ms();
    let deed = match proof {
        Proof::Step(_) => Deed::SignedIn,
        Proof::Recovery(_) => Deed::RecoveryUsed,
    };
    let name = staff_name(account.login.as_str());
    let session = Change::SignIn {
        login: account.login.clone(),
        proof,
        token: secret::hash("session", &token),
        browser: mark.as_ref().map(|mark| secret::hash("browser", mark)),
        instead_of: cookies::session(&headers, app.https)
            .map(|before| secret::hash("session", &before)),
        over: (now_ms - SESSION_MS, now_ms - IDLE_MS),
    };
    let record = Record {
        at_ms: now_ms,
        actor: name.clone(),
        deed,
        subject: name,
        detail: String::new(),
    };
    // Taken away, or the code used, in the meantime: as wrong as before.
    let signed_in = change(&app, &session, &record).await;
    signed_in.map_err(|refusal| match refusal.kind {
        ProblemType::Conflict => Refusal::WRONG_CREDENTIALS,
        _ => refusal,
    })?;
    let forgotten = app.store.forget_guesses(&who).await;
    forgotten.map_err(|error| internal(&error))?;
    let mut response = say(me(&app, &account, now_ms + SESSION_MS).await?);
    let given = [
        cookies::give_session(&token, app.https),
        mark.and_then(|mark| cookies::give_browser(&mark, app.https)),
    ];
    for cookie in given.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The hash of the browser's mark, where this login has been signed in with it before.
async fn known_browser(
    app: &App,
    headers: &HeaderMap,
    login: Option<&Login>,
) -> Result<Option<String>, Refusal> {
    let mark = cookies::browser(headers, app.https);
    let (Some(mark), Some(login)) = (mark, login) else {
        return Ok(None);
    };
    let mark = secret::hash("browser", &mark);
    let known = app.store.knows_browser(&mark, login).await;
    Ok(known.map_err(|error| internal(&error))?.then_some(mark))
}
