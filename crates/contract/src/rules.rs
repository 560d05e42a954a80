//! The county itself, its published commitments, and its colloquial words: the remaining data files.

use crate::{Date, DepartmentId, WindowId, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// What everybody must know about this data, such as that it is a sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Words>,
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
    /// The same in numbers and words for programs; which names there are depends on `category`.
    #[serde(default)]
    pub params: BTreeMap<String, ParamValue>,
}

/// A parameter of a published commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum ParamValue {
    /// Yes or no.
    Flag(bool),
    /// A whole number: days, minutes, times.
    Whole(i64),
    /// A share, 0.6 for 60 %.
    Share(f64),
    /// A word or a document.
    Text(String),
    /// Several words.
    Words(Vec<String>),
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
