//! Sizes of the built files, beside the recorded ones and the budget.
//!
//! Recorded sizes stand in `bundle-sizes.json` beside this crate, so that a change that costs shows
//! it in its diff.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::{desk_sizes, table};
use crate::{apart, bundle, compress, parts, repo, words};

/// What the citizen bundle (wasm + js + css, Brotli) may weigh.
const BUDGET: u64 = 220 * KIB;

/// KB means 1024 bytes throughout.
pub(super) const KIB: u64 = 1024;

/// The kinds of files that are counted; the budget is over [`BUDGETED`]. Modules that few pages
/// load are kinds of their own, not part of any first visit.
const KINDS: [&str; 9] = [
    "wasm", "js", "css", "html", PARTS, WORDS, "seal", "purse", "eye",
];

/// Pages that few people open, cut out of the program; each comes with its first page.
const PARTS: &str = "parts";

/// Words that only those fetch who read another language than Chinese.
const WORDS: &str = "words";

/// What a first visit must fetch besides the page itself.
pub(super) const BUDGETED: [&str; 3] = ["wasm", "js", "css"];

/// Bytes of all files of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub raw: u64,
    pub brotli: u64,
}

/// Which budgets the bundles that are built do not keep.
///
/// # Errors
/// A bundle cannot be read.
pub fn broken() -> Result<Vec<String>> {
    let citizen = total(&measured(&bundle::dist())?);
    let desk = desk_sizes::measured()?;
    let (part, sum) = desk_sizes::heaviest(&desk);
    let budgets = [
        ("the citizen bundle".to_owned(), citizen, BUDGET),
        (format!("the desk with {part}"), sum, desk_sizes::BUDGET),
    ];
    let over = budgets
        .into_iter()
        .filter(|(_, size, budget)| size > budget);
    Ok(over
        .map(|(what, size, budget)| format!("{what}: {} of {}", kib(size), kib(budget)))
        .collect())
}

/// What a first visit fetches, in bytes of Brotli.
pub(super) fn total(sizes: &BTreeMap<String, Size>) -> u64 {
    BUDGETED
        .iter()
        .map(|kind| sizes.get(*kind).copied().unwrap_or_default().brotli)
        .sum()
}

/// Prints the table; records the sizes if asked to.
///
/// # Errors
/// The bundle or the record cannot be read.
pub fn run(record: bool) -> Result<()> {
    let now = measured(&bundle::dist())?;
    let before = recorded()?;
    let mut rows = vec![cells_of([
        "bundle (KB = 1024 bytes)",
        "raw",
        "Brotli",
        "recorded",
        "change",
    ])];
    for kind in KINDS {
        let size = now.get(kind).copied().unwrap_or_default();
        let old = before
            .as_ref()
            .and_then(|sizes| sizes.get(kind))
            .map(|size| size.brotli);
        rows.push(row(kind, Some(size.raw), size.brotli, old));
    }
    let old = before.as_ref().map(total);
    rows.push(row("wasm + js + css", None, total(&now), old));
    table(&rows);
    println!(
        "Budget {}: {:.0} % used\n",
        kib(BUDGET),
        percent(total(&now), BUDGET)
    );
    let desk = desk_sizes::measured()?;
    desk_sizes::print(&desk, &desk_sizes::decoded(&record_value()?));
    if record {
        write(&now, &desk)?;
        println!("Recorded in crates/xtask/bundle-sizes.json\n");
    }
    Ok(())
}

pub(super) fn cells_of<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

