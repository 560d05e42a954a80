//! The county's departments, windows and what complaints may be about by their names, and its working days, as
//! published.

use crate::api::Trouble;
use crate::platform::Fetch;
use crate::slot::Slot;
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_client::Client;
use mingbai_contract::catalog::{Catalog, GuidePage};
use mingbai_contract::complaint::CategoryId;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::problem::FieldProblem;
use mingbai_contract::{DepartmentId, ItemId, ListId, WindowId};
use mingbai_domain::calendar::WorkCalendar;
use std::sync::Arc;

/// The list of what complaints may be about.
const CATEGORIES: &str = "complaint-categories";

/// The catalog, as far as the desk needs it, the list of what complaints may be about, and the calendar.
#[derive(Clone, Copy, Default)]
pub struct Offices(Slot<Catalog>, Slot<PublishedList>, Slot<WorkCalendar>);

impl Offices {
    /// Provides it to everything below, not fetched yet.
    pub fn provide() {
        provide_context(Self::default());
    }

    /// The catalog, asked for where nobody has yet.
    #[must_use]
    pub fn here() -> Self {
        let offices = use_context::<Self>().unwrap_or_default();
        if offices.0.is_unasked() {
            offices.load();
        }
        offices
    }

    /// Asks for it again.
    pub fn load(self) {
        self.0.fetch(async {
            let client = Client::new(Fetch::default());
            let catalog = client.catalog().await;
            catalog.map_err(|error| Trouble::of(error, None))
        });
    }

    /// What complaints may be about, asked for where nobody has yet; tracked.
    #[must_use]
    pub fn categories(self) -> Option<Arc<PublishedList>> {
        if self.1.is_unasked() {
            self.1.fetch(async {
                let list = ListId::new(CATEGORIES).map_err(|_| Trouble::Gone)?;
                let client = Client::new(Fetch::default());
                let list = client.list(list).await;
                list.map_err(|error| Trouble::of(error, None))
            });
        }
        self.1.value()
    }

    /// The working days, asked for where nobody has yet; tracked.
    #[must_use]
    pub fn calendar(self) -> Option<Arc<WorkCalendar>> {
        if self.2.is_unasked() {
            self.2.fetch(async {
                let client = Client::new(Fetch::default());
                let calendar = client.calendar().await;
                let calendar = calendar.map(|calendar| WorkCalendar::new(&calendar));
                calendar.map_err(|error| Trouble::of(error, None))
            });
        }
        self.2.value()
    }

    /// How far it is.
    #[must_use]
    pub const fn slot(self) -> Slot<Catalog> {
        self.0
    }

    /// What is here; tracked.
    #[must_use]
    pub fn value(self) -> Option<Arc<Catalog>> {
        self.0.value()
    }
}

/// The guide of an item, as it is published now.
///
/// # Errors
/// Any [`Trouble`].
pub async fn guide(item: ItemId) -> Result<GuidePage, Trouble> {
    let client = Client::new(Fetch::default());
    let guide = client.guide(item).await;
    guide.map_err(|error| Trouble::of(error, None))
}

/// The name of a department; its id where it is not published (any more).
#[must_use]
pub fn department(catalog: Option<&Catalog>, lang: Lang, id: &DepartmentId) -> String {
    let found = catalog.and_then(|c| c.departments.iter().find(|d| d.id == *id));
    found.map_or_else(|| id.to_string(), |d| lang.pick(&d.name).to_owned())
}

/// What a complaint is about; its id where that is not published (any more).
#[must_use]
pub fn category(list: Option<&PublishedList>, lang: Lang, id: &CategoryId) -> String {
    let found = list.and_then(|list| list.entries.iter().find(|entry| entry.id == id.as_str()));
    let named = found.map(|entry| match (lang, &entry.title.en) {
        (Lang::En, Some(en)) => en.clone(),
        _ => entry.title.zh.clone(),
    });
    named.unwrap_or_else(|| id.to_string())
}

/// A window: number and name; its number alone where it is not published (any more).
#[must_use]
pub fn window(catalog: Option<&Catalog>, lang: Lang, id: &WindowId) -> String {
    let found = catalog.and_then(|c| c.windows.iter().find(|w| w.id == *id));
    found.map_or_else(
        || id.to_string(),
        |w| format!("{id} {}", lang.pick(&w.name)),
    )
}

/// The name of an item; its id where it is not published (any more).
#[must_use]
pub fn item(catalog: Option<&Catalog>, lang: Lang, id: &ItemId) -> String {
    let found = catalog.and_then(|c| c.items.iter().find(|item| item.id == *id));
    found.map_or_else(|| id.to_string(), |item| lang.pick(&item.name).to_owned())
}

/// The windows of a department, as they are published: number and name.
#[must_use]
pub fn windows(
    catalog: &Catalog,
    lang: Lang,
    department: &DepartmentId,
) -> Vec<(WindowId, String)> {
    let own = catalog
        .windows
        .iter()
        .filter(|w| w.department == *department);
    own.map(|w| (w.id.clone(), lang.pick(&w.name).to_owned()))
        .collect()
}

/// What is wrong with roles, by the domain's rules and the published catalog.
#[must_use]
pub fn check_grants(catalog: &Catalog, grants: &[Grant]) -> Vec<FieldProblem> {
    mingbai_domain::staff::check_grants(
        grants,
        |id| catalog.departments.iter().any(|d| d.id == *id),
        |id| {
            let window = catalog.windows.iter().find(|w| w.id == *id);
            window.map(|w| w.department.clone())
        },
    )
}
