//! Parallel and serial handling: how long several steps take together (R5).

use mingbai_contract::application::Handling;

/// Steps and how they are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrangement {
    /// One step of so many working days.
    Step(u16),
    /// 并联: all of them at the same time.
    Parallel(Vec<Self>),
    /// 串联: one after the other.
    Serial(Vec<Self>),
}

impl Arrangement {
    /// What is promised for all of it, in working days: of parallel handling the longest of its
    /// departments' limits, of serial handling the sum (R5).
    #[must_use]
    pub fn working_days(&self) -> u16 {
        match self {
            Self::Step(days) => *days,
            Self::Parallel(parts) => parts.iter().map(Self::working_days).max().unwrap_or(0),
            Self::Serial(parts) => parts
                .iter()
                .fold(0, |sum: u16, part| sum.saturating_add(part.working_days())),
        }
    }
}

/// Whether a step handled like this asks another department, whose silence is consent (R5).
#[must_use]
pub const fn is_shared(handling: Handling) -> bool {
    matches!(handling, Handling::Parallel | Handling::Joint)
}
