//! What is promised keeps within R6, and its steps add up to it (R2, R4a, R5).

use super::{FaultCode, Faults, file_of};
use crate::catalog::derived::{needs_inspection, working_day_equivalent};
use crate::catalog::shares::{Shares, shares};
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::{ExclusionCode, Guide, HandlingClass, LimitUnit, StatutoryLimit};

/// What a committed item without special procedures may take at most, in working days (R6).
pub(crate) const MOST_WITHOUT_PROCEDURE: u16 = 5;

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    for guide in &publication.guides {
        one(guide, faults);
    }
    all(shares(&publication.guides), faults);
}

/// The rules for one guide.
pub(super) fn one(guide: &Guide, faults: &mut Faults) {
    let file = file_of(guide);
    steps(guide, &file, faults);
    statutory(&guide.limits.statutory, &file, faults);
    promise(guide, &file, faults);
}

/// The rule for all of them together (R6).
pub(super) fn all(shares: Shares, faults: &mut Faults) {
    if !shares.enough_immediate() {
        let permille = shares.immediate_permille().unwrap_or(0);
        let found = format!("{}.{} %", permille / 10, permille % 10);
        faults.add("items", "", FaultCode::TooFewImmediate, found);
    }
}

/// The counted steps are the promise (R4a); the others need a reason in law (R2).
fn steps(guide: &Guide, file: &str, faults: &mut Faults) {
    let mut sum: u32 = 0;
    let mut complete = true;
    for (at, step) in guide.steps.iter().enumerate() {
        match (step.counted, step.working_days) {
            (true, Some(days)) => sum += u32::from(days),
            (true, None) => {
                complete = false;
                let found = step.name.as_str();
                let field = format!("/steps/{at}/working_days");
                faults.add(file, field, FaultCode::CountedWithoutDays, found);
            }
            // Elsewhere no clock of ours is running: an immediate item is already settled, and a
            // superior to whom something was forwarded has a limit of its own.
            (false, _)
                if guide.handling_class == HandlingClass::Committed
                    && guide.limits.exclusions.is_empty() =>
            {
                let field = format!("/steps/{at}/counted");
                let found = step.name.as_str();
                faults.add(file, field, FaultCode::UncountedWithoutExclusion, found);
            }
            (false, _) => {}
        }
    }
    let committed = u32::from(guide.limits.committed_working_days);
    if complete && !guide.steps.is_empty() && sum != committed {
        faults.add(
            file,
            "/steps",
            FaultCode::StepsDoNotAddUp,
            format!("{sum}, not {committed}"),
        );
    }
}

/// The statutory limit says what its unit needs, and its equivalent follows from it.
fn statutory(limit: &StatutoryLimit, file: &str, faults: &mut Faults) {
    let field = "/limits/statutory";
    let equivalent = match (limit.unit, limit.value) {
        (LimitUnit::None, None) if limit.working_day_equivalent.is_none() => return,
        (LimitUnit::None, value) => {
            let found = value
                .or(limit.working_day_equivalent)
                .unwrap_or(0)
                .to_string();
            return faults.add(file, field, FaultCode::NeedlessStatutoryValue, found);
        }
        (unit, value) => {
            let Some(equivalent) = working_day_equivalent(unit, value) else {
                let field = format!("{field}/value");
                return faults.add(file, field, FaultCode::NoStatutoryValue, "");
            };
            equivalent
        }
    };
    let field = format!("{field}/working_day_equivalent");
    match limit.working_day_equivalent {
        None => faults.add(file, field, FaultCode::NoStatutoryValue, ""),
        Some(found) if found != equivalent => {
            faults.add(file, field, FaultCode::WrongEquivalent, found.to_string());
        }
        Some(_) => {}
    }
}

/// Whether an item needs no visit, hearing, review or test (R6, which names tests beside the others).
pub(crate) fn is_simple(guide: &Guide) -> bool {
    let exclusions = &guide.limits.exclusions;
    let tested = exclusions.iter().any(|e| e.code == ExclusionCode::Testing);
    !needs_inspection(&guide.limits.exclusions) && !tested
}

/// Whether no more than half of what the law allows is promised (R6).
pub(crate) fn is_within_half(limit: &StatutoryLimit, committed: u16) -> bool {
    let equivalent = limit.working_day_equivalent;
    equivalent.is_some_and(|days| u32::from(committed) * 2 <= u32::from(days))
}

/// The promise itself (R5, R6).
fn promise(guide: &Guide, file: &str, faults: &mut Faults) {
    let limits = &guide.limits;
    let inspected = needs_inspection(&guide.limits.exclusions);
    if limits.needs_inspection_or_hearing != inspected {
        let found = limits.needs_inspection_or_hearing.to_string();
        let field = "/limits/needs_inspection_or_hearing";
        faults.add(file, field, FaultCode::WrongInspectionFlag, found);
    }
    if guide.deemed_consent && guide.handling_class != HandlingClass::Committed {
        let found = guide.handling_class.slug();
        faults.add(
            file,
            "/deemed_consent",
            FaultCode::DeemedConsentNotCommitted,
            found,
        );
    }
    let committed = limits.committed_working_days;
    let code = match (guide.handling_class, committed) {
        (HandlingClass::Immediate, 0) | (HandlingClass::Forwarded, 0) => return,
        (HandlingClass::Immediate, _) => FaultCode::ImmediateWithDays,
        (HandlingClass::Committed, 0) => FaultCode::CommittedAtOnce,
        (_, days) if over_statutory(&limits.statutory, days) => FaultCode::CommittedOverStatutory,
        (_, ..=MOST_WITHOUT_PROCEDURE) => return,
        _ if is_simple(guide) => FaultCode::CommittedOverFive,
        (_, days) => match limits.statutory.working_day_equivalent {
            _ if is_within_half(&limits.statutory, days) => return,
            Some(_) => FaultCode::CommittedOverHalf,
            // With nothing to halve, five days are what is left.
            None => FaultCode::CommittedOverFive,
        },
    };
    faults.add(
        file,
        "/limits/committed_working_days",
        code,
        committed.to_string(),
    );
}

/// Whether more is promised than the law allows. A law that says "on the spot" counts no days: it
/// speaks of the moment after what is excluded, such as a cooling-off period.
fn over_statutory(limit: &StatutoryLimit, committed: u16) -> bool {
    matches!(limit.unit, LimitUnit::WorkingDay | LimitUnit::CalendarDay)
        && limit
            .working_day_equivalent
            .is_some_and(|days| committed > days)
}
