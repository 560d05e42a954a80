//! Writes the words that do not come with the program into a file of their own, named by its content.
//!
//! The page's inline script says where it is; whoever reads Chinese never fetches it at once, but the
//! service worker keeps it for the time without a network.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::served;

/// How the names of such files begin.
pub const STEM: &str = "words-";

/// Where `index.html` wants the name.
const PLACE: &str = "__WORDS__";

/// Writes the file and its name.
///
/// # Errors
/// `index.html` has no place for the name, or a file cannot be written.
pub fn write(staging: &Path) -> Result<()> {
    let words = mingbai_words::ENGLISH.concat();
    let name = served::renamed(&format!("{STEM}en-0.txt"), words.as_bytes())?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    ensure!(
        html.matches(PLACE).count() == 1,
        "index.html must have one place for {PLACE}"
    );
    fs::write(&page, html.replace(PLACE, &name))?;
    fs::write(staging.join(&name), words).with_context(|| format!("writing {name}"))
}
