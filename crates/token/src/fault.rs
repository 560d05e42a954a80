//! What may be wrong.

use std::fmt;

/// Why there is no token, or none can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// What was asked or answered is no element of the group, or its neutral one.
    Element,
    /// The public key is none.
    Key,
    /// The proof does not hold: another key or another scope was used, or something was changed on the way.
    Proof,
    /// What was kept of the asking is not what was kept.
    Kept,
    /// There is no randomness.
    Dice,
}

impl Fault {
    /// Its name for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Key => "key",
            Self::Proof => "proof",
            Self::Kept => "kept",
            Self::Dice => "dice",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Fault {}
