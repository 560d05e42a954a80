//! Green-channel projects (R8) and what goes with them: deferred materials, inspections (R9), fees (R7).
//!
//! Owns the plan of a project: what waits for what, when each approval can start, when it is due, how
//! late it may be before the whole project is, and who holds the pen today. It never counts a day by
//! itself: dates are [`crate::clock`]'s and [`crate::calendar`]'s. Start with [`schedule`]; [`slip`] asks
//! it "what if", [`pens`] and [`flags`] read it for people, [`inspection`] stands by itself.

mod approval;
mod check;
pub mod contact;
mod deferred;
mod fee;
mod graph;
pub mod inspection;
mod pen;
mod schedule;
mod slip;
mod spans;

pub use approval::State;
pub use check::{GuideFault, check, check_guide, longest_promise};
pub use deferred::{DeferredState, deferred_state};
pub use fee::fee_standing;
pub use graph::Fault;
pub use pen::{Flag, FlagReason, Pen, Task, flags, pens};
pub use schedule::{Planned, Schedule, StageSpan, Tally, schedule};
pub use slip::{Slip, SlipRefusal, slip};
pub use spans::{Passing, Stretch, stretches};
