//! What is found, and how many of each kind: plain functions over the catalog.

use crate::data::Shelf;
use crate::route::ItemsQuery;
use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::endpoint::ItemFilter;
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_domain::search::{Hit, Query, passes};

/// One of the tabs above the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Everything.
    All,
    /// Settled on the spot.
    Immediate,
    /// Without a visit.
    NoVisit,
    /// For people.
    Personal,
    /// For companies.
    Enterprise,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Immediate,
        Self::NoVisit,
        Self::Personal,
        Self::Enterprise,
    ];

    /// The query of this tab: words, department and theme stay, the rest is this tab's.
    #[must_use]
    pub fn of(self, query: &ItemsQuery) -> ItemsQuery {
        let mut query = ItemsQuery {
            no_visit: self == Self::NoVisit,
            ..query.clone()
        };
        query.filter.class = (self == Self::Immediate).then_some(HandlingClass::Immediate);
        query.filter.audience = match self {
            Self::Personal => Some(Audience::Personal),
            Self::Enterprise => Some(Audience::Enterprise),
            Self::All | Self::Immediate | Self::NoVisit => None,
        };
        query
    }
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    pub query: Query,
    /// The hits of this query, best first.
    pub hits: Vec<Hit>,
    /// How many each tab would show, in the order of [`Tab::ALL`].
    pub counts: [usize; 5],
}

fn fits(item: &ItemSummary, query: &ItemsQuery) -> bool {
    passes(item, &query.filter) && (!query.no_visit || item.visits == 0)
}

/// Looks for a query in the catalog.
#[must_use]
pub fn find(shelf: &Shelf, query: &ItemsQuery) -> Found {
    let wide = ItemFilter {
        department: query.filter.department.clone(),
        theme: query.filter.theme,
        ..ItemFilter::default()
    };
    let asked = shelf.index.query(&query.q);
    let mut hits = shelf.index.search(&asked, &wide);
    let items = &shelf.catalog.items;
    let count = |tab: Tab| {
        let query = tab.of(query);
        hits.iter()
            .filter(|hit| items.get(hit.item).is_some_and(|i| fits(i, &query)))
            .count()
    };
    let counts = Tab::ALL.map(count);
    hits.retain(|hit| items.get(hit.item).is_some_and(|item| fits(item, query)));
    Found {
        query: asked,
        hits,
        counts,
    }
}

/// Whether nothing at all is asked: then the departments are a better answer than 254 rows.
#[must_use]
pub fn is_everything(query: &ItemsQuery) -> bool {
    query.q.trim().is_empty() && query.filter.is_empty() && !query.no_visit
}
