//! Moments on the wire: RFC 3339 with milliseconds and the county's offset, in one form only.
//!
//! The form is fixed to the byte, because heads of the log are signed over it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 24 * 60 * MS_PER_MINUTE;

/// A moment and the offset it is shown with: `2026-11-20T09:00:00.000+08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// How many minutes the clock on the county's wall is ahead of UTC.
    pub minutes_east: i32,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Timestamp {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "A moment with the county's offset (RFC 3339), to the millisecond.",
            ))
            .pattern(Some(
                r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$",
            ))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Timestamp {}

/// Why a text is not a moment: not of the form, or no such moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadTimestamp;

impl fmt::Display for BadTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a moment of the form YYYY-MM-DDTHH:MM:SS.mmm+HH:MM")
    }
}

impl std::error::Error for BadTimestamp {}

impl Timestamp {
    /// The date on the county's wall; the first day of all for moments outside the calendar.
    #[must_use]
    pub fn date(self) -> crate::Date {
        let days = self.wall_ms().div_euclid(MS_PER_DAY);
        let date = i32::try_from(days)
            .ok()
            .and_then(NaiveDate::from_epoch_days);
        crate::Date(date.unwrap_or_default())
    }

    fn wall_ms(self) -> i64 {
        self.unix_ms
            .saturating_add(i64::from(self.minutes_east) * MS_PER_MINUTE)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.wall_ms().rem_euclid(MS_PER_DAY);
        let (minutes, ms) = (rest / MS_PER_MINUTE, rest % MS_PER_MINUTE);
        let east = self.minutes_east.unsigned_abs();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}.{:03}{}{:02}:{:02}",
            self.date(),
            minutes / 60,
            minutes % 60,
            ms / 1000,
            ms % 1000,
            if self.minutes_east < 0 { '-' } else { '+' },
            east / 60,
            east % 60
        )
    }
}

impl std::str::FromStr for Timestamp {
    type Err = BadTimestamp;

    fn from_str(text: &str) -> Result<Self, BadTimestamp> {
        let number = |range: std::ops::Range<usize>| {
            let digits = text.get(range).ok_or(BadTimestamp)?;
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            plain
                .then(|| digits.parse::<i64>().ok())
                .flatten()
                .ok_or(BadTimestamp)
        };
        let date: crate::Date = text
            .get(..10)
            .and_then(|date| date.parse().ok())
            .ok_or(BadTimestamp)?;
        let east = number(24..26)? * 60 + number(27..29)?;
        let minutes_east = match text.as_bytes().get(23) {
            Some(b'+') => east,
            Some(b'-') => -east,
            _ => return Err(BadTimestamp),
        };
        let minutes = number(11..13)? * 60 + number(14..16)?;
        let ms = number(17..19)? * 1000 + number(20..23)?;
        let days = i64::from(date.0.num_days_from_ce() - NaiveDate::default().num_days_from_ce());
        let read = Self {
            unix_ms: days * MS_PER_DAY + (minutes - minutes_east) * MS_PER_MINUTE + ms,
            minutes_east: i32::try_from(minutes_east).map_err(|_| BadTimestamp)?,
        };
        // One form only: what would be written otherwise is none.
        if read.to_string() == text {
            Ok(read)
        } else {
            Err(BadTimestamp)
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadTimestamp, Timestamp};

    #[test]
    fn moments_are_read_and_written_in_one_form_only() {
        for (unix_ms, minutes_east, text) in [
            (1_795_136_400_000, 480, "2026-11-20T09:00:00.000+08:00"),
            (1_795_190_399_999, 480, "2026-11-20T23:59:59.999+08:00"),
            (0, 0, "1970-01-01T00:00:00.000+00:00"),
            (-1, -570, "1969-12-31T14:29:59.999-09:30"),
        ] {
            let moment = Timestamp {
                unix_ms,
                minutes_east,
            };
            assert_eq!(moment.to_string(), text);
            assert_eq!(text.parse(), Ok(moment));
            assert_eq!(moment.date().to_string(), text[..10]);
        }
        for bad in [
            "",
            "2026-11-20",
            "2026-11-20T09:00:00+08:00",
            "2026-11-20T09:00:00.000Z",
            "2026-11-20T24:00:00.000+08:00",
            "2026-11-20T09:60:00.000+08:00",
            "2026-11-20T09:00:60.000+08:00",
            "2026-11-20 09:00:00.000+08:00",
            "2026-11-20T09:00:00.000-00:00",
            "2026-11-20T09:00:00.000+08:00 ",
            "2026-11-20T09:00:00.000+08:60",
            "2026-02-30T09:00:00.000+08:00",
            "２026-11-20T09:00:00.000+08:00",
        ] {
            assert_eq!(bad.parse::<Timestamp>(), Err(BadTimestamp), "{bad:?}");
        }
    }
}
