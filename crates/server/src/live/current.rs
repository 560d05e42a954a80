//! One publication as the API answers it: every body written once, when it becomes valid, and those of guides, of
//! which there are hundreds, when they are first asked for.

use super::body::Body;
use super::guide::CurrentGuide;
use super::kept::Kept;
use super::packed::Packed;
use super::words::search_index;
use crate::store::figures::Figures;
use crate::store::state::{Offices, State};
use mingbai::data::Shelf;
use mingbai_contract::application::Terms;
use mingbai_contract::board::Targets;
use mingbai_contract::catalog::{Catalog, ItemSummary, ListIndex};
use mingbai_contract::complaint::{CategoryId, ComplaintTerms};
use mingbai_contract::desk::projects::StageTemplate;
use mingbai_contract::guide::Guide;
use mingbai_contract::lists::FeeRow;
use mingbai_contract::{CenterId, Date, DepartmentId, ItemId, ListId, SituationId, WindowId};
use mingbai_domain::application::terms;
use mingbai_domain::board::targets::targets;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::catalog::{lists, pages, summary};
use mingbai_domain::complaint;
use mingbai_domain::project::longest_promise;
use mingbai_domain::project::template::templates;
use mingbai_domain::time::Zone;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A publication ready to be sent.
#[derive(Debug)]
pub struct Current {
    /// The version of the catalog.
    pub version: u32,
    /// The day of the figures on the guides; none where there are none yet.
    pub figures: Option<Date>,
    /// `GET /api/v1/catalog`.
    pub catalog: Body,
    /// `GET /api/v1/lists`.
    pub list_index: Body,
    /// `GET /api/v1/lists/{list}`.
    pub lists: HashMap<ListId, Body>,
    /// `GET /api/v1/calendar`.
    pub calendar: Body,
    /// `GET /api/v1/calendar/{year}`.
    pub years: HashMap<i32, Body>,
    /// `GET /api/v1/items/{item}`.
    pub guides: HashMap<ItemId, CurrentGuide>,
    /// `GET /api/v1/centers/{center}`.
    pub centers: HashMap<CenterId, Body>,
    /// `GET /api/v1/windows/{window}`.
    pub windows: HashMap<WindowId, Body>,
    /// The catalog with its search index, as values.
    pub shelf: Arc<Shelf>,
    /// The county's time zone.
    pub zone: Zone,
    /// The departments there are.
    pub departments: HashSet<DepartmentId>,
    /// Which days are working days (R1).
    pub work: WorkCalendar,
    /// What numbers of applications begin with (R14).
    pub prefix: String,
    /// What can be applied for.
    pub offers: HashMap<ItemId, Offer>,
    /// The guides of the items that can be part of a project (R8).
    pub green: HashMap<ItemId, Guide>,
    /// What may be charged (R7).
    pub fees: Vec<FeeRow>,
    /// Templates of stages that projects are made from (R8).
    pub templates: Vec<StageTemplate>,
    /// For how many working days at most a material may be promised (R8); none where the county has not
    /// committed itself.
    pub longest_promise: Option<u16>,
    /// What is promised for complaints (R10).
    pub complaints: ComplaintTerms,
    /// What a complaint may be about (R10).
    pub categories: HashSet<CategoryId>,
    /// `GET /api/v1/items`, as far as it has been asked.
    pub searches: Kept<Body>,
    /// Rendered pages, as far as they have been asked for.
    pub pages: Kept<Packed>,
    /// How far the published promises meet R6.
    pub targets: Targets,
    /// `GET /api/v1/overtime` and `/api/v1/board`, the same as tables, and complaints in numbers, as far as they
    /// have been asked for.
    pub ledgers: Kept<Body>,
}

/// What whoever takes an application in must know of a guide.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Whose item it is.
    pub department: DepartmentId,
    /// The windows that take it in.
    pub windows: Vec<WindowId>,
    /// In which situations.
    pub situations: Vec<SituationId>,
    /// What is promised.
    pub terms: Terms,
}

/// How many bytes of answers to searches are kept, before compression.
const ROOM_FOR_SEARCHES: usize = 2 * 1024 * 1024;

/// How many bytes of rendered pages are kept, compressed: those of some thousand guides.
const ROOM_FOR_PAGES: usize = 16 * 1024 * 1024;

/// How many bytes of the overtime ledger are kept, before compression.
const ROOM_FOR_LEDGERS: usize = 8 * 1024 * 1024;

