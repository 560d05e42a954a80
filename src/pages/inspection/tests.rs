//! What the page says, worked out as on the phone.

use super::code;
use super::report::{Outcome, When, day, first_day, outcome};
use super::verdict::{number, verdict};
use crate::pages::track::tests::day as date;
use crate::platform::Answered;
use crate::text::Lang;
use mingbai_client::Unreachable;
use mingbai_contract::project::{InspectionPage, ReportReason};
use serde_json::{Value, json};

/// A joint inspection of the 18th, filed on the 13th, with something else about it.
pub fn filed(more: &Value, about: &Value) -> InspectionPage {
    let mut inspection = json!({
        "code": "JC20261118-021", "kind": "joint", "date": "2026-11-18", "filed_on": "2026-11-13",
        "departments": "住建、教育联合", "type": "施工现场校园安全检查",
    });
    let members = more.as_object().cloned().unwrap_or_default();
    inspection.as_object_mut().unwrap().extend(members);
    let mut page = json!({
        "inspection": inspection, "applicant_label": "县教育局（建设单位）", "number": 1, "this_year": 2,
    });
    page.as_object_mut()
        .unwrap()
        .extend(about.as_object().cloned().unwrap_or_default());
    serde_json::from_value(page).unwrap()
}

/// Every answer there is: what is on record, a day, what is said first, and what would be reported.
pub fn cases() -> Vec<(
    Option<InspectionPage>,
    &'static str,
    &'static str,
    Option<ReportReason>,
)> {
    let none = || Value::Null;
    let routine = json!({"kind": "routine", "filed_on": "2026-11-18"});
    let special = json!({"kind": "special", "filed_on": "2026-11-18", "result": "通过"});
    vec![
        (
            Some(filed(&none(), &none())),
            "2026-11-18",
            "备过案，今天可以来查",
            None,
        ),
        (
            Some(filed(&special, &json!({"number": null}))),
            "2026-11-18",
            "备过案，今天可以来查",
            None,
        ),
        (
            Some(filed(&none(), &none())),
            "2026-11-17",
            "备过案，但不是今天",
            Some(ReportReason::OtherDay),
        ),
        (
            Some(filed(&none(), &none())),
            "2026-11-19",
            "备过案，日子已经过了",
            Some(ReportReason::OtherDay),
        ),
        (
            Some(filed(&routine, &none())),
            "2026-11-18",
            "备案晚了，不作数",
            Some(ReportReason::NotFiled),
        ),
        (
            Some(filed(&none(), &json!({"withdrawn": "2026-11-16"}))),
            "2026-11-18",
            "备案已经撤回，不能来查",
            Some(ReportReason::NotFiled),
        ),
        (
            Some(filed(&none(), &json!({"number": 3, "this_year": 3}))),
            "2026-11-18",
            "超过一年的次数，不能来查",
            Some(ReportReason::OverCap),
        ),
        (
            None,
            "2026-11-18",
            "没有这次检查的备案",
            Some(ReportReason::NotFiled),
        ),
    ]
}

#[test]
fn the_answer_comes_first_and_says_what_would_be_reported() {
    for (found, today, title, reason) in cases() {
        let said = verdict(Lang::Zh.text(), found.as_ref(), date(today));
        assert_eq!((said.title, said.reason), (title, reason), "{today}");
        assert_eq!(said.class == "note verdict", reason.is_none(), "{title}");
        let said = verdict(Lang::En.text(), found.as_ref(), date(today));
        assert!(
            !said.words.contains('{') && !said.words.is_empty(),
            "{}",
            said.words
        );
    }
}

#[test]
fn it_is_said_which_of_the_years_how_many_it_is() {
    let t = Lang::Zh.text();
    let page = filed(&Value::Null, &Value::Null);
    assert_eq!(number(t, &page), "当年第 1 次，一共备了 2 次，最多 2 次");
    let page = filed(&json!({"kind": "special"}), &json!({"number": null}));
    assert_eq!(number(t, &page), "不计次数；计次的当年备了 2 次，最多 2 次");
}

#[test]
fn a_mistyped_code_is_told_before_anything_is_asked() {
    let t = Lang::Zh.text();
    for typed in ["JC20261118-021", " jc20261118-021", "JC2026 1118-021"] {
        assert_eq!(
            code(t, typed).unwrap().as_str(),
            "JC20261118-021",
            "{typed}"
        );
    }
    for (typed, words) in [
        ("", "请填"),
        ("JC20261118_021", "只有字母"),
        ("通知书", "只有字母"),
    ] {
        assert!(code(t, typed).unwrap_err().contains(words), "{typed}");
    }
}

#[test]
fn only_days_of_the_last_year_can_be_reported() {
    let today = date("2026-11-20");
    assert_eq!(first_day(today), date("2025-11-19"));
    for (when, typed, expected) in [
        (When::Today, "", Some("2026-11-20")),
        (When::Yesterday, "", Some("2026-11-19")),
        (When::Earlier, "2025-11-19", Some("2025-11-19")),
        (When::Earlier, "2025-11-18", None),
        (When::Earlier, "2026-11-21", None),
        (When::Earlier, "", None),
        (When::Earlier, "gestern", None),
    ] {
        assert_eq!(
            day(when, typed, today),
            expected.map(date),
            "{when:?} {typed}"
        );
    }
}

#[test]
fn what_came_of_a_report_says_whether_it_is_kept() {
    let answered = |status, retry_after, body: &str| {
        Ok(Answered {
            status,
            retry_after,
            body: body.to_owned(),
        })
    };
    let taken = r#"{"code":"JC20261118-021","reported":"2026-11-20"}"#;
    for (answer, lasts, expected) in [
        (
            answered(201, None, taken),
            true,
            Outcome::Taken(date("2026-11-20")),
        ),
        (
            answered(200, None, taken),
            false,
            Outcome::Taken(date("2026-11-20")),
        ),
        (answered(200, None, "<html>"), true, Outcome::Failed),
        (Err(Unreachable), true, Outcome::Unsent(true)),
        (Err(Unreachable), false, Outcome::Unsent(false)),
        (answered(429, Some(30), ""), true, Outcome::Full),
        (answered(400, None, ""), true, Outcome::Refused),
        (answered(409, None, ""), true, Outcome::Refused),
        (answered(503, None, ""), true, Outcome::Failed),
    ] {
        assert_eq!(outcome(answer, lasts), expected);
    }
}
