//! Drafts of what is published: what becomes of the catalog when they come out, what is wrong with them, and
//! how two versions differ.
//!
//! Owns the change of a publication by drafts ([`with`]), the place of a fault in them ([`faults`]), the
//! comparison of two versions ([`compare`]), what may no longer change of a year ([`past_days`]), and whose a
//! draft is ([`may_keep`], [`may_see`]). It never mends a draft: what stands elsewhere and follows from it, such as a
//! window's list of items, is carried along, and everything else is a fault. Used by the server and the desk.

mod calendar;
mod change;
mod differ;
mod place;

pub use calendar::{NOTICE_DUE, past_days, year_missing};
pub use change::{Misfit, around, content, list_of, with, year_of};
pub use differ::{Difference, compare};
pub use place::{faults, place};

use crate::staff::Permit;
use mingbai_contract::DepartmentId;
use mingbai_contract::desk::publishing::{Content, DraftOf};

/// Whether somebody may keep a draft. A guide is its department's, before and after the change; lists and the
/// calendar are the county's, and so is what is nobody's any more.
#[must_use]
pub fn may_keep(
    permit: &Permit,
    of: &DraftOf,
    published: Option<&DepartmentId>,
    draft: Option<&Content>,
) -> bool {
    if *permit == Permit::Everything {
        return true;
    }
    let mut all = published.into_iter().chain(department(draft)).peekable();
    let is_guide = matches!(of, DraftOf::Guide(_));
    is_guide && permit.is_given() && all.peek().is_some() && all.all(|one| permit.holds(one))
}

/// Whether somebody who sees drafts at all sees this one: lists and the calendar everybody, a guide whose draft or
/// whose department is within reach.
#[must_use]
pub fn may_see(
    permit: &Permit,
    of: &DraftOf,
    published: Option<&DepartmentId>,
    draft: Option<&Content>,
) -> bool {
    let mut all = published.into_iter().chain(department(draft));
    *permit == Permit::Everything
        || !matches!(of, DraftOf::Guide(_))
        || all.any(|one| permit.holds(one))
}

/// Whose a drafted guide is.
fn department(draft: Option<&Content>) -> Option<&DepartmentId> {
    match draft {
        Some(Content::Guide(guide)) => Some(&guide.department),
        _ => None,
    }
}
