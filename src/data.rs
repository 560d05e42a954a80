//! The one data layer: every page's data comes from signals that this module fills.
//!
//! Pages ask for a [`Slot`] and show its state; the slot fetches once, however many ask. Signals,
//! not `Resource`s, because the host renders the same views with data that is already there. Never
//! fetches on the host.

use crate::loaded::{Age, Loaded, Why};
use crate::platform;
use leptos::prelude::*;
use mingbai_client::{Client, Read};
use mingbai_contract::calendar::Calendar;
use mingbai_contract::catalog::{Catalog, GuidePage, ItemSummary};
use mingbai_contract::endpoint::{Endpoint, GetCalendar, GetCatalog, GetGuide, GetList};
use mingbai_contract::lists::PublishedList;
use mingbai_contract::{ItemId, ListId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::search::{Hit, Index, Matched, Query};
use mingbai_domain::time::Zone;
use std::sync::Arc;

/// The catalog with what searching it needs.
pub struct Shelf {
    /// The catalog.
    pub catalog: Catalog,
    /// Built from its items once.
    pub index: Index,
}

/// One thing that is fetched.
pub struct Slot<T: Send + Sync + 'static> {
    state: RwSignal<Loaded<Arc<T>>>,
    age: RwSignal<Option<Age>>,
    busy: RwSignal<bool>,
    /// What could not be checked is asked for again, once, on the next page.
    again: StoredValue<bool>,
}

impl<T: Send + Sync> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Slot<T> {}

impl<T: Send + Sync> Slot<T> {
    fn new() -> Self {
        Self {
            state: RwSignal::new(Loaded::Loading),
            age: RwSignal::new(None),
            busy: RwSignal::new(false),
            again: StoredValue::new(false),
        }
    }

    /// The state, tracked.
    #[must_use]
    pub fn get(self) -> Loaded<Arc<T>> {
        self.state.get()
    }

    /// What is here, however old; tracked.
    #[must_use]
    pub fn value(self) -> Option<Arc<T>> {
        self.state.with(|state| state.value().cloned())
    }

    /// Why what is here may not be the newest, apart from the state.
    #[must_use]
    pub fn aged(self) -> RwSignal<Option<Age>> {
        self.age
    }

    fn is_here(self) -> bool {
        self.state.with_untracked(|state| state.value().is_some())
    }

    /// Fills the slot with data that came with the page.
    pub fn fill(self, value: T) {
        self.state.set(Loaded::Ready(Arc::new(value)));
    }

    fn wanting(self) -> bool {
        let wanted = match self.age.get_untracked() {
            _ if !self.is_here() => true,
            None => false,
            Some(Age::Unchecked { .. }) => self.again.get_value(),
            Some(Age::Replaced) => true,
        };
        wanted && !self.busy.get_untracked()
    }

    /// Asks the endpoint, and keeps what comes back in the form `make` gives it.
    fn load<E>(self, endpoint: E, make: fn(E::Answer) -> T)
    where
        E: Endpoint<Answer: Read> + 'static,
    {
        if !self.wanting() {
            return;
        }
        self.busy.set(true);
        self.again.set_value(false);
        let failed = self
            .state
            .with_untracked(|state| matches!(state, Loaded::Failed(_)));
        if failed {
            self.state.set(Loaded::Loading);
        }
        if self.age.get_untracked().is_some() {
            self.age.set(None);
        }
        platform::spawn(async move {
            let answer = Client::new(platform::Fetch).get(&endpoint).await;
            self.busy.set(false);
            match answer {
                Ok(answer) => self.state.set(Loaded::Ready(Arc::new(make(answer)))),
                Err(error) => {
                    let before = self.state.get_untracked();
                    let (state, age) = before.after_failure(Why::from(&error));
                    // What stays is not built anew.
                    if state.value().is_none() {
                        self.state.set(state);
                    }
                    self.age.set(age);
                }
            }
        });
    }
}

/// Every slot of the app.
#[derive(Clone, Copy)]
pub struct Data {
    catalog: Slot<Shelf>,
    calendar: Slot<WorkCalendar>,
    guides: StoredValue<Vec<(GuideKey, Slot<GuidePage>)>>,
    lists: StoredValue<Vec<(ListId, Slot<PublishedList>)>>,
}

/// A guide in one of its versions.
type GuideKey = (ItemId, Option<u32>);

impl Data {
    /// Provides an empty data layer to everything below.
    pub fn provide() -> Self {
        let data = Self {
            catalog: Slot::new(),
            calendar: Slot::new(),
            guides: StoredValue::new(Vec::new()),
            lists: StoredValue::new(Vec::new()),
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
        self.catalog.load(GetCatalog, Shelf::new);
        self.catalog
    }

    /// Asks for the catalog again after a failure.
    pub fn reload_catalog(self) {
        let _ = self.catalog();
    }

    /// The working-day calendar.
    #[must_use]
    pub fn calendar(self) -> Slot<WorkCalendar> {
        self.calendar
            .load(GetCalendar, |calendar| WorkCalendar::new(&calendar));
        self.calendar
    }

    /// The guide of an item, in one of its versions or the newest.
    #[must_use]
    pub fn guide(self, item: &ItemId, version: Option<u32>) -> Slot<GuidePage> {
        let key = (item.clone(), version);
        let asked = guide(&key);
        let slot = slot_of(self.guides, key);
        slot.load(asked, |page| page);
        slot
    }

    /// A published list.
    #[must_use]
    pub fn list(self, list: &ListId) -> Slot<PublishedList> {
        let slot = slot_of(self.lists, list.clone());
        slot.load(GetList(list.clone()), |list| list);
        slot
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
            self.catalog.age.set(age);
        } else if address == GetCalendar.address() {
            self.calendar.age.set(age);
        }
        self.guides.with_value(|slots| {
            for (_, slot) in slots
                .iter()
                .filter(|(key, _)| guide(key).address() == address)
            {
                slot.age.set(age);
            }
        });
        self.lists.with_value(|slots| {
            let find = |list: &ListId| GetList(list.clone()).address() == address;
            for (_, slot) in slots.iter().filter(|(list, _)| find(list)) {
                slot.age.set(age);
            }
        });
    }

    /// Another page begins: what could not be checked may be asked for again.
    pub fn next_page(self) {
        self.catalog.again.set_value(true);
        self.calendar.again.set_value(true);
        self.guides.with_value(|slots| {
            slots
                .iter()
                .for_each(|(_, slot)| slot.again.set_value(true))
        });
        self.lists.with_value(|slots| {
            slots
                .iter()
                .for_each(|(_, slot)| slot.again.set_value(true))
        });
    }

    /// The county's zone, as far as it is known.
    #[must_use]
    pub fn zone(self) -> Zone {
        let calendar = self.calendar.state.get_untracked();
        calendar
            .value()
            .map_or(Zone::BEIJING, |calendar| calendar.zone())
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

    /// Fills what came with the page, before any view is built.
    pub fn fill_catalog(self, catalog: Catalog) {
        self.catalog.fill(Shelf::new(catalog));
    }

    /// Fills the calendar that came with the page.
    pub fn fill_calendar(self, calendar: &Calendar) {
        self.calendar.fill(WorkCalendar::new(calendar));
    }

    /// Fills a guide that came with the page.
    pub fn fill_guide(self, page: GuidePage) {
        slot_of(self.guides, (page.guide.id.clone(), None)).fill(page);
    }

    /// Fills a list that came with the page.
    pub fn fill_list(self, list: PublishedList) {
        slot_of(self.lists, list.id.clone()).fill(list);
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

    fn new(catalog: Catalog) -> Self {
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