impl Current {
    /// Whose window it is; none where there is no such window.
    #[must_use]
    pub fn department_of(&self, window: &WindowId) -> Option<&DepartmentId> {
        let mut windows = self.shelf.catalog.windows.iter();
        let found = windows.find(|one| one.id == *window)?;
        Some(&found.department)
    }

    /// Writes every body of a state, with the figures of the newest day.
    ///
    /// # Errors
    /// None in practice: what is sent is plain data.
    pub fn new(state: &State, figures: Option<&Figures>) -> serde_json::Result<Self> {
        let publication = &state.publication;
        let items: Vec<ItemSummary> = publication.guides.iter().map(summary).collect();
        let published = state.lists();
        let summaries: Vec<_> = published.iter().map(lists::summary).collect();
        let offices = Arc::new(Offices {
            county: publication.county.clone(),
            departments: publication.departments.clone(),
            centers: publication.centers.clone(),
            windows: publication.windows.clone(),
        });
        let guides = publication.guides.iter().filter_map(|guide| {
            let (version, day) = state.versions.get(&guide.id).copied()?;
            let times = figures.and_then(|figures| figures.times.get(&guide.id).copied());
            let one = CurrentGuide::new(guide.clone(), &offices, (version, day), times)?;
            Some((guide.id.clone(), one))
        });
        let catalog = Catalog {
            version: state.catalog_version,
            county: offices.county.clone(),
            departments: offices.departments.clone(),
            centers: offices.centers.clone(),
            windows: offices.windows.clone(),
            lists: summaries.clone(),
            search: search_index(&items, &publication.synonyms),
            items,
            complaints: complaint::terms(&publication.service_rules),
            rating_tags: publication.lists.rating_tags.clone(),
        };
        Ok(Self {
            version: state.catalog_version,
            figures: figures.map(|figures| figures.day),
            catalog: Body::json(&catalog)?,
            list_index: Body::json(&ListIndex { lists: summaries })?,
            lists: bodies(&published, |list| Some((list.id.clone(), list)))?,
            calendar: Body::json(&publication.calendar)?,
            years: bodies(&publication.calendar.years, |year| Some((year.year, year)))?,
            guides: guides.collect(),
            centers: bodies(&catalog.centers, |center| {
                Some((center.id.clone(), pages::center(&catalog, &center.id)?))
            })?,
            windows: bodies(&catalog.windows, |window| {
                Some((window.id.clone(), pages::window(&catalog, &window.id)?))
            })?,
            zone: Zone::by_name(&publication.calendar.timezone).unwrap_or(Zone::BEIJING),
            departments: offices.departments.iter().map(|d| d.id.clone()).collect(),
            shelf: Arc::new(Shelf::new(catalog)),
            work: WorkCalendar::new(&publication.calendar),
            prefix: offices.county.number_prefix.clone(),
            offers: publication.guides.iter().map(offer).collect(),
            green: publication
                .guides
                .iter()
                .filter(|guide| guide.green_channel)
                .map(|guide| (guide.id.clone(), guide.clone()))
                .collect(),
            fees: publication.lists.fee_catalogue.clone(),
            targets: targets(&publication.guides),
            templates: templates(&publication.service_rules),
            longest_promise: longest_promise(&publication.service_rules),
            complaints: complaint::terms(&publication.service_rules),
            categories: publication
                .lists
                .complaint_categories
                .iter()
                .filter_map(|row| row.id.parse().ok())
                .collect(),
            searches: Kept::new(ROOM_FOR_SEARCHES),
            pages: Kept::new(ROOM_FOR_PAGES),
            ledgers: Kept::new(ROOM_FOR_LEDGERS),
        })
    }
}

fn offer(guide: &Guide) -> (ItemId, Offer) {
    let situations = guide.situations.iter();
    let offer = Offer {
        department: guide.department.clone(),
        windows: guide.windows.clone(),
        situations: situations.map(|situation| situation.id.clone()).collect(),
        terms: terms(guide),
    };
    (guide.id.clone(), offer)
}

fn bodies<'a, T, K: std::hash::Hash + Eq, V: serde::Serialize>(
    things: &'a [T],
    page: impl Fn(&'a T) -> Option<(K, V)>,
) -> serde_json::Result<HashMap<K, Body>> {
    things
        .iter()
        .filter_map(page)
        .map(|(id, page)| Ok((id, Body::json(&page)?)))
        .collect()
}
