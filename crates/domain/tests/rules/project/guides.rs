//! R2, R8: an approval keeps to the guide of its item.

use super::{approval, deferred, pause, running, with};
use crate::county::{calendar, county, guide};
use mingbai_contract::MaterialId;
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::project::Approval;
use mingbai_domain::project::GuideFault::{
    self, DeferredTwice, NotDeferrable, NotGreenChannel, PauseNotExcluded, PromisedTooEarly,
    PromisedTooLate, UnknownMaterial,
};
use mingbai_domain::project::{check_guide, longest_promise};

fn id(text: &str) -> MaterialId {
    MaterialId::new(text).expect(text)
}

fn check(item: &str, approval: &Approval, within: Option<u16>, expected: &[GuideFault]) {
    assert_eq!(
        check_guide(calendar(), guide(item), approval, within),
        expected
    );
}

/// The construction permit, handed in on Monday 2026-11-16, with these materials promised.
fn permit(promised: &[(&str, &str)]) -> Approval {
    with(running("A", 3, &[], "2026-11-16"), |a| {
        a.deferred_materials = promised
            .iter()
            .map(|(material, date)| deferred(material, date, None))
            .collect();
    })
}

#[test]
fn the_county_lets_materials_be_promised_for_15_working_days() {
    assert_eq!(longest_promise(&county().service_rules), Some(15));
    assert_eq!(longest_promise(&[]), None);
}

#[test]
fn r8_only_deferrable_materials_may_follow_later() {
    let item = "construction-permit";
    let firm = guide(item)
        .materials
        .iter()
        .find(|m| !m.deferrable)
        .expect("one");
    let firm = firm.id.as_str();
    let day = "2026-11-30";
    check(
        item,
        &permit(&[("wage", day), ("draw", day)]),
        Some(15),
        &[],
    );
    check(
        item,
        &permit(&[(firm, day)]),
        Some(15),
        &[NotDeferrable(id(firm))],
    );
    check(
        item,
        &permit(&[("no-such", day)]),
        Some(15),
        &[UnknownMaterial(id("no-such"))],
    );
    check(
        item,
        &permit(&[("wage", day), ("wage", "2026-11-27")]),
        Some(15),
        &[DeferredTwice(id("wage"))],
    );
}

#[test]
fn a_material_is_promised_for_a_day_within_the_countys_commitment() {
    let item = "construction-permit";
    // 15 working days after the 16th is December 7th.
    check(item, &permit(&[("wage", "2026-12-07")]), Some(15), &[]);
    check(
        item,
        &permit(&[("wage", "2026-12-08")]),
        Some(15),
        &[PromisedTooLate(id("wage"))],
    );
    check(item, &permit(&[("wage", "2027-12-08")]), None, &[]);
    check(item, &permit(&[("wage", "2026-11-16")]), Some(15), &[]);
    check(
        item,
        &permit(&[("wage", "2026-11-13")]),
        Some(15),
        &[PromisedTooEarly(id("wage"))],
    );
}

#[test]
fn r2_a_clock_stands_still_only_for_what_the_guide_excludes() {
    let paused = with(approval("A", 7, &[]), |a| {
        a.clock_pauses = vec![pause("2026-11-16", None, false)];
    });
    check("drainage-permit", &paused, None, &[]);
    let site = PauseNotExcluded(ExclusionCode::SiteInspection);
    check("construction-permit", &paused, None, &[site]);
}

#[test]
fn r8_an_item_is_part_of_a_project_if_its_guide_says_so() {
    check(
        "id-card-renewal",
        &approval("A", 0, &[]),
        None,
        &[NotGreenChannel],
    );
}
