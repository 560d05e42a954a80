//! What comes of a request: an answer, or a trouble that somebody at the desk can act on.

use crate::loaded::Why;
use crate::platform::{self, Fetch, Unsealed};
use crate::session::Session;
use crate::text::{Lang, terms};
use leptos::prelude::*;
use mingbai_client::{Client, ClientError, Read, Request, Unreachable, decode};
use mingbai_contract::desk::endpoint::DeskEndpoint;
use mingbai_contract::endpoint::Endpoint;
use mingbai_contract::problem::{FieldProblem, Problem, ProblemType};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// After so many seconds one may ask again, where the server does not say.
const WAIT: u32 = 60;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody is signed in, or no longer.
    SignIn,
    /// Login, password or code is wrong.
    Credentials,
    /// The roles do not reach so far.
    Forbidden,
    /// There is no such thing.
    Gone,
    /// These fields are not as they should be.
    Fields(Vec<FieldProblem>),
    /// It does not fit what is there already.
    Conflict,
    /// Nobody would be left who can let people in.
    LastAdministrator,
    /// Too often: ask again after so many seconds.
    Wait(u32),
    /// What is recorded of it does not let that be done (R2 to R5, R10): the problem's own code.
    Refused(ProblemType),
    /// It could not be sealed or opened: the code, empty where what does that did not load.
    Sealing(String),
    /// No answer came.
    Offline,
    /// The answer was no answer.
    Server,
}

impl Trouble {
    /// What an error means, `retry_after` being what the server said.
    #[must_use]
    pub fn of(error: ClientError, retry_after: Option<u32>) -> Self {
        match error {
            ClientError::Unreachable => Self::Offline,
            ClientError::Problem(problem) => Self::of_problem(problem, retry_after),
            ClientError::Undecodable { .. } => Self::Server,
        }
    }

    fn of_problem(problem: Problem, retry_after: Option<u32>) -> Self {
        match problem.r#type {
            ProblemType::SignInNeeded => Self::SignIn,
            ProblemType::WrongCredentials => Self::Credentials,
            ProblemType::Forbidden | ProblemType::ForeignOrigin => Self::Forbidden,
            ProblemType::NotFound => Self::Gone,
            ProblemType::InvalidRequest | ProblemType::Conflict if !problem.fields.is_empty() => {
                Self::Fields(problem.fields)
            }
            ProblemType::Conflict => Self::Conflict,
            ProblemType::LastAdministrator => Self::LastAdministrator,
            kind if terms::refusal(Lang::Zh.text(), kind).is_some() => Self::Refused(kind),
            ProblemType::TooManyRequests => Self::Wait(retry_after.unwrap_or(WAIT)),
            _ => Self::Server,
        }
    }

    /// The same for something that was to be shown.
    #[must_use]
    pub const fn why(&self) -> Why {
        match self {
            Self::Offline => Why::Offline,
            Self::Server | Self::SignIn | Self::Wait(_) => Why::Server,
            // Asked for again, it would be answered the same.
            _ => Why::Gone,
        }
    }
}

impl From<Unsealed> for Trouble {
    fn from(Unsealed(code): Unsealed) -> Self {
        Self::Sealing(code)
    }
}

/// Asks the server. Where the session is over, the desk asks to sign in again.
///
/// # Errors
/// Any [`Trouble`].
pub async fn ask<E>(session: Session, endpoint: &E, body: &E::Body) -> Result<E::Answer, Trouble>
where
    E: DeskEndpoint<Answer: DeserializeOwned>,
{
    ask_once(session, endpoint, body, None).await
}

/// What a form has sent last, with the key that it had: the same is sent again with the same key.
#[derive(Debug, Clone, Copy)]
pub struct Sent(StoredValue<Option<(String, String)>>);

impl Default for Sent {
    fn default() -> Self {
        Self(StoredValue::new(None))
    }
}

impl Sent {
    /// The key for a body; none where the browser has nothing random.
    #[must_use]
    pub fn key(self, body: &impl Serialize) -> Option<String> {
        let body = serde_json::to_string(body).ok()?;
        if let Some((sent, key)) = self.0.get_value()
            && sent == body
        {
            return Some(key);
        }
        let key = platform::random::<16>()?;
        self.0.set_value(Some((body, key.clone())));
        Some(key)
    }

    /// Forgets it: what comes next is another request.
    pub fn forget(self) {
        self.0.set_value(None);
    }
}

/// As [`ask`], carried out once however often it is sent with a key: the same key and body get the same answer.
///
/// # Errors
/// Any [`Trouble`].
pub async fn ask_once<E>(
    session: Session,
    endpoint: &E,
    body: &E::Body,
    key: Option<&str>,
) -> Result<E::Answer, Trouble>
where
    E: DeskEndpoint<Answer: DeserializeOwned>,
{
    let client = Client::new(Fetch::default());
    let answer = client.desk_with(endpoint, body, key).await;
    heard(session, answer, client.transport().retry_after())
}

