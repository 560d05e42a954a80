//! References that lead nowhere, and mirrors that disagree.

use super::plant::*;
use crate::county::county;
use mingbai_contract::{CenterId, MaterialId};
use mingbai_domain::catalog::check::FaultCode::*;
use mingbai_domain::catalog::check::check;

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    vec![
        (
            |p| p.county.host = nobody(),
            "county.json",
            "/host",
            UnknownDepartment,
        ),
        (
            |p| p.county.help_windows.push(window_id("Z99")),
            "county.json",
            "/help_windows/2",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].windows.push(window_id("Z99")),
            "departments.json",
            "/0/windows/19",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].windows.push(window_id("A02")),
            "departments.json",
            "/0/windows/19",
            ForeignWindow,
        ),
        (
            |p| p.departments[0].chief_representative.window = window_id("Z99"),
            "departments.json",
            "/0/chief_representative/window",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].chief_representative.window = window_id("A02"),
            "departments.json",
            "/0/chief_representative/window",
            ChiefElsewhere,
        ),
        (
            |p| p.departments[0].items_count += 1,
            "departments.json",
            "/0/items_count",
            WrongItemsCount,
        ),
        (
            |p| drop(p.departments[0].windows.remove(0)),
            "windows.json",
            "/0/id",
            WindowNotListed,
        ),
        (
            |p| p.windows[83].center = CenterId::new("no-such").expect("an id"),
            "windows.json",
            "/83/center",
            UnknownCenter,
        ),
        (
            |p| window(p, "A01").items.push(item_id("no-such-item")),
            "windows.json",
            "/0/items/0",
            UnknownItem,
        ),
        (
            |p| {
                window(p, "A01")
                    .items
                    .push(item_id("food-business-license"))
            },
            "windows.json",
            "/0/items/0",
            ItemNotMirrored,
        ),
        (
            |p| food(p).windows.push(window_id("Z99")),
            FOOD,
            "/windows/1",
            UnknownWindow,
        ),
        (
            |p| food(p).windows.push(window_id("A01")),
            FOOD,
            "/windows/1",
            WindowNotMirrored,
        ),
        (
            |p| {
                food(p).situations[0]
                    .materials
                    .push(MaterialId::new("no-such").expect("an id"));
            },
            FOOD,
            "/situations/0/materials/6",
            UnknownMaterial,
        ),
        (
            |p| p.lists.annual_inspections[1].item = item_id("no-such-item"),
            "lists.json",
            "/annual_inspections/1/item",
            UnknownItem,
        ),
        (
            |p| p.lists.annual_inspections[1].department = nobody(),
            "lists.json",
            "/annual_inspections/1/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.first_violation_no_penalty[2].department = nobody(),
            "lists.json",
            "/first_violation_no_penalty/2/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.penalty_discretion[3].department = nobody(),
            "lists.json",
            "/penalty_discretion/3/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.key_goals[4].department = nobody(),
            "lists.json",
            "/key_goals/4/department",
            UnknownDepartment,
        ),
        (
            // A row for an item that charges nothing, moved away.
            |p| p.lists.fee_catalogue[28].item = item_id("no-such-item"),
            "lists.json",
            "/fee_catalogue/28/item",
            UnknownItem,
        ),
    ]
}

#[test]
fn references_lead_somewhere() {
    find_all(&planted());
}

#[test]
fn an_unknown_department_is_found_at_the_window_and_at_the_item() {
    let mut publication = county().clone();
    window(&mut publication, "A01").department = nobody();
    let owner = food(&mut publication).department.clone();
    food(&mut publication).department = nobody();
    let found: Vec<_> = check(&publication)
        .into_iter()
        .map(|f| (f.field, f.code))
        .collect();
    let at = publication
        .departments
        .iter()
        .position(|d| d.id == owner)
        .expect("the owner");
    assert_eq!(
        found,
        [
            ("/0/windows/0".to_owned(), ForeignWindow),
            (format!("/{at}/items_count"), WrongItemsCount),
            ("/department".to_owned(), UnknownDepartment),
            ("/0/department".to_owned(), UnknownDepartment),
        ]
    );
}
