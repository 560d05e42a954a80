//! API keys, with which other systems push applications and events (`/api/v1/intake`).

use crate::{Date, DepartmentId};
use serde::{Deserialize, Serialize};

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Push applications and what happens to them.
    Applications,
    /// Push projects.
    Projects,
    /// File inspections.
    Inspections,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Applications, Self::Projects, Self::Inspections];
}

/// An API key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKey {
    /// The part of the key that is no secret, and stands before the point in it.
    pub id: String,
    /// What it is for, in words.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For this department only; for all of them if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// Since when there is the key.
    pub since: Date,
    /// When it was used last, to the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used: Option<Date>,
    /// Since when it opens nothing any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Date>,
}

/// All keys, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKeyList {
    /// The keys.
    pub keys: Vec<ApiKey>,
}

/// A request to make a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MakeApiKey {
    /// What it is for, 1 to 60 characters.
    pub name: String,
    /// What it may do, at least one.
    pub scopes: Vec<Scope>,
    /// For this department only; for all of them if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
}

/// A new key. Its secret is shown this once: the server keeps a hash of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewApiKey {
    /// The key without its secret.
    pub key: ApiKey,
    /// What goes into `Authorization: Bearer …`.
    pub secret: String,
}

/// Says nothing of the secret: what is printed ends up in a log.
impl std::fmt::Debug for NewApiKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewApiKey")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
