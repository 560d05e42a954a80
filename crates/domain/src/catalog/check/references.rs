//! Every reference leads somewhere, and what stands on both sides says the same on both.

use super::{FaultCode, Faults, file_of};
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use mingbai_contract::office::{Department, Window};
use mingbai_contract::{CenterId, DepartmentId, ItemId, WindowId};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that can be referred to. Of things with the same id the first counts.
struct Known<'a> {
    departments: BTreeMap<&'a DepartmentId, &'a Department>,
    centers: BTreeSet<&'a CenterId>,
    windows: BTreeMap<&'a WindowId, &'a Window>,
    guides: BTreeMap<&'a ItemId, &'a Guide>,
}

impl<'a> Known<'a> {
    fn new(publication: &'a Publication) -> Self {
        // The last of equal keys stays in a map: so begin at the end.
        Self {
            departments: publication
                .departments
                .iter()
                .rev()
                .map(|d| (&d.id, d))
                .collect(),
            centers: publication
                .centers
                .iter()
                .map(|center| &center.id)
                .collect(),
            windows: publication
                .windows
                .iter()
                .rev()
                .map(|w| (&w.id, w))
                .collect(),
            guides: publication
                .guides
                .iter()
                .rev()
                .map(|g| (&g.id, g))
                .collect(),
        }
    }

    fn department(&self, file: &str, field: String, id: &DepartmentId, faults: &mut Faults) {
        if !self.departments.contains_key(id) {
            faults.add(file, field, FaultCode::UnknownDepartment, id.as_str());
        }
    }

    fn item(&self, file: &str, field: String, id: &ItemId, faults: &mut Faults) {
        if !self.guides.contains_key(id) {
            faults.add(file, field, FaultCode::UnknownItem, id.as_str());
        }
    }

    /// The window of this id, or a fault.
    fn window(
        &self,
        file: &str,
        field: &str,
        id: &WindowId,
        faults: &mut Faults,
    ) -> Option<&'a Window> {
        let window = self.windows.get(id).copied();
        if window.is_none() {
            faults.add(file, field, FaultCode::UnknownWindow, id.as_str());
        }
        window
    }
}

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    let known = Known::new(publication);
    county(publication, &known, faults);
    departments(publication, &known, faults);
    windows(publication, &known, faults);
    for guide in &publication.guides {
        self::guide(guide, &known, faults);
    }
    lists(publication, &known, faults);
}

fn county(publication: &Publication, known: &Known<'_>, faults: &mut Faults) {
    let county = &publication.county;
    known.department("county.json", "/host".to_owned(), &county.host, faults);
    for (at, window) in county.help_windows.iter().enumerate() {
        known.window(
            "county.json",
            &format!("/help_windows/{at}"),
            window,
            faults,
        );
    }
}

fn departments(publication: &Publication, known: &Known<'_>, faults: &mut Faults) {
    let file = "departments.json";
    for (at, department) in publication.departments.iter().enumerate() {
        for (nth, id) in department.windows.iter().enumerate() {
            let field = format!("/{at}/windows/{nth}");
            if let Some(window) = known.window(file, &field, id, faults)
                && window.department != department.id
            {
                faults.add(file, field, FaultCode::ForeignWindow, id.as_str());
            }
        }
        let chief = &department.chief_representative.window;
        let field = format!("/{at}/chief_representative/window");
        if let Some(window) = known.window(file, &field, chief, faults)
            && window.department != department.id
        {
            faults.add(file, field, FaultCode::ChiefElsewhere, chief.as_str());
        }
        let owned = known
            .guides
            .values()
            .filter(|guide| guide.department == department.id);
        if usize::try_from(department.items_count) != Ok(owned.count()) {
            let found = department.items_count.to_string();
            faults.add(
                file,
                format!("/{at}/items_count"),
                FaultCode::WrongItemsCount,
                found,
            );
        }
    }
}

