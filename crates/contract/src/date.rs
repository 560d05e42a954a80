//! Dates on the wire, `YYYY-MM-DD`, and months, `YYYY-MM`, in the county's time zone.
//!
//! Read and written by hand: chrono's format machinery would cost every phone some 5 KB.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A civil date, `YYYY-MM-DD` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^\d{4}-\d{2}-\d{2}$"))]
pub struct Date(pub NaiveDate);

/// Why a text is not a date: not of the form `YYYY-MM-DD`, or no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadDate;

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY-MM-DD")
    }
}

impl std::error::Error for BadDate {}

impl std::str::FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(BadDate);
        }
        let number = |range: std::ops::Range<usize>| {
            bytes[range].iter().try_fold(0u32, |sum, b| {
                b.is_ascii_digit()
                    .then(|| sum * 10 + u32::from(b - b'0'))
                    .ok_or(BadDate)
            })
        };
        let year = i32::try_from(number(0..4)?).map_err(|_| BadDate)?;
        NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)
            .map(Date)
            .ok_or(BadDate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A civil month, `YYYY-MM` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^\d{4}-\d{2}$"))]
pub struct Month(NaiveDate);

impl Month {
    /// The month a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.0.with_day(1).unwrap_or(day.0))
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        Date(self.0)
    }

    /// The month after it; itself at the end of time.
    #[must_use]
    pub fn next(self) -> Self {
        let next = self.0.checked_add_months(chrono::Months::new(1));
        Self(next.unwrap_or(self.0))
    }
}

impl std::str::FromStr for Month {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        if text.len() == 7 {
            [text, "-01"].concat().parse().map(Self::of)
        } else {
            Err(BadDate)
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A quarter of a year, `2026-Q4` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^\d{4}-Q[1-4]$"))]
pub struct Quarter(Month);

impl Quarter {
    /// The quarter a month lies in.
    #[must_use]
    pub fn of(month: Month) -> Self {
        let first = month.0.with_month(month.0.month0() / 3 * 3 + 1);
        Self(first.map_or(month, Month))
    }

    /// Its months, in order.
    #[must_use]
    pub fn months(self) -> [Month; 3] {
        let second = self.0.next();
        [self.0, second, second.next()]
    }

    /// The quarter after it; itself at the end of time.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.months()[2].next())
    }
}

impl std::str::FromStr for Quarter {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let (year, quarter) = text.split_at_checked(4).ok_or(BadDate)?;
        let month = match quarter {
            "-Q1" => "-01",
            "-Q2" => "-04",
            "-Q3" => "-07",
            "-Q4" => "-10",
            _ => return Err(BadDate),
        };
        [year, month].concat().parse().map(Self)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.0.0;
        write!(f, "{:04}-Q{}", first.year(), first.month0() / 3 + 1)
    }
}

impl Serialize for Quarter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quarter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadDate, Date, Month, Quarter};

    #[test]
    fn dates_are_read_and_written_in_one_form_only() {
        for good in ["2026-11-20", "2024-02-29", "0001-01-01"] {
            assert_eq!(
                good.parse::<Date>().map(|d| d.to_string()),
                Ok(good.to_owned())
            );
        }
        for bad in [
            "2026-2-01",
            "2025-02-29",
            "2026-13-01",
            "2026/11/20",
            "20261120",
            "",
            "日期",
            "+026-11-20",
        ] {
            assert_eq!(bad.parse::<Date>(), Err(BadDate), "{bad:?}");
        }
    }
    #[test]
    fn months_are_read_and_written_in_one_form_only() {
        let month = |text: &str| text.parse::<Month>();
        let december = month("2026-12").unwrap();
        assert_eq!(december.to_string(), "2026-12");
        assert_eq!(december.first().to_string(), "2026-12-01");
        assert_eq!(Ok(december.next()), month("2027-01"));
        assert_eq!(Month::of("2026-12-31".parse().unwrap()), december);
        for bad in [
            "2026-13",
            "2026-1",
            "2026-011",
            "202611",
            "",
            "十二月",
            "2026-12-01",
        ] {
            assert_eq!(month(bad), Err(BadDate), "{bad:?}");
        }
    }
    #[test]
    fn quarters_are_three_months() {
        let quarter = |text: &str| text.parse::<Quarter>();
        let month = |text: &str| text.parse::<Month>().unwrap();
        let last = quarter("2026-Q4").unwrap();
        assert_eq!(last.to_string(), "2026-Q4");
        assert_eq!(last.months(), ["2026-10", "2026-11", "2026-12"].map(month));
        assert_eq!(Ok(last.next()), quarter("2027-Q1"));
        for (of, expected) in [
            ("2026-01", "2026-Q1"),
            ("2026-06", "2026-Q2"),
            ("2026-07", "2026-Q3"),
            ("2026-12", "2026-Q4"),
        ] {
            assert_eq!(Quarter::of(month(of)).to_string(), expected);
        }
        for bad in [
            "2026-Q0", "2026-Q5", "2026Q4", "2026-q4", "26-Q4", "2026-Q41", "",
        ] {
            assert_eq!(quarter(bad), Err(BadDate), "{bad:?}");
        }
    }
}
