//! For which applications a token was given out (R11). Which tokens were used is noted with the ratings.
//!
//! Nothing leads from the one to the other, neither what is kept nor the order in which it lies. Both are forgotten
//! when tokens of their quarter are not taken any more.

use super::StoreError;
use async_trait::async_trait;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::Scope;
use mingbai_contract::{Date, Quarter, WindowId};

/// Somebody asks for the token of an application.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The application.
    pub number: ApplicationNumber,
    /// The hash of what was blinded.
    pub asked: Hash,
    /// What the token would be good for.
    pub scope: Scope,
}

/// The application's token was given out before, to whoever blinded something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the application's token was given out before")]
pub struct Given;

/// What is kept of tokens.
#[async_trait]
pub trait RatingTokens: Send + Sync {
    /// How many applications of a window were concluded from a day on and before another.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn cases_of_window(
        &self,
        window: &WindowId,
        from: Date,
        before: Date,
    ) -> Result<u32, StoreError>;

    /// Notes that the token of an application is given out, once: what it is good for, as it was noted first.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`Given`] within.
    async fn give_token(&self, asking: &Asking) -> Result<Result<Scope, Given>, StoreError>;

    /// Forgets what is of a quarter before this one, and leaves nothing of the order in which the rest came in.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn tidy_tokens(&self, since: Quarter) -> Result<(), StoreError>;
}
