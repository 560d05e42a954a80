//! How somebody opens a project, and lets others look at it (R8, R14).

use crate::application::QueryCode;
use serde::{Deserialize, Serialize};

/// A request about a project by whoever holds one of its secrets (R14). Both are read as people type them:
/// small letters and spaces are as good.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectLookUp {
    /// Its number.
    pub code: String,
    /// The secret: the investor's, or one that the investor shares.
    pub secret: String,
}

/// Says nothing: it holds a secret, and what is printed ends up in a log.
impl std::fmt::Debug for ProjectLookUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProjectLookUp")
    }
}

/// With which secret a project was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// The investor's own, which also shares it and takes that back.
    Owner,
    /// One that the investor has made for others: it opens, and nothing else.
    Shared,
}

/// Whether a project is shared now, after a request to share it or to take that back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sharing {
    /// The secret that opens it for others from now on, shown this once: the server keeps a hash of it.
    /// Absent where it is not shared any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<QueryCode>,
}
