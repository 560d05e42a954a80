//! R7: fees that are not published, or above their lower end.

use super::plant::*;
use mingbai_contract::guide::{ChargedAt, FeeType};
use mingbai_domain::catalog::check::FaultCode::*;

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    vec![
        (
            |p| notary(p).fee.charged = yuan(90),
            NOTARY,
            "/fee/charged",
            FeeNotLowerEnd,
        ),
        (
            |p| notary(p).fee.charged = None,
            NOTARY,
            "/fee/charged",
            FeeNotLowerEnd,
        ),
        (
            |p| {
                let fee = &mut notary(p).fee;
                fee.charged_at = Some(ChargedAt::UpperLimit);
                fee.charged = fee.max;
            },
            NOTARY,
            "/fee/charged_at",
            FeeAtUpperEnd,
        ),
        (
            |p| notary(p).fee.min = None,
            NOTARY,
            "/fee/min",
            FeeWithoutLowerEnd,
        ),
        (
            |p| notary(p).fee.max = yuan(10),
            NOTARY,
            "/fee/max",
            FeeUpsideDown,
        ),
        (
            |p| notary(p).fee.amount = yuan(80),
            NOTARY,
            "/fee",
            FeeMixed,
        ),
        (
            |p| notary(p).fee.max = yuan(500),
            NOTARY,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.amount = yuan(25),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.unit = Some("元/本".to_owned()),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.basis = Some("另一份文件".to_owned()),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| {
                guide(p, "hk-macao-endorsement").fee.tiers.pop();
            },
            "items/hk-macao-endorsement.json",
            "/fee",
            FeeDiffers,
        ),
        (
            |p| {
                let fee = &mut renewal(p).fee;
                (fee.r#type, fee.amount, fee.unit) = (FeeType::None, None, None);
            },
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.r#type = FeeType::None,
            RENEWAL,
            "/fee",
            FeeNoneWithAmounts,
        ),
        (
            |p| renewal(p).fee.amount = None,
            RENEWAL,
            "/fee",
            FeeWithoutAmount,
        ),
        (
            |p| renewal(p).fee.unit = None,
            RENEWAL,
            "/fee/unit",
            FeeWithoutUnit,
        ),
        (
            |p| renewal(p).fee.basis = None,
            RENEWAL,
            "/fee/basis",
            FeeWithoutBasis,
        ),
        (
            |p| {
                let fee = renewal(p).fee.clone();
                food(p).fee = fee;
            },
            FOOD,
            "/fee",
            FeeNotListed,
        ),
        (
            |p| {
                p.lists
                    .fee_catalogue
                    .retain(|row| row.item.as_str() != "id-card-renewal")
            },
            RENEWAL,
            "/fee",
            FeeNotListed,
        ),
        (
            |p| p.lists.fee_catalogue[0].amount = None,
            "lists.json",
            "/fee_catalogue/0",
            FeeWithoutAmount,
        ),
        (
            |p| p.lists.fee_catalogue[24].amount = yuan(5),
            "lists.json",
            "/fee_catalogue/24",
            FeeNoneWithAmounts,
        ),
    ]
}

#[test]
fn r7_fees_are_published_and_at_their_lower_end() {
    find_all(&planted());
}
