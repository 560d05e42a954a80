//! Green-channel projects (R8): what investors, offices and other systems share.
//!
//! Owns how a version of a project goes on record ([`keep`]): `mingbai_domain::project` says what is wrong
//! with it ([`check`]), the store keeps it if it was made from the last one. Whoever holds a secret looks it
//! up ([`lookup`]) and, with the investor's own, shares it ([`share`]). It never restates a rule.

pub mod check;
pub mod keep;
pub mod lookup;
pub mod page;
pub mod refusal;
pub mod share;
pub mod unshare;

use crate::problem::{Refusal, internal};
use crate::secret;
use mingbai_contract::ProjectId;
use mingbai_contract::application::QueryCode;
use mingbai_domain::application::query_code::{self, RANDOM_BYTES};

/// How the desk's record calls a project.
#[must_use]
pub fn project_name(code: &ProjectId) -> String {
    format!("project:{code}")
}

/// The hash that number and secret together have: who has only one of them looks for something that is not
/// there, whichever it is.
#[must_use]
pub fn opens(code: &ProjectId, secret: &QueryCode) -> String {
    secret::hash("project", &format!("{code}\n{}", secret.as_str()))
}

/// A new secret, with the random bytes that it is made of.
///
/// # Errors
/// 500 where there is no randomness.
pub fn new_secret() -> Result<([u8; RANDOM_BYTES], QueryCode), Refusal> {
    loop {
        let random = secret::random::<RANDOM_BYTES>().map_err(|error| internal(&error))?;
        // Six times in seven.
        if let Some(secret) = query_code::make(random) {
            return Ok((random, secret));
        }
    }
}
