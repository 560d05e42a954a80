//! R9: how inspections end, and the codes on their notices.

use crate::county::day;
use mingbai_contract::InspectionId;
use mingbai_domain::project::code;
use mingbai_domain::project::inspection::{
    EndRefusal, code_beginning, is_enterprise_code, may_conclude, may_withdraw, next_code,
};

#[test]
fn r9_a_filing_is_taken_back_until_the_visit_is_over_and_a_result_comes_from_it_on() {
    let visit = day("2026-11-20");
    for (today, withdraw, conclude) in [
        ("2026-11-13", Ok(()), Err(EndRefusal::VisitToCome)),
        ("2026-11-20", Ok(()), Ok(())),
        ("2026-11-21", Err(EndRefusal::VisitOver), Ok(())),
    ] {
        let today = day(today);
        assert_eq!(may_withdraw(visit, false, today), withdraw, "{today}");
        assert_eq!(may_conclude(visit, false, today), conclude, "{today}");
        for end in [may_withdraw, may_conclude] {
            assert_eq!(end(visit, true, today), Err(EndRefusal::AlreadyOver));
        }
    }
}

#[test]
fn a_code_without_one_is_the_next_of_the_day() {
    let visit = day("2026-11-20");
    let next = |taken: &[&str]| {
        let taken: Vec<InspectionId> = taken.iter().map(|id| id.parse().unwrap()).collect();
        next_code(visit, &taken).map(|code| code.to_string())
    };
    assert_eq!(code_beginning(visit), "JC20261120-");
    for (taken, code) in [
        (&[][..], "JC20261120-001"),
        (&["JC20261120-011"], "JC20261120-012"),
        (&["JC20261120-999"], "JC20261120-1000"),
        (&["JC20261119-007", "JC20261120-X9"], "JC20261120-001"),
    ] {
        assert_eq!(next(taken).as_deref(), Some(code), "{taken:?}");
    }
    assert_eq!(next(&["JC20261120-4294967295"]), None);
}

#[test]
fn codes_are_read_as_people_type_them() {
    for (typed, read) in [
        ("JC20261118-021", Some("JC20261118-021")),
        (" jc20261118\u{2014}021 ", Some("JC20261118-021")),
        ("ＪＣ２０２６１１１８－０２１", Some("JC20261118-021")),
        ("JC 20261118 - 021", Some("JC20261118-021")),
        ("", None),
        ("检查通知", None),
    ] {
        let found = code::read::<InspectionId>(typed);
        assert_eq!(found.as_ref().map(InspectionId::as_str), read, "{typed:?}");
    }
}

#[test]
fn r9_an_enterprise_has_one_code() {
    for (code, good) in [
        ("9134ZZ00QS00000100", true),
        ("9134zz00qs00000100", false),
        ("9134ZZ00QS0000010", false),
        ("9134ZZ00-S00000100", false),
    ] {
        assert_eq!(is_enterprise_code(&code.parse().unwrap()), good, "{code}");
    }
}
