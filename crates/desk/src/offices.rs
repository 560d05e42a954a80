//! The county's departments and windows by their names, from the published catalog.

use crate::api::Trouble;
use crate::platform::Fetch;
use crate::slot::Slot;
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_client::Client;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::problem::FieldProblem;
use mingbai_contract::{DepartmentId, WindowId};
use std::sync::Arc;

/// The catalog, as far as the desk needs it.
#[derive(Clone, Copy)]
pub struct Offices(Slot<Catalog>);

impl Offices {
    /// Provides it to everything below, not fetched yet.
    pub fn provide() {
        provide_context(Self(Slot::default()));
    }

    /// The catalog, asked for where nobody has yet.
    #[must_use]
    pub fn here() -> Self {
        let offices = use_context::<Self>().unwrap_or_else(|| Self(Slot::default()));
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

/// The name of a department; its id where it is not published (any more).
#[must_use]
pub fn department(catalog: Option<&Catalog>, lang: Lang, id: &DepartmentId) -> String {
    let found = catalog.and_then(|c| c.departments.iter().find(|d| d.id == *id));
    found.map_or_else(|| id.to_string(), |d| lang.pick(&d.name).to_owned())
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
