//! What a project is charged, against the published list (R7).

use crate::catalog::lists::as_fee;
use crate::fee::charge;
use mingbai_contract::Yuan;
use mingbai_contract::lists::FeeRow;
use mingbai_contract::project::{FeeStanding, ProjectFee};

/// How `fee` stands to the published fee list (R7).
///
/// A list gives prices by square metre, day or piece, and no project says how many: so what is judged is
/// whether anything may be charged, not the amount.
#[must_use]
pub fn fee_standing(list: &[FeeRow], fee: &ProjectFee) -> FeeStanding {
    if fee.charged_yuan <= Yuan::ZERO {
        return FeeStanding::Free;
    }
    let mut standing = FeeStanding::NotListed;
    for row in list {
        if row.item != fee.item {
            continue;
        }
        if charge(&as_fee(row)).is_some() {
            return FeeStanding::Listed;
        }
        standing = FeeStanding::ShouldBeFree;
    }
    standing
}
