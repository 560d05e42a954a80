//! What form and server check alike.

use super::*;
use mingbai_contract::complaint::{
    BoxKey, Bytes, CategoryId, Encapsulated, Envelope, Office, OfficeKey, Party, SealedKey, Wrap,
};
use mingbai_contract::log::{KeyId, Signature};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{DepartmentId, ItemId, WindowId};
use mingbai_domain::complaint::check::{
    self, Draft, Published, WHAT_CHARS, is_from_office, is_sealed_to,
};

struct County;

impl Published for County {
    fn category(&self, id: &CategoryId) -> bool {
        id.as_str() == "attitude"
    }
    fn window(&self, id: &WindowId) -> bool {
        id.as_str() == "A03"
    }
    fn item(&self, id: &ItemId) -> bool {
        id.as_str() == "x"
    }
    fn department(&self, id: &DepartmentId) -> bool {
        ["scjg", "gongan"].contains(&id.as_str())
    }
}

fn codes(faults: &[FieldProblem]) -> Vec<(&str, FieldCode)> {
    faults.iter().map(|f| (f.field.as_str(), f.code)).collect()
}

#[test]
fn where_a_complaint_belongs_is_published() {
    let good: CategoryId = "attitude".parse().unwrap();
    let whole = Routing {
        window: "A03".parse().ok(),
        item: "x".parse().ok(),
        departments: vec!["scjg".parse().unwrap(), "gongan".parse().unwrap()],
    };
    assert_eq!(check::routing("", Some(&good), &whole, &County), []);
    assert_eq!(
        check::routing("", Some(&good), &Routing::default(), &County),
        []
    );
    let wrong = Routing {
        window: "Z99".parse().ok(),
        item: "y".parse().ok(),
        departments: ["scjg", "tax", "scjg"]
            .map(|id| id.parse().unwrap())
            .to_vec(),
    };
    let faults = check::routing("/complaint", None, &wrong, &County);
    let expected = [
        ("/complaint/category", FieldCode::Missing),
        ("/complaint/routing/window", FieldCode::UnknownValue),
        ("/complaint/routing/item", FieldCode::UnknownValue),
        ("/complaint/routing/departments/1", FieldCode::UnknownValue),
        ("/complaint/routing/departments/2", FieldCode::Taken),
    ];
    assert_eq!(codes(&faults), expected);
    let many = vec!["scjg".parse().unwrap(); 100];
    let faults = check::departments("/d", &many, &County);
    assert_eq!(
        faults[0],
        FieldProblem {
            field: "/d".to_owned(),
            code: FieldCode::TooLong
        }
    );
    assert!(faults.len() < 10);
}

#[test]
fn what_is_written_is_checked_all_at_once() {
    let today = day("2026-11-20");
    let good = Draft {
        what: "窗口让我跑了三趟，每次要的材料都不一样",
        happened_on: Some(today),
        wish: "一次说清",
        attachments: &[300_000, 200_000],
    };
    assert_eq!(check::draft(&good, today), []);
    let long = "长".repeat(WHAT_CHARS.end() + 1);
    for (what, code) in [
        (" \n", FieldCode::Missing),
        ("不好", FieldCode::TooShort),
        (&long, FieldCode::TooLong),
    ] {
        let faults = check::draft(&Draft { what, ..good }, today);
        assert_eq!(codes(&faults), [("/what", code)]);
    }
    let bad = Draft {
        what: "",
        happened_on: Some(day("2026-11-21")),
        wish: &long,
        attachments: &[5 << 20],
    };
    let faults = check::draft(&bad, today);
    let expected = [
        ("/what", FieldCode::Missing),
        ("/happened_on", FieldCode::OutOfRange),
        ("/wish", FieldCode::TooLong),
        ("/attachments", FieldCode::TooLong),
    ];
    assert_eq!(codes(&faults), expected);
}

#[test]
fn what_is_added_later_is_checked_all_at_once() {
    for (text, sizes, expected) in [
        ("三点到五点。", &[300_000][..], &[][..]),
        // However short: the first message has said what it is about.
        ("好", &[], &[]),
        (" \n", &[], &[("/text", FieldCode::Missing)]),
        (
            &"长".repeat(WHAT_CHARS.end() + 1),
            &[1; 10],
            &[
                ("/text", FieldCode::TooLong),
                ("/attachments", FieldCode::TooLong),
            ],
        ),
        (
            "好",
            &[usize::MAX, 2],
            &[("/attachments", FieldCode::TooLong)],
        ),
    ] {
        assert_eq!(codes(&check::note(text, sizes)), expected, "{text}");
    }
}

fn sealed(size: usize, keys: &[u8], sender: Option<u8>) -> Envelope {
    Envelope {
        version: 1,
        sender: sender.map(|n| KeyId([n; 8])),
        body: Bytes(vec![0; size]),
        wraps: keys
            .iter()
            .map(|n| Wrap {
                key: KeyId([*n; 8]),
                enc: Encapsulated([0; 32]),
                sealed: SealedKey([0; 48]),
            })
            .collect(),
    }
}

#[test]
fn an_envelope_has_its_form() {
    for size in [4 << 10, 64 << 10, 4 << 20] {
        let whole = sealed(size + 16, &[1, 2], None);
        assert_eq!(check::envelope("", &whole, Party::Reporter), []);
    }
    let mut wrong = sealed(5000, &[1, 1], Some(1));
    wrong.version = 2;
    let faults = check::envelope("/e", &wrong, Party::Reporter);
    let expected = [
        ("/e/version", FieldCode::UnknownValue),
        ("/e/sender", FieldCode::DoesNotFit),
        ("/e/body", FieldCode::OutOfRange),
        ("/e/wraps/1/key", FieldCode::Taken),
    ];
    assert_eq!(codes(&faults), expected);
    let none = sealed((4 << 10) + 16, &[], None);
    let faults = check::envelope("", &none, Party::Office);
    let expected = [
        ("/sender", FieldCode::Missing),
        ("/wraps", FieldCode::Missing),
    ];
    assert_eq!(codes(&faults), expected);
    let many: Vec<u8> = (0..17).collect();
    let faults = check::envelope("", &sealed((4 << 10) + 16, &many, None), Party::Reporter);
    assert_eq!(codes(&faults), [("/wraps", FieldCode::TooLong)]);
}

