//! What the running server answers with: the newest publication, ready to be sent.
//!
//! Owns the pointer to the [`Current`] publication and the loop that follows the store's version
//! row and the day of its figures, so that an import by any process shows within seconds, and every process
//! shows the same figures all day. It never changes anything in the
//! store. Start with [`Live`].

pub mod body;
pub mod current;
pub mod guide;
pub mod kept;
pub mod packed;
pub mod words;

use crate::store::{AnyStore, StoreError};
use arc_swap::ArcSwapOption;
use current::Current;
use std::sync::Arc;
use std::time::Duration;

/// How often the version row is looked at. The loop, not a notification, so that it works through
/// connection poolers too.
pub const POLL: Duration = Duration::from_secs(2);

/// The newest publication, swapped under running requests.
#[derive(Debug, Default)]
pub struct Live {
    current: ArcSwapOption<Current>,
}

/// Why the newest publication cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// The store did not hand it out.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Building it was broken off.
    #[error("building the answers was broken off: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

impl Live {
    /// The newest publication; none while nothing is published.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Current>> {
        self.current.load_full()
    }

    /// Takes over what the store has, if it is another version or has figures of another day. Says whether it
    /// was.
    ///
    /// # Errors
    /// [`LiveError`]; then the publication before stays.
    pub async fn refresh(&self, store: &AnyStore) -> Result<bool, LiveError> {
        let version = store.catalog_version().await?;
        let day = store.figures_day().await?;
        let shown = self.current();
        let shown = shown.map_or((0, None), |shown| (shown.version, shown.figures));
        if version == 0 || (version, day) == shown {
            return Ok(false);
        }
        let Some(state) = store.current().await? else {
            return Ok(false);
        };
        let figures = store.figures().await?;
        // Serialising some megabytes must not hold up the requests of this thread.
        let current =
            tokio::task::spawn_blocking(move || Current::new(&state, figures.as_ref())).await??;
        metrics::gauge!("mingbai_catalog_version").set(f64::from(current.version));
        tracing::info!(version = current.version, "the catalog is shown");
        self.current.store(Some(Arc::new(current)));
        Ok(true)
    }

    /// Follows the store until the future is dropped.
    pub async fn follow(&self, store: AnyStore) {
        let mut ticks = tokio::time::interval(POLL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut failing = false;
        loop {
            ticks.tick().await;
            match self.refresh(&store).await {
                Ok(_) => failing = false,
                Err(error) => {
                    metrics::counter!("mingbai_catalog_refresh_failures_total").increment(1);
                    // Once for each outage, not once for each tick of it.
                    if !failing {
                        tracing::error!(%error, "the newest catalog cannot be read");
                    }
                    failing = true;
                }
            }
        }
    }
}
