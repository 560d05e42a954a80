//! Brotli and gzip siblings of the built files, so that the server never compresses them itself.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::{args::Mode, repo, served};

/// Endings of files that are text, or compress like text.
const COMPRESSIBLE: [&str; 10] = [
    "html",
    "js",
    "mjs",
    "css",
    "wasm",
    "json",
    "webmanifest",
    "svg",
    "txt",
    "xml",
];

/// A sibling that saves less than this share of the file is not worth a header, a cache entry and
/// the phone's work of unpacking it.
const WORTH_IT: f64 = 0.05;

/// Brotli's window: 2^24 bytes, the largest a browser must take (RFC 7932 §9.1).
const WINDOW: u8 = 24;

/// Writes `name.br` and `name.gz` beside every compressible file of the folder.
///
/// Results are kept by content, so that unchanged files cost nothing in the next build.
///
/// # Errors
/// A file cannot be read or written.
pub fn folder(folder: &Path, mode: Mode) -> Result<()> {
    let quality = match mode {
        Mode::Debug => 5,
        Mode::Release => 11,
    };
    let cache = repo::scratch()?.join(format!("compressed-{quality}"));
    fs::create_dir_all(&cache)?;
    let mut used = HashSet::new();
    for file in repo::files_below(folder)? {
        let extension = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !COMPRESSIBLE.contains(&extension.as_str()) {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let hash = served::hex(&Sha256::digest(&bytes));
        for (ending, pack) in [("br", brotli as Pack), ("gz", gzip as Pack)] {
            let cached = cache.join(format!("{hash}.{ending}"));
            if !cached.exists() {
                let unfinished = cache.join(format!("{hash}.{ending}.unfinished"));
                fs::write(&unfinished, pack(&bytes, quality)?)?;
                fs::rename(&unfinished, &cached)?;
            }
            let packed = fs::read(&cached)?;
            if is_worth_it(bytes.len(), packed.len()) {
                fs::write(sibling(&file, ending), &packed)?;
            }
            used.insert(cached);
        }
    }
    for old in repo::files_below(&cache)? {
        if !used.contains(&old) {
            fs::remove_file(old)?;
        }
    }
    Ok(())
}

/// Bytes and Brotli quality → compressed bytes.
type Pack = fn(&[u8], u8) -> Result<Vec<u8>>;

/// Brotli with the largest window.
///
/// # Errors
/// Never, in memory.
pub fn brotli(bytes: &[u8], quality: u8) -> Result<Vec<u8>> {
    mingbai_pack::brotli(bytes, quality, WINDOW).context("Brotli")
}

/// gzip, always at its best: it is quick enough.
fn gzip(bytes: &[u8], _quality: u8) -> Result<Vec<u8>> {
    mingbai_pack::gzip(bytes, 9).context("gzip")
}

#[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
fn is_worth_it(before: usize, after: usize) -> bool {
    (after as f64) < (before as f64) * (1.0 - WORTH_IT)
}

/// The file's path with a further ending.
pub fn sibling(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals;

    #[test]
    fn only_text_that_shrinks_gets_siblings() {
        let (folder, _cleanup) = signals::temporary_folder("compress").unwrap();
        let long = "a".repeat(500);
        for (name, text) in [
            ("a.css", long.as_str()),
            ("b.txt", "x"),
            ("c.png", long.as_str()),
        ] {
            repo::write_if_changed(&folder.join("sub").join(name), text.as_bytes()).unwrap();
        }
        super::folder(&folder, Mode::Debug).unwrap();
        let names: Vec<_> = repo::files_below(&folder)
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a.css", "a.css.br", "a.css.gz", "b.txt", "c.png"]);
    }

    #[test]
    fn worth_it_means_more_than_a_twentieth() {
        assert!(is_worth_it(100, 94));
        assert!(!is_worth_it(100, 95));
        assert!(!is_worth_it(1, 5));
    }
}
