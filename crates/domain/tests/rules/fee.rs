//! R7: what is charged.

use crate::county::{county, guide};
use mingbai_domain::catalog::summary;
use mingbai_domain::fee::charge;

#[test]
fn r7_a_fee_is_charged_at_its_lower_end() {
    for (item, expected) in [
        ("food-business-license", "free"),
        ("id-card-renewal", "20-20 元/证"),
        ("realestate-transfer-secondhand", "80-550 元/件"),
        ("forest-land-use", "3-10 元/㎡"),
        ("road-occupation", "0.3-0.3 元/㎡·日"),
        ("notarization", "80-80 元/件"),
        // Its range begins at zero: at the lower end nothing is charged.
        ("soil-water-conservation", "free"),
    ] {
        let found = charge(&guide(item).fee).map_or_else(
            || "free".to_owned(),
            |c| format!("{}-{} {}", c.from, c.to, c.unit.unwrap_or_default()),
        );
        assert_eq!(found, expected, "R7: {item}");
    }
}

#[test]
fn an_item_in_short_says_the_same_as_its_guide() {
    for guide in &county().guides {
        let short = summary(guide);
        assert_eq!(short.id, guide.id);
        assert_eq!(short.charge, charge(&guide.fee));
        assert_eq!(
            short.committed_working_days,
            guide.limits.committed_working_days
        );
        assert_eq!(short.statutory.value, guide.limits.statutory.value);
        assert_eq!(short.windows, guide.windows);
        assert_eq!(short.online, guide.online.level);
    }
}
