//! Guides that lack something.

use super::plant::*;
use crate::county::{county, day};
use mingbai_contract::Date;
use mingbai_contract::guide::OnlineLevel;
use mingbai_domain::catalog::check::FaultCode::*;
use mingbai_domain::catalog::check::check;

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    vec![
        (
            |p| food(p).situations.clear(),
            FOOD,
            "/situations",
            NoSituations,
        ),
        (
            |p| food(p).situations[4].materials.clear(),
            FOOD,
            "/situations/4/materials",
            NoMaterials,
        ),
        (
            |p| {
                food(p).situations.iter_mut().for_each(|s| {
                    s.materials.retain(|m| m.as_str() != "rule");
                });
            },
            FOOD,
            "/materials/3",
            UnusedMaterial,
        ),
        (
            |p| food(p).legal_basis.clear(),
            FOOD,
            "/legal_basis",
            NoLegalBasis,
        ),
        (|p| food(p).steps.clear(), FOOD, "/steps", NoSteps),
        (
            |p| food(p).conditions.clear(),
            FOOD,
            "/conditions",
            NoConditions,
        ),
        (|p| food(p).aliases.clear(), FOOD, "/aliases", NoAliases),
        (|p| food(p).audience.clear(), FOOD, "/audience", NoAudience),
        (|p| food(p).themes.clear(), FOOD, "/themes", NoThemes),
        (
            |p| " ".clone_into(&mut food(p).result.document),
            FOOD,
            "/result/document",
            NoResult,
        ),
        (|p| food(p).name.en.clear(), FOOD, "/name/en", EmptyName),
        (
            |p| food(p).materials[2].name.clear(),
            FOOD,
            "/materials/2/name",
            EmptyName,
        ),
        (
            |p| food(p).steps[2].role.clear(),
            FOOD,
            "/steps/2/role",
            EmptyText,
        ),
        (
            |p| food(p).aliases.push(String::new()),
            FOOD,
            "/aliases/8",
            EmptyText,
        ),
        (
            |p| {
                let remedies = &mut food(p).remedies;
                (remedies.reconsideration, remedies.litigation) = (None, None);
            },
            FOOD,
            "/remedies",
            NoRemedies,
        ),
        (
            |p| {
                food(p).windows.clear();
                food(p).online.level = OnlineLevel::Partial;
                window(p, "A03")
                    .items
                    .retain(|item| item.as_str() != "food-business-license");
            },
            FOOD,
            "/windows",
            NoWindows,
        ),
        (
            |p| "即办件".clone_into(&mut food(p).handling_class_zh),
            FOOD,
            "/handling_class_zh",
            WrongClassWord,
        ),
        (
            |p| guide(p, "clinic-filing").kind_detail = None,
            "items/clinic-filing.json",
            "/kind_detail",
            NoKindDetail,
        ),
        (|p| food(p).visits = 3, FOOD, "/visits", TooManyVisits),
        (
            |p| food(p).updated = Date(day("2026-11-21")),
            FOOD,
            "/updated",
            UpdatedLater,
        ),
    ]
}

#[test]
fn guides_are_complete() {
    find_all(&planted());
}

#[test]
fn an_item_that_is_done_fully_online_needs_no_window() {
    let mut publication = county().clone();
    food(&mut publication).windows.clear();
    window(&mut publication, "A03")
        .items
        .retain(|i| i.as_str() != "food-business-license");
    assert_eq!(check(&publication), []);
}
