//! What may be done with a rectification, and what time does by itself (R11).
//!
//! Whoever records something asks [`take`], which first records what has come about by time, so that no deed of
//! a late window hides that it was late.

use super::{Course, Refusal, fold};
use crate::calendar::{WorkCalendar, tomorrow};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::rating::{
    Level, Rectification, RectificationClock, RectificationEvent, RectificationEventType as Type,
};

/// Something that somebody does with a rectification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The clock hands it to the window, with others ([`super::release`]).
    Release,
    /// The window answers.
    Answer(String),
    /// The window gives itself the long limit, before it is due, and says why.
    SetComplex(String),
    /// The window has put it right, and says how.
    PutRight(String),
    /// The supervision office sets it aside, and says why.
    SetAside(String),
    /// Whoever rated rates once more.
    FollowUp(Level),
}

impl Deed {
    fn event(self, day: NaiveDate) -> RectificationEvent {
        let plain = |kind| RectificationEvent::new(Date(day), kind);
        let said = |kind, text| RectificationEvent {
            text: Some(text),
            ..plain(kind)
        };
        match self {
            Self::Release => plain(Type::Released),
            Self::Answer(text) => said(Type::Answered, text),
            Self::SetComplex(text) => said(Type::ComplexSet, text),
            Self::PutRight(text) => said(Type::PutRight, text),
            Self::SetAside(text) => said(Type::SetAside, text),
            Self::FollowUp(level) => RectificationEvent {
                level: Some(level),
                ..plain(Type::FollowedUp)
            },
        }
    }
}

/// The events that go on record when somebody does something on a day: what time had brought about before, and
/// the deed itself.
///
/// # Errors
/// Why it is not taken; then nothing goes on record but what [`passed`] says.
pub fn take(
    calendar: &WorkCalendar,
    of: &Rectification,
    deed: Deed,
    today: NaiveDate,
) -> Result<Vec<RectificationEvent>, Refusal> {
    let mut course = fold(of)?;
    // Two servers' days may differ for a moment at midnight: nothing goes on record before what is there.
    let today = today.max(course.last);
    let mut events = Vec::new();
    if let Some(event) = stepped_up(calendar, &course, today) {
        course.apply(&event)?;
        events.push(event);
    }
    let too_late = matches!(deed, Deed::SetComplex(_))
        && course.clocks(calendar).is_some_and(|clocks| {
            let mut clocks = clocks.iter();
            let put_right = clocks.find(|clock| clock.kind == RectificationClock::PutRight);
            put_right.is_some_and(|clock| today > clock.due.date)
        });
    let event = deed.event(today);
    course.apply(&event)?;
    if too_late {
        return Err(Refusal::TooLate);
    }
    events.push(event);
    Ok(events)
}

/// What has come about by the mere passing of time by `today` and is not on record yet: what is late goes to the
/// supervision office, once.
///
/// # Errors
/// [`Refusal::BrokenRecord`].
pub fn passed(
    calendar: &WorkCalendar,
    of: &Rectification,
    today: NaiveDate,
) -> Result<Option<RectificationEvent>, Refusal> {
    Ok(stepped_up(calendar, &fold(of)?, today))
}

fn stepped_up(
    calendar: &WorkCalendar,
    course: &Course,
    today: NaiveDate,
) -> Option<RectificationEvent> {
    if course.stepped_up.is_some() || course.ended().is_some() {
        return None;
    }
    let late = course.next_due(calendar)?;
    if !late.is_overdue(today) {
        return None;
    }
    // On the first day on which it was late, but never before what is on record.
    let day = tomorrow(late.due.date).max(course.last);
    Some(RectificationEvent {
        late: Some(late.kind),
        ..RectificationEvent::new(Date(day), Type::SteppedUp)
    })
}
