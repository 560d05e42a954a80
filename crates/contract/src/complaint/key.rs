//! The offices' keys that complaints are sealed to (DESIGN §4).

use super::SealedKey;
use crate::Date;
use crate::log::bytes::bytes;
use crate::log::{KeyId, PublicKey, Signature};
use serde::{Deserialize, Serialize};

bytes!(
    /// The public half of an X25519 key (RFC 7748).
    BoxKey,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// What makes a passphrase's key its own.
    Salt,
    16,
    "^[A-Za-z0-9_-]{21}[AQgw]$"
);

/// An office that reads complaints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// 投诉中心.
    ComplaintOffice,
    /// 效能办.
    SupervisionOffice,
}

impl Office {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::ComplaintOffice, Self::SupervisionOffice];

    /// Its code in what is signed.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::ComplaintOffice => 1,
            Self::SupervisionOffice => 2,
        }
    }

    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ComplaintOffice => "complaint_office",
            Self::SupervisionOffice => "supervision_office",
        }
    }

    /// The office with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|office| office.code() == code)
    }
}

/// A key that complaints are sealed to, with the county root's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeKey {
    /// Names it: the first 8 bytes of the SHA-256 hash of the key.
    pub id: KeyId,
    /// Whose it is.
    pub office: Office,
    /// The public half.
    pub key: BoxKey,
    /// The first day on which something is sealed to it.
    pub valid_from: Date,
    /// The last day on which something was sealed to it; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
    /// The root's signature over the above.
    pub signature: Signature,
}

/// The offices' keys, oldest first, those that are retired included: what was written with them is
/// checked with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeKeys {
    /// The county's root, which signs them. A phone believes none but the one of its own build.
    pub root: PublicKey,
    /// The keys.
    pub keys: Vec<OfficeKey>,
}

/// The private half of an office's key under a passphrase: Argon2id, then ChaCha20-Poly1305. Only the
/// desk's browser makes and opens it; the server keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// How it is made: [`KeyFile::VERSION`].
    pub version: u8,
    /// Argon2id's memory, KiB.
    pub memory_kib: u32,
    /// Argon2id's passes.
    pub passes: u32,
    /// Argon2id's salt.
    pub salt: Salt,
    /// The private half, sealed.
    pub sealed: SealedKey,
}

impl KeyFile {
    /// The one way to make it that there is.
    pub const VERSION: u8 = 1;
}

#[cfg(test)]
mod tests {
    use super::Office;

    #[test]
    fn codes_are_those_on_the_wire() {
        for office in Office::ALL {
            assert_eq!(serde_json::to_value(office).unwrap(), office.code());
            assert_eq!(Office::parse(office.code()), Some(office));
        }
        assert_eq!(Office::parse("office"), None);
    }
}
