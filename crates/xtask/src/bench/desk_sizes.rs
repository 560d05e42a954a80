//! Sizes of the staff desk: what every visit fetches first, and each part with what it needs.
//!
//! Whoever opens a page fetches both: the budget is over the heaviest of these sums.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{
    sizes::{KIB, Size, cells_of, kib, measured as measured_in, of_file, percent, row, total},
    table,
};
use crate::{bundle, parts};

/// What the first files and those of any one part may weigh together (wasm + js + css, Brotli).
pub(super) const BUDGET: u64 = 350 * KIB;

/// What the record calls the desk's sizes.
pub(super) const RECORD: &str = "desk";

/// What the table and the record call what every visit fetches.
const FIRST: &str = "first";

/// Sizes of what every visit fetches, and of each part with all its pieces.
///
/// # Errors
/// The desk is not built, or not here.
pub(super) fn measured() -> Result<BTreeMap<String, Size>> {
    let folder = bundle::desk();
    let kinds = measured_in(&folder)?;
    let mut first = Size {
        raw: 0,
        brotli: total(&kinds),
    };
    for kind in super::sizes::BUDGETED {
        first.raw += kinds.get(kind).copied().unwrap_or_default().raw;
    }
    let mut sizes = BTreeMap::from([(FIRST.to_owned(), first)]);
    for (part, files) in parts::DESK.pieces()? {
        let size: &mut Size = sizes.entry(part).or_default();
        for file in files {
            let file = folder.join(file);
            size.add(of_file(&file).with_context(|| format!("measuring {}", file.display()))?);
        }
    }
    Ok(sizes)
}

/// The part that weighs most with what comes first, and that sum.
pub(super) fn heaviest(sizes: &BTreeMap<String, Size>) -> (&str, u64) {
    let first = sizes.get(FIRST).copied().unwrap_or_default().brotli;
    let parts = sizes.iter().filter(|(name, _)| *name != FIRST);
    parts
        .map(|(name, part)| (name.as_str(), first + part.brotli))
        .max_by_key(|(_, sum)| *sum)
        .unwrap_or((FIRST, first))
}

/// Prints the table, beside what was recorded.
pub(super) fn print(now: &BTreeMap<String, Size>, before: &BTreeMap<String, Size>) {
    let mut rows = vec![cells_of([
        "staff desk",
        "raw",
        "Brotli",
        "recorded",
        "change",
    ])];
    for (name, size) in now {
        let old = before.get(name).map(|size| size.brotli);
        rows.push(row(name, Some(size.raw), size.brotli, old));
    }
    table(&rows);
    let (part, sum) = heaviest(now);
    println!(
        "Budget {}: {:.0} % used by {FIRST} + {part}, {}\n",
        kib(BUDGET),
        percent(sum, BUDGET),
        kib(sum)
    );
}

/// What a record says of the desk.
pub(super) fn decoded(record: &Value) -> BTreeMap<String, Size> {
    let sizes = record[RECORD].as_object().into_iter().flatten();
    let number = |size: &Value, name: &str| size[name].as_u64().unwrap_or_default();
    sizes
        .map(|(name, size)| {
            let size = Size {
                raw: number(size, "raw"),
                brotli: number(size, "brotli"),
            };
            (name.clone(), size)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sizes::encoded;
    use super::*;
    use serde_json::json;

    fn sizes(brotli: &[(&str, u64)]) -> BTreeMap<String, Size> {
        let size = |brotli| Size { raw: 9, brotli };
        brotli
            .iter()
            .map(|&(name, brotli)| (name.to_owned(), size(brotli)))
            .collect()
    }

    #[test]
    fn the_budget_is_over_the_first_files_and_the_largest_part() {
        for (now, heaviest_is) in [
            (
                sizes(&[(FIRST, 100), ("work", 7), ("staff", 30)]),
                ("staff", 130),
            ),
            (sizes(&[(FIRST, 100)]), (FIRST, 100)),
        ] {
            assert_eq!(heaviest(&now), heaviest_is);
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let now = sizes(&[(FIRST, 100), ("work", 7)]);
        assert_eq!(decoded(&json!({ RECORD: encoded(&now) })), now);
        assert_eq!(decoded(&Value::Null), BTreeMap::new());
    }
}
