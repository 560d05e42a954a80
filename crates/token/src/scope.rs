//! What is hashed of scopes and of tokens.

use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Scope, ScopeOf, TokenInput};
use sha2::{Digest as _, Sha256};

const INFO: &str = "mingbai-rating-token-v1";
const SPENT: &[u8] = b"mingbai-rating-spent-v1\0";

/// The public info (RFC 9497 §3.3.3) that a token of a scope is bound to.
#[must_use]
pub fn info(scope: &Scope) -> Vec<u8> {
    let (kind, id) = match &scope.of {
        ScopeOf::Window(window) => ("w", window.as_str()),
        ScopeOf::Department(department) => ("d", department.as_str()),
    };
    let quarter = scope.quarter.to_string();
    // Ids hold no zero byte, so no two scopes share their bytes.
    [INFO, kind, id, &quarter].join("\0").into_bytes()
}

/// The name under which it is noted that a token was spent: there is no way back from it.
#[must_use]
pub fn spent(input: &TokenInput) -> Hash {
    let hash = Sha256::new().chain_update(SPENT).chain_update(input.0);
    Hash(hash.finalize().into())
}
