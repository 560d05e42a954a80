//! What the store hands out: one consistent state of everything that is published.

use super::StoreError;
use crate::publish::parts::Part;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::office::{Center, Department, Window};
use mingbai_contract::rules::County;
use mingbai_contract::{Date, ItemId};
use mingbai_domain::catalog::lists;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Everything that is published, and since when.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The version of the catalog, from 1.
    pub catalog_version: u32,
    /// What is published.
    pub publication: Publication,
    /// Which version of each guide that is, and the day it was published.
    pub versions: BTreeMap<ItemId, (u32, Date)>,
    /// Since when each published list is valid, by its id.
    pub valid_since: BTreeMap<String, Date>,
}

/// A guide as the store has it.
#[derive(Debug, Clone, PartialEq)]
pub struct GuideState {
    /// The version, from 1.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
    /// The guide.
    pub guide: Guide,
}

/// A version of a guide with the offices as they were when it was last valid.
#[derive(Debug, Clone, PartialEq)]
pub struct OldGuide {
    /// The version that was asked for.
    pub version: u32,
    /// The day it was published.
    pub published: Date,
    /// The newest version there is.
    pub latest: u32,
    /// The guide.
    pub guide: Guide,
    /// The offices of that time.
    pub offices: Offices,
}

/// Who sits where.
#[derive(Debug, Clone, PartialEq)]
pub struct Offices {
    /// The county.
    pub county: County,
    /// Its departments.
    pub departments: Vec<Department>,
    /// Its centres.
    pub centers: Vec<Center>,
    /// Their windows.
    pub windows: Vec<Window>,
}

/// The stored texts of the parts beside the guides.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<Part, String>);

impl Documents {
    pub(super) fn put(&mut self, part: Part, content: String) {
        self.0.insert(part, content);
    }

    fn read<T: DeserializeOwned>(&self, part: Part) -> Result<T, StoreError> {
        // A part that is not there reads as empty text: the error names it.
        let text = self.0.get(&part).map_or("", String::as_str);
        serde_json::from_str(text).map_err(|source| StoreError::Content {
            what: part.name().to_owned(),
            source,
        })
    }

    pub(super) fn offices(&self) -> Result<Offices, StoreError> {
        Ok(Offices {
            county: self.read(Part::County)?,
            departments: self.read(Part::Departments)?,
            centers: self.read(Part::Centers)?,
            windows: self.read(Part::Windows)?,
        })
    }
}

impl State {
    /// Puts the rows of the store together; guides come into the order of their ids.
    pub(super) fn new(
        catalog_version: u32,
        documents: &Documents,
        mut guides: Vec<GuideState>,
        valid_since: BTreeMap<String, Date>,
    ) -> Result<Self, StoreError> {
        guides.sort_by(|a, b| a.guide.id.cmp(&b.guide.id));
        let versions = guides
            .iter()
            .map(|state| (state.guide.id.clone(), (state.version, state.published)))
            .collect();
        let offices = documents.offices()?;
        Ok(Self {
            catalog_version,
            publication: Publication {
                county: offices.county,
                departments: offices.departments,
                centers: offices.centers,
                windows: offices.windows,
                guides: guides.into_iter().map(|state| state.guide).collect(),
                calendar: documents.read(Part::Calendar)?,
                lists: documents.read(Part::Lists)?,
                service_rules: documents.read(Part::ServiceRules)?,
                synonyms: documents.read(Part::Synonyms)?,
            },
            versions,
            valid_since,
        })
    }

    /// The published lists, each valid since the day it last changed.
    #[must_use]
    pub fn lists(&self) -> Vec<PublishedList> {
        let mut all = lists::published(&self.publication, self.publication.county.published);
        for list in &mut all {
            if let Some(since) = self.valid_since.get(list.id.as_str()) {
                list.valid_since = *since;
            }
        }
        all
    }
}
