//! The one data layer: every page's data comes from signals that this module fills.
//!
//! Pages ask for a [`Slot`] and show its state; the slot fetches once, however many ask. Signals,
//! not `Resource`s, because the host renders the same views with data that is already there. Never
//! fetches on the host.

mod came;
pub mod complaints;
pub mod figures;
mod found;
pub mod handed;
mod live;
mod look;
pub mod purse;
pub mod ratings;
mod slot;
pub mod work;

pub use came::{Came, Ready};
pub use found::{Reader, read_application, read_project};
pub use look::{Asked, Look, Looks, Subject, Trouble};
pub use slot::Slot;

use crate::loaded::Age;
use leptos::prelude::*;
use mingbai_contract::catalog::{Catalog, GuidePage, ItemSummary};
use mingbai_contract::endpoint::{
    Endpoint, GetCalendar, GetCatalog, GetGuide, GetInspection, GetList,
};
use mingbai_contract::lists::PublishedList;
use mingbai_contract::page::Masthead;
use mingbai_contract::project::InspectionPage;
use mingbai_contract::{InspectionId, ItemId, ListId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::catalog::pages;
use mingbai_domain::search::{Hit, Index, Matched, Query};
use mingbai_domain::time::Zone;
use std::sync::Arc;

/// The catalog with what searching it needs.
#[derive(Debug)]
pub struct Shelf {
    /// The catalog.
    pub catalog: Catalog,
    /// Built from its items once.
    pub index: Index,
}

/// Every slot of the app.
#[derive(Clone, Copy)]
pub struct Data {
    catalog: Slot<Shelf>,
    calendar: Slot<WorkCalendar>,
    came: RwSignal<Option<Arc<Came>>>,
    masthead: Memo<Option<Arc<Masthead>>>,
    guides: StoredValue<Vec<(GuideKey, Slot<GuidePage>)>>,
    lists: StoredValue<Vec<(ListId, Slot<PublishedList>)>>,
    others: StoredValue<Vec<Other>>,
}

/// Told what [`Data::heard`] is told, for slots that a part of the program brings along.
type Other = Box<dyn Fn(&str, Option<Age>) + Send + Sync>;

/// A guide in one of its versions.
type GuideKey = (ItemId, Option<u32>);

impl Data {
    /// Provides an empty data layer to everything below.
    pub fn provide() -> Self {
        let (catalog, came) = (Slot::<Shelf>::new(), RwSignal::new(None::<Arc<Came>>));
        let masthead = Memo::new(move |_| match catalog.value() {
            Some(shelf) => Some(Arc::new(pages::masthead(&shelf.catalog))),
            None => came.with(|came| came.as_ref().map(|came| Arc::clone(&came.masthead))),
        });
        let data = Self {
            catalog,
            calendar: Slot::new(),
            came,
            masthead,
            guides: StoredValue::new(Vec::new()),
            lists: StoredValue::new(Vec::new()),
            others: StoredValue::new(Vec::new()),
        };
        provide_context(data);
        data
    }

    /// The data layer.
    #[must_use]
    pub fn here() -> Self {
        // A page outside the app would be a mistake in the app: it gets an empty layer of its own.
        use_context().unwrap_or_else(Self::provide)
    }

    /// The catalog.
    #[must_use]
    pub fn catalog(self) -> Slot<Shelf> {
        self.catalog.load(&GetCatalog, Shelf::new);
        self.catalog
    }

    /// What stands around every page, once it is known; tracked. Asks for the catalog only where the
    /// page came without.
    #[must_use]
    pub fn masthead(self) -> Option<Arc<Masthead>> {
        if self.masthead.with_untracked(Option::is_none) {
            let _ = self.catalog();
        }
        self.masthead.get()
    }

    /// The catalog, asked for only if it is not here yet; tracked. What is shown is not drawn anew for a
    /// newer one.
    #[must_use]
    pub fn catalog_here(self) -> Option<Arc<Shelf>> {
        if !self.catalog.is_here() {
            let _ = self.catalog();
        }
        self.catalog.value()
    }

    /// How old the catalog is, or what came of it with the page.
    #[must_use]
    pub fn catalog_age(self) -> RwSignal<Option<Age>> {
        self.catalog.aged()
    }

    /// A part of the catalog that came with the page, while the catalog itself is not here.
    pub fn early<T>(self, part: impl Fn(&Came) -> Option<T>) -> Option<T> {
        if self.catalog.is_here() {
            return None;
        }
        self.came
            .with_untracked(|came| came.as_deref().and_then(part))
    }

    /// Asks for the catalog again after a failure.
    pub fn reload_catalog(self) {
        let _ = self.catalog();
    }

    /// The working-day calendar.
    #[must_use]
    pub fn calendar(self) -> Slot<WorkCalendar> {
        self.calendar
            .load(&GetCalendar, |calendar| WorkCalendar::new(&calendar));
        self.calendar
    }

    /// The guide of an item, in one of its versions or the newest.
    #[must_use]
    pub fn guide(self, item: &ItemId, version: Option<u32>) -> Slot<GuidePage> {
        let key = (item.clone(), version);
        let asked = guide(&key);
        let slot = slot_of(self.guides, key);
        slot.load(&asked, |page| page);
        slot
    }

    /// A published list.
    #[must_use]
    pub fn list(self, list: &ListId) -> Slot<PublishedList> {
        let slot = slot_of(self.lists, list.clone());
        slot.load(&GetList(list.clone()), |list| list);
        slot
    }

    /// What is filed under a notice's code, asked for anew by whoever holds the slot: it may have been taken
    /// back meanwhile.
    pub fn inspection(self, code: &InspectionId, slot: Slot<InspectionPage>) {
        slot.load(&GetInspection(code.clone()), |page| page);
    }

    /// Hears from the service worker how old something is that it answered with: `same`, `new` or
    /// `late`, the address, and for the last since when it was not checked.
    pub fn heard(self, words: &str) {
        let mut words = words.split(' ');
        let (Some(word), Some(address)) = (words.next(), words.next()) else {
            return;
        };
        let age = match word {
            "same" => None,
            "new" => Some(Age::Replaced),
            "late" => Some(Age::Unchecked {
                since: words.next().and_then(|since| since.parse().ok()),
            }),
            _ => return,
        };
        if address == GetCatalog.address() {
            self.catalog.aged().set(age);
        } else if address == GetCalendar.address() {
            self.calendar.aged().set(age);
        }
        if let Some(came) = self.came.get_untracked() {
            came.heard(self, address, age);
        }
        self.guides.with_value(|slots| {
            for (_, slot) in slots
                .iter()
                .filter(|(key, _)| guide(key).address() == address)
            {
                slot.aged().set(age);
            }
        });
        self.lists.with_value(|slots| {
            let find = |list: &ListId| GetList(list.clone()).address() == address;
            for (_, slot) in slots.iter().filter(|(list, _)| find(list)) {
                slot.aged().set(age);
            }
        });
        self.others
            .with_value(|others| others.iter().for_each(|other| other(address, age)));
    }

    /// Another page begins: what could not be checked may be asked for again.
    pub fn next_page(self) {
        self.catalog.next_page();
        self.calendar.next_page();
        self.guides
            .with_value(|slots| slots.iter().for_each(|(_, slot)| slot.next_page()));
        self.lists
            .with_value(|slots| slots.iter().for_each(|(_, slot)| slot.next_page()));
    }

    /// The county's zone, as far as it is known.
    #[must_use]
    pub fn zone(self) -> Zone {
        let calendar = untrack(|| self.calendar.value());
        calendar.map_or(Zone::BEIJING, |calendar| calendar.zone())
    }

    /// The addresses of everything that is here, apart by spaces.
    #[must_use]
    pub fn addresses(self) -> String {
        let guides = self.guides.with_value(|slots| {
            let here = slots.iter().filter(|(_, slot)| slot.is_here());
            here.map(|(key, _)| guide(key).address())
                .collect::<Vec<_>>()
        });
        let lists = self.lists.with_value(|slots| {
            let here = slots.iter().filter(|(_, slot)| slot.is_here());
            here.map(|(list, _)| GetList(list.clone()).address())
                .collect::<Vec<_>>()
        });
        [guides, lists].concat().join(" ")
    }
}

impl Shelf {
    /// The item of a hit, and what was found in it.
    #[must_use]
    pub fn matched(&self, hit: Hit, query: &Query) -> Option<(&ItemSummary, Matched)> {
        let item = self.catalog.items.get(hit.item)?;
        let texts = [&item.name.zh, &item.name.en].into_iter();
        let texts = texts.chain(&item.aliases).map(String::as_str);
        Some((item, self.index.matched(hit, query, texts)))
    }

    /// Makes a catalog ready to be searched.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        let index = Index::new(&catalog.items, &catalog.search);
        Self { catalog, index }
    }
}

fn guide((item, version): &GuideKey) -> GetGuide {
    GetGuide {
        item: item.clone(),
        version: *version,
    }
}

fn slot_of<K: PartialEq + Send + Sync + 'static, T: Send + Sync>(
    slots: StoredValue<Vec<(K, Slot<T>)>>,
    key: K,
) -> Slot<T> {
    let found = slots.with_value(|slots| slots.iter().find(|(k, _)| *k == key).map(|(_, s)| *s));
    found.unwrap_or_else(|| {
        // The slot outlives the page that first asked for it.
        let slot = Owner::current()
            .and_then(|_| use_context::<Root>())
            .map_or_else(Slot::new, |root| root.0.with(Slot::new));
        slots.update_value(|slots| slots.push((key, slot)));
        slot
    })
}

/// The owner of everything that lives as long as the app.
#[derive(Clone)]
pub struct Root(pub Owner);
