//! R7: a project is charged what is published, or nothing.

use crate::county::county;
use mingbai_contract::Yuan;
use mingbai_contract::project::FeeStanding::{Free, Listed, NotListed, ShouldBeFree};
use mingbai_contract::project::ProjectFee;
use mingbai_domain::project::fee_standing;

#[test]
fn r7_a_fee_stands_in_the_list_or_is_not_charged() {
    for (item, fen, expected) in [
        ("civil-defense-fee", 8_000_000, Listed),
        ("road-occupation", 30, Listed),
        // Prices by tier.
        ("forest-land-use", 18_600_000, Listed),
        // Waived, whatever the list says.
        ("civil-defense-fee", 0, Free),
        ("highway-works-permit", 0, Free),
        // Its range begins at zero, and the lower end is what is charged.
        ("soil-water-conservation", 1, ShouldBeFree),
        // The list says that it is free.
        ("eia-report-form", 10_000, ShouldBeFree),
        ("highway-works-permit", 6_800_000, NotListed),
        ("no-such-item", 1, NotListed),
    ] {
        let fee = ProjectFee {
            item: item.parse().expect("an id"),
            name: String::new(),
            standard: String::new(),
            charged_yuan: Yuan::from_fen(fen),
        };
        let found = fee_standing(&county().lists.fee_catalogue, &fee);
        assert_eq!(found, expected, "R7: {item} {fen}");
    }
}
