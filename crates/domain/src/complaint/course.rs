//! What has happened to a complaint, put together.

use super::Refusal;
use chrono::{Days, NaiveDate};
use mingbai_contract::DepartmentId;
use mingbai_contract::complaint::{
    Complaint, ComplaintEvent, ComplaintEventType as Type, ComplaintState, ComplaintTerms, Party,
    StepUpCause,
};

/// A complaint's events, folded. It knows no calendar: what depends on working days is asked with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The day on which it was taken in.
    pub received: NaiveDate,
    /// The day of the last event.
    pub last: NaiveDate,
    /// The day on which it was taken up.
    pub taken_up: Option<NaiveDate>,
    /// Who is concerned: those that the complainant named, or the office later.
    pub departments: Vec<DepartmentId>,
    /// Whether it has the long limit.
    pub long: bool,
    /// Whether the limit was extended.
    pub extended: bool,
    /// The day of the first answer.
    pub first_concluded: Option<NaiveDate>,
    /// The day on which it was reopened.
    pub reopened: Option<NaiveDate>,
    /// The day of the answer that stands; none before there is one, and while it is reopened.
    pub concluded: Option<NaiveDate>,
    /// The day on which the reporter took it back.
    pub withdrawn: Option<NaiveDate>,
    /// When and why it went to the supervision office.
    pub stepped_up: Option<(NaiveDate, StepUpCause)>,
    /// Whether the answer that stands was rated.
    pub rated: bool,
    /// Whether a summary waits to be released.
    pub summary_proposed: bool,
    /// Whether a summary is released.
    pub summary_published: bool,
    /// Who wrote last.
    pub last_wrote: Party,
}

/// Folds a complaint's events.
///
/// # Errors
/// [`Refusal::BrokenRecord`] when they cannot have happened in this order.
pub fn fold(complaint: &Complaint) -> Result<Course, Refusal> {
    let (first, rest) = complaint
        .events
        .split_first()
        .ok_or(Refusal::BrokenRecord)?;
    if first.r#type != Type::Received {
        return Err(Refusal::BrokenRecord);
    }
    let named = &complaint.routing.departments;
    let mut course = Course {
        received: first.day.0,
        last: first.day.0,
        taken_up: None,
        departments: named.clone(),
        long: named.len() >= 2,
        extended: false,
        first_concluded: None,
        reopened: None,
        concluded: None,
        withdrawn: None,
        stepped_up: None,
        rated: false,
        summary_proposed: false,
        summary_published: false,
        last_wrote: Party::Reporter,
    };
    for event in rest {
        let applied = course.apply(event);
        applied.map_err(|_| Refusal::BrokenRecord)?;
    }
    Ok(course)
}

impl Course {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> ComplaintState {
        if self.withdrawn.is_some() {
            ComplaintState::Withdrawn
        } else if self.concluded.is_some() {
            ComplaintState::Concluded
        } else if self.reopened.is_some() {
            ComplaintState::Reopened
        } else if self.taken_up.is_some() {
            ComplaintState::TakenUp
        } else {
            ComplaintState::Received
        }
    }

