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
    /// Nothing can happen before it was submitted.
    NotSubmitted,
    /// It was submitted before.
    AlreadySubmitted,
    /// It was refused, has lapsed or was withdrawn: nothing can happen any more.
    ApplicationEnded,
    /// It is accepted, be it by the office, by the last material or by law (R3, R4).
    AlreadyAccepted,
    /// It is not accepted yet, and only then may that be done.
    NotAccepted,
    /// It is decided, by the office or by silence (R5).
    AlreadyDecided,
    /// There is no decision that could be delivered.
    NotDecided,
    /// It was delivered before.
    AlreadyDelivered,
    /// The one-time notice was given: there is no second one (R4).
    TwoVisitsRule,
    /// Nothing was asked for that could be supplemented (R4).
    NoNotice,
    /// The notice does not list it, or it is in already (R4).
    NotAskedFor,
    /// The applicant still has time to hand in what the notice lists (R4).
    SupplementAwaited,
    /// The guide does not ask for this material (R4).
    UnknownMaterial,
    /// The guide does not exclude this procedure from the limit (R2).
    ReasonNotExcluded,
    /// The clock stands still already (R2).
    AlreadyPaused,
    /// The clock does not stand still (R2).
    NotPaused,
    /// The clock stands still: it must go on first (R2, R5).
    ClockPaused,
    /// The guide has no such step.
    UnknownStep,
    /// This step is under way.
    StepAlreadyStarted,
    /// This step is not under way.
    StepNotStarted,
    /// Only from a joint review can a department stay away (R5).
    NotAJointReview,
    /// A field that this type of event needs is missing or empty.
    FieldMissing,
    /// A field that this type of event has not.
    FieldOutOfPlace,
    /// What becomes true by time is found by the clock, never handed in.
    Derived,
    /// It has not happened yet.
    InTheFuture,
    /// Something later is on record, and this would change what that rests on.
    OutOfOrder,
    /// What is on record cannot have happened in this order.
    BrokenRecord,
    /// Nothing of it is late, or not that (R5).
    NothingLate,
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
