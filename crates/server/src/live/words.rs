//! What search needs beside the items, worked out where the big tables are.
//!
//! Phones get the readings and the Traditional forms of those characters only that names, aliases and
//! synonyms use.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::rules::SynonymGroup;
use mingbai_contract::search::{SearchIndex, Synonym};
use pinyin::ToPinyinMulti as _;
use std::collections::{BTreeMap, BTreeSet};

/// The block of Chinese characters in which nearly all Traditional ones lie.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The search index of a catalog.
#[must_use]
pub fn search_index(items: &[ItemSummary], synonyms: &[SynonymGroup]) -> SearchIndex {
    let names = items
        .iter()
        .flat_map(|item| item.aliases.iter().chain([&item.name.zh]));
    let said = synonyms
        .iter()
        .flat_map(|group| group.terms.iter().chain(&group.official));
    let used: BTreeSet<char> = names
        .chain(said)
        .flat_map(|text| text.chars())
        .filter(|c| CHARACTERS.contains(c))
        .collect();
    SearchIndex {
        sounds: sounds(&used),
        traditional: traditional(&used),
        synonyms: synonyms
            .iter()
            .map(|group| Synonym {
                terms: group.terms.clone(),
                official: group.official.clone(),
            })
            .collect(),
    }
}

/// `ban办半 bao报`: the usual reading of a character stands before its others.
fn sounds(used: &BTreeSet<char>) -> String {
    let mut usual: BTreeMap<String, String> = BTreeMap::new();
    let mut others: BTreeMap<String, String> = BTreeMap::new();
    for c in used {
        let mut readings: Vec<String> = Vec::new();
        for reading in c.to_pinyin_multi().into_iter().flatten() {
            let letters = reading.plain().replace('ü', "v");
            if letters.bytes().all(|byte| byte.is_ascii_lowercase()) && !readings.contains(&letters)
            {
                readings.push(letters);
            }
        }
        let mut readings = readings.into_iter();
        if let Some(first) = readings.next() {
            usual.entry(first).or_default().push(*c);
        }
        for reading in readings {
            others.entry(reading).or_default().push(*c);
        }
    }
    let groups = usual.into_iter().chain(others);
    let groups: Vec<String> = groups
        .map(|(syllable, characters)| syllable + &characters)
        .collect();
    groups.join(" ")
}

/// `證证護护`: every other character that is written as one of these in simplified script.
fn traditional(used: &BTreeSet<char>) -> String {
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else {
        // The tables are part of the program; without them Traditional queries find less.
        tracing::error!("the table of Traditional characters cannot be read");
        return String::new();
    };
    let mut pairs = String::new();
    for c in CHARACTERS {
        let simplified = converter.convert(c.encode_utf8(&mut [0; 4]));
        let mut simplified = simplified.chars();
        if let (Some(to), None) = (simplified.next(), simplified.next())
            && to != c
            && used.contains(&to)
        {
            pairs.push(c);
            pairs.push(to);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{sounds, traditional};
    use std::collections::BTreeSet;

    #[test]
    fn readings_stand_before_their_characters_the_usual_ones_first() {
        let used = BTreeSet::from(['办', '半', '行', '女']);
        let text = sounds(&used);
        assert!(text.starts_with("ban办半 "), "{text}");
        let (usual, other) = (text.find("xing行"), text.find("hang行"));
        assert!(usual.is_some() && other.is_some(), "{text}");
        assert!(text.contains("nv女"), "{text}");
    }

    #[test]
    fn traditional_characters_are_followed_by_what_they_are_simplified_to() {
        let pairs = traditional(&BTreeSet::from(['证', '户', '口']));
        let pairs: Vec<char> = pairs.chars().collect();
        assert!(
            pairs.chunks(2).any(|pair| pair == ['證', '证']),
            "{pairs:?}"
        );
        assert!(pairs.chunks(2).all(|pair| pair[0] != pair[1]), "{pairs:?}");
    }
}
