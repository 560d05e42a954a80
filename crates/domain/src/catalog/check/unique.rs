//! Whatever has an id has one of its own.

use super::{FaultCode, Faults};
use mingbai_contract::catalog::Publication;

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    ids(
        "departments.json",
        "",
        publication.departments.iter().map(|d| d.id.as_str()),
        faults,
    );
    ids(
        "centers.json",
        "",
        publication.centers.iter().map(|c| c.id.as_str()),
        faults,
    );
    ids(
        "windows.json",
        "",
        publication.windows.iter().map(|w| w.id.as_str()),
        faults,
    );
}

/// Reports every id that stood before in the same list.
fn ids<'a>(file: &str, list: &str, ids: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = std::collections::BTreeSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.add(file, format!("{list}/{at}/id"), FaultCode::DuplicateId, id);
        }
    }
}
