//! Who works here: everybody, invitations, roles, and taking accounts away.

pub mod disabled;
pub mod grants;
pub mod invite;
pub mod list;
pub mod reset;

use super::account::INVITATION_CHARS;
use super::{May, Needs};
use crate::app::App;
use crate::one_time::SECRET_BYTES;
use crate::problem::{Refusal, internal};
use crate::secret::{self, NoRandomness};
use crate::store::staff::{Account, NewInvitation};
use mingbai_contract::desk::staff::{Grant, Invitation, Login};
use mingbai_contract::problem::FieldProblem;
use mingbai_domain::staff::check_grants;

/// How long an invitation can be taken up.
pub const INVITATION_MS: i64 = 7 * 24 * 3_600_000;

/// A new invitation, and the code that opens it.
///
/// # Errors
/// [`NoRandomness`].
pub fn invitation(now_ms: i64) -> Result<(NewInvitation, String), NoRandomness> {
    let code = secret::code::<INVITATION_CHARS>()?;
    let invitation = NewInvitation {
        code: secret::hash("invitation", &code),
        totp: secret::random::<SECRET_BYTES>()?.to_vec(),
        expires_ms: now_ms + INVITATION_MS,
    };
    Ok((invitation, secret::grouped(&code)))
}

/// As the one who invites is told.
fn told(login: Login, invitation: &NewInvitation, code: String) -> Invitation {
    Invitation {
        login,
        code,
        expires_ms: invitation.expires_ms,
    }
}

/// What is wrong with roles, given what is published.
pub fn wrong_grants(app: &App, grants: &[Grant]) -> Result<Vec<FieldProblem>, Refusal> {
    let now = app.live.current().ok_or(Refusal::UNAVAILABLE)?;
    let windows = &now.shelf.catalog.windows;
    Ok(check_grants(
        grants,
        |department| now.departments.contains(department),
        |id| {
            let window = windows.iter().find(|window| window.id == *id);
            window.map(|window| window.department.clone())
        },
    ))
}

/// Somebody else's account that the permission reaches. Nobody changes the own roles or takes the own
/// account away: it takes two to do so.
async fn other<O: Needs>(app: &App, may: &May<O>, login: &str) -> Result<Account, Refusal> {
    let login: Login = login.parse().map_err(|_| Refusal::NOT_FOUND)?;
    if login == may.account.login {
        return Err(Refusal::FORBIDDEN);
    }
    let account = app.store.account(&login).await;
    let account = account.map_err(|error| internal(&error))?;
    let reached = account.filter(|account| may.permit.reaches(&account.grants));
    reached.ok_or(Refusal::NOT_FOUND)
}
