//! Inspections that existing systems push: filed and ended as at the desk, with a key instead of a session.
//!
//! A key for a department files that department's inspections, one without files any.

pub mod conclude;
pub mod file;
pub mod withdraw;

use super::Scoped;
use mingbai_contract::desk::keys::Scope;

/// Keys for inspections.
pub struct OfInspections;

impl Scoped for OfInspections {
    const SCOPE: Scope = Scope::Inspections;
}

/// A system whose key is for inspections.
pub type Pusher = super::Pusher<OfInspections>;
