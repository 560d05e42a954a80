//! R5: the overtime ledger, what may stand in it, and the cases that supervisors look after.

use crate::application::script::{application, at, ms, of, play, told};
use crate::county::{calendar, day};
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{Application, ClockCode, DeemedCause, Terms, TruthCode};
use mingbai_contract::overtime::{OvertimeReason, OvertimeRow};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::application::{Explained, explained, fold, view};
use mingbai_domain::overtime::{Filed, REASON_MOST, check_reason, late, meant, rows};
use mingbai_domain::supervision::{about, answers, check_note, read_key, reason_key};

/// Three days, ten by law; silence is no consent.
fn food() -> Terms {
    of("food-business-license")
}

fn owner() -> DepartmentId {
    "scjg".parse().unwrap()
}

/// What is late at `now`, one a line: clock, since when, due, by whom, working days, and whether it counts on.
fn lines(terms: &Terms, script: &[&str], now: &str) -> Vec<String> {
    let course = told(terms, script, now);
    let today = day(&now[..10]);
    let line = |late: mingbai_domain::overtime::Late| {
        let counting = late.clock.stopped.is_none();
        let days = late.clock.late(calendar(), today);
        let (clock, since) = (late.clock.kind.code(), late.truth.at.date);
        format!(
            "{clock} {since} {} {} {days} {counting}",
            late.due, late.department
        )
    };
    let all = late(calendar(), terms, &course, &owner());
    all.into_iter().map(line).collect()
}

const SUBMITTED: &str = "2026-11-20 09:00 submitted";
const ACCEPTED: &str = "2026-11-20 10:00 accepted";

#[test]
fn r5_every_clock_that_ran_out_is_listed() {
    // In time, on the last day still.
    assert_eq!(
        lines(&food(), &[SUBMITTED, ACCEPTED], "2026-11-25 23:59").len(),
        0
    );
    assert_eq!(
        lines(&food(), &[SUBMITTED, ACCEPTED], "2026-11-26 00:00"),
        ["committed 2026-11-26 2026-11-25 scjg 1 true"]
    );
    assert_eq!(
        lines(&food(), &[SUBMITTED, ACCEPTED], "2026-12-08 09:00"),
        [
            "committed 2026-11-26 2026-11-25 scjg 9 true",
            "statutory 2026-12-05 2026-12-04 scjg 2 true",
        ]
    );
    // Decided late, and delivered late: how late it was stays.
    let ended = [
        SUBMITTED,
        ACCEPTED,
        "2026-11-30 09:00 decided granted",
        "2026-12-16 09:00 delivered",
    ];
    assert_eq!(
        lines(&food(), &ended, "2027-03-01 09:00"),
        [
            "committed 2026-11-26 2026-11-25 scjg 3 false",
            "delivery 2026-12-15 2026-12-14 scjg 2 false",
        ]
    );
}

#[test]
fn r3_an_acceptance_that_the_law_made_is_late_and_what_the_applicant_owes_is_not() {
    assert_eq!(
        lines(&food(), &[SUBMITTED], "2026-11-30 09:00"),
        ["acceptance 2026-11-30 2026-11-27 scjg 1 false"]
    );
    let lapsed = [SUBMITTED, "2026-11-20 10:00 notice_given apply"];
    assert_eq!(lines(&food(), &lapsed, "2027-03-01 09:00").len(), 0);
}

#[test]
fn r5_a_step_is_late_by_whose_it_is() {
    let asked = [
        SUBMITTED,
        ACCEPTED,
        "2026-11-20 10:00 step_started 审查 @linye parallel 2",
        "2026-11-20 11:00 step_started 审查 own 1",
    ];
    assert_eq!(
        lines(&food(), &asked, "2026-11-25 09:00"),
        [
            "step 2026-11-24 2026-11-23 scjg 2 true",
            "step 2026-11-25 2026-11-24 linye 1 false",
        ]
    );
    let course = told(&food(), &asked, "2026-11-25 09:00");
    let all = late(calendar(), &food(), &course, &owner());
    let linye: DepartmentId = "linye".parse().unwrap();
    let find = |clock, step, whose| {
        let found = meant(&all, &course, clock, step, whose);
        found.map(|late| late.department.to_string())
    };
    let (step, review) = (ClockCode::Step, Some("审查"));
    assert_eq!(find(step, review, Some(&linye)).as_deref(), Some("linye"));
    assert_eq!(find(step, review, None).as_deref(), Some("scjg"));
    assert_eq!(find(step, None, None), None);
    assert_eq!(find(step, Some("决定"), None), None);
    assert_eq!(find(ClockCode::Committed, None, None), None);
}

