//! How long applications really took, beside what is promised (R13).
//!
//! Owns what is measured ([`taken`]), what counts as stalled ([`is_stalled`]) and how both become the
//! published figures ([`actual`]). Figures are of the twelve months before a day, and none are published
//! where they would single somebody out.

use crate::application::{Clock, ClockKind, Course};
use crate::calendar::WorkCalendar;
use chrono::{Months, NaiveDate};
use mingbai_contract::application::{Event, EventType, Terms};
use mingbai_contract::catalog::ActualTimes;

/// How many decided applications there must be for their times to be published (R13).
pub const FEWEST: u32 = 5;

/// How long an application took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The day on which it was decided.
    pub decided: NaiveDate,
    /// Working days from the day of acceptance to that day, pauses included: people wait in pauses, too.
    /// 0 where it was decided on the day of acceptance.
    pub working_days: u16,
}

/// How long an application took; none while no decision is on record. Consent by silence is one (R5).
#[must_use]
pub fn taken(calendar: &WorkCalendar, events: &[Event], course: &Course) -> Option<Taken> {
    let decides = |event: &Event| match event.r#type {
        EventType::Decided => true,
        EventType::DeemedConsented => event.step.is_none(),
        _ => false,
    };
    events.iter().find(|event| decides(event))?;
    let (accepted, decided) = (course.acceptance?.on, course.decided?.at.date);
    Some(Taken {
        decided,
        working_days: calendar.count(accepted, decided),
    })
}

/// Whether an application stands still on `today`: it is accepted and not decided, and the promise or the
/// law's limit has run out, or it is paused longer than planned.
#[must_use]
pub fn is_stalled(
    calendar: &WorkCalendar,
    terms: &Terms,
    course: &Course,
    today: NaiveDate,
) -> bool {
    if course.acceptance.is_none() || course.decided.is_some() || course.ended.is_some() {
        return false;
    }
    let planned = course.open_pause().and_then(|taken| taken.planned_until);
    let limits = [ClockKind::Committed, ClockKind::Statutory];
    let ran_out = |clock: &Clock| limits.contains(&clock.kind) && clock.is_overdue(today);
    planned.is_some_and(|until| until < today) || course.clocks(calendar, terms).iter().any(ran_out)
}

/// The days whose decisions the figures of `today` are made of: from the first on, before the second.
#[must_use]
pub fn window(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = today.checked_sub_months(Months::new(12));
    (from.unwrap_or(today), today)
}

/// The figures of an item, of how many applications took how many working days, and how many others are
/// stalled. None where fewer than [`FEWEST`] are decided (R13).
#[must_use]
pub fn actual(spread: &[(u16, u32)], stalled: u32) -> Option<ActualTimes> {
    let mut spread = spread.to_vec();
    spread.sort_unstable();
    let cases = spread
        .iter()
        .fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
    if cases < FEWEST {
        return None;
    }
    Some(ActualTimes {
        cases,
        p50: percentile(&spread, cases, 50)?,
        p90: percentile(&spread, cases, 90)?,
        stalled,
    })
}

/// The nearest rank: the least number of days within which so many per cent were decided.
fn percentile(spread: &[(u16, u32)], cases: u32, per_cent: u64) -> Option<u16> {
    let rank = (u64::from(cases) * per_cent).div_ceil(100);
    let mut within = 0;
    spread.iter().find_map(|(days, count)| {
        within += u64::from(*count);
        (within >= rank).then_some(*days)
    })
}
