//! Why there is no answer.

use crate::read::Unreadable;
use mingbai_contract::problem::Problem;
use std::fmt;

/// Why an endpoint gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientError {
    /// Nothing came back: no network, no such host, or given up.
    Unreachable,
    /// The server answered with a problem (RFC 9457).
    Problem(Problem),
    /// What came back is neither an answer nor a problem of this API: an older or newer server, or
    /// something on the way that answers in its place.
    Undecodable {
        /// The HTTP status.
        status: u16,
        /// What is wrong with the text, for logs.
        fault: Unreadable,
    },
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("no answer from the server"),
            Self::Problem(problem) => f.write_str(&problem.title),
            Self::Undecodable { .. } => f.write_str("an answer that makes no sense"),
        }
    }
}

impl std::error::Error for ClientError {}
