//! What pages show of a catalog: the same pieces for the API, for a page that the server renders and
//! for the app, which has the whole catalog at hand.

use mingbai_contract::catalog::{Catalog, CenterPage, ListIndex, WindowPage};
use mingbai_contract::office::{Center, CenterType, Department, Window};
use mingbai_contract::page::{Halls, HomePage, Masthead, ThemeCount};
use mingbai_contract::{CenterId, DepartmentId, ItemId, Theme, WindowId};

/// What stands around every page.
#[must_use]
pub fn masthead(catalog: &Catalog) -> Masthead {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let host = department(&catalog.departments, &catalog.county.host);
    Masthead {
        version: catalog.version,
        county: catalog.county.clone(),
        host: host.map(|host| host.name.clone()),
        items: count(catalog.items.len()),
        windows: count(catalog.windows.len()),
        departments: count(catalog.departments.len()),
    }
}

/// The home page: the main hall, and how much there is for each life event.
#[must_use]
pub fn home(catalog: &Catalog) -> HomePage {
    let hall = catalog
        .centers
        .iter()
        .find(|center| center.r#type == CenterType::Main);
    let windows = hall.map_or_else(Vec::new, |hall| windows_of(&catalog.windows, &hall.id));
    let count = |theme: Theme| {
        let items = catalog.items.iter();
        let items = items.filter(|item| item.themes.contains(&theme)).count();
        u32::try_from(items).unwrap_or(u32::MAX)
    };
    HomePage {
        hall: hall.cloned(),
        windows,
        themes: Theme::ALL
            .iter()
            .map(|&theme| ThemeCount {
                theme,
                items: count(theme),
            })
            .collect(),
    }
}

/// Every centre with its windows.
#[must_use]
pub fn halls(catalog: &Catalog) -> Halls {
    Halls {
        centers: catalog.centers.clone(),
        windows: catalog.windows.clone(),
    }
}

/// The table of published lists.
#[must_use]
pub fn list_index(catalog: &Catalog) -> ListIndex {
    ListIndex {
        lists: catalog.lists.clone(),
    }
}

/// A centre, its windows by number, and who sits there; none if there is no such centre.
#[must_use]
pub fn center(catalog: &Catalog, id: &CenterId) -> Option<CenterPage> {
    let center = center_of(&catalog.centers, id)?;
    let mut windows: Vec<Window> = Vec::new();
    // One after the other into its place: they are few, and every sort of the standard library would cost
    // the phone some kilobytes.
    for window in windows_of(&catalog.windows, id) {
        let place = windows.partition_point(|before| before.id <= window.id);
        windows.insert(place, window);
    }
    let sits = |department: &&Department| windows.iter().any(|w| w.department == department.id);
    let departments = catalog.departments.iter().filter(sits).cloned().collect();
    Some(CenterPage {
        center: center.clone(),
        windows,
        departments,
    })
}

/// A window, where it is, whose it is, and what it handles; none if there is no such window.
#[must_use]
pub fn window(catalog: &Catalog, id: &WindowId) -> Option<WindowPage> {
    let window = catalog.windows.iter().find(|window| window.id == *id)?;
    let item = |id: &ItemId| catalog.items.iter().find(|item| item.id == *id);
    Some(WindowPage {
        window: window.clone(),
        center: center_of(&catalog.centers, &window.center)?.clone(),
        department: department(&catalog.departments, &window.department)?.clone(),
        items: window.items.iter().filter_map(item).cloned().collect(),
        rating_tags: catalog.rating_tags.clone(),
    })
}

fn center_of<'a>(centers: &'a [Center], id: &CenterId) -> Option<&'a Center> {
    centers.iter().find(|center| center.id == *id)
}

fn department<'a>(all: &'a [Department], id: &DepartmentId) -> Option<&'a Department> {
    all.iter().find(|department| department.id == *id)
}

/// The windows of a centre, in the publisher's order.
#[must_use]
pub fn windows_of(windows: &[Window], center: &CenterId) -> Vec<Window> {
    let here = windows.iter().filter(|window| window.center == *center);
    here.cloned().collect()
}
