//! Ids that stand twice.

use super::plant::*;
use mingbai_domain::catalog::check::FaultCode::*;

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    vec![
        (
            |p| p.departments.push(p.departments[0].clone()),
            "departments.json",
            "/33/id",
            DuplicateId,
        ),
        (
            |p| p.centers.push(p.centers[0].clone()),
            "centers.json",
            "/8/id",
            DuplicateId,
        ),
        (
            |p| p.windows.push(p.windows[0].clone()),
            "windows.json",
            "/84/id",
            DuplicateId,
        ),
        (
            |p| {
                let twin = food(p).clone();
                p.guides.push(twin);
            },
            FOOD,
            "/id",
            DuplicateId,
        ),
        (
            |p| food(p).code = "QS-05-010".to_owned(),
            FOOD,
            "/code",
            DuplicateCode,
        ),
        (
            |p| {
                let guide = food(p);
                guide.materials.push(guide.materials[0].clone());
            },
            FOOD,
            "/materials/6/id",
            DuplicateId,
        ),
        (
            |p| {
                let guide = food(p);
                guide.situations.push(guide.situations[0].clone());
            },
            FOOD,
            "/situations/6/id",
            DuplicateId,
        ),
        (
            |p| {
                let rows = &mut p.lists.complaint_categories;
                rows.push(rows[0].clone());
            },
            "lists.json",
            "/complaint_categories/11/id",
            DuplicateId,
        ),
        (
            |p| p.lists.rating_tags.push(p.lists.rating_tags[0].clone()),
            "lists.json",
            "/rating_tags/27/id",
            DuplicateId,
        ),
        (
            |p| p.lists.cancelled[1].id = p.lists.cancelled[0].id.clone(),
            "lists.json",
            "/cancelled/1/id",
            DuplicateId,
        ),
        (
            |p| p.service_rules[3].id = p.service_rules[0].id.clone(),
            "service-rules.json",
            "/3/id",
            DuplicateId,
        ),
        (
            |p| p.synonyms[9].id = p.synonyms[8].id.clone(),
            "synonyms.json",
            "/9/id",
            DuplicateId,
        ),
        (
            |p| food(p).windows.push(window_id("A03")),
            FOOD,
            "/windows/1",
            DuplicateReference,
        ),
    ]
}

#[test]
fn ids_stand_once() {
    find_all(&planted());
}
