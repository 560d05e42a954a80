//! What a complaint says while it is written, what comes back of its receipt, and the page of its thread.

use super::account::{account, push_text, routing};
use super::model::{About, Draft, Escapes, Fault, Field, Here, Retyped, clocks, retyped};
use super::thread::tests_support as thread;
use super::writing::{NotSealed, not_sealed};
use super::{files, scanning};
use crate::data::Shelf;
use crate::platform::{Attached, Unsealed};
use crate::text::Lang;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::lists::{ListEntry, PublishedList};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::complaint::DEFAULT_TERMS;

use thread::{calendar, day};

pub use super::step_tests::at;
/// The pages after the form, and a thread, for whoever renders pages.
pub use super::thread::tests_support::{answer, page as thread_page};

fn draft() -> Draft {
    Draft {
        what: "在 A03 窗口排了两个小时，没有人。".to_owned(),
        when: "2026-11-19".to_owned(),
        wish: "请道歉".to_owned(),
        number: " qs202611200001y ".to_owned(),
        category: "absent".to_owned(),
        window: "A03".to_owned(),
        item: String::new(),
        departments: vec!["scjg".to_owned()],
    }
}

fn published() -> (Shelf, PublishedList) {
    let read = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        std::fs::read_to_string(path.join(name)).unwrap()
    };
    let catalog = Catalog {
        version: 1,
        county: serde_json::from_str(&read("county.json")).unwrap(),
        departments: serde_json::from_str(&read("departments.json")).unwrap(),
        centers: serde_json::from_str(&read("centers.json")).unwrap(),
        windows: serde_json::from_str(&read("windows.json")).unwrap(),
        items: Vec::new(),
        lists: Vec::new(),
        search: mingbai_contract::search::SearchIndex::default(),
        complaints: DEFAULT_TERMS,
        rating_tags: Vec::new(),
    };
    let entry = |id: &str| ListEntry {
        id: id.to_owned(),
        title: "x".to_owned().into(),
        item: None,
        department: None,
        facts: Vec::new(),
    };
    let list = PublishedList {
        id: super::form::CATEGORIES.parse().unwrap(),
        name: mingbai_contract::Words {
            zh: String::new(),
            en: String::new(),
        },
        valid_since: day("2026-01-01").into(),
        entries: vec![entry("absent"), entry("other")],
    };
    (Shelf::new(catalog), list)
}

#[test]
fn everything_that_is_wrong_is_found_at_once_in_the_order_of_the_form() {
    let (shelf, categories) = published();
    let here = Here {
        shelf: &shelf,
        categories: &categories,
    };
    let today = day("2026-11-20");
    let faults = |change: &dyn Fn(&mut Draft), sizes: &[usize]| {
        let mut draft = draft();
        change(&mut draft);
        let faults = draft.faults(sizes, &here, today);
        for lang in Lang::ALL {
            for fault in &faults {
                let words = fault.words(lang.text(), &draft);
                assert!(!words.is_empty() && !words.contains('{'), "{fault:?}");
            }
        }
        faults
            .into_iter()
            .map(|Fault { field, code }| (field, code))
            .collect::<Vec<_>>()
    };
    assert_eq!(faults(&|_| {}, &[1000]), []);
    let everything = |draft: &mut Draft| {
        *draft = Draft {
            when: "2026-11-21".to_owned(),
            wish: "求".repeat(1001),
            window: "Z99".to_owned(),
            item: "no-such-item".to_owned(),
            departments: ["scjg", "nobody", "scjg"].map(str::to_owned).into(),
            ..Draft::default()
        };
    };
    assert_eq!(
        faults(&everything, &[5 << 20]),
        [
            (Field::What, FieldCode::Missing),
            (Field::When, FieldCode::OutOfRange),
            (Field::Category, FieldCode::Missing),
            (Field::Window, FieldCode::UnknownValue),
            (Field::Item, FieldCode::UnknownValue),
            (Field::Department(1), FieldCode::UnknownValue),
            (Field::Department(2), FieldCode::Taken),
            (Field::Files, FieldCode::TooLong),
            (Field::Wish, FieldCode::TooLong),
        ]
    );
    let short = |draft: &mut Draft| draft.what = " 太慢了 ".to_owned();
    assert_eq!(faults(&short, &[]), [(Field::What, FieldCode::TooShort)]);
    let long = |draft: &mut Draft| draft.what = "慢".repeat(5001);
    assert_eq!(faults(&long, &[]), [(Field::What, FieldCode::TooLong)]);
    assert_eq!(
        faults(&|_| {}, &[1; 10]),
        [(Field::Files, FieldCode::TooLong)]
    );
}

#[test]
fn a_draft_is_read_as_it_was_kept() {
    for kept in [draft(), Draft::default()] {
        assert_eq!(Draft::read(&kept.write()), Some(kept));
    }
    let odd = Draft {
        what: "一\u{1f}二".to_owned(),
        ..draft()
    };
    assert_eq!(Draft::read(&odd.write()).unwrap().what, "一二");
    for other in [
        "",
        "{}",
        "a\u{1f}b",
        "1\u{1f}2\u{1f}3\u{1f}4\u{1f}5\u{1f}6\u{1f}7\u{1f}8\u{1f}9",
    ] {
        assert_eq!(Draft::read(other), None, "{other:?}");
    }
}

