//! Signatures of messages: Standard Webhooks 1.0, `v1` (HMAC-SHA256).
//!
//! Owns the secret's form and what is signed. A secret's file may hold an old one below the new one: each
//! signs, and a receiver that knows either is content while the other is exchanged.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// The name of a message, in a header.
pub const ID: &str = "webhook-id";
/// When it is sent, in seconds since 1970, UTC.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// The signatures, with a space between them.
pub const SIGNATURE: &str = "webhook-signature";

/// How far, in seconds, the clocks of sender and receiver may be apart: what is older was kept by somebody
/// and sent again.
pub const TOLERANCE: i64 = 5 * 60;

/// What a written secret begins with.
const PREFIX: &str = "whsec_";
/// What a signature begins with.
const VERSION: &str = "v1,";
/// How long a secret is, in bytes.
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;
/// How many secrets a file may hold.
const MOST_SECRETS: usize = 3;

/// A text holds no secret: it is to be `whsec_` and 24 to 64 bytes in base64, one to three of them, each on
/// a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no secret in it: whsec_ and 24 to 64 bytes in base64, one to three of them, a line each")]
pub struct NoSecret;

/// Why a message is not what the sender sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    /// A header is missing, or is not one.
    #[error("a header is missing: webhook-id, webhook-timestamp, webhook-signature")]
    Headers,
    /// It was sent too long ago, or the clocks differ.
    #[error("sent more than five minutes ago, or the clocks differ")]
    Time,
    /// No signature fits.
    #[error("no signature fits")]
    Signature,
}

/// What signs, and checks.
#[derive(Clone)]
pub struct Secrets(Vec<Zeroizing<Vec<u8>>>);

/// Says nothing: what is printed ends up in a log.
impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// Reads a file's text.
    ///
    /// # Errors
    /// [`NoSecret`].
    pub fn read(text: &str) -> Result<Self, NoSecret> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let secrets: Vec<_> = lines.map(secret).collect::<Result<_, _>>()?;
        if secrets.is_empty() || secrets.len() > MOST_SECRETS {
            return Err(NoSecret);
        }
        Ok(Self(secrets))
    }

    /// The header's value for a message that is sent at a time, in seconds since 1970, UTC.
    #[must_use]
    pub fn sign(&self, id: &str, at: i64, body: &[u8]) -> String {
        let signatures = self.0.iter().map(|secret| {
            let signature = mac(secret, id, at, body).finalize().into_bytes();
            format!("{VERSION}{}", STANDARD.encode(signature))
        });
        signatures.collect::<Vec<_>>().join(" ")
    }

    /// Whether a message with these headers was signed with one of the secrets, at about `now` (seconds
    /// since 1970, UTC).
    ///
    /// # Errors
    /// [`Unverified`].
    pub fn verify<'h>(
        &self,
        header: impl Fn(&str) -> Option<&'h str>,
        body: &[u8],
        now: i64,
    ) -> Result<(), Unverified> {
        let (Some(id), Some(at), Some(given)) = (header(ID), header(TIMESTAMP), header(SIGNATURE))
        else {
            return Err(Unverified::Headers);
        };
        let at: i64 = at.parse().map_err(|_| Unverified::Headers)?;
        if at.abs_diff(now) > TOLERANCE.unsigned_abs() {
            return Err(Unverified::Time);
        }
        let mut given = given.split(' ').filter_map(|one| {
            let one = one.strip_prefix(VERSION)?;
            STANDARD.decode(one).ok()
        });
        let fits = |signature: &[u8]| {
            let mut secrets = self.0.iter();
            // In a time that tells nothing.
            secrets.any(|secret| mac(secret, id, at, body).verify_slice(signature).is_ok())
        };
        if given.any(|signature| fits(&signature)) {
            Ok(())
        } else {
            Err(Unverified::Signature)
        }
    }
}

/// A new secret, as it is written.
///
/// # Errors
/// Where the system has no randomness to give.
pub fn new_secret() -> Result<String, crate::secret::NoRandomness> {
    let bytes = Zeroizing::new(crate::secret::random::<32>()?);
    Ok(format!("{PREFIX}{}", STANDARD.encode(bytes.as_slice())))
}

fn secret(line: &str) -> Result<Zeroizing<Vec<u8>>, NoSecret> {
    let bytes = STANDARD.decode(line.strip_prefix(PREFIX).ok_or(NoSecret)?);
    let bytes = Zeroizing::new(bytes.map_err(|_| NoSecret)?);
    if SECRET_BYTES.contains(&bytes.len()) {
        Ok(bytes)
    } else {
        Err(NoSecret)
    }
}

