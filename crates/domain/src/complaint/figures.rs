//! Complaints in numbers (R13): counts that single nobody out.
//!
//! Owns what counts as in time ([`outcome`]) and how small counts are merged ([`periods`]): by month into
//! periods that never overlap, by row into one row of all the others. So nothing that is published can be
//! taken off something else to leave fewer than [`LEAST`].

use super::{Course, Refusal, fold};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::complaint::{
    CategoryId, Complaint, ComplaintCounts, ComplaintPeriod, CountsOfCategory, CountsOfDepartment,
};
use mingbai_contract::{Date, DepartmentId, Month};
use std::collections::BTreeMap;

/// How many complaints a published row has at least.
pub const LEAST: u32 = 5;

/// What became of complaints that came in one month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub total: ComplaintCounts,
    /// By department; those about none under `None`.
    pub departments: BTreeMap<Option<DepartmentId>, ComplaintCounts>,
    /// By category.
    pub categories: BTreeMap<CategoryId, ComplaintCounts>,
}

/// Adds counts to others.
pub fn add(to: &mut ComplaintCounts, more: &ComplaintCounts) {
    to.received += more.received;
    to.taken_up_in_time += more.taken_up_in_time;
    to.concluded += more.concluded;
    to.concluded_in_time += more.concluded_in_time;
    to.late += more.late;
}

impl Tally {
    /// Adds another one to it.
    pub fn add(&mut self, more: &Self) {
        add(&mut self.total, &more.total);
        for (department, counts) in &more.departments {
            add(
                self.departments.entry(department.clone()).or_default(),
                counts,
            );
        }
        for (category, counts) in &more.categories {
            add(self.categories.entry(category.clone()).or_default(), counts);
        }
    }
}

/// What became of one complaint by a day: the month in which it came, and its counts.
///
/// # Errors
/// [`Refusal::BrokenRecord`].
pub fn outcome(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    today: NaiveDate,
) -> Result<(Month, Tally), Refusal> {
    let course = fold(complaint)?;
    let counts = counts(calendar, complaint, &course, today);
    let named: Vec<_> = if course.departments.is_empty() {
        vec![None]
    } else {
        course.departments.into_iter().map(Some).collect()
    };
    let tally = Tally {
        total: counts,
        departments: named.into_iter().map(|id| (id, counts)).collect(),
        categories: [(complaint.category.clone(), counts)].into(),
    };
    Ok((Month::of(Date(course.received)), tally))
}

fn counts(
    calendar: &WorkCalendar,
    complaint: &Complaint,
    course: &Course,
    today: NaiveDate,
) -> ComplaintCounts {
    let take_up = course.take_up_clock(calendar, &complaint.terms);
    let first = course.first_conclude_clock(calendar, &complaint.terms);
    let last = course.conclude_clock(calendar, &complaint.terms);
    let in_time = |day: Option<NaiveDate>, due: NaiveDate| day.is_some_and(|day| day <= due);
    let late = [take_up, first, last];
    let late = late.iter().any(|clock| clock.is_overdue(today));
    ComplaintCounts {
        received: 1,
        taken_up_in_time: in_time(course.taken_up, take_up.due.date).into(),
        concluded: course.first_concluded.is_some().into(),
        concluded_in_time: in_time(course.first_concluded, first.due.date).into(),
        late: late.into(),
    }
}

/// The periods that are published on a day, newest first: months that are over, each with those before it
/// that had too few by themselves.
#[must_use]
pub fn periods(months: &BTreeMap<Month, Tally>, today: NaiveDate) -> Vec<ComplaintPeriod> {
    let running = Month::of(Date(today));
    let mut published = Vec::new();
    let (mut from, mut held) = (None, Tally::default());
    for (month, tally) in months.iter().filter(|(month, _)| **month < running) {
        let first = *from.get_or_insert(*month);
        held.add(tally);
        if held.total.received >= LEAST {
            published.push(period((first, *month), &held));
            (from, held) = (None, Tally::default());
        }
    }
    published.reverse();
    published
}

fn period((from, to): (Month, Month), tally: &Tally) -> ComplaintPeriod {
    let departments = tally.departments.iter();
    let categories = tally.categories.iter();
    let departments = merged(departments.map(|(id, counts)| (id.clone(), *counts)));
    let categories = merged(categories.map(|(id, counts)| (Some(id.clone()), *counts)));
    ComplaintPeriod {
        from,
        to,
        total: tally.total,
        departments: departments
            .into_iter()
            .map(|(department, counts)| CountsOfDepartment { department, counts })
            .collect(),
        categories: categories
            .into_iter()
            .map(|(category, counts)| CountsOfCategory { category, counts })
            .collect(),
    }
}

/// Rows with enough complaints, the largest first, and behind them one of all others together, which takes
/// in the smallest rows until it has enough itself.
fn merged<K: Ord>(
    rows: impl Iterator<Item = (Option<K>, ComplaintCounts)>,
) -> Vec<(Option<K>, ComplaintCounts)> {
    let mut others = ComplaintCounts::default();
    let mut named = Vec::new();
    for (id, counts) in rows {
        if id.is_some() && counts.received >= LEAST {
            named.push((id, counts));
        } else {
            add(&mut others, &counts);
        }
    }
    named.sort_by(|(a, x), (b, y)| y.received.cmp(&x.received).then_with(|| a.cmp(b)));
    while (1..LEAST).contains(&others.received) {
        let Some((_, smallest)) = named.pop() else {
            break;
        };
        add(&mut others, &smallest);
    }
    if others.received > 0 {
        named.push((None, others));
    }
    named
}
