//! Materials that follow later (容缺后补, R8).

use crate::calendar::{WorkCalendar, tomorrow};
use chrono::NaiveDate;
use mingbai_contract::project::DeferredMaterial;

/// How it stands with a deferred material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeferredState {
    /// It came.
    HandedIn {
        /// The day.
        on: NaiveDate,
        /// Whether the promise was missed before.
        late: bool,
    },
    /// It is promised, and there is time.
    Promised {
        /// Working days after today until the promised day; 0 where today is the last one, or only days
        /// off are left.
        left: u16,
    },
    /// The promise is broken: investor and supervisor are told, and what was granted on it may be
    /// revoked as the promise says.
    Missed {
        /// From 00:00 on this day: the one after the promised day, a working day or not (R8).
        since: NaiveDate,
    },
}

/// How it stands with `material` on `today` (R8).
#[must_use]
pub fn deferred_state(
    calendar: &WorkCalendar,
    material: &DeferredMaterial,
    today: NaiveDate,
) -> DeferredState {
    let promised = material.promised_date.0;
    match material.fulfilled_date {
        Some(on) => DeferredState::HandedIn {
            on: on.0,
            late: on.0 > promised,
        },
        None if today > promised => DeferredState::Missed {
            since: tomorrow(promised),
        },
        None => DeferredState::Promised {
            left: calendar.count(today, promised),
        },
    }
}
