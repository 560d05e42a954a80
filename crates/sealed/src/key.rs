//! X25519 keys, and the suite that they are used in.

use crate::Fault;
use crate::dice::{self, CryptoRng};
use hpke::{Deserializable as _, Kem as _, Serializable as _};
use mingbai_contract::complaint::BoxKey;
use mingbai_contract::log::KeyId;
use mingbai_domain::log::sign::box_key_id;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// RFC 9180 §7.1: DHKEM(X25519, HKDF-SHA256).
pub type Kem = hpke::kem::X25519HkdfSha256;

/// RFC 9180 §7.2: HKDF-SHA256.
pub type Kdf = hpke::kdf::HkdfSha256;

/// RFC 9180 §7.3: ChaCha20Poly1305.
pub type Aead = hpke::aead::ChaCha20Poly1305;

/// The secret half of an X25519 key (RFC 7748). Wiped from memory when it is dropped, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PrivateKey([u8; 32]);

impl PrivateKey {
    /// The key of these 32 bytes, which may be any.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A new key.
    #[must_use]
    pub fn random(dice: &mut impl CryptoRng) -> Self {
        Self(dice::bytes(dice))
    }

    /// The secret bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0)
    }

    /// The public half.
    ///
    /// # Errors
    /// [`Fault::Broken`] never happens: every 32 bytes are a key.
    pub fn public(&self) -> Result<BoxKey, Fault> {
        let public = Kem::sk_to_pk(&self.of_suite()?).to_bytes();
        Ok(BoxKey(
            public.as_slice().try_into().map_err(|_| Fault::Broken)?,
        ))
    }

    /// The name of the public half.
    ///
    /// # Errors
    /// As [`Self::public`].
    pub fn id(&self) -> Result<KeyId, Fault> {
        Ok(box_key_id(&self.public()?))
    }

    pub(crate) fn of_suite(&self) -> Result<<Kem as hpke::Kem>::PrivateKey, Fault> {
        <Kem as hpke::Kem>::PrivateKey::from_bytes(&self.0).map_err(|_| Fault::Broken)
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}

/// A public key as the suite has it.
pub fn public_of_suite(key: &BoxKey) -> Result<<Kem as hpke::Kem>::PublicKey, Fault> {
    <Kem as hpke::Kem>::PublicKey::from_bytes(&key.0).map_err(|_| Fault::Broken)
}
