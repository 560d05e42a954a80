//! R6: promises beyond what the rules allow.

use super::plant::*;
use crate::county::county;
use mingbai_contract::guide::{Exclusion, ExclusionCode, Guide, HandlingClass, LimitUnit};
use mingbai_domain::catalog::check::FaultCode::*;
use mingbai_domain::catalog::check::check;

/// Sets the promise, and the last counted step so that the steps still add up to it.
fn promise(guide: &mut Guide, days: u16) {
    let before = guide.limits.committed_working_days;
    let step = guide
        .steps
        .iter_mut()
        .rfind(|s| s.counted && s.working_days > Some(0));
    let step = step.expect("a counted step");
    step.working_days = step.working_days.map(|old| old + days - before);
    guide.limits.committed_working_days = days;
}

/// The faults of this kind, one each.
pub fn planted() -> Vec<Planted> {
    let limit = "/limits/committed_working_days";
    vec![
        (
            |p| food(p).limits.committed_working_days = 4,
            FOOD,
            "/steps",
            StepsDoNotAddUp,
        ),
        (
            |p| food(p).steps[2].working_days = Some(2),
            FOOD,
            "/steps",
            StepsDoNotAddUp,
        ),
        (
            |p| food(p).steps[2].working_days = None,
            FOOD,
            "/steps/2/working_days",
            CountedWithoutDays,
        ),
        // With a site inspection: half of ten days, and not more than five otherwise.
        (
            |p| {
                promise(food(p), 6);
                food(p).limits.statutory.value = Some(11);
                food(p).limits.statutory.working_day_equivalent = Some(11);
            },
            FOOD,
            limit,
            CommittedOverHalf,
        ),
        (
            |p| promise(food(p), 11),
            FOOD,
            limit,
            CommittedOverStatutory,
        ),
        (
            |p| promise(renewal(p), 6),
            RENEWAL,
            limit,
            CommittedOverFive,
        ),
        (
            |p| {
                promise(food(p), 6);
                let law = &mut food(p).limits.statutory;
                law.unit = LimitUnit::None;
                (law.value, law.working_day_equivalent) = (None, None);
            },
            FOOD,
            limit,
            CommittedOverFive,
        ),
        (
            |p| {
                let guide = food(p);
                guide.limits.committed_working_days = 0;
                guide.steps.iter_mut().for_each(|s| {
                    s.working_days = Some(if s.counted { 0 } else { 5 });
                });
            },
            FOOD,
            limit,
            CommittedAtOnce,
        ),
        (
            |p| {
                food(p).handling_class = HandlingClass::Immediate;
                "即办件".clone_into(&mut food(p).handling_class_zh);
            },
            FOOD,
            limit,
            ImmediateWithDays,
        ),
        (
            |p| food(p).limits.needs_inspection_or_hearing = false,
            FOOD,
            "/limits/needs_inspection_or_hearing",
            WrongInspectionFlag,
        ),
        (
            |p| {
                let name = "听证".to_owned();
                let hearing = Exclusion {
                    code: ExclusionCode::Hearing,
                    name,
                };
                renewal(p).limits.exclusions.push(hearing);
            },
            RENEWAL,
            "/limits/needs_inspection_or_hearing",
            WrongInspectionFlag,
        ),
        (
            |p| {
                food(p).limits.exclusions.clear();
                food(p).limits.needs_inspection_or_hearing = false;
            },
            FOOD,
            "/steps/3/counted",
            UncountedWithoutExclusion,
        ),
        (
            |p| food(p).limits.statutory.value = None,
            FOOD,
            "/limits/statutory/value",
            NoStatutoryValue,
        ),
        (
            |p| food(p).limits.statutory.working_day_equivalent = None,
            FOOD,
            "/limits/statutory/working_day_equivalent",
            NoStatutoryValue,
        ),
        (
            |p| food(p).limits.statutory.working_day_equivalent = Some(20),
            FOOD,
            "/limits/statutory/working_day_equivalent",
            WrongEquivalent,
        ),
        (
            |p| food(p).limits.statutory.unit = LimitUnit::None,
            FOOD,
            "/limits/statutory",
            NeedlessStatutoryValue,
        ),
        (
            |p| guide(p, "student-loan").deemed_consent = true,
            "items/student-loan.json",
            "/deemed_consent",
            DeemedConsentNotCommitted,
        ),
        (
            |p| food(p).annual_volume = 10_000_000,
            "items",
            "",
            TooFewImmediate,
        ),
    ]
}

#[test]
fn r6_promises_keep_within_what_the_rules_allow() {
    find_all(&planted());
}

#[test]
fn r6_a_longer_promise_is_allowed_for_half_of_what_the_law_gives() {
    let mut publication = county().clone();
    let guide = food(&mut publication);
    promise(guide, 6);
    guide.limits.statutory.value = Some(12);
    guide.limits.statutory.working_day_equivalent = Some(12);
    assert_eq!(check(&publication), []);
}
