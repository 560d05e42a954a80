//! Tokens of concluded applications: partially blind (RFC 9497, POPRF over ristretto255 with SHA-512).
//!
//! The server signs something blinded for a [`Scope`]; what the phone makes of it is genuine and good once,
//! and nobody can tell to whom it was given.

use crate::log::bytes::{bytes, secret_bytes};
use crate::log::{KeyId, PublicKey, Signature};
use crate::{Date, DepartmentId, Quarter, WindowId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

bytes!(
    /// A point of the group, as it is written (RFC 9496): a token key's public half.
    TokenPoint,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// What a phone has blinded.
    Blinded,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// What the server made of it.
    Evaluated,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
bytes!(
    /// The proof that the key did it whose public half is known: a challenge and a response.
    EvaluationProof,
    64,
    "^[A-Za-z0-9_-]{85}[AQgw]$"
);
secret_bytes!(
    /// What a phone has chosen: random, seen by the server only when it is used.
    TokenInput,
    32,
    "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"
);
secret_bytes!(
    /// What it became: nobody without the key can work it out.
    TokenOutput,
    64,
    "^[A-Za-z0-9_-]{85}[AQgw]$"
);

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for TokenInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenInput")
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for TokenOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenOutput")
    }
}

/// A token as it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What the phone had chosen.
    pub input: TokenInput,
    /// What it became.
    pub output: TokenOutput,
}

/// Whom a token may rate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeOf {
    /// One window.
    Window(WindowId),
    /// Any window of a department: where a window alone would have too few cases to hide in.
    Department(DepartmentId),
}

/// What a token is good for; `w.A12.2026-Q4` or `d.scjg.2026-Q4` in JSON.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// Whom it may rate.
    pub of: ScopeOf,
    /// In which quarter it was concluded, and is counted.
    pub quarter: Quarter,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Scope {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("What a token is good for: `w.A12.2026-Q4` for a window, `d.scjg.2026-Q4` for a department."))
            .pattern(Some(r"^[wd]\.[A-Za-z0-9-]+\.\d{4}-Q[1-4]$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Scope {}

/// Why a text is not a scope: it has another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadScope;

impl fmt::Display for BadScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the scope of a token")
    }
}

impl std::error::Error for BadScope {}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            ScopeOf::Window(window) => write!(f, "w.{window}.{}", self.quarter),
            ScopeOf::Department(department) => write!(f, "d.{department}.{}", self.quarter),
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = BadScope;

    fn from_str(text: &str) -> Result<Self, BadScope> {
        let mut parts = text.split('.');
        let (Some(kind), Some(id), Some(quarter), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(BadScope);
        };
        let of = match kind {
            "w" => ScopeOf::Window(id.parse().map_err(|_| BadScope)?),
            "d" => ScopeOf::Department(id.parse().map_err(|_| BadScope)?),
            _ => return Err(BadScope),
        };
        let quarter = quarter.parse().map_err(|_| BadScope)?;
        Ok(Self { of, quarter })
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A key that tokens are made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenKey {
    /// Its public half.
    pub key: TokenPoint,
    /// The first day on which tokens are made with it.
    pub valid_from: Date,
    /// The last such day; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
    /// The root's signature over all that.
    pub signature: Signature,
}

/// The keys that tokens are made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenKeys {
    /// The county's root key.
    pub root: PublicKey,
    /// The keys, the newest first.
    pub keys: Vec<TokenKey>,
}

/// A request for the token of a concluded application; number and code are read as people type them. Sent again with the same blinded point it is answered
/// again; another one is refused (409): there is one token for each.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueToken {
    /// The application's number.
    pub number: String,
    /// Its query code.
    pub code: String,
    /// What the phone has blinded.
    pub blinded: Blinded,
}

/// Says nothing: it holds a secret, and what is printed ends up in a log.
impl fmt::Debug for IssueToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IssueToken")
    }
}

/// A token, still blinded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedToken {
    /// What it is good for.
    pub scope: Scope,
    /// The key that made it.
    pub key: KeyId,
    /// What became of the blinded point.
    pub evaluated: Evaluated,
    /// The proof.
    pub proof: EvaluationProof,
}
