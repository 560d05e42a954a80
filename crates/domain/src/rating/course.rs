//! What has happened to a rectification, put together.

use super::Refusal;
use chrono::NaiveDate;
use mingbai_contract::rating::{
    FollowUpState, Level, Rectification, RectificationClock, RectificationEvent,
    RectificationEventType as Type, RectificationState, Said,
};

/// A rectification's events, folded. It knows no calendar: what depends on working days is asked with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The day of the last event, or of the rating.
    pub last: NaiveDate,
    /// The day on which the window got it.
    pub released: Option<NaiveDate>,
    /// The window's answer.
    pub answered: Option<Said>,
    /// Why it has the long limit; none where it has not.
    pub complex_for: Option<Said>,
    /// Whether it has the long limit.
    pub complex: bool,
    /// What was done about it.
    pub put_right: Option<Said>,
    /// Why it was set aside.
    pub set_aside: Option<Said>,
    /// When it went to the supervision office, and what was late.
    pub stepped_up: Option<(NaiveDate, RectificationClock)>,
    /// How one was served when it was put right.
    pub followed_up: Option<Level>,
}

/// Folds a rectification's events.
///
/// # Errors
/// [`Refusal::BrokenRecord`] when they cannot have happened in this order.
pub fn fold(of: &Rectification) -> Result<Course, Refusal> {
    let mut course = Course {
        last: of.day.0,
        released: None,
        answered: None,
        complex_for: None,
        complex: false,
        put_right: None,
        set_aside: None,
        stepped_up: None,
        followed_up: None,
    };
    for event in &of.events {
        let applied = course.apply(event);
        applied.map_err(|_| Refusal::BrokenRecord)?;
    }
    Ok(course)
}

impl Course {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> RectificationState {
        if self.set_aside.is_some() {
            RectificationState::SetAside
        } else if self.put_right.is_some() {
            RectificationState::PutRight
        } else if self.answered.is_some() {
            RectificationState::Answered
        } else if self.released.is_some() {
            RectificationState::Released
        } else {
            RectificationState::Held
        }
    }

    /// The day on which the window had nothing more to do; none before.
    #[must_use]
    pub fn ended(&self) -> Option<NaiveDate> {
        let ended = self.set_aside.as_ref().or(self.put_right.as_ref());
        ended.map(|said| said.day.0)
    }

    /// Whether one may rate once more.
    #[must_use]
    pub const fn follow_up(&self) -> FollowUpState {
        if self.followed_up.is_some() {
            FollowUpState::Done
        } else if self.put_right.is_some() {
            FollowUpState::Open
        } else {
            FollowUpState::NotYet
        }
    }

    fn open(&self) -> Result<(), Refusal> {
        if self.ended().is_some() {
            Err(Refusal::Ended)
        } else {
            Ok(())
        }
    }

    fn with_window(&self) -> Result<(), Refusal> {
        self.open()?;
        match self.released {
            Some(_) => Ok(()),
            None => Err(Refusal::NotReleased),
        }
    }

    /// Lets an event happen: everything but what depends on working days is looked at.
    ///
    /// # Errors
    /// Why it cannot; then nothing has happened.
    pub(super) fn apply(&mut self, event: &RectificationEvent) -> Result<(), Refusal> {
        let day = event.day;
        if day.0 < self.last {
            return Err(Refusal::BrokenRecord);
        }
        let said = || {
            let text = event.text.clone().ok_or(Refusal::BrokenRecord)?;
            Ok(Said { day, text })
        };
        match event.r#type {
            Type::Released => {
                self.open()?;
                // Only the clock releases, and only what is held.
                if self.released.is_some() {
                    return Err(Refusal::BrokenRecord);
                }
                self.released = Some(day.0);
            }
            Type::Answered => {
                self.with_window()?;
                if self.answered.is_some() {
                    return Err(Refusal::AlreadyAnswered);
                }
                self.answered = Some(said()?);
            }
            Type::ComplexSet => {
                self.with_window()?;
                if self.complex {
                    return Err(Refusal::AlreadyComplex);
                }
                self.complex_for = Some(said()?);
                self.complex = true;
            }
            Type::PutRight => {
                self.with_window()?;
                self.put_right = Some(said()?);
            }
            Type::SetAside => {
                self.open()?;
                self.set_aside = Some(said()?);
            }
            Type::SteppedUp => {
                self.with_window()?;
                let late = event.late.ok_or(Refusal::BrokenRecord)?;
                if self.stepped_up.is_some() {
                    return Err(Refusal::BrokenRecord);
                }
                self.stepped_up = Some((day.0, late));
            }
            Type::FollowedUp => {
                if self.set_aside.is_some() {
                    return Err(Refusal::Ended);
                }
                if self.put_right.is_none() {
                    return Err(Refusal::NotPutRight);
                }
                if self.followed_up.is_some() {
                    return Err(Refusal::AlreadyRated);
                }
                self.followed_up = Some(event.level.ok_or(Refusal::BrokenRecord)?);
            }
        }
        self.last = day.0;
        Ok(())
    }
}
