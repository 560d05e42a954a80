//! Which figures: of when, and at which level.

use crate::{Month, Quarter};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A month, `2026-11`, or a quarter, `2026-Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
}

/// Why a text is no period: it is neither a month nor a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPeriod;

impl fmt::Display for BadPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a month (2026-11) and not a quarter (2026-Q4)")
    }
}

impl std::error::Error for BadPeriod {}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}

impl std::str::FromStr for Period {
    type Err = BadPeriod;

    fn from_str(text: &str) -> Result<Self, BadPeriod> {
        let month = text.parse().map(Self::Month);
        month
            .or_else(|_| text.parse().map(Self::Quarter))
            .map_err(|_| BadPeriod)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Period {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("A month, `2026-11`, or a quarter, `2026-Q4`."))
            .pattern(Some(r"^\d{4}-(\d{2}|Q[1-4])$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Period {}

/// What the rows of a board are.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// None: the county alone.
    #[default]
    County,
    /// Centres.
    Center,
    /// Departments; ranked by the month.
    Department,
    /// Windows; ranked by the quarter.
    Window,
}

impl By {
    /// All of them, the largest first.
    pub const ALL: [Self; 4] = [Self::County, Self::Center, Self::Department, Self::Window];

    /// As it stands in an address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Center => "center",
            Self::Department => "department",
            Self::Window => "window",
        }
    }

    /// The level of a slug.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadPeriod, By, Period};

    #[test]
    fn a_period_is_a_month_or_a_quarter() {
        for good in ["2026-11", "2026-Q4"] {
            assert_eq!(good.parse::<Period>().unwrap().to_string(), good);
        }
        for bad in ["2026", "2026-13", "2026-Q5", "", "2026-11-01"] {
            assert_eq!(bad.parse::<Period>(), Err(BadPeriod), "{bad:?}");
        }
    }

    #[test]
    fn levels_are_named_alike_in_addresses_and_answers() {
        for by in By::ALL {
            assert_eq!(By::of_slug(by.slug()), Some(by));
            assert_eq!(serde_json::to_value(by).unwrap(), by.slug());
        }
        assert_eq!(By::of_slug("town"), None);
    }
}
