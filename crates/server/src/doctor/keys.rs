//! Are the county's keys as they should be, and does the app know their root?

use super::{Code, Finding};
use chrono::{Months, NaiveDate};
use mingbai_contract::Date;

/// After how many months the key of tokens is replaced (docs/TOKENS.md, keys).
const TOKEN_KEY_MONTHS: Months = Months::new(12);

/// What is known about the keys.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The folder.
    pub folder: String,
    /// What came of loading them.
    pub loaded: Loaded,
    /// Where the root's secret half lies, if it is still here.
    pub root_file: Option<String>,
    /// The root key that the built app carries; none where there is no app, empty where it carries none.
    pub in_bundle: Option<String>,
    /// What came of loading those of tokens.
    pub tokens: TokensLoaded,
    /// Today in the county.
    pub today: NaiveDate,
}

/// What came of loading the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Loaded {
    /// There are none.
    #[default]
    Absent,
    /// They cannot be used, for this reason.
    Unusable(String),
    /// They can.
    Ready {
        /// The root's public half.
        root: String,
        /// The name of the working key.
        working: String,
    },
}

/// What came of loading the keys that tokens of ratings are made with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TokensLoaded {
    /// There are none, or all of them are retired.
    #[default]
    Absent,
    /// This file of a secret half is not there.
    SecretMissing(String),
    /// They cannot be used, for this reason.
    Unusable(String),
    /// They can.
    Ready {
        /// The name of the newest.
        name: String,
        /// Since when it is in use.
        since: Date,
    },
}

/// Judges the keys.
#[must_use]
pub fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    match &facts.loaded {
        Loaded::Absent => found.push(Finding::new(Code::KeysAbsent, &facts.folder)),
        Loaded::Unusable(words) => found.push(Finding::new(Code::KeysUnusable, words)),
        Loaded::Ready { root, working } => {
            found.push(Finding::new(Code::KeysReady, working));
            match facts.in_bundle.as_deref() {
                Some("") => found.push(Finding::new(Code::RootNotInBundle, root)),
                Some(other) if other != root => {
                    found.push(Finding::new(Code::OtherRootInBundle, other));
                }
                _ => {}
            }
        }
    }
    if let Some(path) = &facts.root_file {
        found.push(Finding::new(Code::RootKeyHere, path));
    }
    // Whoever has no keys at all has been told so.
    if matches!(facts.loaded, Loaded::Ready { .. }) {
        found.push(tokens(facts));
    }
    found
}

fn tokens(facts: &Facts) -> Finding {
    match &facts.tokens {
        TokensLoaded::Absent => Finding::new(Code::TokenKeyAbsent, &facts.folder),
        TokensLoaded::SecretMissing(path) => Finding::new(Code::TokenSecretMissing, path),
        TokensLoaded::Unusable(words) => Finding::new(Code::TokenKeysUnusable, words),
        TokensLoaded::Ready { name, since } => {
            let until = since.0.checked_add_months(TOKEN_KEY_MONTHS);
            let code = if until.is_some_and(|until| until < facts.today) {
                Code::TokenKeyOld
            } else {
                Code::TokenKeyReady
            };
            Finding::new(code, format!("{name} ({since})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, Loaded, TokensLoaded, check};
    use crate::doctor::Code;
    use mingbai_contract::Date;

    #[test]
    fn keys_are_judged() {
        use Code::{
            KeysAbsent, KeysReady, KeysUnusable, OtherRootInBundle, RootKeyHere, RootNotInBundle,
            TokenKeyAbsent,
        };
        let ready = || Loaded::Ready {
            root: "r".to_owned(),
            working: "w".to_owned(),
        };
        for (loaded, root_file, in_bundle, expected) in [
            (Loaded::Absent, None, Some(""), vec![KeysAbsent]),
            (
                Loaded::Unusable("x".to_owned()),
                None,
                None,
                vec![KeysUnusable],
            ),
            (ready(), None, None, vec![KeysReady, TokenKeyAbsent]),
            (ready(), None, Some("r"), vec![KeysReady, TokenKeyAbsent]),
            (
                ready(),
                Some("root.key"),
                Some(""),
                vec![KeysReady, RootNotInBundle, RootKeyHere, TokenKeyAbsent],
            ),
            (
                ready(),
                None,
                Some("o"),
                vec![KeysReady, OtherRootInBundle, TokenKeyAbsent],
            ),
        ] {
            let found = check(&Facts {
                folder: "keys".to_owned(),
                loaded,
                root_file: root_file.map(str::to_owned),
                in_bundle: in_bundle.map(str::to_owned),
                ..Facts::default()
            });
            let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, expected);
        }
    }
    #[test]
    fn r11_a_key_of_tokens_is_there_whole_and_no_older_than_a_year() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let since = |text: &str| TokensLoaded::Ready {
            name: "t".to_owned(),
            since: day(text),
        };
        for (tokens, expected, about) in [
            (TokensLoaded::Absent, Code::TokenKeyAbsent, "keys"),
            (
                TokensLoaded::SecretMissing("token-1.key".to_owned()),
                Code::TokenSecretMissing,
                "token-1.key",
            ),
            (
                TokensLoaded::Unusable("x".to_owned()),
                Code::TokenKeysUnusable,
                "x",
            ),
            (since("2026-11-20"), Code::TokenKeyReady, "t (2026-11-20)"),
            (since("2025-11-20"), Code::TokenKeyReady, "t (2025-11-20)"),
            (since("2025-11-19"), Code::TokenKeyOld, "t (2025-11-19)"),
            // A leap day's year ends on the last day of February.
            (since("2024-02-29"), Code::TokenKeyOld, "t (2024-02-29)"),
        ] {
            let found = check(&Facts {
                folder: "keys".to_owned(),
                loaded: Loaded::Ready {
                    root: "r".to_owned(),
                    working: "w".to_owned(),
                },
                tokens,
                today: day("2026-11-20").0,
                ..Facts::default()
            });
            let last = found.last().map(|one| (one.code, one.about.as_str()));
            assert_eq!(last, Some((expected, about)));
        }
    }
}