fn key(n: u8, office: Office, from: &str, retired: Option<&str>) -> OfficeKey {
    OfficeKey {
        id: KeyId([n; 8]),
        office,
        key: BoxKey([n; 32]),
        valid_from: from.parse().unwrap(),
        retired: retired.map(|day| day.parse().unwrap()),
        signature: Signature([0; 64]),
    }
}

#[test]
fn what_is_sealed_is_sealed_to_every_office() {
    let keys = [
        key(1, Office::ComplaintOffice, "2026-01-01", Some("2026-11-10")),
        key(2, Office::SupervisionOffice, "2026-01-01", None),
        key(3, Office::ComplaintOffice, "2026-11-10", None),
        key(4, Office::SupervisionOffice, "2026-12-01", None),
    ];
    for (to, from, on, expected) in [
        (&[2, 3][..], Party::Reporter, "2026-11-20", true),
        (&[3, 2], Party::Reporter, "2026-11-20", true),
        // The reporter may read what he wrote; nobody else.
        (&[2, 3, 9], Party::Reporter, "2026-11-20", true),
        (&[2, 3, 8, 9], Party::Reporter, "2026-11-20", false),
        (&[3], Party::Reporter, "2026-11-20", false),
        (&[2], Party::Reporter, "2026-11-20", false),
        (&[9], Party::Reporter, "2026-11-20", false),
        // Before the key was changed, or on the very day; a month later no more.
        (&[1, 2], Party::Reporter, "2026-11-20", true),
        (&[1, 2, 3], Party::Reporter, "2026-11-20", true),
        (&[1, 2], Party::Reporter, "2026-12-10", true),
        (&[1, 2], Party::Reporter, "2026-12-11", false),
        (&[1, 2, 3], Party::Reporter, "2026-12-11", true),
        (&[1, 2, 3], Party::Reporter, "2026-12-12", false),
        (&[2, 3], Party::Reporter, "2026-12-12", true),
        // On the very day whoever sealed may know of the one, of the other, or of both; of one it must be.
        (&[1, 2], Party::Reporter, "2026-11-10", true),
        (&[2, 3], Party::Reporter, "2026-11-10", true),
        (&[1, 2, 3], Party::Reporter, "2026-11-10", true),
        (&[2], Party::Reporter, "2026-11-10", false),
        (&[1, 3], Party::Reporter, "2026-11-10", false),
        // What nobody could seal to on one day; a key that is not in use yet.
        (&[1, 3], Party::Reporter, "2026-11-20", false),
        (&[2, 3, 4], Party::Reporter, "2026-11-20", false),
        (&[2, 3, 4], Party::Reporter, "2026-12-01", true),
        (&[2, 3], Party::Reporter, "2026-12-01", true),
        // An office writes to the reporter and to both offices.
        (&[2, 3, 9], Party::Office, "2026-11-20", true),
        (&[2, 3], Party::Office, "2026-11-20", false),
    ] {
        let envelope = sealed(0, to, None);
        let found = is_sealed_to(&envelope, &keys, from, day(on));
        assert_eq!(found, expected, "{to:?} {from:?} {on}");
    }
    // On the day on which both offices get their first keys, one after the other.
    let first = [
        key(1, Office::ComplaintOffice, "2026-11-20", None),
        key(2, Office::SupervisionOffice, "2026-11-20", None),
    ];
    for (to, on, expected) in [
        (&[1][..], "2026-11-20", true),
        (&[1, 2], "2026-11-20", true),
        (&[2], "2026-11-20", false),
        (&[], "2026-11-20", false),
        (&[1], "2026-11-21", false),
        (&[1, 2], "2026-11-21", true),
    ] {
        let found = is_sealed_to(&sealed(0, to, None), &first, Party::Reporter, day(on));
        assert_eq!(found, expected, "{to:?} {on}");
    }
    assert!(!is_sealed_to(
        &sealed(0, &[], None),
        &[],
        Party::Reporter,
        day("2026-11-20")
    ));
    for (sender, expected) in [
        (Some(3), true),
        (Some(1), false),
        (Some(9), false),
        (None, false),
    ] {
        let found = is_from_office(&sealed(0, &[], sender), &keys, day("2026-11-20"));
        assert_eq!(found, expected, "{sender:?}");
    }
}

#[test]
fn a_summary_says_something_and_tells_nobody() {
    for (text, code) in [
        ("窗口已补充一次性告知清单，并向来访群众致歉。", None),
        ("", Some(FieldCode::Missing)),
        ("已处理。", Some(FieldCode::TooShort)),
        (
            "投诉人电话 13800000000，已联系处理完毕。",
            Some(FieldCode::DoesNotFit),
        ),
        (
            "甲\u{202e}窗口已补充一次性告知清单，并致歉。",
            Some(FieldCode::Malformed),
        ),
    ] {
        let found: Vec<_> = check::summary(text).into_iter().map(|f| f.code).collect();
        assert_eq!(found, code.into_iter().collect::<Vec<_>>(), "{text}");
    }
    let long = "长".repeat(1001);
    assert_eq!(
        codes(&check::summary(&long)),
        [("/text", FieldCode::TooLong)]
    );
}
