//! The outbox: what a county's own message gateway is still to be told.
//!
//! A message is written in the transaction that records what it tells of ([`super::applications`]), and is gone
//! once it has been taken. Of each application only the first one is due, so that they arrive in order. Any
//! number of processes send: whoever claims a message has it until a time, and then others may take it up.
//! Nothing here looks at a clock, or knows how anything is sent.

use super::StoreError;
use async_trait::async_trait;

/// A message that is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// Its name: the same whoever makes it.
    pub id: String,
    /// JSON, as it is signed and sent.
    pub body: String,
}

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub id: String,
    /// JSON, as it is signed and sent.
    pub body: String,
    /// When trying began, milliseconds since 1970, UTC.
    pub since_ms: i64,
    /// How often it was taken up since then.
    pub tries: u32,
}

/// How much is still here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outstanding {
    /// Messages that wait.
    pub waiting: u64,
    /// When the oldest of those was made, milliseconds since 1970, UTC.
    pub oldest_ms: Option<i64>,
    /// Messages that were given up.
    pub given_up: u64,
}

/// Messages for the gateway.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// The first message of each application where that is due, those that are due longest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn due_messages(&self, now_ms: i64, limit: u32) -> Result<Vec<Waiting>, StoreError>;

    /// Takes a message up until a time; whether nobody was quicker.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn claim_message(&self, waiting: &Waiting, until_ms: i64) -> Result<bool, StoreError>;

    /// Forgets a message: it has arrived.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn message_arrived(&self, id: &str) -> Result<(), StoreError>;

    /// Puts a message that was claimed off until a time, or gives it up. Nothing happens to one that others
    /// have taken up since.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn put_message_off(
        &self,
        claimed: &Waiting,
        until_ms: Option<i64>,
    ) -> Result<(), StoreError>;

    /// How much is still here.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn outstanding_messages(&self) -> Result<Outstanding, StoreError>;

    /// Makes everything due that waits or was given up, as if it were new; how much that is.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn retry_messages(&self, now_ms: i64) -> Result<u64, StoreError>;
}