    /// Whether two or more departments are concerned, so that the complaint centre leads.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        self.departments.len() >= 2
    }

    /// The day on which it ended; none while the office has something to do.
    #[must_use]
    pub fn ended(&self) -> Option<NaiveDate> {
        self.withdrawn.or(self.concluded)
    }

    /// The day on which everything about it is deleted; none while it has not ended.
    #[must_use]
    pub fn delete_on(&self, terms: &ComplaintTerms) -> Option<NaiveDate> {
        let after = Days::new(u64::from(terms.retention_days));
        self.ended()?.checked_add_days(after)
    }

    /// Whether it can be reopened.
    ///
    /// # Errors
    /// Why not.
    pub const fn reopenable(&self) -> Result<(), Refusal> {
        if self.reopened.is_some() {
            Err(Refusal::AlreadyReopened)
        } else {
            self.answered()
        }
    }

    /// Whether the answer can be rated.
    ///
    /// # Errors
    /// Why not.
    pub fn ratable(&self) -> Result<(), Refusal> {
        self.answered()?;
        if self.rated {
            Err(Refusal::AlreadyRated)
        } else {
            Ok(())
        }
    }

    const fn answered(&self) -> Result<(), Refusal> {
        match self.state() {
            ComplaintState::Concluded => Ok(()),
            ComplaintState::Withdrawn => Err(Refusal::Ended),
            _ => Err(Refusal::NotConcluded),
        }
    }

    const fn open(&self) -> Result<(), Refusal> {
        if self.state().ended() {
            Err(Refusal::Ended)
        } else {
            Ok(())
        }
    }

    fn under_way(&self) -> Result<(), Refusal> {
        self.open()?;
        match self.taken_up {
            Some(_) => Ok(()),
            None => Err(Refusal::NotTakenUp),
        }
    }

    /// Lets an event happen: everything but what depends on working days is looked at.
    ///
    /// # Errors
    /// Why it cannot; then nothing has happened.
    pub(super) fn apply(&mut self, event: &ComplaintEvent) -> Result<(), Refusal> {
        let day = event.day.0;
        if day < self.last {
            return Err(Refusal::BrokenRecord);
        }
        match event.r#type {
            Type::Received => return Err(Refusal::BrokenRecord),
            Type::TakenUp => {
                self.open()?;
                if self.taken_up.is_some() {
                    return Err(Refusal::AlreadyTakenUp);
                }
                self.taken_up = Some(day);
            }
            Type::DepartmentsSet => {
                self.open()?;
                if event.departments.is_empty() {
                    return Err(Refusal::BrokenRecord);
                }
                self.departments.clone_from(&event.departments);
            }
            Type::FifteenSet => {
                self.lengthen()?;
                if self.long {
                    return Err(Refusal::AlreadyFifteen);
                }
                self.long = true;
                self.last_wrote = Party::Office;
            }
            Type::Extended => {
                self.lengthen()?;
                self.under_way()?;
                if self.extended {
                    return Err(Refusal::AlreadyExtended);
                }
                self.extended = true;
                self.last_wrote = Party::Office;
            }
            Type::ReporterWrote => {
                self.open()?;
                self.last_wrote = Party::Reporter;
            }
            Type::OfficeWrote => {
                self.under_way()?;
                self.last_wrote = Party::Office;
            }
            Type::Concluded => {
                self.under_way()?;
                self.concluded = Some(day);
                self.first_concluded = self.first_concluded.or(Some(day));
                self.last_wrote = Party::Office;
            }
            Type::Reopened => {
                self.reopenable()?;
                self.reopened = Some(day);
                self.concluded = None;
                self.rated = false;
                self.last_wrote = Party::Reporter;
            }
            Type::Withdrawn => {
                self.open()?;
                self.withdrawn = Some(day);
            }
            Type::SteppedUp => {
                self.open()?;
                let cause = event.cause.ok_or(Refusal::BrokenRecord)?;
                if self.stepped_up.is_some() {
                    return Err(Refusal::AlreadySteppedUp);
                }
                self.stepped_up = Some((day, cause));
            }
            Type::HandlingRated => {
                self.ratable()?;
                if !event.level.is_some_and(|level| (1..=5).contains(&level)) {
                    return Err(Refusal::BrokenRecord);
                }
                self.rated = true;
            }
            Type::SummaryProposed => {
                self.answered()?;
                if self.summary_published {
                    return Err(Refusal::SummaryReleased);
                }
                self.summary_proposed = true;
            }
            Type::SummaryPublished => {
                self.answered()?;
                if self.summary_published {
                    return Err(Refusal::SummaryReleased);
                }
                if !self.summary_proposed {
                    return Err(Refusal::NoSummary);
                }
                self.summary_proposed = false;
                self.summary_published = true;
            }
        }
        self.last = day;
        Ok(())
    }

    /// Whether the limit may become longer at all.
    const fn lengthen(&self) -> Result<(), Refusal> {
        if let Err(refusal) = self.open() {
            return Err(refusal);
        }
        if self.reopened.is_some() {
            return Err(Refusal::NotExtendable);
        }
        Ok(())
    }
}
