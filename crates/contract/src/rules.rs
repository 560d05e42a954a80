//! The county itself, its published commitments, and its colloquial words: the remaining data files.

use crate::{Date, DepartmentId, WindowId, Words};
use serde::{Deserialize, Serialize};

/// The county that publishes all this; `data/county.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct County {
    /// Its name.
    pub name: Words,
    /// What numbers of applications begin with (R14), such as `QS`.
    pub number_prefix: String,
    /// The phone that always answers.
    pub hotline: String,
    /// The department that runs the centre and this site.
    pub host: DepartmentId,
    /// Windows for people who do not know where to go, the first to ask first.
    pub help_windows: Vec<WindowId>,
    /// What the home page offers to ask, in people's own words.
    pub often_asked: Vec<Words>,
    /// The day whose state the data describes; lists are valid since the day they last changed.
    pub published: Date,
}

/// A published commitment (服务承诺); `data/service-rules.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceRule {
    /// Its id.
    pub id: String,
    /// What it is about, for programs.
    pub category: String,
    /// Its name.
    pub title: Words,
    /// Its text.
    pub text: Words,
}

/// Colloquial words and the official terms they mean; `data/synonyms.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SynonymGroup {
    /// Its id.
    pub id: String,
    /// What people say.
    pub terms: Vec<String>,
    /// What the guides say.
    pub official: Vec<String>,
}
