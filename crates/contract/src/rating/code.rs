//! What a QR code at a window says besides the window: how a rating scanned from it is verified (R11).
//!
//! It is the fragment of the page's address, `/r/A12#l.…`, so no server is told it before something is sent.

use super::token::{BadScope, Scope, Token};
use crate::WindowId;
use crate::log::bytes::{BadBytes, bytes, decode, encode};
use crate::log::{KeyId, Signature};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

bytes!(
    /// The code on a window's screen: random, good once, renewed after each scan and every minute.
    LiveCode,
    16,
    "^[A-Za-z0-9_-]{21}[AQgw]$"
);

/// A code, as it was scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Printed, permanent: the county's signature over the window, `p.KEY.SIGNATURE`.
    Poster {
        /// The working key that signed it.
        key: KeyId,
        /// Its signature over the window's poster.
        signature: Signature,
    },
    /// From the window's screen, `l.CODE`.
    Live(LiveCode),
    /// A token for a concluded application, `t.w.A12.2026-Q4.INPUT.OUTPUT` (`t.d.…` for a department).
    Receipt {
        /// What the token is good for.
        scope: Scope,
        /// The token.
        token: Token,
    },
}

impl Code {
    /// What a picture of the code says: where the window is rated, and in the fragment, which no server is sent,
    /// the code. `origin` is scheme, host and port without a slash at the end.
    #[must_use]
    pub fn address(&self, origin: &str, window: &WindowId) -> String {
        format!("{origin}/r/{window}#{self}")
    }
}

/// Why a text is not a code: it has another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadCode;

impl fmt::Display for BadCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the code of a window")
    }
}

impl std::error::Error for BadCode {}

impl From<BadBytes> for BadCode {
    fn from(_: BadBytes) -> Self {
        Self
    }
}

impl From<BadScope> for BadCode {
    fn from(_: BadScope) -> Self {
        Self
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Poster { key, signature } => write!(f, "p.{key}.{signature}"),
            Self::Live(code) => write!(f, "l.{code}"),
            Self::Receipt { scope, token } => write!(
                f,
                "t.{scope}.{}.{}",
                encode(&token.input.0),
                encode(&token.output.0)
            ),
        }
    }
}

impl std::str::FromStr for Code {
    type Err = BadCode;

    fn from_str(text: &str) -> Result<Self, BadCode> {
        let (kind, rest) = text.split_once('.').ok_or(BadCode)?;
        match kind {
            "p" => {
                let (key, signature) = rest.split_once('.').ok_or(BadCode)?;
                Ok(Self::Poster {
                    key: key.parse()?,
                    signature: signature.parse()?,
                })
            }
            "l" => Ok(Self::Live(rest.parse()?)),
            "t" => {
                let (rest, output) = rest.rsplit_once('.').ok_or(BadCode)?;
                let (scope, input) = rest.rsplit_once('.').ok_or(BadCode)?;
                Ok(Self::Receipt {
                    scope: scope.parse()?,
                    token: Token {
                        input: super::TokenInput(decode(input)?),
                        output: super::TokenOutput(decode(output)?),
                    },
                })
            }
            _ => Err(BadCode),
        }
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Code {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "What a code at a window says: `p.KEY.SIGNATURE` (poster), `l.CODE` (screen) or \
                 `t.SCOPE.INPUT.OUTPUT` (token of a concluded application).",
            ))
            .pattern(Some(r"^[plt]\.[A-Za-z0-9._-]+$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Code {}

#[cfg(test)]
mod tests {
    use super::super::{ScopeOf, TokenInput, TokenOutput};
    use super::*;

    #[test]
    fn codes_are_read_and_written_in_one_form_only() {
        let poster = Code::Poster {
            key: KeyId([1; 8]),
            signature: Signature([2; 64]),
        };
        let live = Code::Live(LiveCode([3; 16]));
        let receipt = Code::Receipt {
            scope: Scope {
                of: ScopeOf::Window("T3-1".parse().unwrap()),
                quarter: "2026-Q4".parse().unwrap(),
            },
            token: Token {
                input: TokenInput([4; 32]),
                output: TokenOutput([5; 64]),
            },
        };
        for code in [poster, live, receipt] {
            let text = code.to_string();
            assert_eq!(text.parse(), Ok(code.clone()), "{text}");
            assert!(text.bytes().all(|b| b.is_ascii_graphic() && b != b'#'));
            for bad in [&text[1..], &text[..text.len() - 1], &format!("{text}A")] {
                assert_eq!(bad.parse::<Code>(), Err(BadCode), "{bad}");
            }
        }
        for bad in ["", "p", "p.", "p..", "l.", "x.AA", "t.w.A12.2026-Q4"] {
            assert_eq!(bad.parse::<Code>(), Err(BadCode), "{bad:?}");
        }
    }
}
