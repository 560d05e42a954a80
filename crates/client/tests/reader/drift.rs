//! The reader and serde agree on every answer about the sample county, whole and damaged.

mod known;

use crate::county::Answers;
use mingbai_client::read::{Read, Unreadable, from_text};
use mingbai_contract::application::{ApplicationView, Ticket};
use mingbai_contract::calendar::CalendarYear;
use mingbai_contract::catalog::{GuidePage, ListIndex};
use mingbai_contract::log::{
    ConsistencyProof, DayHead, EntryKind, Hash, InclusionProof, KeyId, LogEntries, LogEntry,
    LogHead, LogHeads, LogKeys, PublicKey, Receipt, Signature, WorkingKey,
};
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem, ProblemType};
use mingbai_contract::project::{InspectionPage, ProjectPage, ReportTaken, Sharing};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;

pub trait Answer: Read + Serialize + DeserializeOwned + PartialEq + Debug {}
impl<T: Read + Serialize + DeserializeOwned + PartialEq + Debug> Answer for T {}

/// Written by serde, read by the reader, with and without space between; then everything that can
/// be wrong with it.
pub fn compare<T: Answer>(answers: &[T]) {
    let mut seen = BTreeSet::new();
    for answer in answers {
        for text in [
            serde_json::to_string(answer).unwrap(),
            serde_json::to_string_pretty(answer).unwrap(),
        ] {
            assert_eq!(from_text::<T>(&text).as_ref(), Ok(answer));
        }
        let mut value = serde_json::to_value(answer).unwrap();
        let before = seen.len();
        thin(&mut value, "", &mut seen);
        if seen.len() > before {
            damage::<T>(&value);
        }
    }
    assert!(!seen.is_empty());
}

/// Leaves of every list only the entries with a member that nothing before had, so that damaging
/// each member of what is left damages each member there is. Tells whether there was such a one.
fn thin(value: &mut Value, path: &str, seen: &mut BTreeSet<String>) -> bool {
    let mut new = seen.insert(path.to_owned());
    match value {
        Value::Array(items) => {
            items.retain_mut(|item| thin(item, &format!("{path}/-"), seen));
            new |= !items.is_empty();
        }
        Value::Object(members) => {
            for (name, member) in members {
                new |= thin(member, &format!("{path}/{name}"), seen);
            }
        }
        _ => {}
    }
    new
}

/// The JSON pointers of everything in a value.
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{n}"), all);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, format!("{at}/{name}"), all);
            }
        }
        _ => {}
    }
    all.push(at);
}

fn damage<T: Answer>(value: &Value) {
    let mut all = Vec::new();
    pointers(value, String::new(), &mut all);
    for pointer in all {
        let is_object = value.pointer(&pointer).is_some_and(Value::is_object);
        for other in [
            json!(null),
            json!(true),
            json!(0),
            json!(-1),
            json!(300),
            json!(70_000),
            json!(0.5),
            json!(""),
            json!("a b"),
            json!("a"),
            json!("其他"),
            json!("2026-11-20"),
            json!([]),
            json!([null]),
            json!(["a"]),
            json!({}),
        ] {
            if is_object && other.is_array() {
                // Serde would take a list of its members for a struct, which nobody writes.
                continue;
            }
            let mut damaged = value.clone();
            *damaged.pointer_mut(&pointer).unwrap() = other.clone();
            same::<T>(
                &damaged,
                &format!("{other} at {pointer}"),
                &pointer,
                other.is_null(),
            );
        }
        let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
        let mut damaged = value.clone();
        if let Some(Value::Object(members)) = damaged.pointer_mut(parent) {
            members.remove(name);
            same::<T>(&damaged, &format!("nothing at {pointer}"), &pointer, false);
            let mut more = value.clone();
            more.pointer_mut(parent).unwrap()["unheard_of"] = json!({"a": [1]});
            let more = more.to_string();
            let single = value.pointer(parent).and_then(Value::as_object);
            let is_single = single.is_some_and(|all| all.len() == 1);
            if serde_json::from_str::<T>(&more).is_err()
                && (is_single || parent.ends_with("/params"))
            {
                // The member's name says what it is, so that there is one; or every member counts.
                assert!(from_text::<T>(&more).is_err(), "{pointer}");
                continue;
            }
            let as_before = from_text::<T>(&more).unwrap();
            assert_eq!(as_before, serde_json::from_value(value.clone()).unwrap());
        }
    }
}

