//! Puts the style sheets together: Trunk does not follow `@import`, and one file is one request.
//!
//! The order of files is the order of layers. A file that fits nowhere is an error: a style sheet
//! that nobody serves would look like one that does not work.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::repo;

/// What `index.html` links, below the repository's root.
pub const OUTPUT: &str = "target/style/mingbai.css";

/// Files and folders of `style/` in the order in which they are served.
const ORDER: [&str; 6] = [
    "layers.css",
    "tokens.css",
    "base.css",
    "components",
    "pages",
    "print.css",
];

/// What the desk's `index.html` takes in.
const DESK_OUTPUT: &str = "target/style/desk.css";

/// What of `style/` the desk shares; its own style sheets follow.
const DESK_SHARES: [&str; 11] = [
    "layers.css",
    "tokens.css",
    "base.css",
    "components/buttons.css",
    "components/clock.css",
    "components/fields.css",
    "components/loading.css",
    "components/sections.css",
    "components/skip.css",
    "components/states.css",
    "components/text.css",
];

/// Writes the desk's style sheet if it would change: what it shares, then `crates/desk/style` by name.
///
/// # Errors
/// A file is missing, or holds an `@import`.
pub fn build_desk() -> Result<()> {
    let root = repo::root();
    let shared = DESK_SHARES.map(|name| root.join("style").join(name));
    let own = repo::files_below(&root.join("crates/desk/style"))?;
    let text = joined(&root, &[shared.to_vec(), own].concat())?;
    repo::write_if_changed(&root.join(DESK_OUTPUT), text.as_bytes())?;
    Ok(())
}

/// Writes [`OUTPUT`] if it would change.
///
/// # Errors
/// A file is missing, left over, or holds an `@import`.
pub fn build() -> Result<()> {
    let root = repo::root();
    let text = concatenated(&root.join("style"))?;
    repo::write_if_changed(&root.join(OUTPUT), text.as_bytes())?;
    Ok(())
}

fn concatenated(folder: &Path) -> Result<String> {
    joined(folder, &ordered(folder)?)
}

fn joined(folder: &Path, files: &[PathBuf]) -> Result<String> {
    let mut all = String::new();
    for path in files {
        let text =
            fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        if text.contains("@import") {
            bail!(
                "{}: @import is not followed; put the file into style/",
                path.display()
            );
        }
        let name = path.strip_prefix(folder).unwrap_or(path);
        writeln!(all, "/* {} */\n{}", name.display(), text.trim_end())?;
    }
    Ok(all)
}

fn ordered(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = repo::files_below(folder)?;
    let mut sorted = Vec::new();
    for name in ORDER {
        let place = folder.join(name);
        let mut matching: Vec<_> = files
            .iter()
            .filter(|path| path.starts_with(&place))
            .cloned()
            .collect();
        if matching.is_empty() && place.extension().is_some() {
            bail!("{} is missing", place.display());
        }
        sorted.append(&mut matching);
    }
    if let Some(left_over) = files.iter().find(|path| !sorted.contains(path)) {
        bail!(
            "{} has no place in the order {ORDER:?}",
            left_over.display()
        );
    }
    if let Some(odd) = sorted
        .iter()
        .find(|path| path.extension().is_none_or(|ext| ext != "css"))
    {
        bail!("{} is no style sheet", odd.display());
    }
    Ok(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals;

    /// Names of files → the order in which their text comes out, or the error.
    fn check(purpose: &str, files: &[(&str, &str)], expected: Result<&str, &str>) {
        let (folder, _cleanup) = signals::temporary_folder(purpose).unwrap();
        for (name, text) in files {
            repo::write_if_changed(&folder.join(name), text.as_bytes()).unwrap();
        }
        let actual = concatenated(&folder).map_err(|error| error.to_string());
        match expected {
            Ok(expected) => assert_eq!(actual.unwrap(), expected),
            Err(part) => {
                let message = actual.unwrap_err();
                assert!(message.contains(part), "{message}");
            }
        }
    }

    const WHOLE: [(&str, &str); 4] = [
        ("layers.css", "L\n\n"),
        ("tokens.css", "T"),
        ("base.css", "B"),
        ("print.css", "P"),
    ];

    #[test]
    fn the_order_of_layers_is_the_order_of_files() {
        let mut files = WHOLE.to_vec();
        files.extend([
            ("pages/home.css", "h"),
            ("components/tag.css", "t"),
            ("components/bar.css", "b"),
        ]);
        let expected = "/* layers.css */\nL\n/* tokens.css */\nT\n/* base.css */\nB\n\
                        /* components/bar.css */\nb\n/* components/tag.css */\nt\n\
                        /* pages/home.css */\nh\n/* print.css */\nP\n";
        check("style-order", &files, Ok(expected));
    }

    #[test]
    fn a_file_without_a_place_is_an_error() {
        let mut files = WHOLE.to_vec();
        files.push(("extra.css", ""));
        check("style-extra", &files, Err("extra.css has no place"));
    }

    #[test]
    fn a_missing_layer_is_an_error() {
        check("style-missing", &WHOLE[..3], Err("print.css is missing"));
    }

    #[test]
    fn an_import_is_an_error() {
        let mut files = WHOLE.to_vec();
        files.push(("pages/home.css", "@import url(x.css);"));
        check("style-import", &files, Err("@import"));
    }
}
