//! Brotli and gzip siblings of the built files, so that the server never compresses them itself.

use std::{
    collections::HashSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
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
const WINDOW: i32 = 24;

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
type Pack = fn(&[u8], u32) -> Result<Vec<u8>>;

/// Brotli (RFC 7932).
///
/// # Errors
/// Never, in memory.
pub fn brotli(bytes: &[u8], quality: u32) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: i32::try_from(quality)?,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).context("Brotli")?;
    Ok(packed)
}

/// What Brotli packed.
///
/// # Errors
/// The bytes are no Brotli.
pub fn unpacked(packed: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    brotli::BrotliDecompress(&mut &*packed, &mut bytes).context("Brotli")?;
    Ok(bytes)
}

/// gzip (RFC 1952), always at its best: it is quick enough.
fn gzip(bytes: &[u8], _quality: u32) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
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
    use std::io::Read as _;

    use super::*;
    use crate::signals;

    #[test]
    fn siblings_unpack_to_the_same_bytes() {
        let text = "one county, one phone number. ".repeat(200).into_bytes();
        for quality in [5, 11] {
            let packed = brotli(&text, quality).unwrap();
            assert_eq!(unpacked(&packed).unwrap(), text);
        }
        let mut unpacked = Vec::new();
        let packed = gzip(&text, 11).unwrap();
        flate2::read::GzDecoder::new(&*packed)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
    }

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
