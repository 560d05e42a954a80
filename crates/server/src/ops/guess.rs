//! Guesses at what a number and a secret open together (R14): who misses often waits.
//!
//! They are counted by number and the beginning of the secret, coarsely, never by address: whoever guesses at
//! a number is slowed at every beginning, and whoever has its secret is not kept out by that.

use crate::app::App;
use crate::problem::{Refusal, internal};
use crate::secret;
use mingbai_contract::application::QueryCode;

/// How many characters of the secret guesses are counted by: 1024 beginnings for each number.
const BEGINNING: usize = 2;

/// A guess.
pub struct Guess {
    /// Among which guesses it counts: a coarse hash, so that neither what was typed is kept nor there are many
    /// rows, whatever is typed.
    among: String,
}

impl Guess {
    /// A guess of a kind, at a number.
    #[must_use]
    pub fn at(kind: &str, number: &str, secret: &QueryCode) -> Self {
        let beginning: String = secret.as_str().chars().take(BEGINNING).collect();
        let hash = secret::hash(kind, &format!("{number}\n{beginning}"));
        Self {
            among: format!("{kind} {}", hash.get(..4).unwrap_or_default()),
        }
    }

    /// Whether it may be made now.
    ///
    /// # Errors
    /// 429 where one must wait.
    pub async fn may_be_made(&self, app: &App, now_ms: i64) -> Result<(), Refusal> {
        let wait_ms = app.store.wait_for_guess(&self.among, now_ms).await;
        wait(wait_ms.map_err(|error| internal(&error))?)
    }

    /// Counts it: it was wrong. What is answered then.
    ///
    /// # Errors
    /// 429 where others were counted in the meantime, and one must wait.
    pub async fn missed(&self, app: &App, now_ms: i64) -> Result<Refusal, Refusal> {
        let wait_ms = app.store.guess(&self.among, now_ms).await;
        wait(wait_ms.map_err(|error| internal(&error))?.unwrap_or(0))?;
        Ok(Refusal::NOT_FOUND)
    }
}

/// Refuses where one must wait.
fn wait(wait_ms: i64) -> Result<(), Refusal> {
    if wait_ms == 0 {
        return Ok(());
    }
    let seconds = u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX);
    Err(Refusal::too_soon(seconds))
}
