//! The keys with which other systems push applications and events.

pub mod list;
pub mod make;
pub mod revoke;

use super::day;
use crate::store::staff::KeptKey;
use mingbai_contract::desk::keys::ApiKey;
use mingbai_domain::time::Zone;

/// How many characters the public part has.
pub const ID_CHARS: usize = 8;

/// How many characters the secret has: 160 bits.
pub const SECRET_CHARS: usize = 32;

/// What stands before a key, so that one that got somewhere by mistake is recognised.
pub const PREFIX: &str = "mingbai";

/// A key without its secret.
pub fn shown(kept: &KeptKey, zone: Zone) -> ApiKey {
    ApiKey {
        id: kept.id.clone(),
        name: kept.name.clone(),
        scopes: kept.scopes.clone(),
        department: kept.department.clone(),
        since: day(kept.made_ms, zone),
        used: kept.used,
        revoked: kept.revoked_ms.map(|at_ms| day(at_ms, zone)),
    }
}
