//! What is sealed, as it travels and is kept: nobody but its recipients can open it (DESIGN §4).

use crate::Date;
use crate::log::KeyId;
use crate::log::bytes::{BadBytes, bytes, decode_all, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Bytes of any number, base64url without padding in JSON.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[A-Za-z0-9_-]*$"))]
pub struct Bytes(pub Vec<u8>);

/// Says how many there are: nobody reads more than that.
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.0.len())
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode(&self.0))
    }
}

impl std::str::FromStr for Bytes {
    type Err = BadBytes;

    fn from_str(text: &str) -> Result<Self, BadBytes> {
        decode_all(text).map(Self)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

bytes!(
    /// Names a message: random, made by whoever wrote it, so that it is taken in once.
    MessageId,
    16,
    "^[A-Za-z0-9_-]{21}[AQgw]$"
);
bytes!(
    /// The encapsulated key of a wrap (RFC 9180 §4.1).
    Encapsulated,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// A key of 32 bytes, sealed.
    SealedKey,
    48,
    "^[A-Za-z0-9_-]{64}$"
);

/// Something sealed: a body under a key of its own, and that key sealed to each recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// How it is sealed: [`Envelope::VERSION`].
    pub version: u8,
    /// The office's key that wrote it; absent for what the reporter wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<KeyId>,
    /// The sealed text, padded to a size class, with its tag.
    pub body: Bytes,
    /// The body's key for each recipient, in the order in which they are bound.
    pub wraps: Vec<Wrap>,
}

impl Envelope {
    /// The one way to seal that there is.
    pub const VERSION: u8 = 1;
}

/// The body's key, sealed to one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Wrap {
    /// The recipient's key.
    pub key: KeyId,
    /// The encapsulated key.
    pub enc: Encapsulated,
    /// The body's key.
    pub sealed: SealedKey,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// Whoever complained.
    Reporter,
    /// The office that handles it.
    Office,
}

impl Party {
    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Office => "office",
        }
    }

    /// The party with a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Reporter, Self::Office]
            .into_iter()
            .find(|party| party.code() == code)
    }
}

/// A message that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// Names it.
    pub id: MessageId,
    /// What it says, sealed.
    pub envelope: Envelope,
}

/// A message of a complaint. The event that has its id says when it came and what it was for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SealedMessage {
    /// Names it.
    pub id: MessageId,
    /// Who wrote it.
    pub from: Party,
    /// The day on which it came.
    pub day: Date,
    /// What it says, sealed.
    pub envelope: Envelope,
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Party};

    #[test]
    fn sealed_bytes_are_text_on_the_wire_and_not_printed() {
        let bytes = Bytes(vec![1, 2, 3]);
        assert_eq!(serde_json::to_string(&bytes).unwrap(), "\"AQID\"");
        assert_eq!(serde_json::from_str::<Bytes>("\"AQID\"").unwrap(), bytes);
        assert!(serde_json::from_str::<Bytes>("\"AQIDx\"").is_err());
        assert_eq!(format!("{bytes:?}"), "Bytes(3)");
    }

    #[test]
    fn codes_are_those_on_the_wire() {
        for party in [Party::Reporter, Party::Office] {
            assert_eq!(serde_json::to_value(party).unwrap(), party.code());
            assert_eq!(Party::parse(party.code()), Some(party));
        }
    }
}
