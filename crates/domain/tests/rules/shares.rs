//! R6: the shares of handling classes.

use crate::county::county;
use mingbai_domain::catalog::shares::{Shares, shares};

#[test]
fn r6_the_sample_county_settles_most_cases_at_once() {
    let shares = shares(&county().guides);
    // The data's README: about 86 % of the yearly volume.
    assert_eq!(
        shares.immediate_permille().map(|share| share / 10),
        Some(86)
    );
    assert!(shares.enough_immediate());
    let volume: u64 = county()
        .guides
        .iter()
        .map(|g| u64::from(g.annual_volume))
        .sum();
    assert_eq!(shares.total(), volume);
}

#[test]
fn r6_sixty_percent_is_enough_and_less_is_not() {
    for (immediate, committed, forwarded, enough) in [
        (60, 40, 0, true),
        (60, 30, 10, true),
        (599, 401, 0, false),
        (0, 0, 0, true),
    ] {
        let shares = Shares {
            immediate,
            committed,
            forwarded,
        };
        assert_eq!(shares.enough_immediate(), enough, "{shares:?}");
    }
    assert_eq!(Shares::default().immediate_permille(), None);
}
