//! Problems: what an endpoint answers when it cannot do what was asked (RFC 9457).

use serde::{Deserialize, Serialize};

/// A problem, `application/problem+json` on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable code; programs decide by it.
    pub r#type: ProblemType,
    /// The HTTP status.
    pub status: u16,
    /// The code in English words, for people who read logs.
    pub title: String,
    /// What was wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Names this answer in the server's log.
    pub request_id: String,
}

/// What went wrong, as a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemType {
    /// There is nothing at this address.
    NotFound,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// Something in the request is not as it should be; `fields` says what.
    InvalidRequest,
    /// The request is larger than allowed.
    TooLarge,
    /// Too many requests; try again after `Retry-After` seconds.
    TooManyRequests,
    /// Nobody is signed in, or no longer.
    SignInNeeded,
    /// Login, password or code is wrong; which of them is not said.
    WrongCredentials,
    /// One may not do that.
    Forbidden,
    /// The request did not come from this site's own pages.
    ForeignOrigin,
    /// It does not fit what is there already, or has become in the meantime; `fields` may say what.
    Conflict,
    /// Nobody would be left who can let people in.
    LastAdministrator,
    /// The request took longer than the server waits.
    Timeout,
    /// The server cannot answer now; try again.
    Unavailable,
    /// The server made a mistake.
    Internal,
    /// A code that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What was wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field: a parameter's name or a JSON pointer.
    pub field: String,
    /// What is wrong with it.
    pub code: FieldCode,
}

/// What is wrong with a field, as a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// There is no such field.
    UnknownField,
    /// It must be there.
    Missing,
    /// Its form is not right.
    Malformed,
    /// It names something that does not exist.
    UnknownValue,
    /// It is longer or larger than allowed.
    TooLong,
    /// It is outside the allowed range.
    OutOfRange,
    /// It is shorter than allowed.
    TooShort,
    /// It is too easy to guess.
    TooEasy,
    /// Somebody or something else has it already.
    Taken,
    /// It is not right, or no longer.
    Wrong,
    /// It does not go together with another field.
    DoesNotFit,
    /// A code that this version does not know.
    #[serde(other)]
    Other,
}