/// The rows of a story at a time.
fn table(
    application: &Application,
    salt: [u8; 32],
    reasons: &[Explained],
    now: &str,
) -> Vec<OvertimeRow> {
    let filed = Filed {
        application,
        department: &owner(),
        salt: &salt,
        reasons,
    };
    let rows = rows(calendar(), filed, ms(now)).unwrap().into_iter();
    rows.map(|(_, row)| row).collect()
}

fn because(truth: &str, text: &str) -> Explained {
    Explained {
        truth: truth.to_owned(),
        reason: OvertimeReason {
            at: at(ms("2026-12-01 09:00")),
            text: text.to_owned(),
        },
    }
}

#[test]
fn r5_a_row_tells_nobody_whose_it_is_and_stays_the_same() {
    let script = [SUBMITTED, ACCEPTED];
    let application = application(&food(), play(&food(), &script).unwrap());
    let first = table(&application, [7; 32], &[], "2026-11-26 00:00");
    let later = table(&application, [7; 32], &[], "2026-12-30 00:00");
    let names = |row: &OvertimeRow| (row.number.clone(), row.mark.clone());
    // The mark was computed apart, as the API describes it.
    let expected = ("QS*************".to_owned(), "GT29FXPB".to_owned());
    assert!(first.iter().chain(&later).all(|row| names(row) == expected));
    assert_eq!((first.len(), later.len()), (1, 2));
    // Another slip has another mark: nobody can try numbers.
    let other = table(&application, [8; 32], &[], "2026-11-26 00:00");
    assert_ne!(other[0].mark, first[0].mark);
    // More than 9999 in a day, and another day, look alike.
    for number in ["QS202611200100003", "QS202001010001X"] {
        let mut same = application.clone();
        same.number = mingbai_contract::application::ApplicationNumber::new(number).unwrap();
        let row = &table(&same, [7; 32], &[], "2026-11-26 00:00")[0];
        assert_eq!(row.number, expected.0);
        assert_ne!(row.mark, expected.1);
    }
}

#[test]
fn r5_the_last_reason_holds_and_stands_with_what_it_is_about() {
    let application = application(&food(), play(&food(), &[SUBMITTED, ACCEPTED]).unwrap());
    let reasons = [
        because("overdue:committed", "经办人员调离"),
        because("overdue:statutory", "系统升级两天"),
        because("overdue:committed", "经办人员病假"),
    ];
    let rows = table(&application, [7; 32], &reasons, "2026-12-08 09:00");
    let texts: Vec<_> = rows
        .iter()
        .map(|row| row.reason.as_ref().map(|reason| reason.text.as_str()))
        .collect();
    assert_eq!(texts, [Some("经办人员病假"), Some("系统升级两天")]);
    // The applicant sees the same.
    let now = ms("2026-12-08 09:00");
    let seen = explained(calendar(), application.clone(), &reasons, now).unwrap();
    let said: Vec<_> = seen
        .truths
        .iter()
        .filter_map(|truth| {
            Some((
                truth.truth,
                truth.clock,
                truth.reason.as_ref()?.text.as_str(),
            ))
        })
        .collect();
    assert_eq!(
        said,
        [
            (TruthCode::Overdue, ClockCode::Committed, "经办人员病假"),
            (TruthCode::Overdue, ClockCode::Statutory, "系统升级两天"),
        ]
    );
    let plain = view(calendar(), application, now).unwrap();
    assert!(plain.truths.iter().all(|truth| truth.reason.is_none()));
}

