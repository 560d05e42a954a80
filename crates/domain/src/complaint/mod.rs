//! Anonymous complaints (R10): where one stands, what is due when, what may happen next.
//!
//! Owns the fold of a complaint's events ([`Course`]), its clocks, the one list of what may be done and
//! when ([`take`]), what the form and the server check alike ([`check`]), and the bytes that are bound to
//! what is sealed ([`canonical`]). It opens nothing and seals nothing. Days are whole: nothing about a
//! complaint has a time.
//!
//! Start with [`take`] and [`standing`].

pub mod canonical;
pub mod check;
mod clocks;
mod course;
pub mod figures;
pub mod letters;
pub mod passphrase;
pub mod receipt;
mod refusal;
mod take;
mod terms;
pub mod work;

pub use clocks::{ComplaintClockKind, RunningClock};
pub use course::{Course, fold};
pub use refusal::Refusal;
pub use take::{Deed, passed, take};
pub use terms::{DEFAULT_TERMS, faults, terms};

use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::complaint::{Complaint, ComplaintStanding};

/// Where a complaint stands on a day.
///
/// # Errors
/// [`Refusal::BrokenRecord`] when its events cannot have happened in this order.
pub fn standing(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    today: NaiveDate,
) -> Result<ComplaintStanding, Refusal> {
    let course = fold(complaint)?;
    let clocks = course.clocks(calendar, &complaint.terms);
    Ok(ComplaintStanding {
        as_of: Date(today),
        state: course.state(),
        joint: course.is_joint(),
        stepped_up: course.stepped_up.is_some(),
        clocks: clocks
            .iter()
            .map(|clock| clock.view(calendar, today))
            .collect(),
        reopenable: course.reopenable().is_ok(),
        ratable: course.ratable().is_ok(),
        delete_on: course.delete_on(&complaint.terms).map(Date),
    })
}
