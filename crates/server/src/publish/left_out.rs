//! What could not be read of a folder, so that the rules do not blame others for it.
//!
//! The rules are checked over whatever could be read. A window that names an item whose file is
//! damaged is not at fault; once the file is mended, the next run sees the whole.

use mingbai_contract::catalog::Publication;
use mingbai_contract::office::Department;
use mingbai_domain::catalog::check::{Fault, FaultCode};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What had to be left out.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// Ids of guides, windows, departments… that others may name.
    ids: BTreeSet<String>,
    /// Items whose row of the fee list had to be left out.
    fees: BTreeSet<String>,
    /// How many guides had to be left out, by the department that owns them.
    owned: BTreeMap<String, usize>,
    /// How many guides had to be left out of which nobody knows whose they are.
    ownerless: usize,
    /// For each table with rows left out: the places of those that stayed.
    stayed: BTreeMap<String, Vec<usize>>,
}

impl LeftOut {
    /// A guide that cannot be used; `value` is none where the file is no JSON.
    pub fn guide(&mut self, stem: &str, value: Option<&Value>) {
        self.ids.insert(stem.to_owned());
        let text = |name: &str| value.and_then(|value| value.get(name)?.as_str());
        self.ids.extend(text("id").map(str::to_owned));
        match text("department") {
            Some(owner) => *self.owned.entry(owner.to_owned()).or_default() += 1,
            None => self.ownerless += 1,
        }
    }

    /// A row of a table that cannot be used.
    pub fn row(&mut self, row: &Value) {
        let text = |name: &str| row.get(name)?.as_str().map(str::to_owned);
        self.ids.extend(text("id"));
        self.fees.extend(text("item"));
    }

    /// Which rows of a table stayed: `table` is the pointer's beginning, `windows.json` or
    /// `lists.json/fee_catalogue`.
    pub fn table(&mut self, table: &str, stayed: Vec<usize>) {
        self.stayed.insert(table.to_owned(), stayed);
    }

    /// Whether a fault only follows from what had to be left out.
    #[must_use]
    pub fn explains(&self, fault: &Fault, publication: &Publication) -> bool {
        if self.ids.contains(&fault.found) {
            return true;
        }
        match fault.code {
            FaultCode::TooFewImmediate => self.ownerless > 0 || !self.owned.is_empty(),
            FaultCode::WrongItemsCount => {
                let at = fault.field.split('/').nth(1);
                let at = at.and_then(|at| at.parse::<usize>().ok());
                let owner = at.and_then(|at| publication.departments.get(at));
                owner.is_some_and(|owner| self.completes(owner, publication))
            }
            FaultCode::FeeNotListed | FaultCode::FeeDiffers => {
                let item = fault.file.strip_prefix("items/");
                let item = item.and_then(|name| name.strip_suffix(".json"));
                item.is_some_and(|item| self.fees.contains(item))
            }
            _ => false,
        }
    }

    /// Whether a department owns as many guides as it says, once the damaged ones are mended.
    fn completes(&self, owner: &Department, publication: &Publication) -> bool {
        let guides = publication.guides.iter();
        let read = guides.filter(|guide| guide.department == owner.id).count();
        let known = read + self.owned.get(owner.id.as_str()).unwrap_or(&0);
        let claimed = usize::try_from(owner.items_count).unwrap_or(usize::MAX);
        (known..=known + self.ownerless).contains(&claimed)
    }

    /// Turns a place among the rows that stayed into the place in the file.
    #[must_use]
    pub fn in_file(&self, file: &str, field: &str) -> String {
        for (table, stayed) in &self.stayed {
            let Some(inner) = table.strip_prefix(file) else {
                continue;
            };
            let Some(rest) = field.strip_prefix(inner).and_then(|r| r.strip_prefix('/')) else {
                continue;
            };
            let (at, rest) = rest
                .split_once('/')
                .map_or((rest, None), |(a, r)| (a, Some(r)));
            let place = at.parse::<usize>().ok().and_then(|at| stayed.get(at));
            if let Some(place) = place {
                let rest = rest.map_or_else(String::new, |rest| format!("/{rest}"));
                return format!("{inner}/{place}{rest}");
            }
        }
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::LeftOut;

    #[test]
    fn places_are_those_of_the_file() {
        let mut left_out = LeftOut::default();
        left_out.table("windows.json", vec![0, 2, 3]);
        left_out.table("lists.json/fee_catalogue", vec![1]);
        for (file, field, expected) in [
            ("windows.json", "/1/center", "/2/center"),
            ("windows.json", "/0", "/0"),
            ("windows.json", "", ""),
            ("departments.json", "/1/windows/0", "/1/windows/0"),
            (
                "lists.json",
                "/fee_catalogue/0/item",
                "/fee_catalogue/1/item",
            ),
            ("lists.json", "/key_goals/0/due", "/key_goals/0/due"),
        ] {
            assert_eq!(left_out.in_file(file, field), expected, "{file} {field}");
        }
    }
}