/// Members with `serde(default)` that are no `Option`: serde refuses `null` there, which nobody
/// writes, and the reader takes it for a missing member.
const DEFAULTED: [&str; 9] = [
    "/rule",
    "/fields",
    "/floors",
    "/number_checked",
    "/tiers",
    "/illustrative",
    "/clock_pauses",
    "/illustrative_tiers",
    "/params",
];

fn same<T: Answer>(value: &Value, what: &str, pointer: &str, null: bool) {
    let text = value.to_string();
    let ours = from_text::<T>(&text);
    let theirs = serde_json::from_str::<T>(&text);
    let of_event = pointer.contains("/events/") && pointer.ends_with("/materials");
    let of_approval = pointer.contains("/approvals/") && pointer.ends_with("/deemed_consent");
    let of_complaint = pointer.starts_with("/complaint/") && pointer.ends_with("/departments");
    // The grades of a penalty must be there; those of a fee need not.
    let of_penalty = pointer.contains("/penalty_discretion/") && pointer.ends_with("/tiers");
    if null
        && (of_event
            || of_approval
            || of_complaint
            || (!of_penalty && DEFAULTED.iter().any(|name| pointer.ends_with(name))))
    {
        assert!(ours.is_ok() && theirs.is_err(), "{what}");
        return;
    }
    assert_eq!(
        ours.as_ref().ok(),
        theirs.as_ref().ok(),
        "{what}: {ours:?} {:?}",
        theirs.as_ref().err()
    );
}

#[test]
fn the_catalog() {
    let answers = Answers::new();
    compare(&[answers.catalog]);
    compare(&[answers.items]);
    compare(&[answers.index]);
}

#[test]
fn every_guide() {
    let guides = Answers::new().guides;
    assert!(guides.len() > 100, "{}", guides.len());
    compare(&guides);
}

#[test]
fn every_center_and_window() {
    let answers = Answers::new();
    compare(&answers.centers);
    compare(&answers.windows);
}

#[test]
fn every_list() {
    compare(&Answers::new().lists);
}

#[test]
fn the_calendar() {
    let calendar = Answers::new().calendar;
    compare::<CalendarYear>(&calendar.years);
    compare(&[calendar]);
}

#[test]
fn the_overtime_ledger() {
    let at = "2026-11-20T09:12:00.000+08:00";
    let row = json!({
        "number": "QS*************", "mark": "7K3MQ9ZT", "item": "food-business-license",
        "department": "scjg", "clock": "committed", "due": "2026-11-18", "since": "2026-11-19",
        "working_days": 2, "counting": true, "decided": false,
    });
    let mut whole = row.clone();
    whole["item_name"] = json!({"zh": "甲", "en": "A"});
    whole["department_name"] = json!({"zh": "乙", "en": "B"});
    whole["step"] = json!("审查");
    whole["reason"] = json!({"at": at, "text": "丙"});
    let ledger = json!({"month": "2026-11", "as_of": "2026-11-20", "rows": [row, whole]});
    compare::<OvertimeLedger>(&[serde_json::from_value(ledger).unwrap()]);
}

#[test]
fn problems() {
    let fields = [("q", FieldCode::TooLong), ("limit", FieldCode::OutOfRange)];
    compare(&[Problem {
        r#type: ProblemType::InvalidRequest,
        status: 400,
        title: "Invalid request".to_owned(),
        fields: fields
            .map(|(field, code)| FieldProblem {
                field: field.to_owned(),
                code,
            })
            .to_vec(),
        request_id: "r".to_owned(),
    }]);
}

#[test]
fn a_fault_names_its_field() {
    for (text, field) in [
        ("<html>", None),
        ("[]", None),
        ("{}", Some("lists")),
        (r#"{"lists":{}}"#, Some("lists")),
        (
            r#"{"lists":[{"id":"fees","count":1,"valid_since":"2026-11-20"}]}"#,
            Some("name"),
        ),
        (
            r#"{"lists":[{"id":"fees","name":{"zh":"收费","en":1},"count":"1"}]}"#,
            Some("en"),
        ),
    ] {
        assert_eq!(
            from_text::<ListIndex>(text),
            Err(Unreadable { field }),
            "{text}"
        );
    }
    assert_eq!(
        from_text::<GuidePage>("{}").map(|_| ()),
        Err(Unreadable {
            field: Some("version")
        })
    );
}
