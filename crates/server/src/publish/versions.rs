//! What a new publication changes: which guides get a version, which lists a date, and whether
//! the catalog moves on at all. Pure; the store carries it out.

use super::parts::Part;
use crate::store::state::State;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use mingbai_contract::{ItemId, ListId};
use mingbai_domain::catalog::lists;
use serde::Serialize;
use std::collections::BTreeMap;

/// What must be written so that a new publication is the valid one.
#[derive(Debug, Default, PartialEq)]
pub struct Plan<'a> {
    /// Parts beside the guides that differ.
    pub parts: Vec<Part>,
    /// Guides that were not valid before.
    pub added: Vec<Fresh<'a>>,
    /// Guides that differ from the version before.
    pub changed: Vec<Fresh<'a>>,
    /// Items that are gone.
    pub retired: Vec<ItemId>,
    /// Lists whose entries differ.
    pub lists: Vec<ListId>,
}

/// A guide and the number its version gets.
#[derive(Debug, PartialEq)]
pub struct Fresh<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// Its version, from 1.
    pub version: u32,
}

/// What an import changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The version of the catalog now.
    pub catalog_version: u32,
    /// Guides that were not there before.
    pub added: usize,
    /// Guides with a new version.
    pub changed: usize,
    /// Items that are gone.
    pub retired: usize,
    /// Other files that differ.
    pub files: usize,
}

impl Change {
    /// Whether everything was as it had been before.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added + self.changed + self.retired + self.files == 0
    }
}

impl Plan<'_> {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The plan in numbers, once the catalog has this version.
    #[must_use]
    pub const fn change(&self, catalog_version: u32) -> Change {
        Change {
            catalog_version,
            added: self.added.len(),
            changed: self.changed.len(),
            retired: self.retired.len(),
            files: self.parts.len(),
        }
    }
}

/// Compares a new publication with what is valid now. `latest` is the newest version of every
/// guide there ever was: the numbers of a guide that comes back go on where they ended.
#[must_use]
pub fn plan<'a>(
    old: Option<&State>,
    latest: &BTreeMap<String, u32>,
    new: &'a Publication,
) -> Plan<'a> {
    let next = |guide: &'a Guide| Fresh {
        guide,
        version: latest.get(guide.id.as_str()).map_or(1, |last| last + 1),
    };
    let Some(state) = old else {
        return Plan {
            parts: Part::ALL.to_vec(),
            added: new.guides.iter().map(next).collect(),
            lists: changed_lists(None, new),
            ..Plan::default()
        };
    };
    let old = &state.publication;
    let before: BTreeMap<&ItemId, &Guide> = old.guides.iter().map(|g| (&g.id, g)).collect();
    let mut plan = Plan {
        parts: Part::ALL
            .into_iter()
            .filter(|part| !part.same(old, new))
            .collect(),
        lists: changed_lists(Some(old), new),
        ..Plan::default()
    };
    for guide in &new.guides {
        match before.get(&guide.id) {
            None => plan.added.push(next(guide)),
            Some(was) if *was != guide => plan.changed.push(next(guide)),
            Some(_) => {}
        }
    }
    plan.retired = before
        .into_keys()
        .filter(|id| !new.guides.iter().any(|guide| guide.id == **id))
        .cloned()
        .collect();
    plan
}

fn changed_lists(old: Option<&Publication>, new: &Publication) -> Vec<ListId> {
    let day = new.county.published;
    let old = old
        .map(|old| lists::published(old, day))
        .unwrap_or_default();
    lists::published(new, day)
        .into_iter()
        .filter(|list| !old.contains(list))
        .map(|list| list.id)
        .collect()
}