fn windows(publication: &Publication, known: &Known<'_>, faults: &mut Faults) {
    let file = "windows.json";
    for (at, window) in publication.windows.iter().enumerate() {
        if !known.centers.contains(&window.center) {
            let found = window.center.as_str();
            faults.add(
                file,
                format!("/{at}/center"),
                FaultCode::UnknownCenter,
                found,
            );
        }
        known.department(
            file,
            format!("/{at}/department"),
            &window.department,
            faults,
        );
        if let Some(department) = known.departments.get(&window.department)
            && !department.windows.contains(&window.id)
        {
            faults.add(
                file,
                format!("/{at}/id"),
                FaultCode::WindowNotListed,
                window.id.as_str(),
            );
        }
        for (nth, item) in window.items.iter().enumerate() {
            let field = format!("/{at}/items/{nth}");
            match known.guides.get(item) {
                None => faults.add(file, field, FaultCode::UnknownItem, item.as_str()),
                Some(guide) if !guide.windows.contains(&window.id) => {
                    faults.add(file, field, FaultCode::ItemNotMirrored, item.as_str());
                }
                Some(_) => {}
            }
        }
    }
}

fn guide(guide: &Guide, known: &Known<'_>, faults: &mut Faults) {
    let file = file_of(guide);
    known.department(&file, "/department".to_owned(), &guide.department, faults);
    for (at, id) in guide.windows.iter().enumerate() {
        let field = format!("/windows/{at}");
        if let Some(window) = known.window(&file, &field, id, faults)
            && !window.items.contains(&guide.id)
        {
            faults.add(&file, field, FaultCode::WindowNotMirrored, id.as_str());
        }
    }
    materials(guide, &file, faults);
}

/// The same for one guide of which it is only known what it may refer to: windows that it names will list it.
pub(super) fn one(
    guide: &Guide,
    departments: &[DepartmentId],
    windows: &[WindowId],
    faults: &mut Faults,
) {
    let file = file_of(guide);
    if !departments.contains(&guide.department) {
        let found = guide.department.as_str();
        faults.add(&file, "/department", FaultCode::UnknownDepartment, found);
    }
    for (at, id) in guide.windows.iter().enumerate() {
        if !windows.contains(id) {
            let field = format!("/windows/{at}");
            faults.add(&file, field, FaultCode::UnknownWindow, id.as_str());
        }
    }
    materials(guide, &file, faults);
}

/// What situations need, the guide has.
fn materials(guide: &Guide, file: &str, faults: &mut Faults) {
    for (at, situation) in guide.situations.iter().enumerate() {
        for (nth, id) in situation.materials.iter().enumerate() {
            if !guide.materials.iter().any(|material| material.id == *id) {
                let field = format!("/situations/{at}/materials/{nth}");
                faults.add(file, field, FaultCode::UnknownMaterial, id.as_str());
            }
        }
    }
}

fn lists(publication: &Publication, known: &Known<'_>, faults: &mut Faults) {
    let file = "lists.json";
    let lists = &publication.lists;
    for (at, row) in lists.fee_catalogue.iter().enumerate() {
        known.item(file, format!("/fee_catalogue/{at}/item"), &row.item, faults);
    }
    for (at, row) in lists.first_violation_no_penalty.iter().enumerate() {
        let field = format!("/first_violation_no_penalty/{at}/department");
        known.department(file, field, &row.department, faults);
    }
    for (at, row) in lists.penalty_discretion.iter().enumerate() {
        let field = format!("/penalty_discretion/{at}/department");
        known.department(file, field, &row.department, faults);
    }
    for (at, row) in lists.annual_inspections.iter().enumerate() {
        let field = format!("/annual_inspections/{at}");
        known.item(file, format!("{field}/item"), &row.item, faults);
        known.department(file, format!("{field}/department"), &row.department, faults);
    }
    for (at, row) in lists.key_goals.iter().enumerate() {
        known.department(
            file,
            format!("/key_goals/{at}/department"),
            &row.department,
            faults,
        );
    }
}
