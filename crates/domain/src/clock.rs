//! The clock of a limit (R1, R2): when it is due, and why on that day.
//!
//! Owns the count of days under pauses. It never knows what is being waited for; events of an
//! application become a start, a [`Limit`] and [`Pause`]s before they come here. Start with [`due`];
//! [`explain`] tells the same story day by day and must always agree with it.

use crate::calendar::{DayKind, WorkCalendar, tomorrow};
use chrono::{Datelike, NaiveDate};

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// So many working days; 0 is at once (R1).
    Working(u16),
    /// So many calendar days, moved from a day off to the next working day (R1).
    Calendar(u16),
}

/// A stretch of time that a limit does not count (R2): every day `d` with `from` < `d` ≤ `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The day on which it began; that day itself still counts.
    pub from: NaiveDate,
    /// Its last day; none while it is open.
    pub to: Option<NaiveDate>,
}

impl Pause {
    /// Whether it takes `day` out of the count.
    #[must_use]
    pub fn takes_out(&self, day: NaiveDate) -> bool {
        self.from < day && self.to.is_none_or(|to| day <= to)
    }
}

/// The last day in time (R1: overdue from 00:00 on the day after).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: NaiveDate,
    /// Whether any day of the count lies in a year without an official calendar, so that the date
    /// may still move (R1).
    pub provisional: bool,
}

/// Why a day is, or is not, a day of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The day on which the clock starts; it is not counted (R1).
    StartDay,
    /// It counts, as day number so much.
    Counted(u16),
    /// A weekend.
    Weekend,
    /// A public holiday, or rest moved next to one.
    Holiday {
        /// The festival, in Chinese.
        zh: String,
        /// The festival, in English.
        en: String,
    },
    /// Taken out by a pause (R2).
    Paused,
    /// The limit ran out on a day off, or on one that a pause takes out, and moved here (R1).
    Moved,
    /// So many working days beyond the due date.
    Late(u16),
}

/// One calendar day of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedDay {
    /// The day.
    pub date: NaiveDate,
    /// Why it counts or not.
    pub why: Why,
    /// The festival a make-up working day makes up for, in Chinese and English; none for others.
    pub makeup_for: Option<(String, String)>,
    /// Whether this is the due date.
    pub due: bool,
}

/// Walks a limit day by day. [`due`] and [`explain`] both look through this, so that they agree.
struct Walk<'a> {
    calendar: &'a WorkCalendar,
    pauses: &'a [Pause],
    limit: Limit,
    /// The day looked at last.
    day: NaiveDate,
    /// Days counted so far.
    counted: u16,
}

/// What the walk says about one day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Start,
    Counted(u16),
    Off,
    Paused,
    Moved,
}

impl<'a> Walk<'a> {
    fn new(
        calendar: &'a WorkCalendar,
        start: NaiveDate,
        limit: Limit,
        pauses: &'a [Pause],
    ) -> Self {
        Self {
            calendar,
            pauses,
            limit,
            day: start,
            counted: 0,
        }
    }

    fn paused(&self) -> bool {
        self.pauses.iter().any(|pause| pause.takes_out(self.day))
    }

    fn length(&self) -> u16 {
        match self.limit {
            Limit::Working(days) | Limit::Calendar(days) => days,
        }
    }

    /// Looks at the starting day: its mark, and whether the limit is due on it.
    fn start(&self) -> (Mark, bool) {
        let at_once = self.length() == 0 && self.calendar.is_working(self.day) && !self.paused();
        (Mark::Start, at_once)
    }

    /// Looks at the next day, before the due date: its mark, and whether it is the due date.
    fn step(&mut self) -> (Mark, bool) {
        self.day = tomorrow(self.day);
        let working = self.calendar.is_working(self.day);
        if self.paused() {
            return (Mark::Paused, false);
        }
        if self.counted >= self.length() {
            return if working {
                (Mark::Moved, true)
            } else {
                (Mark::Off, false)
            };
        }
        if !working && matches!(self.limit, Limit::Working(_)) {
            return (Mark::Off, false);
        }
        self.counted += 1;
        (
            Mark::Counted(self.counted),
            working && self.counted == self.length(),
        )
    }
}

/// The last day in time for a limit that starts on `start` (R1), pauses taken out (R2).
///
/// None while a pause is open: then nobody can say. Pauses may overlap and stand in any order. A
/// limit in calendar days loses the calendar days of a pause.
#[must_use]
pub fn due(
    calendar: &WorkCalendar,
    start: NaiveDate,
    limit: Limit,
    pauses: &[Pause],
) -> Option<Due> {
    if pauses.iter().any(|pause| pause.to.is_none()) {
        return None;
    }
    let mut walk = Walk::new(calendar, start, limit, pauses);
    let (_, mut found) = walk.start();
    while !found && walk.day < NaiveDate::MAX {
        (_, found) = walk.step();
    }
    Some(Due {
        date: walk.day,
        provisional: provisional_between(calendar, start, walk.day),
    })
}

/// Whether any year from that of `from` to that of `to` has no official calendar.
fn provisional_between(calendar: &WorkCalendar, from: NaiveDate, to: NaiveDate) -> bool {
    calendar.is_provisional(from)
        || calendar.is_provisional(to)
        || (from.year()..to.year())
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31))
            .any(|day| calendar.is_provisional(day))
}

/// Every calendar day from `start` to `until` and why it counts or not: "why this date?".
///
/// Works under an open pause too; then no day is marked as due.
#[must_use]
pub fn explain(
    calendar: &WorkCalendar,
    start: NaiveDate,
    limit: Limit,
    pauses: &[Pause],
    until: NaiveDate,
) -> Vec<ExplainedDay> {
    let mut walk = Walk::new(calendar, start, limit, pauses);
    let mut days = Vec::new();
    let mut late = None;
    // Also of a pause that begins on the very due date: while it is open, nobody knows.
    let open = pauses.iter().any(|pause| pause.to.is_none());
    let (mut mark, mut is_due) = walk.start();
    while walk.day <= until {
        is_due &= !open;
        let kind = calendar.day(walk.day);
        let why = match (mark, late) {
            (Mark::Start, _) => Why::StartDay,
            (_, Some(number)) if kind.is_working() => Why::Late(number),
            (Mark::Counted(number), None) => Why::Counted(number),
            (Mark::Paused, None) => Why::Paused,
            (Mark::Moved, None) => Why::Moved,
            (_, _) => off(kind),
        };
        let makeup_for = match kind {
            DayKind::MakeUp { festival } => Some((festival.zh.to_owned(), festival.en.to_owned())),
            _ => None,
        };
        days.push(ExplainedDay {
            date: walk.day,
            why,
            makeup_for,
            due: is_due,
        });
        if walk.day == NaiveDate::MAX {
            break;
        }
        if is_due || late.is_some() {
            // From here on the clock has run out: pauses no longer matter.
            is_due = false;
            walk.day = tomorrow(walk.day);
            late = Some(late.unwrap_or(0) + u16::from(calendar.is_working(walk.day)));
            mark = Mark::Off;
        } else {
            (mark, is_due) = walk.step();
        }
    }
    days
}

/// Why nobody works on a day of this kind.
fn off(kind: DayKind<'_>) -> Why {
    match kind {
        DayKind::Holiday { festival } => Why::Holiday {
            zh: festival.zh.to_owned(),
            en: festival.en.to_owned(),
        },
        _ => Why::Weekend,
    }
}

/// Whether the clock is overdue on `today`: from 00:00 on the day after the due date (R1).
#[must_use]
pub fn is_overdue(due: &Due, today: NaiveDate) -> bool {
    today > due.date
}
