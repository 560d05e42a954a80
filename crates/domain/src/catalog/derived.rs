//! What of a guide follows from the rest of it (R6, R7): nobody types it, and the checker compares it.

use mingbai_contract::guide::{
    ChargedAt, Exclusion, ExclusionCode, Fee, FeeType, Guide, LimitUnit, Limits,
};
use mingbai_contract::lists::FeeRow;

/// Whether one of the exclusions is a procedure that makes a promise of more than five working days possible (R6).
#[must_use]
pub fn needs_inspection(exclusions: &[Exclusion]) -> bool {
    exclusions.iter().any(|exclusion| {
        matches!(
            exclusion.code,
            ExclusionCode::SiteInspection
                | ExclusionCode::Hearing
                | ExclusionCode::ExpertReview
                | ExclusionCode::Investigation
                | ExclusionCode::JudicialConclusion
        )
    })
}

/// A statutory limit in working days: for comparison only, as the data's README defines it (R6). None where the law
/// sets no limit, or nobody has said how many.
#[must_use]
pub fn working_day_equivalent(unit: LimitUnit, value: Option<u16>) -> Option<u16> {
    match unit {
        LimitUnit::None => None,
        LimitUnit::OnTheSpot => Some(0),
        LimitUnit::WorkingDay => value,
        LimitUnit::CalendarDay => u16::try_from(u32::from(value?) * 5 / 7).ok(),
    }
}

/// Sets what follows in a guide: the word of its class, its limits and its charge.
pub fn settle_guide(guide: &mut Guide) {
    guide
        .handling_class
        .zh()
        .clone_into(&mut guide.handling_class_zh);
    settle_limits(&mut guide.limits);
    settle_fee(&mut guide.fee);
}

/// Sets what follows in limits: the equivalent, and whether a longer promise is possible (R6).
pub fn settle_limits(limits: &mut Limits) {
    let statutory = &mut limits.statutory;
    statutory.working_day_equivalent = working_day_equivalent(statutory.unit, statutory.value);
    limits.needs_inspection_or_hearing = needs_inspection(&limits.exclusions);
}

/// Sets what a guide's fee is charged at.
pub fn settle_fee(fee: &mut Fee) {
    let min = fee.min.filter(|_| fee.r#type == FeeType::Range);
    (fee.charged, fee.charged_at) = (min, min.map(|_| ChargedAt::LowerLimit));
}

/// Sets what a fee of the published list is charged at.
pub fn settle_row(row: &mut FeeRow) {
    let min = row.min.filter(|_| row.r#type == FeeType::Range);
    (row.charged, row.charged_at) = (min, min.map(|_| ChargedAt::LowerLimit));
}
