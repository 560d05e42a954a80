//! One-time codes (RFC 6238): six digits, thirty seconds, SHA-1, which is what every authenticator app
//! knows.

use totp_rs::{Builder, Totp, TotpError};

/// How many random bytes the secret has (RFC 4226 §4 asks for 20).
pub const SECRET_BYTES: usize = 20;

/// The step of time whose code this is: now, the one before, or the one after, for clocks that are a
/// little off. Each step must open once only; that is the caller's business.
#[must_use]
pub fn step(secret: &[u8], code: &str, now_ms: i64) -> Option<i64> {
    let totp = totp(secret, "").ok()?;
    let seconds = u64::try_from(now_ms / 1000).ok()?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    i64::try_from(totp.check(&code, seconds)?).ok()
}

/// The secret as it is typed, in base32, grouped by four.
///
/// # Errors
/// The secret is too short.
pub fn typed(secret: &[u8]) -> Result<String, TotpError> {
    let text = totp(secret, "")?.secret().to_base32();
    Ok(crate::secret::grouped(&text).replace('-', " "))
}

/// The secret as an authenticator app scans it.
///
/// # Errors
/// The secret is too short, or there is a colon in the login.
pub fn uri(secret: &[u8], login: &str, issuer: &str) -> Result<String, TotpError> {
    let issuer = issuer.replace(':', " ");
    Builder::new()
        .with_secret(secret)
        .with_account_name(login)
        .with_issuer(Some(issuer))
        .build()?
        .to_url()
}

fn totp(secret: &[u8], login: &str) -> Result<Totp, TotpError> {
    Builder::new()
        .with_secret(secret)
        .with_account_name(login)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, the last six of its eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(step(SECRET, code, seconds * 1000), Some(seconds / 30));
            assert_eq!(
                step(SECRET, code, (seconds + 30) * 1000),
                Some(seconds / 30)
            );
            assert_eq!(step(SECRET, code, (seconds + 90) * 1000), None);
        }
        assert_eq!(step(SECRET, "287 082", 59_000), Some(1));
        for wrong in ["", "28708", "2870820", "abcdef", "２８７０８２"] {
            assert_eq!(step(SECRET, wrong, 59_000), None, "{wrong}");
        }
    }

    #[test]
    fn the_secret_is_written_for_typing_and_for_scanning() {
        assert!(typed(SECRET).unwrap().starts_with("GEZD GNBV "));
        let uri = uri(SECRET, "wang.fang", "明白办").unwrap();
        assert!(uri.starts_with("otpauth://totp/"), "{uri}");
        assert!(
            uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            "{uri}"
        );
    }
}
