//! R9: inspections are filed before they happen, at most two routine ones a year.

use super::date;
use crate::county::day;
use mingbai_contract::project::InspectionKind::{Joint, Routine, Special};
use mingbai_contract::project::{Inspection, InspectionKind};
use mingbai_domain::project::inspection::FilingRefusal::{
    self, InspectionCap, NobodyNamed, NotFiledBefore, NothingNamed,
};
use mingbai_domain::project::inspection::{Visit, check_filing, place_in_year, visit};

fn inspection(code: &str, kind: InspectionKind, filed_on: &str, on: &str) -> Inspection {
    Inspection {
        code: code.parse().expect("a code"),
        kind,
        date: date(on),
        filed_on: date(filed_on),
        departments: "住建、消防联合".to_owned(),
        r#type: "开工安全联合检查".to_owned(),
        result: None,
    }
}

/// Inspections long filed, by kind and day of the visit; the codes are `J0`, `J1` …
fn filed(visits: &[(InspectionKind, &str)]) -> Vec<Inspection> {
    let each = visits.iter().enumerate();
    each.map(|(at, (kind, on))| inspection(&format!("J{at}"), *kind, "2025-01-02", on))
        .collect()
}

fn check(before: &[(InspectionKind, &str)], new: &Inspection, expected: &[FilingRefusal]) {
    assert_eq!(
        check_filing(&filed(before), new),
        expected,
        "{before:?} and {new:?}"
    );
}

#[test]
fn r9_the_third_routine_inspection_of_a_year_is_refused() {
    let new = inspection("J9", Routine, "2026-11-14", "2026-11-20");
    let cap = [InspectionCap { year: 2026 }];
    check(&[], &new, &[]);
    check(&[(Routine, "2026-03-02")], &new, &[]);
    check(
        &[(Routine, "2026-03-02"), (Routine, "2026-06-01")],
        &new,
        &cap,
    );
    // Also one that is filed, but still to come, holds its place.
    check(
        &[(Routine, "2026-03-02"), (Routine, "2026-12-31")],
        &new,
        &cap,
    );
    assert_eq!(cap[0].code(), "inspection_cap");
}

#[test]
fn r9_a_year_is_the_calendar_year_of_the_visit() {
    let before = [
        (Routine, "2025-12-31"),
        (Routine, "2026-01-04"),
        (Routine, "2027-01-04"),
    ];
    check(
        &before,
        &inspection("J9", Routine, "2025-12-01", "2026-12-31"),
        &[],
    );
    // Filed in the old year for the new one.
    let before = [(Routine, "2027-01-04"), (Joint, "2027-03-01")];
    let new = inspection("J9", Joint, "2026-12-31", "2027-06-01");
    check(&before, &new, &[InspectionCap { year: 2027 }]);
}

#[test]
fn r9_a_joint_inspection_counts_once_and_a_special_one_never() {
    let new = |kind| inspection("J9", kind, "2026-11-14", "2026-11-20");
    let two = [(Joint, "2026-03-02"), (Routine, "2026-06-01")];
    check(&two[..1], &new(Joint), &[]);
    check(&two, &new(Joint), &[InspectionCap { year: 2026 }]);
    check(&two, &new(Special), &[]);
    let special = [
        (Special, "2026-03-02"),
        (Special, "2026-06-01"),
        (Joint, "2026-07-01"),
    ];
    check(&special, &new(Routine), &[]);
}

#[test]
fn r9_one_that_is_filed_already_does_not_stand_in_its_own_way() {
    let before = [(Routine, "2026-03-02"), (Routine, "2026-06-01")];
    check(
        &before,
        &inspection("J1", Routine, "2026-05-01", "2026-06-08"),
        &[],
    );
}

#[test]
fn r9_a_routine_inspection_is_filed_before_the_day_of_the_visit() {
    let new = |kind, filed_on| inspection("J9", kind, filed_on, "2026-11-20");
    check(&[], &new(Routine, "2026-11-19"), &[]);
    check(&[], &new(Routine, "2026-11-20"), &[NotFiledBefore]);
    check(&[], &new(Joint, "2026-11-21"), &[NotFiledBefore]);
    check(&[], &new(Special, "2026-11-20"), &[]);
    check(&[], &new(Special, "2026-11-21"), &[]);
}

#[test]
fn r9_a_filing_says_who_comes_and_what_for_and_everything_wrong_is_said_at_once() {
    let mut new = inspection("J9", Routine, "2026-11-20", "2026-11-20");
    new.departments = " ".to_owned();
    new.r#type.clear();
    check(
        &[(Routine, "2026-03-02"), (Routine, "2026-06-01")],
        &new,
        &[
            InspectionCap { year: 2026 },
            NotFiledBefore,
            NobodyNamed,
            NothingNamed,
        ],
    );
}

#[test]
fn r9_anyone_can_see_which_of_the_year_it_is() {
    let visits = [
        (Routine, "2026-06-01"),
        (Special, "2026-02-02"),
        (Joint, "2026-03-02"),
        (Routine, "2027-01-04"),
        (Routine, "2026-06-01"),
    ];
    let filed = filed(&visits);
    let found: Vec<_> = filed
        .iter()
        .map(|one| {
            let place = place_in_year(&filed, one);
            (place.number, place.this_year, place.is_over_cap())
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some(2), 3, false),
            (None, 3, false),
            (Some(1), 3, false),
            (Some(1), 1, false),
            // The third: it must have come in from elsewhere.
            (Some(3), 3, true),
        ]
    );
}

#[test]
fn r9_whoever_holds_the_notice_learns_whether_to_believe_it() {
    let sound = inspection("J9", Routine, "2026-11-14", "2026-11-20");
    let late = inspection("J9", Joint, "2026-11-20", "2026-11-20");
    let special = inspection("J9", Special, "2026-11-20", "2026-11-20");
    for (found, on, expected) in [
        (Some(&sound), "2026-11-20", Visit::Filed),
        (
            Some(&sound),
            "2026-11-19",
            Visit::OtherDay(day("2026-11-20")),
        ),
        (
            Some(&sound),
            "2026-11-21",
            Visit::OtherDay(day("2026-11-20")),
        ),
        (Some(&late), "2026-11-20", Visit::FiledTooLate),
        (Some(&special), "2026-11-20", Visit::Filed),
        (None, "2026-11-20", Visit::NotFiled),
    ] {
        assert_eq!(visit(found, day(on)), expected, "{on}");
    }
}
