//! Filings, as tables over plain state.

use super::model::{Filled, asked, enterprise, places, recent};
use mingbai_contract::desk::inspections::{ReportList, ReportRow};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::project::{Inspection, InspectionKind, ReportReason};

fn filled() -> Filled {
    Filled {
        enterprise: "9134zz00qs00000100".to_owned(),
        label: "某食品有限公司".to_owned(),
        kind: InspectionKind::Routine,
        date: "2026-11-24".to_owned(),
        department: "zhujian".to_owned(),
        departments: "住建、消防".to_owned(),
        what: "开工安全检查".to_owned(),
    }
}

#[test]
fn a_filing_becomes_a_request() {
    let request = asked(&filled()).unwrap();
    // However it is typed, it is one enterprise.
    assert_eq!(request.enterprise.as_str(), "9134ZZ00QS00000100");
    assert_eq!(request.filed_on, None);
    type Slip = fn(&mut Filled);
    let slips: [(Slip, &str, FieldCode); 7] = [
        (|f| f.enterprise.clear(), "/enterprise", FieldCode::Missing),
        (
            |f| f.enterprise = "9134".to_owned(),
            "/enterprise",
            FieldCode::Malformed,
        ),
        (|f| f.label.clear(), "/applicant_label", FieldCode::Missing),
        (
            |f| f.date = "24.11.2026".to_owned(),
            "/date",
            FieldCode::Malformed,
        ),
        (|f| f.department.clear(), "/department", FieldCode::Missing),
        (
            |f| f.departments.clear(),
            "/departments",
            FieldCode::Missing,
        ),
        (|f| f.what = " ".to_owned(), "/type", FieldCode::Missing),
    ];
    for (slip, field, code) in slips {
        let mut wrong = filled();
        slip(&mut wrong);
        let problems = asked(&wrong).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(
            (problems[0].field.as_str(), problems[0].code),
            (field, code)
        );
    }
    assert_eq!(
        enterprise(" 9134 ZZ00-QS00000100 ").unwrap().as_str().len(),
        18
    );
}

#[test]
fn r9_a_year_has_two_places() {
    let one = |code: &str, kind, date: &str| Inspection {
        code: code.parse().unwrap(),
        kind,
        date: date.parse().unwrap(),
        filed_on: "2026-01-02".parse().unwrap(),
        departments: "住建".to_owned(),
        r#type: "检查".to_owned(),
        result: None,
    };
    let all = [
        one("J2", InspectionKind::Joint, "2026-12-01"),
        one("J1", InspectionKind::Routine, "2026-03-01"),
        one("S1", InspectionKind::Special, "2026-02-01"),
        one("J0", InspectionKind::Routine, "2025-03-01"),
    ];
    let codes = |year| {
        let places = places(&all, year).into_iter();
        let codes = places.map(|place| place.map_or("-", |one| one.code.as_str()));
        codes.collect::<Vec<_>>()
    };
    assert_eq!(codes(2026), ["J1", "J2"]);
    assert_eq!(codes(2025), ["J0", "-"]);
    assert_eq!(codes(2027), ["-", "-"]);
}

#[test]
fn reports_of_the_last_month_are_counted_however_they_are_put_together() {
    let row = |reported: &str, count| ReportRow {
        reported: reported.parse().unwrap(),
        code: "JC20261120-001".parse().unwrap(),
        what: ReportReason::NotFiled,
        day: "2026-11-20".parse().unwrap(),
        department: None,
        count,
    };
    let page = |days: &[(&str, u32)], next: Option<&str>| ReportList {
        reports: days.iter().map(|(day, count)| row(day, *count)).collect(),
        next_cursor: next.map(str::to_owned),
    };
    let today = "2026-11-20".parse().ok();
    let days = [("2026-11-20", 3), ("2026-10-22", 1), ("2026-10-21", 7)];
    for (days, next, expected) in [
        (&days[..], None, (4, false)),
        (&days[..], Some("100"), (4, false)),
        (&days[..2], Some("100"), (4, true)),
        (&[], None, (0, false)),
    ] {
        assert_eq!(recent(&page(days, next), today), expected);
    }
    assert_eq!(recent(&page(&days, None), None), (11, false));
}
