//! The four states of everything that is fetched: loading, ready, stale, failed.
//!
//! Stale is ready with an [`Age`]. The age is kept apart from the data, so that the words about it
//! come and go without building anew what somebody is reading. A failed reload keeps the last good
//! data. An empty list is ready.

use mingbai_client::ClientError;
use mingbai_contract::problem::ProblemType;

/// Something that is fetched, and how far that is.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Not here.
    Failed(Why),
}

/// Why something is not here, as far as a person can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no such thing.
    Gone,
    /// No answer came: no network.
    Offline,
    /// The answer was no answer.
    Server,
}

/// Why what is here may not be the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// It could not be checked.
    Unchecked {
        /// When it was last known to be the newest, in milliseconds since 1970-01-01T00:00Z; none
        /// where that is not known.
        since: Option<i64>,
    },
    /// Something newer is there already.
    Replaced,
}

impl From<&ClientError> for Why {
    fn from(error: &ClientError) -> Self {
        match error {
            ClientError::Unreachable => Self::Offline,
            ClientError::Problem(p) if p.r#type == ProblemType::NotFound => Self::Gone,
            ClientError::Problem(_) | ClientError::Undecodable { .. } => Self::Server,
        }
    }
}

impl<T> Loaded<T> {
    /// What is here, however old.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// The state after a failure, and the age of what is here: good data stays, except of something
    /// that is no longer there.
    #[must_use]
    pub fn after_failure(self, why: Why) -> (Self, Option<Age>) {
        match self {
            Self::Ready(value) if why != Why::Gone => {
                (Self::Ready(value), Some(Age::Unchecked { since: None }))
            }
            _ => (Self::Failed(why), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Age, Loaded, Why};

    #[test]
    fn a_failed_reload_keeps_the_last_good_data() {
        let unchecked = Some(Age::Unchecked { since: None });
        for (before, why, after) in [
            (
                Loaded::Ready(1),
                Why::Offline,
                (Loaded::Ready(1), unchecked),
            ),
            (Loaded::Ready(1), Why::Server, (Loaded::Ready(1), unchecked)),
            (
                Loaded::Ready(1),
                Why::Gone,
                (Loaded::Failed(Why::Gone), None),
            ),
            (
                Loaded::Loading,
                Why::Offline,
                (Loaded::Failed(Why::Offline), None),
            ),
            (
                Loaded::Failed(Why::Server),
                Why::Offline,
                (Loaded::Failed(Why::Offline), None),
            ),
        ] {
            assert_eq!(before.after_failure(why), after);
        }
    }
}
