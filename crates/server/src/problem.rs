//! Problems (RFC 9457): codes for programs, never the inner cause.
//!
//! Owns how an operation says that it cannot do what was asked. The body is written by
//! [`crate::edge`], which knows the request's id; here only what is wrong.

use crate::ops::applications::refusal::of_kind;
use crate::ops::complaints::refusal::title as of_complaints;
use crate::ops::desk::publishing::title as of_drafts;
use crate::ops::projects::refusal::title as of_projects;
use crate::ops::ratings::refusal::title as of_ratings;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem, ProblemType};
use mingbai_domain::application::Refusal as Rule;

/// The media type of a problem.
pub const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// What an operation answers when it cannot do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: StatusCode,
    /// The stable code.
    pub kind: ProblemType,
    /// What was wrong with which field.
    pub fields: Vec<FieldProblem>,
    /// After how many seconds it is worth trying again.
    pub retry_after: Option<u32>,
}

impl Refusal {
    /// There is nothing at this address.
    pub const NOT_FOUND: Self = Self::plain(StatusCode::NOT_FOUND, ProblemType::NotFound);
    /// The server cannot answer now.
    pub const UNAVAILABLE: Self =
        Self::plain(StatusCode::SERVICE_UNAVAILABLE, ProblemType::Unavailable);
    /// The server made a mistake.
    pub const INTERNAL: Self =
        Self::plain(StatusCode::INTERNAL_SERVER_ERROR, ProblemType::Internal);
    /// The server took too long. Not 504: there is no other server behind this one.
    pub const TIMEOUT: Self = Self::plain(StatusCode::SERVICE_UNAVAILABLE, ProblemType::Timeout);
    /// The body is larger than allowed.
    pub const BODY_TOO_LARGE: Self =
        Self::plain(StatusCode::PAYLOAD_TOO_LARGE, ProblemType::TooLarge);
    /// The address is longer than allowed.
    pub const ADDRESS_TOO_LONG: Self = Self::plain(StatusCode::URI_TOO_LONG, ProblemType::TooLarge);

    /// Nobody is signed in, or no longer.
    pub const SIGN_IN_NEEDED: Self =
        Self::plain(StatusCode::UNAUTHORIZED, ProblemType::SignInNeeded);
    /// Login, password or code is wrong; which of them is not said.
    pub const WRONG_CREDENTIALS: Self =
        Self::plain(StatusCode::UNAUTHORIZED, ProblemType::WrongCredentials);
    /// One may not do that.
    pub const FORBIDDEN: Self = Self::plain(StatusCode::FORBIDDEN, ProblemType::Forbidden);
    /// The request did not come from this site's own pages.
    pub const FOREIGN_ORIGIN: Self = Self::plain(StatusCode::FORBIDDEN, ProblemType::ForeignOrigin);
    /// It does not fit what is there.
    pub const CONFLICT: Self = Self::plain(StatusCode::CONFLICT, ProblemType::Conflict);
    /// Nobody would be left who can let people in.
    pub const LAST_ADMINISTRATOR: Self =
        Self::plain(StatusCode::CONFLICT, ProblemType::LastAdministrator);
    /// The body is not of a type that is read here.
    pub const MEDIA_TYPE: Self = Self::plain(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ProblemType::InvalidRequest,
    );

    /// A refusal that says nothing but its code.
    #[must_use]
    pub const fn plain(status: StatusCode, kind: ProblemType) -> Self {
        Self {
            status,
            kind,
            fields: Vec::new(),
            retry_after: match status {
                StatusCode::SERVICE_UNAVAILABLE => Some(5),
                _ => None,
            },
        }
    }

    /// Too many tries: one more after so many seconds.
    #[must_use]
    pub const fn too_soon(seconds: u32) -> Self {
        let mut refusal = Self::plain(StatusCode::TOO_MANY_REQUESTS, ProblemType::TooManyRequests);
        refusal.retry_after = Some(seconds);
        refusal
    }

    /// A field does not fit what is there already, or no longer.
    #[must_use]
    pub fn conflict(field: &str, code: FieldCode) -> Self {
        Self {
            status: StatusCode::CONFLICT,
            kind: ProblemType::Conflict,
            ..Self::field(field, code)
        }
    }

    /// Fields of the request are not as they should be.
    #[must_use]
    pub const fn fields(fields: Vec<FieldProblem>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: ProblemType::InvalidRequest,
            fields,
            retry_after: None,
        }
    }

    /// One field is not as it should be.
    #[must_use]
    pub fn field(field: &str, code: FieldCode) -> Self {
        Self::fields(vec![FieldProblem {
            field: field.to_owned(),
            code,
        }])
    }

    /// The refusal that a bare status means, such as the router's own 405; none below 400.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Option<Self> {
        let kind = match status.as_u16() {
            0..400 => return None,
            404 => ProblemType::NotFound,
            405 => ProblemType::MethodNotAllowed,
            408 => ProblemType::Timeout,
            413 | 414 | 431 => ProblemType::TooLarge,
            429 => ProblemType::TooManyRequests,
            400..500 => ProblemType::InvalidRequest,
            503 => ProblemType::Unavailable,
            _ => ProblemType::Internal,
        };
        Some(Self::plain(status, kind))
    }

    /// The whole problem, as it goes over the wire.
    #[must_use]
    pub fn into_problem(self, request_id: String) -> Problem {
        let title = match self.kind {
            ProblemType::NotFound => "There is nothing at this address",
            ProblemType::MethodNotAllowed => "This address does not take that method",
            ProblemType::InvalidRequest => "Something in the request is not as it should be",
            ProblemType::TooLarge => "The request is larger than allowed",
            ProblemType::TooManyRequests => "Too many requests; try again later",
            ProblemType::SignInNeeded => "Sign in first",
            ProblemType::WrongCredentials => "Login, password or code is wrong",
            ProblemType::Forbidden => "You may not do that",
            ProblemType::ForeignOrigin => "Changes must come from this site's own pages",
            ProblemType::Conflict => "That does not fit what is there already",
            ProblemType::NothingLate => "Nothing of it is late, or not that",
            ProblemType::LastAdministrator => "Nobody would be left who can let people in",
            ProblemType::NothingToRate => {
                "The application is not concluded, or was so long ago: there is no token for it"
            }
            ProblemType::TokenGiven => "The application's token was given out before",
            ProblemType::Timeout => "It took longer than the server waits; try again",
            ProblemType::Unavailable => "The server cannot answer now; try again",
            ProblemType::Internal | ProblemType::Unknown => "The server made a mistake",
            rule => of_kind(rule)
                .map(Rule::reason)
                .or_else(|| of_projects(rule))
                .or_else(|| of_complaints(rule))
                .or_else(|| of_ratings(rule))
                .or_else(|| of_drafts(rule))
                .unwrap_or("That is not allowed"),
        };
        Problem {
            r#type: self.kind,
            status: self.status.as_u16(),
            title: title.to_owned(),
            fields: self.fields,
            request_id,
        }
    }
}

/// An empty answer that carries the refusal; the edge writes the body.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, MEDIA_TYPE);
        let mut response = (self.status, headers).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Logs an inner cause once and answers without it.
pub fn internal(error: &(dyn std::error::Error + 'static)) -> Refusal {
    tracing::error!(%error, "a request failed");
    Refusal::INTERNAL
}
