//! Is the machine's clock right? Every date that people are told hangs on it.
//!
//! Nobody here can ask the world for the time. But what has been written cannot be later than now,
//! a database has a clock of its own, and a county publishes every few months.

use super::{Code, Finding};
use chrono::{Days, NaiveDate};

/// Milliseconds: files copied from another machine may carry its clock's error.
const FILES_AHEAD: i64 = 24 * 60 * 60 * 1000;

/// Milliseconds: a due date moves at midnight, so servers must agree to the minute.
const CLOCKS_APART: i64 = 60 * 1000;

/// Days after which nobody seems to look after the data, or the clock is ahead.
const LONG_AGO: u64 = 366;

/// What is known about the time. All moments are milliseconds since 1970, UTC.
#[derive(Debug, Clone)]
pub struct Times {
    /// What the machine's clock says.
    pub now: i64,
    /// The same on the county's wall, for people.
    pub wall: String,
    /// The county's day today.
    pub today: NaiveDate,
    /// What has been written, by name, and when.
    pub written: Vec<(String, i64)>,
    /// What the database's clock says, if it has one of its own.
    pub database: Option<i64>,
    /// The county's own date of what is published.
    pub published: Option<NaiveDate>,
}

/// Compares the clock with everything that knows the time.
#[must_use]
pub fn check(times: &Times) -> Vec<Finding> {
    let mut found = Vec::new();
    let newest = times.written.iter().max_by_key(|(_, at)| *at);
    if let Some((name, at)) = newest
        && at.saturating_sub(times.now) > FILES_AHEAD
    {
        found.push(Finding::new(Code::ClockBehind, name));
    }
    if let Some(database) = times.database {
        let apart = database.saturating_sub(times.now).saturating_abs();
        if apart > CLOCKS_APART {
            found.push(Finding::new(Code::ClocksDiffer, (apart / 1000).to_string()));
        }
    }
    if let Some(published) = times.published {
        if published > times.today {
            found.push(Finding::new(Code::PublishedAhead, published.to_string()));
        } else if published
            .checked_add_days(Days::new(LONG_AGO))
            .is_some_and(|end| end < times.today)
        {
            found.push(Finding::new(Code::PublishedLongAgo, published.to_string()));
        }
    }
    if found.is_empty() {
        found.push(Finding::new(Code::ClockRight, &times.wall));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Times, check};
    use crate::doctor::Code;

    /// 2026-11-20 09:00 in Asia/Shanghai.
    const NOW: i64 = 1_795_136_400_000;
    const SECOND: i64 = 1000;
    const DAY: i64 = 24 * 60 * 60 * SECOND;

    #[test]
    fn the_clock_is_held_against_files_database_and_county() {
        for (written, database, published, expected) in [
            (-DAY, None, "2026-11-20", vec![Code::ClockRight]),
            (DAY, Some(60 * SECOND), "2026-11-20", vec![Code::ClockRight]),
            (DAY + 1, None, "2026-11-20", vec![Code::ClockBehind]),
            (0, Some(61 * SECOND), "2026-11-20", vec![Code::ClocksDiffer]),
            (
                0,
                Some(-61 * SECOND),
                "2026-11-20",
                vec![Code::ClocksDiffer],
            ),
            (0, None, "2026-11-21", vec![Code::PublishedAhead]),
            (0, None, "2025-11-19", vec![Code::ClockRight]),
            (0, None, "2025-11-18", vec![Code::PublishedLongAgo]),
            (
                40 * 365 * DAY,
                Some(40 * 365 * DAY),
                "2066-11-20",
                vec![Code::ClockBehind, Code::ClocksDiffer, Code::PublishedAhead],
            ),
        ] {
            let published: mingbai_contract::Date = published.parse().unwrap();
            let today: mingbai_contract::Date = "2026-11-20".parse().unwrap();
            let found = check(&Times {
                now: NOW,
                wall: "2026-11-20 09:00".to_owned(),
                today: today.0,
                written: vec![
                    ("old".to_owned(), NOW - 400 * DAY),
                    ("new".to_owned(), NOW + written),
                ],
                database: database.map(|ahead| NOW + ahead),
                published: Some(published.0),
            });
            let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, expected, "{written} {database:?} {published}");
        }
    }
}
