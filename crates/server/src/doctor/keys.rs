//! Are the county's keys as they should be, and does the app know their root?

use super::{Code, Finding};

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
    found
}

#[cfg(test)]
mod tests {
    use super::{Facts, Loaded, check};
    use crate::doctor::Code;

    #[test]
    fn keys_are_judged() {
        use Code::{
            KeysAbsent, KeysReady, KeysUnusable, OtherRootInBundle, RootKeyHere, RootNotInBundle,
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
            (ready(), None, None, vec![KeysReady]),
            (ready(), None, Some("r"), vec![KeysReady]),
            (
                ready(),
                Some("root.key"),
                Some(""),
                vec![KeysReady, RootNotInBundle, RootKeyHere],
            ),
            (ready(), None, Some("o"), vec![KeysReady, OtherRootInBundle]),
        ] {
            let found = check(&Facts {
                folder: "keys".to_owned(),
                loaded,
                root_file: root_file.map(str::to_owned),
                in_bundle: in_bundle.map(str::to_owned),
            });
            let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, expected);
        }
    }
}