pub(super) fn row(name: &str, raw: Option<u64>, brotli: u64, old: Option<u64>) -> Vec<String> {
    vec![
        name.to_owned(),
        raw.map_or_else(String::new, kib),
        kib(brotli),
        old.map_or_else(|| "–".to_owned(), kib),
        old.map_or_else(|| "–".to_owned(), |old| change(old, brotli)),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
pub(super) fn kib(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / KIB as f64)
}

#[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
pub(super) fn percent(part: u64, whole: u64) -> f64 {
    part as f64 * 100.0 / whole as f64
}

/// The difference in bytes: a change of a few is seen, too.
fn change(old: u64, new: u64) -> String {
    match new.checked_sub(old) {
        Some(0) => "0 B".to_owned(),
        Some(more) => format!("+{more} B"),
        None => format!("−{} B", old - new),
    }
}

/// Sizes by kind of a bundle's folder. A file without a `.br` sibling is sent as it is.
pub(super) fn measured(folder: &Path) -> Result<BTreeMap<String, Size>> {
    let mut sizes = BTreeMap::new();
    for path in repo::files_below(folder)? {
        // The desk's files lie among the citizens', and are no part of them.
        if path.starts_with(bundle::desk()) && folder != bundle::desk() {
            continue;
        }
        let mut extension = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(words::STEM) && extension == "txt" {
            extension = WORDS.to_owned();
        }
        if parts::owns(&name) && extension == "wasm" {
            extension = PARTS.to_owned();
        }
        let module = apart::MODULES.iter().find(|module| module.owns(&name));
        if let Some(module) = module
            && extension != "br"
            && extension != "gz"
        {
            extension = module.name.to_owned();
        }
        if !KINDS.contains(&extension.as_str()) {
            continue;
        }
        let size: &mut Size = sizes.entry(extension).or_default();
        size.add(of_file(&path)?);
    }
    // The style sheet stands in the page: it counts as what it is.
    let page = fs::read_to_string(folder.join("index.html")).context("index.html")?;
    if let Some((style, raw)) = style_in(&page) {
        let brotli = compress::brotli(style.as_bytes(), 11)?.len() as u64;
        sizes.insert("css".to_owned(), Size { raw, brotli });
        if let Some(html) = sizes.get_mut("html") {
            html.raw = html.raw.saturating_sub(raw);
            html.brotli = html.brotli.saturating_sub(brotli);
        }
    }
    Ok(sizes)
}

impl Size {
    /// Adds another file.
    pub(super) const fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.brotli += other.brotli;
    }
}

/// The size of a file as it lies there and as it is sent.
pub(super) fn of_file(path: &Path) -> Result<Size> {
    let raw = fs::metadata(path)?.len();
    let brotli = fs::metadata(compress::sibling(path, "br")).map_or(raw, |file| file.len());
    Ok(Size { raw, brotli })
}

/// The style sheet of a page, and its length.
fn style_in(page: &str) -> Option<(&str, u64)> {
    let (_, rest) = page.split_once("<style>")?;
    let (style, _) = rest.split_once("</style>")?;
    Some((style, style.len() as u64))
}

fn record_path() -> PathBuf {
    repo::root().join("crates/xtask/bundle-sizes.json")
}

/// The record; null before the first.
fn record_value() -> Result<Value> {
    let Ok(text) = fs::read_to_string(record_path()) else {
        return Ok(Value::Null);
    };
    serde_json::from_str(&text).context("reading bundle-sizes.json")
}

/// The recorded sizes; `None` before the first record.
fn recorded() -> Result<Option<BTreeMap<String, Size>>> {
    let value = record_value()?;
    Ok((!value.is_null()).then(|| decoded(&value)))
}

fn decoded(value: &Value) -> BTreeMap<String, Size> {
    let number = |kind: &str, name: &str| value[kind][name].as_u64().unwrap_or_default();
    KINDS
        .iter()
        .map(|&kind| {
            (
                kind.to_owned(),
                Size {
                    raw: number(kind, "raw"),
                    brotli: number(kind, "brotli"),
                },
            )
        })
        .collect()
}

pub(super) fn encoded(sizes: &BTreeMap<String, Size>) -> Value {
    sizes
        .iter()
        .map(|(kind, size)| {
            (
                kind.clone(),
                json!({"raw": size.raw, "brotli": size.brotli}),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn write(sizes: &BTreeMap<String, Size>, desk: &BTreeMap<String, Size>) -> Result<()> {
    let mut value = encoded(sizes);
    value[desk_sizes::RECORD] = encoded(desk);
    let text = serde_json::to_string_pretty(&value)? + "\n";
    fs::write(record_path(), text).context("writing bundle-sizes.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let sizes: BTreeMap<_, _> = KINDS
            .iter()
            .zip(1..)
            .map(|(kind, n)| {
                (
                    (*kind).to_owned(),
                    Size {
                        raw: n * 100,
                        brotli: n,
                    },
                )
            })
            .collect();
        assert_eq!(decoded(&encoded(&sizes)), sizes);
    }

    #[test]
    fn a_change_has_a_sign_and_a_unit() {
        assert_eq!(change(10, 12), "+2 B");
        assert_eq!(change(12, 10), "−2 B");
        assert_eq!(change(12, 12), "0 B");
    }
}
