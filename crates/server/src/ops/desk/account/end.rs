//! `DELETE /api/v1/desk/session`.

use crate::app::App;
use crate::ops::desk::needs::KeepOwnAccount;
use crate::ops::desk::{May, Refused, change, cookies, done, staff_name};
use crate::ops::query::NoQuery;
use crate::problem::Refusal;
use crate::store::staff::Change;
use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use mingbai_contract::desk::audit::Deed;
use std::sync::Arc;

/// Sign out here
///
/// The session is over: its cookie opens nothing any more, wherever it may have got to.
#[utoipa::path(
    delete,
    path = "/api/v1/desk/session",
    operation_id = "sign_out",
    tag = "desk",
    responses((status = 204, description = "Signed out"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOwnAccount>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let subject = staff_name(may.account.login.as_str());
    let end = Change::SignOut {
        token: may.token.clone(),
    };
    let record = may.record(Deed::SignedOut, subject, String::new());
    change(&app, &end, &record).await?;
    let mut response = done();
    if let Some(cookie) = cookies::take_session(app.https) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
