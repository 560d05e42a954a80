//! Ratings that come at the same time are taken in together: what costs is writing through to the disk, once for
//! each transaction.
//!
//! One task for each store gathers whatever waits while the last transaction is written, and writes that as the
//! next one. Each rating is acknowledged after the commit of its transaction. Where a transaction fails, each of its
//! ratings is tried by itself, so that only what is at fault fails.

use super::{Database, rate};
use crate::store::ratings::{NewRating, NotRated, Rated};
use crate::store::{StoreError, ratings::KeptRating};
use sqlx::Pool;
use tokio::sync::{mpsc, oneshot};

/// How many ratings one transaction takes in at most.
const MOST: usize = 256;

/// How many may wait to be gathered; more wait to wait.
const WAITING: usize = 4096;

/// A rating that waits.
struct Waiting {
    new: NewRating,
    done: oneshot::Sender<Rated>,
}

/// The task's letter box.
#[derive(Debug, Clone)]
pub(in crate::store) struct Group(mpsc::Sender<Waiting>);

impl std::fmt::Debug for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waiting")
    }
}

impl Group {
    /// Starts the task; it ends when nobody has the letter box any more.
    pub(in crate::store) fn start(pool: Pool<Database>) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(write(pool, receiver));
        Self(sender)
    }

    /// Takes a rating in with others. It goes on also where nobody waits for the answer any more.
    pub(super) async fn rate(&self, new: NewRating) -> Rated {
        let (done, answer) = oneshot::channel();
        let over = || StoreError::Sql(sqlx::Error::PoolClosed);
        let sent = self.0.send(Waiting { new, done }).await;
        sent.map_err(|_| over())?;
        answer.await.map_err(|_| over())?
    }
}

async fn write(pool: Pool<Database>, mut letters: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(MOST);
    while letters.recv_many(&mut waiting, MOST).await > 0 {
        let new: Vec<&NewRating> = waiting.iter().map(|one| &one.new).collect();
        match rate::all(&pool, &new, false).await {
            Ok(outcomes) => {
                for (one, outcome) in waiting.drain(..).zip(outcomes) {
                    // Nobody waits any more: the rating is kept all the same.
                    let _ = one.done.send(Ok(outcome));
                }
            }
            Err(error) if waiting.len() == 1 => {
                for one in waiting.drain(..) {
                    tracing::warn!(%error, "a rating was not taken in");
                    let _ = one.done.send(Err(StoreError::Sql(sqlx::Error::Protocol(
                        error.to_string(),
                    ))));
                }
            }
            Err(error) => {
                tracing::warn!(%error, ratings = waiting.len(), "ratings are taken in one by one");
                for one in waiting.drain(..) {
                    let alone = alone(&pool, &one.new).await;
                    let _ = one.done.send(alone);
                }
            }
        }
    }
}

/// Takes one in by itself.
async fn alone(pool: &Pool<Database>, new: &NewRating) -> Rated {
    let outcomes = rate::all(pool, &[new], false).await?;
    let first: Option<Result<KeptRating, NotRated>> = outcomes.into_iter().next();
    first.ok_or(StoreError::Value { what: "rating" })
}
