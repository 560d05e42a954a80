//! Nothing is charged that is not published, and nothing above its lower end (R7).

use super::{FaultCode, Faults, file_of, is_blank};
use crate::catalog::lists::as_fee;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::{ChargedAt, Fee, FeeType, Guide};
use mingbai_contract::lists::FeeRow;

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    let rows = &publication.lists.fee_catalogue;
    for (at, row) in rows.iter().enumerate() {
        if let Some((field, code, found)) = unsound(&as_fee(row)) {
            faults.add(
                "lists.json",
                format!("/fee_catalogue/{at}{field}"),
                code,
                found,
            );
        }
        faults.text(
            "lists.json",
            format!("/fee_catalogue/{at}/basis"),
            &row.basis,
        );
    }
    for guide in &publication.guides {
        one(guide, rows, faults);
    }
}

/// The rules for one guide, by the fee list's rows for it and any others.
pub(super) fn one(guide: &Guide, rows: &[FeeRow], faults: &mut Faults) {
    let file = file_of(guide);
    let fee = &guide.fee;
    if let Some((field, code, found)) = unsound(fee) {
        return faults.add(&file, format!("/fee{field}"), code, found);
    }
    if fee.r#type != FeeType::None && fee.basis.as_deref().is_none_or(is_blank) {
        return faults.add(&file, "/fee/basis", FaultCode::FeeWithoutBasis, "");
    }
    let listed: Vec<&FeeRow> = rows.iter().filter(|row| row.item == guide.id).collect();
    if listed.is_empty() {
        if fee.r#type != FeeType::None {
            faults.add(&file, "/fee", FaultCode::FeeNotListed, shown(fee));
        }
        return;
    }
    let sound = listed.iter().all(|row| unsound(&as_fee(row)).is_none());
    let same = listed.iter().any(|row| same(fee, &as_fee(row)));
    if sound && !same {
        faults.add(&file, "/fee", FaultCode::FeeDiffers, shown(fee));
    }
}

/// The price as text.
fn shown(fee: &Fee) -> String {
    let mut amounts: Vec<String> = fee.tiers.iter().map(|t| t.amount.to_string()).collect();
    amounts.extend(
        [fee.amount, fee.charged]
            .into_iter()
            .flatten()
            .map(|a| a.to_string()),
    );
    format!(
        "{} {}",
        amounts.join(", "),
        fee.unit.as_deref().unwrap_or_default()
    )
}

/// Whether a guide and the fee list say the same. The document is named only where something is
/// charged: in a guide, freedom from charge is a remark.
fn same(fee: &Fee, listed: &Fee) -> bool {
    let free = fee.r#type == FeeType::None && listed.r#type == FeeType::None;
    let listed = Fee {
        note: fee.note.clone(),
        ..listed.clone()
    };
    free || *fee == listed
}

/// What is wrong with a fee by itself, the worst first: the field, the code and what was found.
fn unsound(fee: &Fee) -> Option<(&'static str, FaultCode, String)> {
    let yuan = |amount: Option<mingbai_contract::Yuan>| {
        amount.map_or_else(String::new, |amount| amount.to_string())
    };
    let fixed = fee.amount.is_some() || !fee.tiers.is_empty();
    let range =
        fee.min.is_some() || fee.max.is_some() || fee.charged.is_some() || fee.charged_at.is_some();
    match fee.r#type {
        FeeType::None => {
            return (fixed || range).then(|| ("", FaultCode::FeeNoneWithAmounts, shown(fee)));
        }
        FeeType::Fixed => {
            if !fixed {
                return Some(("", FaultCode::FeeWithoutAmount, String::new()));
            }
            if range || (fee.amount.is_some() && !fee.tiers.is_empty()) {
                return Some(("", FaultCode::FeeMixed, shown(fee)));
            }
        }
        FeeType::Range => {
            if fixed {
                return Some(("", FaultCode::FeeMixed, shown(fee)));
            }
            let Some(min) = fee.min else {
                return Some(("/min", FaultCode::FeeWithoutLowerEnd, String::new()));
            };
            if fee.max.is_some_and(|max| max < min) {
                return Some(("/max", FaultCode::FeeUpsideDown, yuan(fee.max)));
            }
            if fee.charged_at == Some(ChargedAt::UpperLimit) {
                return Some(("/charged_at", FaultCode::FeeAtUpperEnd, yuan(fee.charged)));
            }
            if fee.charged != Some(min) {
                return Some(("/charged", FaultCode::FeeNotLowerEnd, yuan(fee.charged)));
            }
        }
    }
    let unit = fee.unit.as_deref().is_none_or(is_blank);
    unit.then(|| ("/unit", FaultCode::FeeWithoutUnit, String::new()))
}