#[test]
fn r5_a_reason_says_something_and_tells_nobody() {
    let long = "因".repeat(REASON_MOST + 1);
    for (reason, wrong) in [
        ("经办人员病假，已改由他人接办", None),
        ("材料转到省里核对，2026年12月3日能办完", None),
        ("", Some(FieldCode::Missing)),
        (" \n ", Some(FieldCode::Missing)),
        ("太忙", Some(FieldCode::TooShort)),
        ("太   忙   了", Some(FieldCode::TooShort)),
        (&long, Some(FieldCode::TooLong)),
        ("系统升级\u{202e}两天", Some(FieldCode::Malformed)),
        ("系统升级\u{7}两天", Some(FieldCode::Malformed)),
        ("请打 13800138000 问", Some(FieldCode::DoesNotFit)),
        (
            "请打 １３８００１３８０００ 问",
            Some(FieldCode::DoesNotFit),
        ),
        ("QS202611200001Y 的材料不齐", Some(FieldCode::DoesNotFit)),
    ] {
        assert_eq!(check_reason(reason), wrong, "{reason:?}");
    }
    assert_eq!(check_reason(&"因".repeat(REASON_MOST)), None);
}

#[test]
fn r5_silence_and_lateness_open_cases_and_nothing_else_does() {
    let land = of("temporary-land-use");
    let course = told(&land, &[SUBMITTED], "2027-03-01 09:00");
    let owner = owner();
    let of = |truth: &mingbai_domain::application::Truth| {
        let opens = answers(&course, truth, &owner).is_some();
        assert_eq!(read_key(&truth.key()).is_some(), opens, "{}", truth.key());
        opens.then(|| truth.key())
    };
    let cases: Vec<_> = course.truths.iter().filter_map(of).collect();
    assert_eq!(
        cases,
        [
            "deemed_accepted:acceptance",
            "overdue:committed",
            "deemed_consented:committed",
            "overdue:delivery",
        ]
    );
    let asked = [
        SUBMITTED,
        ACCEPTED,
        "2026-11-20 10:00 step_started 审查 @linye parallel 2",
    ];
    let course = told(&food(), &asked, "2026-11-25 09:00");
    let who: Vec<_> = course
        .truths
        .iter()
        .filter_map(|truth| Some((truth.key(), answers(&course, truth, &owner)?.to_string())))
        .collect();
    let expected = ["overdue:step0", "deemed_consented:step0"];
    assert_eq!(
        who,
        expected.map(|key| (key.to_owned(), "linye".to_owned()))
    );
    for (key, read) in [
        (
            "overdue:step12",
            Some((TruthCode::Overdue, ClockCode::Step)),
        ),
        (
            "overdue:delivery",
            Some((TruthCode::Overdue, ClockCode::Delivery)),
        ),
        ("overdue:step", None),
        ("overdue:supplement", None),
        ("warning:committed:2026-11-25", None),
        ("lapsed:supplement", None),
        ("overdue", None),
    ] {
        assert_eq!(read_key(key), read, "{key}");
    }
    for (key, reason) in [
        ("deemed_consented:step0", "overdue:step0"),
        ("deemed_accepted:acceptance", "deemed_accepted:acceptance"),
        ("overdue:committed", "overdue:committed"),
    ] {
        assert_eq!(reason_key(key), reason);
    }
}

#[test]
fn r5_a_case_is_told_from_the_application() {
    let asked = [
        SUBMITTED,
        ACCEPTED,
        "2026-11-20 10:00 step_started 审查 @linye parallel 2",
    ];
    let application = application(&food(), play(&food(), &asked).unwrap());
    let tell = |key: &str| about(calendar(), &application, key, ms("2026-11-26 09:00")).unwrap();
    let step = tell("deemed_consented:step0");
    assert_eq!(step.step.as_deref(), Some("审查"));
    assert_eq!(step.cause, Some(DeemedCause::Overdue));
    assert_eq!(
        (step.due, step.working_days, step.over),
        (Some(day("2026-11-24")), 1, false)
    );
    let whole = tell("overdue:committed");
    assert_eq!(
        (whole.due, whole.working_days),
        (Some(day("2026-11-25")), 1)
    );
    // By a calendar that was published later nothing was late: little is known.
    assert_eq!(tell("overdue:delivery").due, None);
    assert!(fold(calendar(), &application, ms("2026-11-26 09:00")).is_ok());
    assert_eq!(check_note("已约谈"), None);
    assert_eq!(check_note(" "), Some(FieldCode::Missing));
    assert_eq!(check_note(&"注".repeat(2001)), Some(FieldCode::TooLong));
}
