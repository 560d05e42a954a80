//! Complaints, moved: their days, and what people did, as the rules take it (R10).
//!
//! What is sealed stands here in the clear, because the file has it so; sealing it is the importer's business.

use super::days::Days;
use super::{Fault, Ground};
use crate::complaint::{Deed, Refusal, take};
use mingbai_contract::complaint::{
    Complaint, ComplaintEvent, ComplaintEventType as Type, MessageId, Party, StepUpCause,
};
use mingbai_contract::demo::{DemoComplaint, DemoComplaintEvent};

pub(super) fn moved(
    cases: &[DemoComplaint],
    ground: Ground<'_>,
    days: &Days<'_>,
) -> Result<Vec<DemoComplaint>, Fault> {
    let mut made = cases.to_vec();
    for case in &mut made {
        case.happened_on = case.happened_on.map(|day| days.date(day));
        for event in &mut case.events {
            event.day = days.date(event.day);
        }
        check(case, ground)?;
    }
    Ok(made)
}

/// Refuses a case that cannot happen: each event is taken on its own day, as if somebody had sat at the desk.
fn check(case: &DemoComplaint, ground: Ground<'_>) -> Result<(), Fault> {
    let mut complaint = Complaint {
        category: case.category.clone(),
        routing: case.routing.clone(),
        terms: ground.complaints,
        events: Vec::new(),
    };
    let refused = |event, refusal| Fault::ComplaintRefused {
        case: case.id.clone(),
        event,
        refusal,
    };
    for (place, event) in case.events.iter().enumerate() {
        let taken = taken(&complaint, event, ground);
        let taken = taken.map_err(|refusal| refused(place, refusal))?;
        complaint.events.extend(taken);
    }
    if complaint.events.is_empty() {
        return Err(refused(0, Refusal::BrokenRecord));
    }
    Ok(())
}

/// What goes on record with an event of a case.
fn taken(
    complaint: &Complaint,
    event: &DemoComplaintEvent,
    ground: Ground<'_>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let last = complaint.events.last();
    // What is complained about stands beside the events.
    let is_written = last.is_some() && writes(event.r#type).is_some();
    if event.text.is_some() != is_written || last.is_some_and(|last| last.day > event.day) {
        return Err(Refusal::BrokenRecord);
    }
    if last.is_none() && event.r#type == Type::Received {
        return Ok(vec![ComplaintEvent::new(event.day, Type::Received)]);
    }
    // Its name says nothing to the rules.
    let deed = deed(event, MessageId([0; 16])).ok_or(Refusal::BrokenRecord)?;
    take(ground.calendar, complaint, deed, event.day.0)
}

/// What somebody does, with the message that comes with it; none for `received`, which begins a complaint, and
/// for summaries, of which the file has none.
#[must_use]
pub fn deed(event: &DemoComplaintEvent, message: MessageId) -> Option<Deed> {
    Some(match event.r#type {
        Type::Received | Type::SummaryProposed | Type::SummaryPublished => return None,
        Type::TakenUp => Deed::TakeUp,
        Type::DepartmentsSet => Deed::SetDepartments(event.departments.clone()),
        Type::FifteenSet => Deed::SetFifteen(message),
        Type::Extended => Deed::Extend(message),
        Type::ReporterWrote => Deed::Add(message),
        Type::OfficeWrote => Deed::Write(message),
        Type::Concluded => Deed::Conclude(message),
        Type::Reopened => Deed::Reopen(message),
        Type::Withdrawn => Deed::Withdraw,
        Type::SteppedUp => Deed::StepUp,
        Type::HandlingRated => Deed::RateHandling(event.level.unwrap_or_default()),
    })
}

/// Who writes something with an event of a kind; none where nothing is written.
#[must_use]
pub const fn writes(kind: Type) -> Option<Party> {
    match kind {
        Type::Received | Type::ReporterWrote | Type::Reopened => Some(Party::Reporter),
        Type::FifteenSet | Type::Extended | Type::OfficeWrote | Type::Concluded => {
            Some(Party::Office)
        }
        Type::TakenUp
        | Type::DepartmentsSet
        | Type::Withdrawn
        | Type::SteppedUp
        | Type::HandlingRated
        | Type::SummaryProposed
        | Type::SummaryPublished => None,
    }
}

/// What people did with a complaint that is not on record yet, whenever it was, each with its place in the
/// case; none where the record has something else than the case, because somebody has gone on with it.
/// `message` names the message of a place.
#[must_use]
pub fn left<'a>(
    case: &'a DemoComplaint,
    on_record: &[ComplaintEvent],
    message: impl Fn(usize) -> MessageId,
) -> Option<Vec<(usize, &'a DemoComplaintEvent)>> {
    let by_people = on_record.iter().filter(|event| !is_by_time(event));
    let mut told = case.events.iter().enumerate();
    let same = by_people.into_iter().all(|known| {
        told.next().is_some_and(|(place, event)| {
            let written = writes(event.r#type).map(|_| message(place));
            (known.r#type, known.message, known.level) == (event.r#type, written, event.level)
                && known.departments == event.departments
        })
    });
    same.then(|| told.collect())
}

/// Whether an event is what time brought about.
fn is_by_time(event: &ComplaintEvent) -> bool {
    matches!(
        event.cause,
        Some(StepUpCause::TakeUpLate | StepUpCause::ConcludeLate)
    )
}
