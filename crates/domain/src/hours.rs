//! Opening hours: what a centre or a window does on a day, and now.
//!
//! Owns the reading of hours, holidays, make-up days, noon shifts and Saturdays by appointment. It
//! never knows what time it is. Start with [`state`] for "open now?" and [`plan`] for a day; both
//! have a twin for a whole centre, which is open at noon, or by appointment, when one of its windows
//! is. [`hand_in_day`] says when the clock of R1 can start.

use crate::calendar::{DayKind, WorkCalendar, tomorrow};
use crate::time::LocalTime;
use chrono::{Datelike, NaiveDate};
use mingbai_contract::office::{Center, ShortDay, Span, Window};

/// How many days ahead the next opening is looked for; longer than any holiday.
const DAYS_AHEAD: u16 = 30;

/// A gap between two spans is the noon break if it holds a minute from 12:00 to 14:00.
const NOON: std::ops::Range<u16> = 720..840;

/// What happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayPlan {
    /// Nobody is there.
    Closed {
        /// The holiday, in Chinese and English; none for an ordinary day off.
        festival: Option<(String, String)>,
    },
    /// Somebody is there.
    Open {
        /// When, in order; over noon one span where somebody is there at noon.
        spans: Vec<Span>,
        /// Only for those who have an appointment.
        by_appointment: bool,
        /// Somebody is there at noon.
        noon: bool,
    },
}

/// Whether it is open now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    /// Open.
    Open {
        /// Until this minute of the day.
        until: u16,
        /// Somebody is there at noon today.
        noon: bool,
    },
    /// Open for those who have an appointment.
    ByAppointment {
        /// Until this minute of the day.
        until: u16,
    },
    /// Closed for the noon break; opens again today.
    Break {
        /// At this minute of the day.
        opens: u16,
    },
    /// Closed.
    Closed {
        /// When it opens next; none if not within 30 days.
        next: Option<NextOpening>,
    },
}

/// When it opens next without an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextOpening {
    /// The day.
    pub date: NaiveDate,
    /// Minutes since midnight.
    pub minute: u16,
    /// That is today.
    pub today: bool,
    /// That is tomorrow.
    pub tomorrow: bool,
}

/// Whose hours are asked for.
#[derive(Clone, Copy)]
enum Counter {
    /// A centre of which no window is known: its hours as published.
    Unknown,
    /// Windows: whether one of them is staffed at noon, whether one opens on days by appointment.
    Known {
        noon_shift: bool,
        by_appointment: bool,
    },
}

impl Counter {
    fn of<'a>(windows: impl Iterator<Item = &'a Window>) -> Self {
        windows.fold(Self::Unknown, |counter, window| {
            let (noon, appointment) = match counter {
                Self::Unknown => (false, false),
                Self::Known {
                    noon_shift,
                    by_appointment,
                } => (noon_shift, by_appointment),
            };
            Self::Known {
                noon_shift: noon || window.noon_shift,
                by_appointment: appointment || window.saturday_appointment,
            }
        })
    }

    const fn noon_shift(self) -> bool {
        matches!(
            self,
            Self::Known {
                noon_shift: true,
                ..
            }
        )
    }

    const fn takes_appointments(self) -> bool {
        !matches!(
            self,
            Self::Known {
                by_appointment: false,
                ..
            }
        )
    }
}

/// What happens on `date` at a window, or, without one, by the centre's published hours alone.
///
/// A make-up working day has Monday's hours; a holiday is closed. On days by appointment a window is
/// closed unless it takes appointments.
#[must_use]
pub fn plan(
    calendar: &WorkCalendar,
    center: &Center,
    window: Option<&Window>,
    date: NaiveDate,
) -> DayPlan {
    plan_for(calendar, center, Counter::of(window.into_iter()), date)
}

/// What happens on `date` in a centre with these windows; windows of other centres are ignored.
#[must_use]
pub fn plan_center(
    calendar: &WorkCalendar,
    center: &Center,
    windows: &[Window],
    date: NaiveDate,
) -> DayPlan {
    plan_for(calendar, center, counter_of(center, windows), date)
}

/// Whether a window, or, without one, the centre by its published hours alone, is open at `now`.
#[must_use]
pub fn state(
    calendar: &WorkCalendar,
    center: &Center,
    window: Option<&Window>,
    now: LocalTime,
) -> OpenState {
    state_for(calendar, center, Counter::of(window.into_iter()), now)
}

/// Whether a centre with these windows is open at `now`; windows of other centres are ignored.
#[must_use]
pub fn state_center(
    calendar: &WorkCalendar,
    center: &Center,
    windows: &[Window],
    now: LocalTime,
) -> OpenState {
    state_for(calendar, center, counter_of(center, windows), now)
}

