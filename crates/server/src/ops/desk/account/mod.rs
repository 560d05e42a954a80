//! The own account: invitations, signing in and out, password and recovery codes.

pub mod acceptance;
pub mod end;
pub mod end_all;
pub mod invitation;
pub mod me;
pub mod password;
pub mod proof;
pub mod recovery;
pub mod sign_in;

use crate::app::App;
use crate::problem::{Refusal, internal};
use crate::secret;
use mingbai_contract::desk::account::RecoveryCodes;

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// How many characters a recovery code has: 80 bits.
pub(super) const RECOVERY_CHARS: usize = 16;

/// How many characters an invitation's code has: 120 bits.
pub(super) const INVITATION_CHARS: usize = 24;

/// New recovery codes, and their hashes.
fn recovery_codes() -> Result<(RecoveryCodes, Vec<String>), Refusal> {
    let mut codes = RecoveryCodes { codes: Vec::new() };
    let mut hashes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        let code = secret::code::<RECOVERY_CHARS>().map_err(|error| internal(&error))?;
        hashes.push(secret::hash("recovery code", &code));
        codes.codes.push(secret::grouped(&code));
    }
    Ok((codes, hashes))
}

/// Whose codes an authenticator app shows.
fn issuer(app: &App) -> String {
    let name = app.live.current();
    let name = name.map(|now| now.shelf.catalog.county.name.zh.clone());
    format!("明白办 {}", name.unwrap_or_default())
        .trim()
        .to_owned()
}
