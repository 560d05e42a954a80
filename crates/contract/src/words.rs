//! Text in the languages of the interface, as the data files hold it.

use serde::{Deserialize, Serialize};

/// A name in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Words {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A text that always exists in Chinese and sometimes in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Phrase {
    /// Simplified Chinese.
    pub zh: String,
    /// English, where somebody has written it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl From<String> for Phrase {
    fn from(zh: String) -> Self {
        Self { zh, en: None }
    }
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        Self {
            zh: words.zh,
            en: Some(words.en),
        }
    }
}
