//! What was looked for lately, kept on this phone only.
//!
//! One entry, `recent`: a search a line, the latest first.

use crate::platform;

const KEY: &str = "recent";

/// So many are kept.
const MOST: usize = 6;

/// The latest searches, the last one first.
#[must_use]
pub fn all() -> Vec<String> {
    read(&platform::kept(KEY).unwrap_or_default())
}

/// Keeps a search, where the phone lets pages keep things.
pub fn add(words: &str) {
    let kept = platform::kept(KEY).unwrap_or_default();
    if let Some(with) = with(&kept, words) {
        // Where nothing can be kept, nothing is lost either.
        let _ = platform::keep(KEY, &with);
    }
}

/// Forgets all of them.
pub fn forget() {
    platform::forget(KEY);
}

fn read(kept: &str) -> Vec<String> {
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(MOST).map(str::to_owned).collect()
}

/// What is kept after another search; none where the search is empty.
fn with(kept: &str, words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return None;
    }
    let mut searches = read(kept);
    searches.retain(|search| *search != words);
    searches.insert(0, words);
    searches.truncate(MOST);
    Some(searches.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{read, with};

    #[test]
    fn the_last_search_comes_first_and_once() {
        let kept = with("护照\n身份证\n低保", " 身份证 ").unwrap();
        assert_eq!(kept, "身份证\n护照\n低保");
        assert_eq!(with(&kept, " \n "), None);
        assert_eq!(with("", "a\nb").as_deref(), Some("a b"));
    }

    #[test]
    fn only_the_latest_are_kept() {
        let kept = (0..20).fold(String::new(), |kept, n| {
            with(&kept, &n.to_string()).unwrap()
        });
        assert_eq!(read(&kept), ["19", "18", "17", "16", "15", "14"]);
    }
}
