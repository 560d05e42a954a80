//! Hashes, keys and signatures as text: base64url without padding (RFC 4648 §5), in one form only.

use std::fmt;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a text is not so many bytes: another length, another character, or bits left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadBytes;

impl fmt::Display for BadBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not base64url without padding, or not of the right length")
    }
}

impl std::error::Error for BadBytes {}

/// Writes bytes as base64url without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, b| (bits << 8) | u32::from(*b));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let six = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

/// Reads bytes of a known number.
///
/// # Errors
/// [`BadBytes`] for every text that [`encode`] does not write for so many bytes.
pub fn decode<const N: usize>(text: &str) -> Result<[u8; N], BadBytes> {
    let mut out = [0; N];
    decode_into(text, &mut out).map(|()| out)
}

/// Reads however many bytes a text stands for.
///
/// # Errors
/// [`BadBytes`] for every text that [`encode`] does not write.
pub fn decode_all(text: &str) -> Result<Vec<u8>, BadBytes> {
    let mut out = vec![0; text.len() / 4 * 3 + (text.len() % 4).saturating_sub(1)];
    decode_into(text, &mut out).map(|()| out)
}

fn decode_into(text: &str, out: &mut [u8]) -> Result<(), BadBytes> {
    let (mut bits, mut held, mut at) = (0_u32, 0, 0);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return Err(BadBytes),
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            *out.get_mut(at).ok_or(BadBytes)? = (bits >> held) as u8;
            bits &= (1 << held) - 1;
            at += 1;
        }
    }
    // A character too many is six bits; the bits of the last one that are not used must be zero.
    if at == out.len() && held < 6 && bits == 0 {
        Ok(())
    } else {
        Err(BadBytes)
    }
}

/// A type of so many bytes that is printed as what it is.
macro_rules! bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal, $pattern:literal) => {
        $crate::log::bytes::secret_bytes!($(#[$doc])* $name, $length, $pattern);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}
pub(crate) use bytes;

/// A type of so many bytes that leaves it to others how it is printed.
macro_rules! secret_bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = $pattern))]
        pub struct $name(pub [u8; $length]);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::log::bytes::encode(&self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::log::bytes::BadBytes;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::log::bytes::decode(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use secret_bytes;

bytes!(
    /// A SHA-256 hash: of a leaf, a node, a whole tree, or a commitment.
    Hash,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// The public half of an Ed25519 key (RFC 8032).
    PublicKey,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// An Ed25519 signature.
    Signature,
    64,
    "^[A-Za-z0-9_-]{85}[AQgw]$"
);
bytes!(
    /// The name of a key: the first 8 bytes of its SHA-256 hash.
    KeyId,
    8,
    "^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$"
);

#[cfg(test)]
mod tests {
    use super::{BadBytes, Hash, decode, decode_all, encode};

    #[test]
    fn bytes_are_read_and_written_in_one_form_only() {
        for (bytes, text) in [
            (&[][..], ""),
            (&[0], "AA"),
            (&[251, 255], "-_8"),
            (&[1, 2, 3], "AQID"),
            (&[255; 4], "_____w"),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode_all(text), Ok(bytes.to_vec()));
        }
        assert_eq!(decode::<4>("_____w"), Ok([255; 4]));
        for bad in [
            "", "_____x", "____", "_____w=", "_____wA", "+////w", "_____ w", "____🂡",
        ] {
            assert_eq!(decode::<4>(bad), Err(BadBytes), "{bad:?}");
        }
        for bad in ["_", "_____", "_____x", "____=", "+///", "__ _", "🂡"] {
            assert_eq!(decode_all(bad), Err(BadBytes), "{bad:?}");
        }
        let hash = Hash(std::array::from_fn(|n| n as u8 * 8));
        assert_eq!(hash.to_string().parse(), Ok(hash));
    }
}
