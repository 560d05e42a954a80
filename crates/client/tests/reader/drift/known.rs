//! Answers about the log and about what is under way.

use super::*;
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
