//! Applications that existing approval systems push: taken in and moved as at the desk, with a key instead
//! of a session.
//!
//! A key for a department reaches that department's items, one without reaches all of them.

pub mod decision;
pub mod event;
pub mod get;
pub mod overtime_reason;
pub mod take_in;

use super::Scoped;
use mingbai_contract::desk::keys::Scope;

/// Keys for applications.
pub struct OfApplications;

impl Scoped for OfApplications {
    const SCOPE: Scope = Scope::Applications;
}

/// A system whose key is for applications.
pub type Pusher = super::Pusher<OfApplications>;
