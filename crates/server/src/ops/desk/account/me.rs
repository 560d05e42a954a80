//! `GET /api/v1/desk/session`.

use crate::app::App;
use crate::ops::desk::needs::KeepOwnAccount;
use crate::ops::desk::{IDLE_MS, May, Refused, member, say, zone};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::store::staff::Account;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::account::Me;
use mingbai_domain::staff::operations;
use std::sync::Arc;

/// Who one is
///
/// The own account, what one may do, and when the session is over.
#[utoipa::path(
    get,
    path = "/api/v1/desk/session",
    operation_id = "get_me",
    tag = "desk",
    responses((status = 200, description = "The own account", body = Me), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<KeepOwnAccount>,
    _: NoQuery,
) -> Result<Response, Refusal> {
    Ok(say(me(&app, &may.account, may.until_ms).await?))
}

/// Somebody's own account.
pub(super) async fn me(app: &App, account: &Account, until_ms: i64) -> Result<Me, Refusal> {
    let holdings = app.store.holdings(&account.login).await;
    let (recovery_codes, sessions) = holdings.map_err(|error| internal(&error))?;
    Ok(Me {
        member: member(account, zone(app)),
        operations: operations(&account.grants),
        recovery_codes,
        other_sessions: sessions.saturating_sub(1),
        idle_minutes: u32::try_from(IDLE_MS / 60_000).unwrap_or(0),
        until_ms,
    })
}
