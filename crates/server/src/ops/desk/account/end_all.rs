//! `DELETE /api/v1/desk/sessions`.

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

/// Sign out everywhere
///
/// All sessions of the own account are over, this one too, and no browser is known any more.
#[utoipa::path(
    delete,
    path = "/api/v1/desk/sessions",
    operation_id = "sign_out_everywhere",
    tag = "desk",
    responses((status = 204, description = "Signed out"), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOwnAccount>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    let login = may.account.login.clone();
    let subject = staff_name(login.as_str());
    let record = may.record(Deed::SignedOutEverywhere, subject, String::new());
    change(&app, &Change::SignOutEverywhere { login }, &record).await?;
    let mut response = done();
    if let Some(cookie) = cookies::take_session(app.https) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
