//! Green-channel projects (R8) and what goes with them: deferred materials, inspections (R9), fees (R7).
//!
//! Owns the plan of a project: what waits for what, when each approval can start, when it is due, how
//! late it may be before the whole project is, and who holds the pen today. It never counts a day by
//! itself: dates are [`crate::clock`]'s and [`crate::calendar`]'s. Start with [`schedule`]; [`slip`] asks
//! it "what if", [`pens`] and [`flags`] read it for people, [`inspection`] stands by itself. What comes in is
//! held against [`check_form`], [`check_reviews`], [`check_absences`], [`check_invitations`], [`check`], [`check_guide`] and, as a later version,
//! [`check_record`] and [`check_review_record`]. [`voice`] says what came of a joint review (R5), [`template`] begins
//! a project, [`next_due`] says what runs out first.

mod approval;
mod check;
pub mod code;
pub mod contact;
mod deferred;
mod fee;
mod form;
mod graph;
pub mod inspection;
mod next;
mod pen;
mod record;
mod review;
mod schedule;
mod slip;
mod spans;
pub mod template;

pub use approval::State;
pub use check::{GuideFault, check, check_guide, longest_promise};
pub use deferred::{DeferredState, deferred_state};
pub use fee::fee_standing;
pub use form::{APPROVALS, PARTS, PAST_DAYS, PROJECT_NAME_CHARS, check_form};
pub use graph::Fault;
pub use next::{Awaited, NextDue, nearness_of, next_due};
pub use pen::{Flag, FlagReason, Pen, Task, flags, pens};
pub use record::check_record;
pub use review::{
    Voice, check_absences, check_invitations, check_review_record, check_reviews, reviewed, voice,
};
pub use schedule::{Planned, Schedule, StageSpan, Tally, schedule};
pub use slip::{Slip, SlipRefusal, slip};
pub use spans::{Passing, Stretch, stretches};
