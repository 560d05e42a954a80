//! R4: what to bring in which situation.

use crate::county::{county, guide};
use mingbai_domain::materials::{needed, situation};

fn check(item: &str, wanted: Option<&str>, bring: &[&str], free: &[&str]) {
    let guide = guide(item);
    let situation = situation(guide, wanted).expect("the guide has situations");
    let needed = needed(guide, situation);
    let found: Vec<_> = needed.bring.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(found, bring, "{item} {wanted:?}");
    let found: Vec<_> = needed.free.iter().map(|m| m.id.as_str()).collect();
    assert_eq!(found, free, "{item} {wanted:?}");
}

#[test]
fn r4_each_situation_needs_its_own_materials() {
    let license = "food-business-license";
    let all = ["apply", "layout", "rule", "staff", "health"];
    check(license, Some("new-catering"), &all, &["bl"]);
    check(license, Some("change"), &["apply", "layout"], &["bl"]);
    check(license, Some("cancel"), &["apply"], &[]);
    // The first situation is shown until one is chosen, and for one that does not exist.
    check(license, None, &all, &["bl"]);
    check(license, Some("no-such"), &all, &["bl"]);
}

#[test]
fn r4_a_material_with_a_condition_that_no_situation_names_may_be_needed_in_any() {
    for (item, material) in [("legal-aid", "wt"), ("id-card-reissue", "gid")] {
        let guide = guide(item);
        for situation in &guide.situations {
            let last = needed(guide, situation).bring.last().map(|m| m.id.as_str());
            assert_eq!(last, Some(material), "{item} {}", situation.id);
        }
    }
}

#[test]
fn r4_no_material_of_any_guide_is_hidden_in_every_situation() {
    for guide in &county().guides {
        for material in &guide.materials {
            let shown = guide.situations.iter().any(|situation| {
                let needed = needed(guide, situation);
                needed
                    .bring
                    .iter()
                    .chain(&needed.free)
                    .any(|m| m.id == material.id)
            });
            assert!(shown, "{} {}", guide.id, material.id);
        }
    }
}
