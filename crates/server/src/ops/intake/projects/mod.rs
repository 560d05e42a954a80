//! Projects that existing approval systems push: kept as at the desk, with a key instead of a session.
//!
//! A key for a department reaches what that department's clerks reach, one without reaches all.

pub mod get;
pub mod put;

use super::Scoped;
use mingbai_contract::desk::keys::Scope;

/// Keys for projects.
pub struct OfProjects;

impl Scoped for OfProjects {
    const SCOPE: Scope = Scope::Projects;
}

/// A system whose key is for projects.
pub type Pusher = super::Pusher<OfProjects>;