/// As [`ask`], for answers that are read as phones read theirs.
///
/// # Errors
/// Any [`Trouble`].
pub async fn ask_read<E>(
    session: Session,
    endpoint: &E,
    body: &E::Body,
) -> Result<E::Answer, Trouble>
where
    E: DeskEndpoint<Answer: Read>,
{
    let client = Client::new(Fetch::default());
    let answer = client.desk_read(endpoint, body).await;
    heard(session, answer, client.transport().retry_after())
}

fn heard<T>(
    session: Session,
    answer: Result<T, ClientError>,
    retry_after: Option<u32>,
) -> Result<T, Trouble> {
    let answer = answer.map_err(|error| Trouble::of(error, retry_after));
    match &answer {
        Err(Trouble::SignIn) => session.over(),
        Err(Trouble::Offline) => {}
        Ok(_) | Err(_) => session.heard(),
    }
    answer
}

/// Asks for something that everybody may see.
///
/// # Errors
/// Any [`Trouble`].
pub async fn public<E: Endpoint<Answer: Read>>(endpoint: E) -> Result<E::Answer, Trouble> {
    let client = Client::new(Fetch::default());
    let answer = client.get(&endpoint).await;
    answer.map_err(|error| Trouble::of(error, client.transport().retry_after()))
}

/// Asks the server for a file, and hands it to the browser to be saved.
///
/// # Errors
/// Any [`Trouble`].
pub async fn save<E: DeskEndpoint>(
    session: Session,
    endpoint: &E,
    body: &E::Body,
) -> Result<(), Trouble> {
    let body = serde_json::to_string(body).map_err(|_| Trouble::Server)?;
    let (address, fetch) = (endpoint.address(), Fetch::default());
    let request = Request {
        method: E::METHOD,
        address: &address,
        if_none_match: None,
        idempotency_key: None,
        body: Some(&body),
    };
    let refused = match fetch.save(request).await {
        Err(Unreachable) => ClientError::Unreachable,
        Ok(None) => {
            session.heard();
            return Ok(());
        }
        Ok(Some(reply)) => decode(&reply).map_or_else(|error| error, ClientError::Problem),
    };
    let trouble = Trouble::of(refused, fetch.retry_after());
    if trouble == Trouble::SignIn {
        session.over();
    }
    Err(trouble)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::problem::FieldCode;

    #[test]
    fn every_problem_is_one_that_can_be_acted_on() {
        let field = FieldProblem {
            field: "/login".to_owned(),
            code: FieldCode::Taken,
        };
        for (r#type, fields, trouble) in [
            (ProblemType::SignInNeeded, vec![], Trouble::SignIn),
            (ProblemType::WrongCredentials, vec![], Trouble::Credentials),
            (ProblemType::Forbidden, vec![], Trouble::Forbidden),
            (ProblemType::ForeignOrigin, vec![], Trouble::Forbidden),
            (ProblemType::NotFound, vec![], Trouble::Gone),
            (ProblemType::TooManyRequests, vec![], Trouble::Wait(7)),
            (ProblemType::Conflict, vec![], Trouble::Conflict),
            (
                ProblemType::AlreadyTakenUp,
                vec![],
                Trouble::Refused(ProblemType::AlreadyTakenUp),
            ),
            (
                ProblemType::TwoVisitsRule,
                vec![],
                Trouble::Refused(ProblemType::TwoVisitsRule),
            ),
            (
                ProblemType::SamePerson,
                vec![],
                Trouble::Refused(ProblemType::SamePerson),
            ),
            (
                ProblemType::LastAdministrator,
                vec![],
                Trouble::LastAdministrator,
            ),
            (
                ProblemType::Conflict,
                vec![field.clone()],
                Trouble::Fields(vec![field.clone()]),
            ),
            (
                ProblemType::InvalidRequest,
                vec![field.clone()],
                Trouble::Fields(vec![field]),
            ),
            (ProblemType::InvalidRequest, vec![], Trouble::Server),
            (ProblemType::Internal, vec![], Trouble::Server),
        ] {
            let problem = Problem {
                r#type,
                status: 400,
                title: String::new(),
                fields,
                request_id: String::new(),
            };
            let error = ClientError::Problem(problem);
            assert_eq!(Trouble::of(error, Some(7)), trouble, "{type:?}");
        }
        assert_eq!(
            Trouble::of(ClientError::Unreachable, None),
            Trouble::Offline
        );
    }
}
