//! The five levels of a rating (R11).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// How somebody was served; a number from 1 to 5 in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 非常不满意.
    VeryDissatisfied = 1,
    /// 不满意.
    Dissatisfied = 2,
    /// 基本满意.
    FairlySatisfied = 3,
    /// 满意.
    Satisfied = 4,
    /// 非常满意.
    VerySatisfied = 5,
}

/// Why a number is no level: it is not from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLevel;

impl fmt::Display for BadLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a level: 1 to 5")
    }
}

impl std::error::Error for BadLevel {}

impl Level {
    /// All of them, the best first: the order in which they are asked for.
    pub const ALL: [Self; 5] = [
        Self::VerySatisfied,
        Self::Satisfied,
        Self::FairlySatisfied,
        Self::Dissatisfied,
        Self::VeryDissatisfied,
    ];

    /// As a number, 5 the best.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether it is one of the two that have a window put something right (R11).
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Level {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .description(Some(
                "How somebody was served: 5 is the best, 1 and 2 are bad.",
            ))
            .minimum(Some(1))
            .maximum(Some(5))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Level {}

impl TryFrom<u8> for Level {
    type Error = BadLevel;

    fn try_from(number: u8) -> Result<Self, BadLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.number() == number)
            .ok_or(BadLevel)
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer)?
            .try_into()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadLevel, Level};

    #[test]
    fn levels_are_numbers_from_one_to_five() {
        for level in Level::ALL {
            assert_eq!(Level::try_from(level.number()), Ok(level));
            let text = serde_json::to_string(&level).unwrap();
            assert_eq!(text, level.number().to_string());
            assert_eq!(serde_json::from_str::<Level>(&text).unwrap(), level);
        }
        for bad in [0, 6, 255] {
            assert_eq!(Level::try_from(bad), Err(BadLevel));
        }
        assert!(serde_json::from_str::<Level>("0").is_err());
    }
}
