//! How far the published promises meet R6.

use crate::catalog::check::limits::{MOST_WITHOUT_PROCEDURE, is_simple, is_within_half};
use crate::catalog::shares::shares;
use mingbai_contract::board::Targets;
use mingbai_contract::guide::{Guide, HandlingClass};

/// Counts guides and their yearly cases.
#[must_use]
pub fn targets(guides: &[Guide]) -> Targets {
    let shares = shares(guides);
    let small = |cases: u64| u32::try_from(cases).unwrap_or(u32::MAX);
    let mut targets = Targets {
        volume: small(shares.total()),
        immediate_volume: small(shares.immediate),
        ..Targets::default()
    };
    for guide in guides {
        let days = guide.limits.committed_working_days;
        let is_short = days <= MOST_WITHOUT_PROCEDURE;
        if guide.handling_class == HandlingClass::Committed && is_simple(guide) {
            targets.simple += 1;
            targets.simple_within_five += u32::from(is_short);
        }
        if !is_short {
            targets.long += 1;
            targets.long_within_half += u32::from(is_within_half(&guide.limits.statutory, days));
        }
    }
    targets
}
