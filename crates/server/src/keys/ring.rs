//! What the running server signs with. Another working key takes its place without a restart.

use super::tokens::Tokens;
use crate::store::log::SignHead;
use arc_swap::ArcSwapOption;
use ed25519_dalek::SigningKey;
use mingbai_contract::log::{EntryKind, Hash, KeyId, LogHead, LogKeys, Receipt, Timestamp};
use mingbai_contract::rating::Code;
use mingbai_contract::{Date, WindowId};
use mingbai_domain::log::sign::{key_id, public_key, sign_head, sign_receipt};
use mingbai_domain::poster::sign_poster;
use mingbai_domain::time::Zone;
use std::fmt;
use std::sync::Arc;

/// The working key, and the public halves of all.
pub struct Signer {
    key: SigningKey,
    keys: LogKeys,
}

/// Never with the secret.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}

impl Signer {
    /// Signs with the last of these keys, whose secret half is `key`.
    #[must_use]
    pub const fn new(key: SigningKey, keys: LogKeys) -> Self {
        Self { key, keys }
    }

    /// The public halves.
    #[must_use]
    pub const fn keys(&self) -> &LogKeys {
        &self.keys
    }

    /// The name of the key that signs.
    #[must_use]
    pub fn id(&self) -> KeyId {
        key_id(&public_key(&self.key))
    }

    /// A receipt for what was taken in on a day.
    #[must_use]
    pub fn receipt(&self, kind: EntryKind, commitment: Hash, day: Date) -> Receipt {
        sign_receipt(&self.key, kind, commitment, day)
    }

    /// The code of a window's poster.
    #[must_use]
    pub fn poster(&self, window: &WindowId) -> Code {
        sign_poster(&self.key, window)
    }

    /// Signs heads with the time of a moment.
    #[must_use]
    pub const fn at(&self, at: Timestamp) -> At<'_> {
        At { signer: self, at }
    }
}

/// A signer at a moment.
#[derive(Debug)]
pub struct At<'a> {
    signer: &'a Signer,
    at: Timestamp,
}

impl SignHead for At<'_> {
    fn sign(&self, size: u64, root: Hash) -> LogHead {
        sign_head(&self.signer.key, size, root, self.at)
    }
}

/// Holds the signer, and what tokens are made with, under running requests; empty where the county has made
/// no keys.
#[derive(Debug)]
pub struct Ring {
    signer: ArcSwapOption<Signer>,
    tokens: ArcSwapOption<Tokens>,
    clock: fn() -> i64,
}

impl Ring {
    /// An empty ring with a clock: milliseconds since 1970, UTC.
    #[must_use]
    pub const fn new(clock: fn() -> i64) -> Self {
        Self {
            signer: ArcSwapOption::const_empty(),
            tokens: ArcSwapOption::const_empty(),
            clock,
        }
    }

    /// What signs now.
    #[must_use]
    pub fn signer(&self) -> Option<Arc<Signer>> {
        self.signer.load_full()
    }

    /// From now on this one signs.
    pub fn put(&self, signer: Signer) {
        self.signer.store(Some(Arc::new(signer)));
    }

    /// What tokens are made with now.
    #[must_use]
    pub fn tokens(&self) -> Option<Arc<Tokens>> {
        self.tokens.load_full()
    }

    /// From now on tokens are made with these.
    pub fn put_tokens(&self, tokens: Tokens) {
        self.tokens.store(Some(Arc::new(tokens)));
    }

    /// Now, in the county's zone.
    #[must_use]
    pub fn now(&self, zone: Zone) -> Timestamp {
        Timestamp {
            unix_ms: (self.clock)(),
            minutes_east: zone.minutes_east(),
        }
    }
}
