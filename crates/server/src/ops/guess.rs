//! Look-ups of what a number and a secret open together (R14). Who misses often waits.
//!
//! Number and secret are looked for by one hash of both: a wrong number and a wrong secret miss in the same
//! way, and take the same time. Misses are counted by number and the beginning of the secret, coarsely, never
//! by address: whoever guesses at a number is slowed at every beginning, and whoever has its secret is not
//! kept out by that.

use crate::app::App;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::StoreError;
use mingbai_contract::application::QueryCode;
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem};

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

    /// Makes it: what `look` finds, which is not asked before the guess may be made.
    ///
    /// # Errors
    /// 404 where nothing is found, 429 where one must wait.
    pub async fn make<T>(
        &self,
        app: &App,
        now_ms: i64,
        look: impl Future<Output = Result<Option<T>, StoreError>>,
    ) -> Result<T, Refusal> {
        let wait_ms = app.store.wait_for_guess(&self.among, now_ms).await;
        wait(wait_ms.map_err(|error| internal(&error))?)?;
        if let Some(found) = look.await.map_err(|error| internal(&error))? {
            return Ok(found);
        }
        // Others may have been counted in the meantime.
        let wait_ms = app.store.guess(&self.among, now_ms).await;
        wait(wait_ms.map_err(|error| internal(&error))?.unwrap_or(0))?;
        Err(Refusal::NOT_FOUND)
    }
}

/// Number and secret as they were typed, each with its field, where both can be right.
///
/// # Errors
/// 400 with every field that cannot.
pub fn typed<N, S>(
    (number_field, number): (&str, Option<N>),
    (secret_field, secret): (&str, Option<S>),
) -> Result<(N, S), Refusal> {
    let wrong = [
        (number_field, number.is_none()),
        (secret_field, secret.is_none()),
    ];
    let (Some(number), Some(secret)) = (number, secret) else {
        let wrong = wrong.into_iter().filter(|(_, wrong)| *wrong);
        let fields = wrong.map(|(field, _)| FieldProblem {
            field: field.to_owned(),
            code: FieldCode::Malformed,
        });
        return Err(Refusal::fields(fields.collect()));
    };
    Ok((number, secret))
}

/// For look-ups that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// Number or secret cannot be right as typed; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// They do not belong together, or there is no such number.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// Too many wrong ones; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
    /// The server cannot answer now, or took too long.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// Refuses where one must wait.
fn wait(wait_ms: i64) -> Result<(), Refusal> {
    if wait_ms == 0 {
        return Ok(());
    }
    let seconds = u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX);
    Err(Refusal::too_soon(seconds))
}