fn mac(secret: &[u8], id: &str, at: i64, body: &[u8]) -> Hmac<Sha256> {
    // A key of any length is one: longer ones are hashed, shorter ones filled up (RFC 2104).
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret).unwrap_or_else(|_| Hmac::new(&[0; 64].into()));
    mac.update(format!("{id}.{at}.").as_bytes());
    mac.update(body);
    mac
}

#[cfg(test)]
mod tests {
    use super::{ID, NoSecret, SIGNATURE, Secrets, TIMESTAMP, Unverified, new_secret};

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const NAME: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const AT: i64 = 1_614_265_330;
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SIGNED: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    /// The vector of the specification's own libraries.
    #[test]
    fn a_signature_is_that_of_standard_webhooks() {
        let secrets = Secrets::read(SECRET).unwrap();
        assert_eq!(secrets.sign(NAME, AT, BODY), SIGNED);
        assert_eq!(format!("{secrets:?}"), "Secrets");
    }

    #[test]
    fn what_was_not_signed_so_is_refused() {
        let secrets = Secrets::read(SECRET).unwrap();
        let several = format!("v1,AAAA v1a,{SIGNED} v2,x {SIGNED}");
        let all = |signature| {
            [
                (ID, NAME),
                (TIMESTAMP, "1614265330"),
                (SIGNATURE, signature),
            ]
        };
        for (headers, body, now, expected) in [
            (all(SIGNED), BODY, AT, Ok(())),
            (all(SIGNED), BODY, AT + 300, Ok(())),
            (all(SIGNED), BODY, AT - 300, Ok(())),
            (all(&several), BODY, AT, Ok(())),
            (all(SIGNED), BODY, AT + 301, Err(Unverified::Time)),
            (all(SIGNED), BODY, AT - 301, Err(Unverified::Time)),
            (all(SIGNED), b"{}", AT, Err(Unverified::Signature)),
            (all("v1,"), BODY, AT, Err(Unverified::Signature)),
            (all(""), BODY, AT, Err(Unverified::Signature)),
            (
                [
                    (ID, "other"),
                    (TIMESTAMP, "1614265330"),
                    (SIGNATURE, SIGNED),
                ],
                BODY,
                AT,
                Err(Unverified::Signature),
            ),
            (
                [(ID, NAME), (TIMESTAMP, "1614265331"), (SIGNATURE, SIGNED)],
                BODY,
                AT,
                Err(Unverified::Signature),
            ),
            (
                [(ID, NAME), (TIMESTAMP, "noon"), (SIGNATURE, SIGNED)],
                BODY,
                AT,
                Err(Unverified::Headers),
            ),
            (
                [(ID, NAME), ("x", ""), (SIGNATURE, SIGNED)],
                BODY,
                AT,
                Err(Unverified::Headers),
            ),
        ] {
            let header = |name: &str| headers.iter().find(|h| h.0 == name).map(|h| h.1);
            assert_eq!(
                secrets.verify(header, body, now),
                expected,
                "{headers:?} {now}"
            );
        }
    }

    /// While one secret takes the place of another, both sign: a receiver may know either.
    #[test]
    fn two_secrets_sign_until_the_old_one_is_taken_out() {
        let (old, new) = (SECRET.to_owned(), new_secret().unwrap());
        let both = Secrets::read(&format!("{new}\n\n{old}\n")).unwrap();
        let signature = both.sign(NAME, AT, BODY);
        assert!(signature.ends_with(&format!(" {SIGNED}")));
        let at = AT.to_string();
        let headers = [(ID, NAME), (TIMESTAMP, &at), (SIGNATURE, &signature)];
        let header = |name: &str| headers.iter().find(|h| h.0 == name).map(|h| h.1);
        for known in [&old, &new] {
            let receiver = Secrets::read(known).unwrap();
            assert_eq!(receiver.verify(header, BODY, AT), Ok(()));
        }
        let stranger = Secrets::read(&new_secret().unwrap()).unwrap();
        assert_eq!(
            stranger.verify(header, BODY, AT),
            Err(Unverified::Signature)
        );
    }

    #[test]
    fn a_file_without_a_good_secret_is_refused() {
        for text in [
            "",
            "\n",
            "secret",
            "whsec_",
            "whsec_c2hvcnQ=",
            "whsec_???",
            &SECRET[6..],
            &format!("{SECRET}\nwhsec_c2hvcnQ="),
            &format!("{SECRET}\n").repeat(4),
            &format!("whsec_{}", "A".repeat(88)),
        ] {
            assert_eq!(Secrets::read(text).err(), Some(NoSecret), "{text:?}");
        }
    }
}
