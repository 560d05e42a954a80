//! What cases add to the figures of their days (R13), as an earlier system might have told them.

use super::{Dice, Year};
use crate::board::cases::add;
use crate::calendar::{WorkCalendar, tomorrow};
use chrono::NaiveDate;
use mingbai_contract::board::{CaseFigures, Days};
use mingbai_contract::guide::Guide;
use mingbai_contract::{Date, WindowId};

/// How many of the cases with a promise in days are late (R5).
const LATE: f64 = 0.004;

/// How many of those that silence can grant it grants.
const SILENT: f64 = 0.002;

/// How many of the others are done on the last day; the rest before.
const ON_THE_LAST_DAY: f64 = 0.18;

/// How many working days a late case is late at most.
const LATEST: u16 = 4;

/// Counts a case that a window takes in on a working day, and its conclusion, if the year sees it.
pub(super) fn count(
    calendar: &WorkCalendar,
    window: &WindowId,
    guide: &Guide,
    day: NaiveDate,
    year: &mut Year,
    dice: &mut Dice,
) {
    let received = CaseFigures {
        received: 1,
        ..CaseFigures::default()
    };
    let (concluded, on) = conclusion(calendar, guide, day, dice);
    for (day, figures) in [(day, received), (on, concluded)] {
        if Date(day) <= year.last {
            let key = (Date(day), window.clone(), guide.department.clone());
            add(year.cases.entry(key).or_default(), &figures);
        }
    }
}

/// How a case ends, and when, as [`crate::board::cases`] counts it.
fn conclusion(
    calendar: &WorkCalendar,
    guide: &Guide,
    day: NaiveDate,
    dice: &mut Dice,
) -> (CaseFigures, NaiveDate) {
    let mut figures = CaseFigures {
        concluded: 1,
        ..CaseFigures::default()
    };
    let promised = guide.limits.committed_working_days;
    if promised == 0 {
        figures.immediate = 1;
        return (figures, day);
    }
    let deemed = guide.deemed_consent && dice.chance(SILENT);
    let used = if deemed || dice.chance(ON_THE_LAST_DAY) {
        promised
    } else if dice.chance(LATE) {
        promised.saturating_add(dice.between(1, LATEST))
    } else {
        let before = promised.saturating_sub(1);
        dice.between(before.min(1), before)
    };
    figures.deemed = deemed.into();
    figures.overdue = (deemed || used > promised).into();
    figures.early = (used < promised).into();
    if let Some(statutory) = guide.limits.statutory.working_day_equivalent
        && statutory > 0
    {
        figures.timed = 1;
        figures.days = Days {
            promised: promised.into(),
            actual: used.into(),
            statutory: statutory.into(),
        };
    }
    let last = calendar.add(day, used);
    // Silence decides at 00:00 of the day after the last one (R5).
    (figures, if deemed { tomorrow(last) } else { last })
}