#[test]
fn a_place_for_another_department_stands_ready_and_gaps_close() {
    let mut draft = Draft::default();
    assert_eq!(draft.places(), 1);
    draft.choose(0, "scjg".to_owned());
    draft.choose(1, "gongan".to_owned());
    assert_eq!((draft.places(), draft.named().len()), (3, 2));
    draft.choose(0, String::new());
    assert_eq!(draft.departments, ["gongan"]);
    for n in 0..9 {
        draft.choose(n, "scjg".to_owned());
    }
    assert_eq!(draft.places(), 8);
}

#[test]
fn what_is_sealed_and_what_is_not_are_written_apart() {
    let sealed: serde_json::Value = serde_json::from_str(&account(&draft(), "QS")).unwrap();
    assert_eq!(
        sealed,
        serde_json::json!({
            "about": {"application": "QS202611200001Y"},
            "what": "在 A03 窗口排了两个小时，没有人。",
            "happened_on": "2026-11-19",
            "wish": "请道歉",
        })
    );
    let clear: serde_json::Value = serde_json::from_str(&routing(&draft())).unwrap();
    assert_eq!(
        clear,
        serde_json::json!({"window": "A03", "departments": ["scjg"]})
    );
    for (number, about) in [
        ("", About::Nothing),
        (
            "JC20261118-021",
            About::Inspection("JC20261118-021".to_owned()),
        ),
    ] {
        let draft = Draft {
            number: number.to_owned(),
            ..draft()
        };
        assert_eq!(draft.about("QS"), about);
    }
}

#[test]
fn any_text_is_written_as_json() {
    for text in ["", "他说：\"走\"\\\n\t\u{1}", "😀\u{2028}"] {
        let mut json = String::new();
        push_text(&mut json, text);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}

/// R10: taken up within 1 working day, answered within 5, or 15 where two or more departments are named.
#[test]
fn r10_both_dates_are_shown_before_anything_is_sent() {
    let calendar = calendar();
    let due = |departments: &[&str]| {
        let departments = departments.iter().map(|id| id.parse().unwrap()).collect();
        let clocks = clocks(&calendar, DEFAULT_TERMS, departments, day("2026-11-20")).unwrap();
        clocks.map(|clock| clock.due.date.to_string())
    };
    assert_eq!(due(&[]), ["2026-11-23", "2026-11-27"]);
    assert_eq!(due(&["scjg", "gongan"]), ["2026-11-23", "2026-12-11"]);
}

#[test]
fn the_last_group_is_given_back_in_any_hand() {
    let code = "7KQM4XTP9RWD2H01";
    for (typed, expected) in [
        ("", Retyped::Left(4)),
        ("2", Retyped::Left(3)),
        ("2h0", Retyped::Left(1)),
        (" 2h-01 ", Retyped::Right),
        ("2HOI", Retyped::Right),
        ("２ｈｏｌ", Retyped::Right),
        ("7kqm 4xtp", Retyped::Left(8)),
        ("7KQM-4XTP-9RWD-2H01", Retyped::Right),
        ("2H02", Retyped::Wrong),
        ("3", Retyped::Wrong),
        ("2H011", Retyped::Wrong),
    ] {
        assert_eq!(retyped(typed, code), expected, "{typed:?}");
    }
}

#[test]
fn three_quick_presses_of_escape_leave() {
    let presses = |keys: &[(&str, i64)]| {
        let mut escapes = Escapes::default();
        let pressed = keys.iter().map(|(key, at)| escapes.pressed(key, *at));
        pressed.collect::<Vec<_>>().contains(&true)
    };
    let e = "Escape";
    assert!(presses(&[(e, 1000), (e, 1300), (e, 2900)]));
    assert!(!presses(&[(e, 1000), (e, 1300)]));
    assert!(!presses(&[(e, 1000), (e, 1300), (e, 9000)]));
    assert!(!presses(&[(e, 1000), (e, 1300), ("a", 1400), (e, 1500)]));
}

#[test]
fn what_was_taken_out_of_a_picture_is_said() {
    let file = |removed: &[&str]| Attached {
        id: "1".to_owned(),
        sound: false,
        bytes: 1,
        url: String::new(),
        told: removed.iter().map(|code| (*code).to_owned()).collect(),
    };
    let t = Lang::Zh.text();
    assert_eq!(
        files::removed(
            t,
            &file(&["place", "device", "time", "software", "thumbnail", "other"])
        ),
        "去掉了：拍摄地点、手机型号、时间、别的附带信息"
    );
    assert_eq!(files::removed(t, &file(&[])), "没有带地点、时间、手机型号");
}

#[test]
fn why_nothing_is_sealed_is_told_apart() {
    for (code, expected) in [
        ("other_root", NotSealed::Forged),
        ("keys", NotSealed::Forged),
        ("no_recipient", NotSealed::NoKeys),
        ("too_large", NotSealed::TooLarge),
        ("", NotSealed::Module),
    ] {
        assert_eq!(not_sealed(&Unsealed(code.to_owned())), expected, "{code}");
    }
}

#[test]
fn a_receipt_is_read_off_paper() {
    let code = thread::code();
    for seen in [
        code.as_str().to_owned(),
        code.grouped(),
        format!("https://example.org/complaints/open#{}", code.as_str()),
    ] {
        assert_eq!(scanning::read_scanned(&seen), Some(code.clone()), "{seen}");
    }
    assert_eq!(
        scanning::read_scanned("https://example.org/t/QS1#7K3MQ9ZTBP"),
        None
    );
}
