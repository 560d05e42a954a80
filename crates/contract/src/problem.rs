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
    /// Two approvals of the project have the same number (R8).
    SameNumber,
    /// An approval waits for one that the project does not have (R8).
    UnknownDependency,
    /// Approvals wait for each other (R8).
    Cycle,
    /// An approval is in a stage that the project does not have.
    UnknownStage,
    /// An approval was decided before it was handed in.
    DecidedTooEarly,
    /// The item cannot be part of a project (R8).
    NotGreenChannel,
    /// The guide does not let this material follow later (R8).
    NotDeferrable,
    /// The same material is deferred twice.
    DeferredTwice,
    /// The material is promised for a day before the approval was handed in (R8).
    PromisedTooEarly,
    /// The material is promised for a later day than the county's commitment allows (R8).
    PromisedTooLate,
    /// The clock stood still for something that the guide does not exclude (R2).
    PauseNotExcluded,
    /// The published fee list does not have this fee (R7).
    FeeNotListed,
    /// By the published fee list nothing is charged (R7).
    FeeShouldBeFree,
    /// What is on record of the project would be gone; a correction says why (R8).
    OnRecord,
    /// The enterprise has its two routine inspections of the year (R9).
    InspectionCap,
    /// A routine inspection is filed before the day of the visit (R9).
    NotFiledBefore,
    /// It does not say who comes (R9).
    NobodyNamed,
    /// It does not say what they come for (R9).
    NothingNamed,
    /// The inspection has its result, or was taken back (R9).
    InspectionOver,
    /// The day of the visit is over: the filing can no longer be taken back (R9).
    VisitOver,
    /// The day of the visit is still to come: there is no result (R9).
    VisitToCome,
    /// Nothing of it is late, or not that (R5).
    NothingLate,
    /// The challenge is over, or is none of this server's: ask for another one.
    ChallengeExpired,
    /// The challenge was used before: ask for another one.
    ChallengeSpent,
    /// The puzzles of the challenge are not solved.
    WorkNotDone,
    /// It is not sealed to the keys that it must be sealed to: ask for them, and seal it anew.
    OtherKeys,
    /// The complaint is answered or was taken back (R10).
    ComplaintEnded,
    /// The complaint is taken up (R10).
    AlreadyTakenUp,
    /// The complaint is not taken up yet (R10).
    NotTakenUp,
    /// It has the long limit already (R10).
    AlreadyFifteen,
    /// The day by which that had to be done is over (R10).
    TooLate,
    /// It was extended before (R10).
    AlreadyExtended,
    /// What was reopened cannot be extended or given another limit (R10).
    NotExtendable,
    /// The complaint is not answered yet (R10).
    NotConcluded,
    /// It was reopened before (R10).
    AlreadyReopened,
    /// This answer was rated before (R10).
    AlreadyRated,
    /// It is with the supervision office already (R10).
    AlreadySteppedUp,
    /// The reporter has added as much as is kept.
    ThreadFull,
    /// There is no summary that could be released.
    NoSummary,
    /// The summary is released: what was published stays as it is.
    SummaryReleased,
    /// Whoever proposed a summary does not release it.
    SamePerson,
    /// It is not put right yet: one may rate once more only then (R11).
    NotPutRight,
    /// It is put right, or was set aside (R11).
    RectificationEnded,
    /// The window does not have it yet (R11).
    NotReleased,
    /// The window has answered (R11).
    AlreadyAnswered,
    /// It has the long limit already (R11).
    AlreadyComplex,
    /// The application is not concluded: there is nothing to rate yet (R11).
    NothingToRate,
    /// The application's token was given out (R11).
    TokenGiven,
    /// Something is wrong with the drafts, or would be with something else if they came out; `fields` says what (R6, R7…).
    DraftFaulty,
    /// The draft comes out on a day: that must be taken back first.
    DraftPlanned,
    /// What is published is another one than when the draft was begun.
    DraftOutdated,
    /// What was asked for has no draft.
    NoDraft,
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
