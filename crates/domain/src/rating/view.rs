//! What became of a bad rating, for whoever gave it.

use super::{Refusal, fold};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::rating::{RatingView, Rectification};

/// What became of a bad rating by `today`, also where nobody has put on record yet that it is late.
///
/// # Errors
/// [`Refusal::BrokenRecord`] when its events cannot have happened in this order.
pub fn view(
    calendar: &WorkCalendar,
    of: &Rectification,
    today: NaiveDate,
) -> Result<RatingView, Refusal> {
    let course = fold(of)?;
    let clocks = course.clocks(calendar);
    let due = |place: usize| Some(Date(clocks.as_ref()?.get(place)?.due.date));
    let late = course.next_due(calendar);
    Ok(RatingView {
        window: of.window.clone(),
        day: of.day,
        state: course.state(),
        released: course.released.map(Date),
        answer_by: due(0),
        put_right_by: due(1),
        complex: course.complex,
        provisional: clocks
            .iter()
            .flatten()
            .any(|clock| clock.due.provisional && clock.stopped.is_none()),
        stepped_up: course.stepped_up.is_some()
            || late.is_some_and(|clock| clock.is_overdue(today)),
        follow_up: course.follow_up(),
        answer: course.answered,
        result: course.put_right,
        set_aside: course.set_aside,
    })
}
