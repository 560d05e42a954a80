//! What the published figures are made of, and the figures of the newest day.
//!
//! How long an application took is kept in the transaction that records its decision, and whether it stands
//! still in every look at it: the figures of a county are two indexed counts, however many applications there
//! are.

use super::StoreError;
use async_trait::async_trait;
use mingbai_contract::catalog::ActualTimes;
use mingbai_contract::{Date, ItemId};
use std::collections::BTreeMap;

/// The figures of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The day.
    pub day: Date,
    /// How long each item really took, as far as that is published (R13).
    pub times: BTreeMap<ItemId, ActualTimes>,
}

/// Figures, and what they are made of.
#[async_trait]
pub trait FiguresKept: Send + Sync {
    /// How many applications of each item took how many working days, of those decided from a day on and
    /// before another.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn durations(
        &self,
        from: Date,
        before: Date,
    ) -> Result<BTreeMap<ItemId, Vec<(u16, u32)>>, StoreError>;

    /// How many applications of each item stand still.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn stalled(&self) -> Result<BTreeMap<ItemId, u32>, StoreError>;

    /// The newest day that has figures.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn figures_day(&self) -> Result<Option<Date>, StoreError>;

    /// The figures of the newest day.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn figures(&self) -> Result<Option<Figures>, StoreError>;

    /// Keeps the figures of a day unless there are some of that day: whoever is second changes nothing.
    /// Those of earlier days are forgotten. Whether they were kept.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn keep_figures(&self, figures: &Figures) -> Result<bool, StoreError>;
}
