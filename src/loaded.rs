//! The four states of everything that is fetched.
//!
//! A failed reload keeps the last good data: `Ready` becomes `Stale`, never `Failed`. An empty list
//! is `Ready`.

use mingbai_client::ClientError;
use mingbai_contract::problem::ProblemType;

/// Something that is fetched, and how far that is.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Here, but a newer state could not be fetched.
    Stale(T, Why),
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
            Self::Ready(value) | Self::Stale(value, _) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// The state after an answer: good data replaces, a failure keeps what is here.
    #[must_use]
    pub fn after(self, answer: Result<T, Why>) -> Self {
        match (answer, self) {
            (Ok(value), _) => Self::Ready(value),
            (Err(why), Self::Ready(value) | Self::Stale(value, _)) => Self::Stale(value, why),
            (Err(why), Self::Loading | Self::Failed(_)) => Self::Failed(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Loaded, Why};

    #[test]
    fn a_failed_reload_keeps_the_last_good_data() {
        let offline = Err(Why::Offline);
        assert_eq!(Loaded::Loading.after(Ok(1)), Loaded::Ready(1));
        assert_eq!(
            Loaded::<u8>::Loading.after(offline),
            Loaded::Failed(Why::Offline)
        );
        assert_eq!(
            Loaded::Ready(1).after(Err(Why::Offline)),
            Loaded::Stale(1, Why::Offline)
        );
        assert_eq!(
            Loaded::Stale(1, Why::Offline).after(Err(Why::Server)),
            Loaded::Stale(1, Why::Server)
        );
        assert_eq!(
            Loaded::Stale(1, Why::Offline).after(Ok(2)),
            Loaded::Ready(2)
        );
        assert_eq!(Loaded::Failed(Why::Server).after(Ok(2)), Loaded::Ready(2));
    }
}
