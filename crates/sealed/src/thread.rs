//! What a receipt opens: the thread on the server, and the messages in it.

use crate::stretch::{self, stretch};
use crate::{Fault, PrivateKey};
use hkdf::Hkdf;
use mingbai_contract::complaint::LookUpId;
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::receipt::ReceiptCode;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Before the county's prefix, in the salt.
const SALT: &[u8] = b"mingbai-receipt-v1\0";

const LOOK_UP: &[u8] = b"mingbai-lookup-v1";
const REPLY: &[u8] = b"mingbai-reply-v1";

/// The secrets of a thread.
#[derive(Debug, Clone)]
pub struct Thread {
    /// What the server finds it by, once it is shown.
    pub lookup: LookUpId,
    /// The reporter's key.
    pub reply: PrivateKey,
}

impl Thread {
    /// The secrets that a receipt stands for in a county, which is known by the prefix of its numbers. Takes
    /// a while, on purpose.
    ///
    /// # Errors
    /// [`Fault::Memory`].
    pub fn derive(receipt: &ReceiptCode, county: &str) -> Result<Self, Fault> {
        let salt = [SALT, county.as_bytes()].concat();
        let secret = stretch::<64>(receipt.as_str().as_bytes(), &salt, stretch::RECEIPT)?;
        let keys = Hkdf::<Sha256>::new(None, secret.as_slice());
        let expand = |label: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            let expanded = keys.expand(label, key.as_mut_slice());
            expanded.map(|()| key).map_err(|_| Fault::Memory)
        };
        Ok(Self {
            lookup: LookUpId(*expand(LOOK_UP)?),
            reply: PrivateKey::from_bytes(*expand(REPLY)?),
        })
    }

    /// The name of the thread: all that the server keeps of the look-up id.
    #[must_use]
    pub fn tag(&self) -> Hash {
        tag(&self.lookup)
    }
}

/// The name of the thread that a look-up id opens.
#[must_use]
pub fn tag(lookup: &LookUpId) -> Hash {
    Hash(Sha256::digest(lookup.0).into())
}
