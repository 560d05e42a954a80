//! What only the reader's inside can show: that every word it knows is serde's.

use super::{Read, answers, from_text, publishing};
use mingbai_contract::Theme;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Holds the words of one enum against serde's; `other` is what unknown words stand for, if any.
pub(super) fn compare_words<T>(words: &[(&str, T)], other: &[T])
where
    T: Read + Serialize + DeserializeOwned + PartialEq + Debug,
{
    for (word, variant) in words {
        let json = serde_json::to_string(variant).unwrap();
        assert_eq!(json, format!("\"{word}\""));
        assert_eq!(from_text::<T>(&json).as_ref(), Ok(variant));
    }
    for json in [
        "\"\"",
        "\"nothing of the kind\"",
        "\"Immediate\"",
        "null",
        "1",
        "[]",
        "{}",
    ] {
        let serde = serde_json::from_str::<T>(json).ok();
        assert_eq!(from_text::<T>(json).ok(), serde, "{json}");
        if json.starts_with('"') {
            assert_eq!(serde.as_ref(), other.first());
        }
    }
}

#[test]
fn every_word_of_every_enum_is_serdes() {
    answers::compare_words();
    publishing::compare_words();
    let themes: Vec<_> = Theme::ALL
        .iter()
        .map(|theme| (theme.zh(), *theme))
        .collect();
    compare_words(&themes, &[]);
}
