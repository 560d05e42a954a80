//! The demonstration cases, moved to today: so that the sample county is alive on whatever day it is
//! looked at.
//!
//! Owns how cases move: by whole working days (R1), so that a case that stood two working days before
//! its due date still does, whatever holidays lie around today. It moves what people did and nothing
//! else; what follows from that by the rules (R1 to R5, R8, R10) is computed anew. It gives no query codes:
//! their dice are the importer's. Start with [`moved`]; the days are in `days`. A year of ratings, which is thrown and
//! not moved, is [`ratings`]'.

mod applications;
mod complaints;
mod days;
mod projects;
pub mod ratings;

pub use applications::{happened, to_come};
pub use complaints::{deed, left, writes};

use crate::application::Refusal;
use crate::calendar::WorkCalendar;
use crate::complaint;
use chrono::NaiveDate;
use days::Days;
use mingbai_contract::application::Application;
use mingbai_contract::complaint::ComplaintTerms;
use mingbai_contract::demo::{DemoCases, DemoComplaint};
use mingbai_contract::guide::Guide;
use mingbai_contract::project::Project;
use mingbai_contract::{Date, ItemId};
use std::fmt;

/// What the cases rest on.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Which days are working days.
    pub calendar: &'a WorkCalendar,
    /// The guides that are published; they give the terms.
    pub guides: &'a [Guide],
    /// The letters that the county's numbers begin with (R14).
    pub prefix: &'a str,
    /// What is promised for complaints (R10).
    pub complaints: ComplaintTerms,
}

impl<'a> Ground<'a> {
    /// The guide of an item, which the case `case` is about.
    fn guide(&self, item: &ItemId, case: &str) -> Result<&'a Guide, Fault> {
        let guide = self.guides.iter().find(|guide| guide.id == *item);
        guide.ok_or_else(|| Fault::UnknownItem {
            case: case.to_owned(),
            item: item.clone(),
        })
    }
}

/// The cases as they stand at the end of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The applications, in the order of the file. Each one's events are its whole record: what people
    /// did, and between that what silence had brought about, as [`crate::application::take`] says. What
    /// people did today may still be to come: see [`happened`].
    pub applications: Vec<Application>,
    /// The projects, in the order of the file (R8).
    pub projects: Vec<Project>,
    /// The complaints, in the order of the file (R10), with what people did and nothing else.
    pub complaints: Vec<DemoComplaint>,
}

/// Why the cases cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The calendar has no entry for the year of today (R1).
    TodayOutside {
        /// Today.
        today: Date,
    },
    /// No guide is published for the item of a case.
    UnknownItem {
        /// The application or approval as the file calls it.
        case: String,
        /// The item.
        item: ItemId,
    },
    /// The rules do not let an event of an application happen.
    Refused {
        /// The application as the file calls it.
        case: String,
        /// The place of the event among those of the application; 0 where it has none.
        event: usize,
        /// What speaks against it.
        refusal: Refusal,
    },
    /// The rules do not let an event of a complaint happen (R10).
    ComplaintRefused {
        /// The complaint as the file calls it.
        case: String,
        /// The place of the event among those of the complaint; 0 where it has none.
        event: usize,
        /// What speaks against it.
        refusal: complaint::Refusal,
    },
    /// A day has no more numbers, or the prefix cannot begin one (R14).
    NoNumber {
        /// The application as the file calls it.
        case: String,
        /// The day.
        date: Date,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TodayOutside { today } => write!(f, "the calendar has no entry for {today}"),
            Self::UnknownItem { case, item } => write!(f, "{case}: no guide of {item}"),
            Self::Refused {
                case,
                event,
                refusal,
            } => write!(f, "{case}: event {event}: {refusal}"),
            Self::ComplaintRefused {
                case,
                event,
                refusal,
            } => write!(f, "{case}: event {event}: {refusal}"),
            Self::NoNumber { case, date } => write!(f, "{case}: no number on {date}"),
        }
    }
}

impl std::error::Error for Fault {}

/// Moves the cases to `today` by working days (R1).
///
/// The day on which they stood as they are told becomes `today`, or the last working day before it where
/// `today` is a day off: then they stand as they did on the day off after that day. What had happened,
/// has; each application gets the number of the day on which it is submitted now (R14), from serial 1
/// on in the order of the file, and inspections (R9) and projects are renamed by their days.
///
/// # Errors
/// [`Fault`]; the calendar must have an entry for the year of `today`, not for those around it, which
/// are provisional then.
pub fn moved(cases: &DemoCases, ground: Ground<'_>, today: NaiveDate) -> Result<Moved, Fault> {
    if !ground.calendar.covers(today) {
        let today = Date(today);
        return Err(Fault::TodayOutside { today });
    }
    let days = Days::new(ground.calendar, cases.as_of.0, today);
    let projects = cases.projects.iter();
    Ok(Moved {
        applications: applications::moved(&cases.applications, ground, &days)?,
        projects: projects
            .map(|project| projects::moved(project, ground, &days))
            .collect::<Result<_, _>>()?,
        complaints: complaints::moved(&cases.complaints, ground, &days)?,
    })
}
