//! From the clock's milliseconds to the county's wall: a date and a minute of the day.
//!
//! Owns the small table of time zones a county of this country may name. It never asks what time it
//! is. All zones here have had a fixed offset for decades (the summer times of 1986 to 1991 and
//! earlier are not our concern), so no time zone database travels to the phone.

use chrono::NaiveDate;

const MS_PER_MINUTE: i64 = 60_000;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// A time zone with a fixed offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    minutes_east: i32,
}

impl Zone {
    /// Beijing time, UTC+8: the county's zone unless the calendar says otherwise (R1).
    pub const BEIJING: Self = Self { minutes_east: 480 };

    /// The zone of an IANA name such as `Asia/Shanghai`; none for a name that is not in the table.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let minutes_east = match name {
            "Asia/Shanghai" | "Asia/Chongqing" | "Asia/Chungking" | "Asia/Harbin"
            | "Asia/Hong_Kong" | "Asia/Macau" | "Asia/Macao" | "Asia/Taipei" | "PRC"
            | "Hongkong" | "ROC" => 480,
            // What the tz database holds; offices there keep Beijing time and say so by naming it.
            "Asia/Urumqi" | "Asia/Kashgar" => 360,
            "UTC" | "Etc/UTC" => 0,
            _ => return None,
        };
        Some(Self { minutes_east })
    }

    /// How many minutes this zone is ahead of UTC.
    #[must_use]
    pub const fn minutes_east(self) -> i32 {
        self.minutes_east
    }
}

/// A moment on the county's wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    /// The date.
    pub date: NaiveDate,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

/// The date and minute in `zone` at `unix_ms` milliseconds since 1970-01-01 00:00 UTC.
///
/// Moments outside chrono's calendar (some 262,000 years) end at its first or last day.
#[must_use]
pub fn local(unix_ms: i64, zone: Zone) -> LocalTime {
    let minutes = unix_ms.div_euclid(MS_PER_MINUTE) + i64::from(zone.minutes_east);
    let days = minutes.div_euclid(MINUTES_PER_DAY);
    let end = if days < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    let date = i32::try_from(days)
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .unwrap_or(end);
    let minute = u16::try_from(minutes.rem_euclid(MINUTES_PER_DAY)).unwrap_or(0);
    LocalTime { date, minute }
}

/// The moment at which `date` begins in `zone`, in milliseconds since 1970-01-01 00:00 UTC.
#[must_use]
pub fn midnight(date: NaiveDate, zone: Zone) -> i64 {
    let minutes = i64::from(date.to_epoch_days()) * MINUTES_PER_DAY - i64::from(zone.minutes_east);
    minutes * MS_PER_MINUTE
}

#[cfg(test)]
mod tests {
    use super::{LocalTime, Zone, local, midnight};
    use chrono::NaiveDate;

    fn check(name: &str, unix_ms: i64, expected: (i32, u32, u32, u16)) {
        let zone = Zone::by_name(name).unwrap();
        let (year, month, day, minute) = expected;
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(
            local(unix_ms, zone),
            LocalTime { date, minute },
            "{name} {unix_ms}"
        );
    }

    #[test]
    fn r1_the_county_counts_its_days_in_its_own_time_zone() {
        // 2026-11-20 10:20 in Shanghai is 02:20 UTC.
        check("Asia/Shanghai", 1_795_141_200_000, (2026, 11, 20, 620));
        check("UTC", 1_795_141_200_000, (2026, 11, 20, 140));
        check("Asia/Urumqi", 1_795_141_200_000, (2026, 11, 20, 500));
        // One millisecond before midnight, and midnight itself.
        check("Asia/Shanghai", 1_795_190_399_999, (2026, 11, 20, 1439));
        check("Asia/Shanghai", 1_795_190_400_000, (2026, 11, 21, 0));
        // Before the epoch the division must still round down.
        check("UTC", -1, (1969, 12, 31, 1439));
        check("Asia/Shanghai", -1, (1970, 1, 1, 479));
    }

    #[test]
    fn r1_a_day_begins_at_midnight_on_the_countys_wall() {
        for name in ["Asia/Shanghai", "Asia/Urumqi", "UTC"] {
            let zone = Zone::by_name(name).unwrap();
            for (year, month, day) in [(1969, 12, 31), (1970, 1, 1), (2026, 11, 20)] {
                let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
                let begins = midnight(date, zone);
                assert_eq!(local(begins, zone), LocalTime { date, minute: 0 }, "{name}");
                assert_eq!(local(begins - 1, zone).date, date.pred_opt().unwrap());
            }
        }
    }

    #[test]
    fn r1_an_unknown_zone_has_no_offset() {
        for name in ["", "Asia/Atlantis", "asia/shanghai", "+08:00"] {
            assert_eq!(Zone::by_name(name), None, "{name:?}");
        }
    }
}
