//! What is charged at the window (R7).
//!
//! Owns the reading of a published fee. It never judges whether the fee may be charged: that is
//! [`crate::catalog::check`].

use mingbai_contract::Yuan;
use mingbai_contract::catalog::Charge;
use mingbai_contract::guide::{Fee, FeeType};

/// What is charged: the one price, the lowest and highest of its tiers, or the lower end of its
/// range (R7). None if nothing is, which is also so for a range that begins at zero.
#[must_use]
pub fn charge(fee: &Fee) -> Option<Charge> {
    let (from, to) = match fee.r#type {
        FeeType::None => return None,
        FeeType::Range => (fee.min?, fee.min?),
        FeeType::Fixed => {
            let tiers = fee.tiers.iter().map(|tier| tier.amount);
            match fee.amount {
                Some(amount) => (amount, amount),
                None => (tiers.clone().min()?, tiers.max()?),
            }
        }
    };
    (to > Yuan::ZERO).then(|| Charge {
        from,
        to,
        unit: fee.unit.clone(),
    })
}
