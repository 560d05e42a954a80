//! The reader and serde agree on every answer about the sample county, whole and damaged.

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
            let as_before = from_text::<T>(&more.to_string()).unwrap();
            assert_eq!(as_before, serde_json::from_value(value.clone()).unwrap());
        }
    }
}

/// Members with `serde(default)` that are no `Option`: serde refuses `null` there, which nobody
/// writes, and the reader takes it for a missing member.
const DEFAULTED: [&str; 7] = [
    "/rule",
    "/fields",
    "/floors",
    "/number_checked",
    "/tiers",
    "/illustrative",
    "/clock_pauses",
];

fn same<T: Answer>(value: &Value, what: &str, pointer: &str, null: bool) {
    let text = value.to_string();
    let ours = from_text::<T>(&text);
    let theirs = serde_json::from_str::<T>(&text);
    let of_event = pointer.contains("/events/") && pointer.ends_with("/materials");
    let of_approval = pointer.contains("/approvals/") && pointer.ends_with("/deemed_consent");
    let of_complaint = pointer.starts_with("/complaint/") && pointer.ends_with("/departments");
    if null
        && (of_event
            || of_approval
            || of_complaint
            || DEFAULTED.iter().any(|name| pointer.ends_with(name)))
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
fn the_public_log() {
    let bytes = |n: u8| Hash([n; 32]);
    let head = LogHead {
        size: 7,
        root: bytes(1),
        at: "2026-11-20T09:00:00.000+08:00".parse().unwrap(),
        key: KeyId([2; 8]),
        signature: Signature([3; 64]),
    };
    let day = "2026-11-20".parse().unwrap();
    compare(std::slice::from_ref(&head));
    compare(&[LogHeads {
        days: vec![DayHead { day, head }],
    }]);
    compare(&[InclusionProof {
        index: 4,
        size: 7,
        path: vec![bytes(5)],
    }]);
    compare(&[ConsistencyProof {
        first: 4,
        second: 7,
        path: vec![bytes(5)],
    }]);
    compare(&[LogEntries {
        start: 4,
        entries: vec![LogEntry {
            kind: EntryKind::AuditHead,
            commitment: bytes(6),
        }],
    }]);
    let key = |retired| WorkingKey {
        key: PublicKey([8; 32]),
        valid_from: day,
        retired,
        signature: Signature([9; 64]),
    };
    compare(&[LogKeys {
        root: PublicKey([7; 32]),
        keys: vec![key(None), key(Some(day))],
    }]);
    compare(&[Receipt {
        kind: EntryKind::Complaint,
        commitment: bytes(6),
        day,
        key: KeyId([2; 8]),
        signature: Signature([3; 64]),
    }]);
}

/// An application with every event and every field that one can have.
#[test]
fn an_application() {
    let at = "2026-11-20T09:12:00.000+08:00";
    let event = |kind: &str, more: Value| {
        let mut event = json!({"at": at, "type": kind, "role": "窗口", "note": "甲"});
        let members = event.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        event
    };
    let view: ApplicationView = serde_json::from_value(json!({
        "as_of": at,
        "state": "paused",
        "missing": ["apply"],
        "application": {
            "number": "QS202611200001Y", "item": "food-business-license",
            "situation": "new-catering", "window": "A03",
            "terms": {
                "committed_working_days": 3, "exclusions": ["hearing"], "deemed_consent": true,
                "statutory": {
                    "value": 20, "unit": "working_day", "working_day_equivalent": 20, "basis": "乙"
                },
                "steps": [{"name": "审查", "role": "丙", "working_days": null, "counted": true}],
                "materials": ["apply", "layout"],
            },
            "events": [
                event("submitted", json!({})),
                event("notice_given", json!({"materials": ["apply"]})),
                event("step_started", json!({
                    "step": "审查", "department": "scjg", "working_days": 2, "handling": "joint"
                })),
                event("step_decided", json!({
                    "step": "审查", "department": "scjg", "opinion": "absent", "reasons": "丁"
                })),
                event("paused", json!({
                    "exclusion": "hearing", "document": "戊", "planned_until": "2026-12-01"
                })),
                event("decided", json!({"decision": "denied", "reasons": "己"})),
                event("deemed_consented", json!({"cause": "overdue"})),
            ],
        },
        "clocks": [{
            "clock": "step", "step": "审查", "department": "scjg", "start": "2026-11-20",
            "limit": 2, "unit": "calendar_day", "used": 1, "due": "2026-11-24",
            "due_as_planned": "2026-11-25", "provisional": true, "stopped": "2026-11-23",
            "overdue": false, "late": 0,
        }, {
            "clock": "acceptance", "start": "2026-11-20", "limit": 5, "unit": "working_day",
            "used": 1, "provisional": false, "overdue": true, "late": 3,
        }],
        "truths": [{
            "at": at, "truth": "deemed_consented", "clock": "step", "step": "审查",
            "department": "scjg", "cause": "absent", "due": "2026-11-24",
        }, {"at": at, "truth": "warning", "clock": "acceptance"}, {
            "at": at, "truth": "overdue", "clock": "committed", "reason": {"at": at, "text": "庚"},
        }],
    }))
    .unwrap();
    compare(&[view]);
    compare(&[Ticket {
        ticket: "7K3M".to_owned(),
    }]);
}

/// A project with every field that one can have, each at least once there and, where that may be, not.
#[test]
fn a_project_and_an_inspection() {
    let inspection = json!({
        "code": "JC20261118-021", "kind": "joint", "date": "2026-11-18",
        "filed_on": "2026-11-13", "departments": "甲", "type": "乙", "result": "丙",
    });
    let page: ProjectPage = serde_json::from_value(json!({
        "as_of": "2026-11-20T09:12:00.000+08:00", "version": 3, "access": "owner", "shared": true,
        "project": {
            "id": "GC2026-002", "name": {"zh": "丁", "en": "d"}, "type": "government",
            "investment_10k_yuan": 18600, "applicant_label": "戊",
            "enterprise_code": "9134ZZ00QS00000201", "site": "己", "agent": "庚", "window": "D01",
            "stages": ["辛"],
            "approvals": [{
                "no": "GC2026-002-01", "item": "investment-filing", "department": "fagai",
                "stage": "辛", "window": "D01", "depends_on": [], "submitted_at": "2026-11-02",
                "committed_working_days": 5, "deemed_consent": true,
                "clock_pauses": [{
                    "from": "2026-11-03", "to": "2026-11-05", "reason": "壬",
                    "exclusion": "hearing", "document": "癸", "ended": true,
                }],
                "decided_at": "2026-11-10", "overtime_reason": "子",
                "deferred_materials": [{
                    "material": "map", "promised_date": "2026-11-20",
                    "fulfilled_date": "2026-11-19", "promise": "丑",
                }],
            }, {
                "no": "GC2026-002-02", "item": "land-use-planning-permit", "department": "ziran",
                "stage": "辛", "window": "D03", "depends_on": ["GC2026-002-01"],
                "submitted_at": null, "committed_working_days": 5, "decided_at": null,
                "deferred_materials": [],
            }],
            "milestones": [{"name": "寅", "planned": "2026-11-20", "actual": "2026-11-19"}],
            "inspections": [inspection],
            "fees": [{
                "item": "investment-filing", "name": "卯", "standard": "辰", "charged_yuan": 12.5,
            }],
        },
        "items": [{
            "id": "investment-filing", "name": {"zh": "巳", "en": "s"},
            "materials": [{"id": "map", "name": "午"}],
        }],
        "departments": [],
        "fees": ["should_be_free"],
    }))
    .unwrap();
    let mut page = page;
    page.departments = Answers::new().catalog.departments;
    page.departments.truncate(1);
    compare(&[page]);
    compare::<InspectionPage>(&[serde_json::from_value(json!({
        "inspection": inspection, "applicant_label": "未", "number": 1, "this_year": 2,
        "withdrawn": "2026-11-14",
    }))
    .unwrap()]);
    compare(&[Sharing {
        secret: "7K3MQ9ZTBP".parse().ok(),
    }]);
    compare(&[ReportTaken {
        code: "JC20261118-021".parse().unwrap(),
        reported: "2026-11-18".parse().unwrap(),
    }]);
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
