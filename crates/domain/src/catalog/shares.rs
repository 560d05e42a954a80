//! The shares of handling classes (R6): how much is settled at once.

use mingbai_contract::guide::{Guide, HandlingClass};

/// Cases a year by handling class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shares {
    /// 即办件.
    pub immediate: u64,
    /// 承诺件.
    pub committed: u64,
    /// 转报件.
    pub forwarded: u64,
}

/// The least share of immediate cases, in percent (R6).
pub const LEAST_IMMEDIATE_PERCENT: u64 = 60;

impl Shares {
    /// The same with a guide's yearly cases.
    #[must_use]
    pub fn with(mut self, guide: &Guide) -> Self {
        let cases = u64::from(guide.annual_volume);
        match guide.handling_class {
            HandlingClass::Immediate => self.immediate += cases,
            HandlingClass::Committed => self.committed += cases,
            HandlingClass::Forwarded => self.forwarded += cases,
        }
        self
    }

    /// All cases of a year.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.immediate + self.committed + self.forwarded
    }

    /// The share of immediate cases in tenths of a percent, rounded down; none without any case.
    #[must_use]
    pub const fn immediate_permille(&self) -> Option<u64> {
        (self.immediate * 1000).checked_div(self.total())
    }

    /// Whether at least 60 % of all cases are immediate (R6); true where there are none.
    #[must_use]
    pub const fn enough_immediate(&self) -> bool {
        self.immediate * 100 >= self.total() * LEAST_IMMEDIATE_PERCENT
    }
}

/// Counts the yearly cases of all guides by handling class.
#[must_use]
pub fn shares(guides: &[Guide]) -> Shares {
    guides.iter().fold(Shares::default(), Shares::with)
}
