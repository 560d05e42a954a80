//! The number of an application and the code that opens it (R14).
//!
//! Only what they are made of is checked here; the check characters are
//! `mingbai_domain::application::number`'s and `query_code`'s business.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text can be neither a number nor a code: it is empty, longer than 32 characters, or holds
/// anything but capital letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadCharacters;

impl fmt::Display for BadCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not 1 to 32 of A-Z 0-9")
    }
}

impl std::error::Error for BadCharacters {}

fn check(text: &str) -> Result<(), BadCharacters> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if plain && (1..=32).contains(&text.len()) {
        Ok(())
    } else {
        Err(BadCharacters)
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[A-Z0-9]{1,32}$"))]
        pub struct $name(String);

        impl $name {
            /// Takes a text, in its one form: capital letters and digits, without hyphens.
            ///
            /// # Errors
            /// [`BadCharacters`].
            pub fn new(text: impl Into<String>) -> Result<Self, BadCharacters> {
                let text = text.into();
                check(&text).map(|()| Self(text))
            }

            /// Some text that is nobody's: for a reader that has noted a fault and goes on.
            #[must_use]
            pub fn any() -> Self {
                Self("0".to_owned())
            }

            /// In its one form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadCharacters;
            fn from_str(text: &str) -> Result<Self, BadCharacters> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadCharacters;
            fn try_from(text: String) -> Result<Self, BadCharacters> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0
            }
        }
    };
}

code!(
    /// The number of an application (受理编号), such as `QS202611200001Y`. It opens nothing alone.
    ApplicationNumber
);
code!(
    /// The query code (查询码) that opens an application together with its number.
    QueryCode
);

impl fmt::Debug for ApplicationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says nothing: it is a secret, and what is printed ends up in a log.
impl fmt::Debug for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode")
    }
}

#[cfg(test)]
mod tests {
    use super::{ApplicationNumber, BadCharacters, QueryCode};

    #[test]
    fn numbers_and_codes_have_one_form() {
        for (text, good) in [
            ("QS202611200001Y", true),
            ("7", true),
            ("", false),
            ("QS20261120-0001-Y", false),
            ("qs202611200001y", false),
            ("编号", false),
        ] {
            let found = ApplicationNumber::new(text).map(String::from);
            let expected = if good {
                Ok(text.to_owned())
            } else {
                Err(BadCharacters)
            };
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_query_code_is_not_printed() {
        let code = QueryCode::new("7K3MQ9ZTBP").unwrap();
        assert_eq!(format!("{code:?}"), "QueryCode");
    }
}
