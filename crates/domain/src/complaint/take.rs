//! What may be done with a complaint, and what time does by itself (R10).
//!
//! Whoever records something asks [`take`], which first records what has come about by time, so that no
//! deed of a late office hides that it was late.

use super::clocks::RunningClock;
use super::{Course, Refusal, fold};
use crate::calendar::{WorkCalendar, tomorrow};
use chrono::NaiveDate;
use mingbai_contract::complaint::{
    Complaint, ComplaintEvent, ComplaintEventType as Type, MessageId, StepUpCause,
};
use mingbai_contract::{Date, DepartmentId};

/// Something that somebody does with a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The office takes it up.
    TakeUp,
    /// The office says which departments are concerned.
    SetDepartments(Vec<DepartmentId>),
    /// The office gives itself the long limit, before take-up is due, and says why.
    SetFifteen(MessageId),
    /// The office extends the limit, before the answer is due, and says why.
    Extend(MessageId),
    /// The reporter adds something.
    Add(MessageId),
    /// The office writes to the reporter.
    Write(MessageId),
    /// The office answers it.
    Conclude(MessageId),
    /// The reporter has it reopened, and says why.
    Reopen(MessageId),
    /// The reporter takes it back.
    Withdraw,
    /// The office gives it to the supervision office.
    StepUp,
    /// The reporter rates how it was handled, from 1 to 5.
    RateHandling(u8),
    /// Somebody proposes a summary.
    ProposeSummary,
    /// Somebody else releases it.
    PublishSummary,
}

impl Deed {
    fn event(self, day: NaiveDate) -> ComplaintEvent {
        let with = |kind, message| ComplaintEvent {
            message,
            ..ComplaintEvent::new(Date(day), kind)
        };
        let plain = |kind| with(kind, None);
        match self {
            Self::TakeUp => plain(Type::TakenUp),
            Self::SetDepartments(departments) => ComplaintEvent {
                departments,
                ..plain(Type::DepartmentsSet)
            },
            Self::SetFifteen(message) => with(Type::FifteenSet, Some(message)),
            Self::Extend(message) => with(Type::Extended, Some(message)),
            Self::Add(message) => with(Type::ReporterWrote, Some(message)),
            Self::Write(message) => with(Type::OfficeWrote, Some(message)),
            Self::Conclude(message) => with(Type::Concluded, Some(message)),
            Self::Reopen(message) => with(Type::Reopened, Some(message)),
            Self::Withdraw => plain(Type::Withdrawn),
            Self::StepUp => ComplaintEvent {
                cause: Some(StepUpCause::Office),
                ..plain(Type::SteppedUp)
            },
            Self::RateHandling(level) => ComplaintEvent {
                level: Some(level),
                ..plain(Type::HandlingRated)
            },
            Self::ProposeSummary => plain(Type::SummaryProposed),
            Self::PublishSummary => plain(Type::SummaryPublished),
        }
    }
}

/// The events that go on record when somebody does something on a day: what time had brought about before,
/// and the deed itself.
///
/// # Errors
/// Why it is not taken; then nothing goes on record but what [`passed`] says.
pub fn take(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    deed: Deed,
    today: NaiveDate,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let mut course = fold(complaint)?;
    // Two servers' days may differ for a moment at midnight: nothing goes on record before what is there.
    let today = today.max(course.last);
    let mut events = Vec::new();
    if let Some(event) = stepped_up(calendar, complaint, &course, today) {
        course.apply(&event)?;
        events.push(event);
    }
    let in_time = |clock: RunningClock| {
        if today > clock.due.date {
            Err(Refusal::TooLate)
        } else {
            Ok(())
        }
    };
    let too_late = match deed {
        Deed::SetFifteen(_) => in_time(course.take_up_clock(calendar, &complaint.terms)),
        Deed::Extend(_) => in_time(course.conclude_clock(calendar, &complaint.terms)),
        _ => Ok(()),
    };
    let event = deed.event(today);
    course.apply(&event)?;
    too_late?;
    events.push(event);
    Ok(events)
}

/// What has come about by the mere passing of time by `today` and is not on record yet: a complaint that is
/// late goes to the supervision office, once.
///
/// # Errors
/// [`Refusal::BrokenRecord`].
pub fn passed(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    today: NaiveDate,
) -> Result<Option<ComplaintEvent>, Refusal> {
    let course = fold(complaint)?;
    Ok(stepped_up(calendar, complaint, &course, today))
}

fn stepped_up(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    course: &Course,
    today: NaiveDate,
) -> Option<ComplaintEvent> {
    if course.stepped_up.is_some() || course.ended().is_some() {
        return None;
    }
    let late = course.next_due(calendar, &complaint.terms)?;
    if !late.is_overdue(today) {
        return None;
    }
    // On the first day on which it was late, but never before what is on record.
    let day = tomorrow(late.due.date).max(course.last);
    Some(ComplaintEvent {
        cause: Some(match late.kind {
            super::ComplaintClockKind::TakeUp => StepUpCause::TakeUpLate,
            super::ComplaintClockKind::Conclude => StepUpCause::ConcludeLate,
        }),
        ..ComplaintEvent::new(Date(day), Type::SteppedUp)
    })
}
