//! What the board is made of (R13): cases and ratings in numbers, by day.
//!
//! Cases are counted in the transaction that records them, ratings in the one that takes them in; here both are
//! summed up. Cases can be counted anew from the applications at any time ([`BoardCounts::recount_cases`]).

use super::StoreError;
use async_trait::async_trait;
use mingbai_contract::application::Application;
use mingbai_contract::board::CaseFigures;
use mingbai_contract::rating::{Level, Verification};
use mingbai_contract::{Date, DepartmentId, Month, WindowId};

/// Cases of an item's department at a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSum {
    /// The window that took them in.
    pub window: WindowId,
    /// Whose items they are about.
    pub department: DepartmentId,
    /// The figures.
    pub figures: CaseFigures,
}

/// Cases of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDay {
    /// The day.
    pub day: Date,
    /// The cases.
    pub of: CaseSum,
}

/// A window's ratings of a day, without their levels; those set aside apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedDay {
    /// The window.
    pub window: WindowId,
    /// The day.
    pub day: Date,
    /// By tokens of concluded applications.
    pub receipt: u32,
    /// By codes from the window's screen.
    pub live: u32,
    /// By printed codes.
    pub poster: u32,
    /// Set aside by the supervision office while the month ran.
    pub set_aside: u32,
    /// Of the others, those set aside when the month's figures were published.
    pub set_aside_since: u32,
    /// Those whose comments say the same words; 0 until the day has entered the log.
    pub same_words: u32,
    /// Cases that the window handled.
    pub handled: u32,
}

/// Ratings of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelCount<T> {
    /// The window.
    pub window: WindowId,
    /// When.
    pub at: T,
    /// How they are verified.
    pub verification: Verification,
    /// The level.
    pub level: Level,
    /// How many.
    pub ratings: u32,
}

/// A figure that is not what the applications add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMiscount {
    /// The day.
    pub day: Date,
    /// The window.
    pub window: WindowId,
    /// Whose items.
    pub department: DepartmentId,
    /// What was kept.
    pub kept: CaseFigures,
    /// What the applications add up to.
    pub found: CaseFigures,
}

/// What an application adds, and on which days.
pub type Adds<'a> = &'a (dyn Fn(&Application) -> Vec<(Date, CaseFigures)> + Send + Sync);

/// Counts for the board.
#[async_trait]
pub trait BoardCounts: Send + Sync {
    /// The first day of which there are any counts.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn counts_begin(&self) -> Result<Option<Date>, StoreError>;

    /// Tells whether any count of days from one on and before another has changed: then it is another text.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn counts_stamp(&self, from: Date, before: Date) -> Result<String, StoreError>;

    /// Cases of days from one on and before another.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn case_sums(&self, from: Date, before: Date) -> Result<Vec<CaseSum>, StoreError>;

    /// Ratings of days from one on and before another, by window and day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rated_days(&self, from: Date, before: Date) -> Result<Vec<RatedDay>, StoreError>;

    /// Ratings by token and screen of days from one on and before another, by level, window and month.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn rated_levels(
        &self,
        from: Date,
        before: Date,
    ) -> Result<Vec<LevelCount<Month>>, StoreError>;

    /// Ratings by token and screen of a window's days from one on and before another, by level and day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn levels_of_days(
        &self,
        window: &WindowId,
        from: Date,
        before: Date,
    ) -> Result<Vec<LevelCount<Date>>, StoreError>;

    /// Whether cases have been counted from the applications, or from the first one on.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn cases_are_counted(&self) -> Result<bool, StoreError>;

    /// Counts cases anew from all applications, keeps that, and says what was otherwise before. Nothing is
    /// recorded of applications meanwhile.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has changed.
    async fn recount_cases(&self, adds: Adds<'_>) -> Result<Vec<CaseMiscount>, StoreError>;

    /// Adds cases that are kept elsewhere, in numbers, unless there are some of that day, window and department.
    ///
    /// # Errors
    /// Any [`StoreError`]; then nothing has changed.
    async fn tell_cases(&self, cases: &[CaseDay]) -> Result<(), StoreError>;
}