/// The day on which whoever sets out at `now` can hand something in, the day of acceptance at the
/// earliest (R1): today while one of these centres is open or opens again today, otherwise the next
/// working day. Without centres the calendar alone decides.
#[must_use]
pub fn hand_in_day(
    calendar: &WorkCalendar,
    centers: &[Center],
    windows: &[Window],
    now: LocalTime,
) -> NaiveDate {
    let today = calendar.next_working(now.date);
    let still = |center| match state_center(calendar, center, windows, now) {
        OpenState::Open { .. } | OpenState::ByAppointment { .. } | OpenState::Break { .. } => true,
        OpenState::Closed { next } => next.is_some_and(|next| next.today),
    };
    if today > now.date || centers.is_empty() || centers.iter().any(still) {
        today
    } else {
        calendar.next_working(tomorrow(now.date))
    }
}

fn counter_of(center: &Center, windows: &[Window]) -> Counter {
    Counter::of(windows.iter().filter(|window| window.center == center.id))
}

fn plan_for(
    calendar: &WorkCalendar,
    center: &Center,
    counter: Counter,
    date: NaiveDate,
) -> DayPlan {
    let day = match calendar.day(date) {
        DayKind::Holiday { festival } => {
            let names = (festival.zh.to_owned(), festival.en.to_owned());
            return DayPlan::Closed {
                festival: Some(names),
            };
        }
        DayKind::MakeUp { .. } => ShortDay::Mon,
        DayKind::Working | DayKind::Weekend => weekday(date),
    };
    let hours = spans_of(center, day);
    let by_appointment = center.appointment_only_days.contains(&day);
    if hours.is_empty() || (by_appointment && !counter.takes_appointments()) {
        return DayPlan::Closed { festival: None };
    }
    let mut spans: Vec<Span> = Vec::with_capacity(hours.len());
    let mut noon = false;
    for span in hours {
        match spans.last_mut() {
            Some(before) if counter.noon_shift() && is_noon_break(*before, *span) => {
                before.to = span.to;
                noon = true;
            }
            _ => spans.push(*span),
        }
    }
    DayPlan::Open {
        spans,
        by_appointment,
        noon,
    }
}

fn is_noon_break(before: Span, after: Span) -> bool {
    before.to < NOON.end && after.from > NOON.start
}

fn weekday(date: NaiveDate) -> ShortDay {
    match date.weekday() {
        chrono::Weekday::Mon => ShortDay::Mon,
        chrono::Weekday::Tue => ShortDay::Tue,
        chrono::Weekday::Wed => ShortDay::Wed,
        chrono::Weekday::Thu => ShortDay::Thu,
        chrono::Weekday::Fri => ShortDay::Fri,
        chrono::Weekday::Sat => ShortDay::Sat,
        chrono::Weekday::Sun => ShortDay::Sun,
    }
}

/// The published hours of a centre on a day of the week, whatever is closed on a certain date.
#[must_use]
pub fn spans_of(center: &Center, day: ShortDay) -> &[Span] {
    let hours = &center.hours;
    match day {
        ShortDay::Mon => &hours.mon,
        ShortDay::Tue => &hours.tue,
        ShortDay::Wed => &hours.wed,
        ShortDay::Thu => &hours.thu,
        ShortDay::Fri => &hours.fri,
        ShortDay::Sat => &hours.sat,
        ShortDay::Sun => &hours.sun,
    }
}

fn state_for(
    calendar: &WorkCalendar,
    center: &Center,
    counter: Counter,
    now: LocalTime,
) -> OpenState {
    if let DayPlan::Open {
        spans,
        by_appointment,
        noon,
    } = plan_for(calendar, center, counter, now.date)
    {
        if let Some(span) = spans
            .iter()
            .find(|span| span.from <= now.minute && now.minute < span.to)
        {
            return if by_appointment {
                OpenState::ByAppointment { until: span.to }
            } else {
                OpenState::Open {
                    until: span.to,
                    noon,
                }
            };
        }
        let later = spans.iter().find(|span| span.from > now.minute);
        if let Some(later) = later
            && !by_appointment
        {
            if spans.first().is_some_and(|first| first.to <= now.minute) {
                return OpenState::Break { opens: later.from };
            }
            let next = NextOpening {
                date: now.date,
                minute: later.from,
                today: true,
                tomorrow: false,
            };
            return OpenState::Closed { next: Some(next) };
        }
    }
    OpenState::Closed {
        next: next_opening(calendar, center, counter, now.date),
    }
}

/// The next opening after the day `today`; days by appointment do not count.
fn next_opening(
    calendar: &WorkCalendar,
    center: &Center,
    counter: Counter,
    today: NaiveDate,
) -> Option<NextOpening> {
    let mut date = today;
    for ahead in 1..=DAYS_AHEAD {
        date = tomorrow(date);
        if let DayPlan::Open {
            spans,
            by_appointment: false,
            ..
        } = plan_for(calendar, center, counter, date)
            && let Some(first) = spans.first()
        {
            let minute = first.from;
            return Some(NextOpening {
                date,
                minute,
                today: false,
                tomorrow: ahead == 1,
            });
        }
    }
    None
}
