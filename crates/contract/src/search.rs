//! What search on the phone needs beside the items: readings, Traditional characters, synonyms.
//!
//! Worked out at publication, where the big tables are, and only for the characters that the items'
//! names and aliases use.

use serde::{Deserialize, Serialize};

/// The part of the catalog that only search reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchIndex {
    /// How characters are read: each syllable (Hanyu Pinyin without tones, ü as v) followed by the
    /// characters that can be read so, syllables apart by spaces: `ban办半 bao报`. A character with
    /// several readings stands behind each of them.
    pub sounds: String,
    /// Traditional characters, each followed by the simplified one it stands for: `證证護护`.
    pub traditional: String,
    /// What people say, and what it is called officially.
    pub synonyms: Vec<Synonym>,
}

/// Words that mean the same in a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Synonym {
    /// What people say.
    pub terms: Vec<String>,
    /// What it is called officially.
    pub official: Vec<String>,
}
