//! Applications at the desk: taking in, recording what happens, deciding, and seeing them.
//!
//! How it is done stands in [`crate::ops::applications`]; here only who may.

pub mod decision;
pub mod event;
pub mod get;
pub mod list;
pub mod overtime_reason;
pub mod take_in;
pub mod work;

use crate::store::applications::Kept;
use mingbai_domain::staff::reach::Concerned;

/// Whom an application concerns.
fn concerned(kept: &Kept) -> Concerned<'_> {
    Concerned {
        department: &kept.department,
        counter: &kept.counter_department,
        events: &kept.application.events,
    }
}
