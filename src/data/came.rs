//! What came with the page: the data that the server rendered it from.

use super::{Data, Shelf, slot_of};
use crate::loaded::Age;
use leptos::prelude::*;
use mingbai_contract::DepartmentId;
use mingbai_contract::catalog::{CenterPage, GuidePage, ListIndex, WindowPage};
use mingbai_contract::lists::PublishedList;
use mingbai_contract::office::Department;
use mingbai_contract::page::{Halls, HomePage, Masthead, PageData};
use mingbai_domain::calendar::WorkCalendar;
use std::sync::Arc;

/// What came with the page and belongs to no slot, each part shared by whoever shows it.
#[derive(Debug)]
pub struct Came {
    /// The address of the page, path and query.
    pub address: String,
    /// What stands around it.
    pub masthead: Arc<Masthead>,
    /// The home page.
    pub home: Option<Arc<HomePage>>,
    /// The table of lists.
    pub lists: Option<Arc<ListIndex>>,
    /// Departments that entries of a list name.
    pub departments: Vec<Department>,
    /// The centres.
    pub halls: Option<Arc<Halls>>,
    /// A centre.
    pub center: Option<Arc<CenterPage>>,
    /// A window.
    pub window: Option<Arc<WindowPage>>,
    /// The board, for the part that can read it: a `BoardPage` as JSON.
    pub figures: Option<String>,
    /// The address names something that is not published.
    pub gone: bool,
    /// The guide, list or catalog of the page has a slot of its own.
    guide: bool,
    list: bool,
    catalog: bool,
}

impl Came {
    /// Nothing but what stands around a page.
    #[must_use]
    pub const fn bare(address: String, masthead: Arc<Masthead>) -> Self {
        Self {
            address,
            masthead,
            home: None,
            lists: None,
            departments: Vec::new(),
            halls: None,
            center: None,
            window: None,
            figures: None,
            gone: false,
            guide: false,
            list: false,
            catalog: false,
        }
    }

    /// The service worker has said how old the page is that it answered with.
    pub(super) fn heard(&self, data: Data, address: &str, age: Option<Age>) {
        if address != self.address {
            return;
        }
        if self.guide {
            data.guides
                .with_value(|slots| slots.iter().for_each(|(_, slot)| slot.aged().set(age)));
        }
        if self.list {
            data.lists
                .with_value(|slots| slots.iter().for_each(|(_, slot)| slot.aged().set(age)));
        }
        let own = self.guide || self.list || self.figures.is_some();
        if self.catalog || !own {
            data.catalog.aged().set(age);
        }
    }
}

/// What came with the page, in the form in which it is used. Making it is work, and touches no signal.
pub struct Ready {
    came: Came,
    calendar: Option<Arc<WorkCalendar>>,
    shelf: Option<Arc<Shelf>>,
    guide: Option<(GuidePage, Option<u32>)>,
    list: Option<PublishedList>,
}

impl Ready {
    /// Makes everything ready. `address` is the page's path and query, `version` that of the guide, if the
    /// address names one.
    #[must_use]
    pub fn new(page: PageData, address: String, version: Option<u32>) -> Self {
        let calendar = page.calendar.map(|c| Arc::new(WorkCalendar::new(&c)));
        let came = Came {
            address,
            masthead: Arc::new(page.masthead),
            home: page.home.map(Arc::new),
            lists: page.lists.map(Arc::new),
            departments: page.departments,
            halls: page.halls.map(Arc::new),
            center: page.center.map(Arc::new),
            window: page.window.map(Arc::new),
            figures: page.figures,
            gone: page.gone,
            guide: page.guide.is_some(),
            list: page.list.is_some(),
            catalog: page.catalog.is_some(),
        };
        Self {
            came,
            calendar,
            shelf: page.catalog.map(|catalog| Arc::new(Shelf::new(catalog))),
            guide: page.guide.map(|guide| (guide, version)),
            list: page.list,
        }
    }
}

/// Fills the data layer before any view is built: in the browser with what came with the page, on the
/// host with what the page is to be made of.
impl Data {
    /// Fills everything that a page came with.
    pub fn fill(self, ready: Ready) {
        if let Some(calendar) = ready.calendar {
            self.calendar.fill(calendar);
        }
        if let Some(shelf) = ready.shelf {
            self.fill_shelf(shelf);
        }
        if let Some((guide, version)) = ready.guide {
            self.fill_guide(guide, version);
        }
        if let Some(list) = ready.list {
            self.fill_list(list);
        }
        self.fill_came(ready.came);
    }

    /// Fills what belongs to no slot.
    pub fn fill_came(self, came: Came) {
        self.came.set(Some(Arc::new(came)));
    }

    /// Fills the catalog.
    pub fn fill_shelf(self, shelf: Arc<Shelf>) {
        self.catalog.fill(shelf);
    }

    /// Fills a guide, under the version that the address names.
    pub fn fill_guide(self, page: GuidePage, version: Option<u32>) {
        slot_of(self.guides, (page.guide.id.clone(), version)).fill(Arc::new(page));
    }

    /// Fills a list.
    pub fn fill_list(self, list: PublishedList) {
        slot_of(self.lists, list.id.clone()).fill(Arc::new(list));
    }

    /// Whether the page that came says that nothing is published at this path.
    #[must_use]
    pub fn is_gone(self, path: &str) -> bool {
        let names = |came: &Arc<Came>| came.gone && came.address.split('?').next() == Some(path);
        self.came
            .with_untracked(|came| came.as_ref().is_some_and(names))
    }

    /// A department, as far as it is known; tracked.
    #[must_use]
    pub fn department(self, id: &DepartmentId) -> Option<Department> {
        let find = |all: &[Department]| all.iter().find(|one| one.id == *id).cloned();
        let came = self.came.get();
        let found = came.and_then(|came| find(&came.departments));
        found.or_else(|| find(&self.catalog_here()?.catalog.departments))
    }
}
