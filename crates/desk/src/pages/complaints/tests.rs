use super::clock;
use super::model::{
    CaseForms, Kind, departments, event, kinds, meant, said, summary, words, writes,
};
use crate::host_tests::complaint;
use crate::text::{Lang, written_in};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::complaint::{
    BoxKey, ComplaintEvent, ComplaintEventType, ComplaintState, Office, OfficeKey, StepUpCause,
};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::{KeyId, Signature};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::fold;

#[test]
fn r10_what_can_be_written_follows_from_where_it_stands() {
    for (state, fifteen, extendable, expected) in [
        (ComplaintState::Received, true, false, vec![Kind::Fifteen]),
        (ComplaintState::Received, false, false, vec![]),
        (
            ComplaintState::TakenUp,
            true,
            true,
            vec![Kind::Reply, Kind::Conclude, Kind::Fifteen, Kind::Extend],
        ),
        (
            ComplaintState::Reopened,
            false,
            false,
            vec![Kind::Reply, Kind::Conclude],
        ),
        (ComplaintState::Concluded, false, false, vec![]),
        (ComplaintState::Withdrawn, false, false, vec![]),
    ] {
        let mut file = complaint();
        file.standing.state = state;
        file.fifteen_possible = fifteen;
        file.extendable = extendable;
        assert_eq!(kinds(&file), expected, "{state:?}");
    }
}

#[test]
fn what_can_no_longer_be_written_is_not_meant() {
    let under_way = [Kind::Reply, Kind::Conclude];
    for (chosen, kinds, expected) in [
        (None, &under_way[..], Some(Kind::Reply)),
        (Some(Kind::Conclude), &under_way[..], Some(Kind::Conclude)),
        (Some(Kind::Fifteen), &under_way[..], Some(Kind::Reply)),
        (None, &[Kind::Fifteen][..], Some(Kind::Fifteen)),
        (Some(Kind::Reply), &[][..], None),
    ] {
        assert_eq!(meant(chosen, kinds), expected, "{chosen:?}");
    }
}

#[test]
fn a_key_that_is_not_in_use_reads_and_does_not_write() {
    let mut file = complaint();
    let key = |from: &str, retired: Option<&str>| OfficeKey {
        id: KeyId([1; 8]),
        office: Office::ComplaintOffice,
        key: BoxKey([1; 32]),
        valid_from: from.parse().unwrap(),
        retired: retired.map(|day| day.parse().unwrap()),
        signature: Signature([1; 64]),
    };
    for (from, retired, expected) in [
        ("2026-11-20", None, true),
        ("2026-11-01", Some("2026-11-20"), true),
        ("2026-11-01", Some("2026-11-19"), false),
        ("2026-11-21", None, false),
    ] {
        file.keys.keys = vec![key(from, retired)];
        assert_eq!(
            writes(&file, &KeyId([1; 8])),
            expected,
            "{from} {retired:?}"
        );
    }
    assert!(!writes(&file, &KeyId([2; 8])));
}

#[test]
fn what_is_written_about_one_complaint_waits_while_another_is_open() {
    let owner = Owner::new();
    owner.with(|| {
        let forms = CaseForms::new();
        let (one, two) = (ComplaintId([1; 16]), ComplaintId([2; 16]));
        forms.open(one);
        forms.said.set("第一件".to_owned());
        forms.kind.set(Some(Kind::Conclude));
        forms.open(two);
        assert_eq!(forms.said.get_untracked(), "");
        assert_eq!(forms.kind.get_untracked(), None);
        forms.summary.set("第二件".to_owned());
        forms.open(one);
        assert_eq!(forms.said.get_untracked(), "第一件");
        assert_eq!(forms.kind.get_untracked(), Some(Kind::Conclude));
        assert_eq!(forms.summary.get_untracked(), "");
        forms.clear();
        for id in [one, two] {
            forms.open(id);
            assert_eq!(forms.said.get_untracked(), "");
            assert_eq!(forms.summary.get_untracked(), "");
        }
    });
    owner.cleanup();
}

#[test]
fn texts_are_checked_before_they_are_sealed() {
    let code = |problems: Vec<FieldProblem>| problems[0].code;
    assert_eq!(said("  好 \n"), Ok("好".to_owned()));
    assert_eq!(said(" \n").map_err(code), Err(FieldCode::Missing));
    let long = "字".repeat(5001);
    assert_eq!(said(&long).map_err(code), Err(FieldCode::TooLong));
    assert!(summary("窗口已经改正，并向当事人道歉。").is_ok());
    assert!(summary("太短").is_err());
    assert!(summary("请打电话 13800138000 联系办理人员。").is_err());
    assert_eq!(departments(vec![]).map_err(code), Err(FieldCode::Missing));
}

#[test]
fn every_event_and_problem_has_words() {
    let day = "2026-11-20".parse().unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let t = lang.text();
        for kind in ComplaintEventType::ALL {
            let named = event(t, &ComplaintEvent::new(day, kind), &["甲".to_owned()]);
            assert!(!named.is_empty() && !named.contains('{'), "{kind:?}");
        }
        let by_itself = ComplaintEvent {
            cause: Some(StepUpCause::TakeUpLate),
            ..ComplaintEvent::new(day, ComplaintEventType::SteppedUp)
        };
        assert_eq!(
            event(t, &by_itself, &[]),
            t.complaints.event_stepped_up_take_up
        );
        for (field, code) in [
            ("/text", FieldCode::TooLong),
            ("/summary", FieldCode::Malformed),
            ("/departments/1", FieldCode::UnknownValue),
            ("/after", FieldCode::Wrong),
        ] {
            let field = field.to_owned();
            assert!(!words(t, &FieldProblem { field, code }).is_empty());
        }
    }
}

fn calendar() -> WorkCalendar {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/calendar.json");
    let text = std::fs::read_to_string(path).expect("the sample county's calendar");
    WorkCalendar::new(&serde_json::from_str(&text).expect("a calendar"))
}

#[test]
fn r10_the_clock_to_answer_is_drawn_and_told_on_every_day() {
    let (calendar, file) = (calendar(), complaint());
    // Received on a Friday: five working days end on the next one.
    for (day, cells, words, drawn) in [
        (
            "2026-11-20",
            [0, 5, 0],
            "还剩 5 个工作日，共 5 个",
            "11月27日 到期",
        ),
        (
            "2026-11-25",
            [3, 2, 0],
            "还剩 2 个工作日，共 5 个",
            "11月27日 到期",
        ),
        ("2026-11-27", [5, 0, 0], "今天到期", "今天到期"),
        ("2026-12-01", [5, 0, 2], "逾期 2 个工作日", "flag over"),
    ] {
        let today: NaiveDate = day.parse().unwrap();
        let course = fold(&file.complaint).unwrap();
        let clock = course.conclude_clock(&calendar, &file.complaint.terms);
        for lang in [Lang::Zh, Lang::En] {
            let t = lang.text();
            let html = Owner::new().with(|| {
                let bar = clock::picture(t, &calendar, &clock, today).unwrap();
                let row = clock::row(t, Some(&calendar), &clock.view(&calendar, today), today);
                [bar.to_html(), row.to_html()].concat()
            });
            let count = |class: &str| html.matches(&format!("<li class=\"{class}")).count();
            assert_eq!(["done", "todo", "late"].map(count), cells, "{day}\n{html}");
            if lang == Lang::Zh {
                assert!(
                    html.contains(words) && html.contains(drawn),
                    "{day}\n{html}"
                );
            }
            assert!(!html.contains('{'), "{day}\n{html}");
        }
    }
}

#[test]
fn what_people_write_is_marked_as_chinese_where_it_is() {
    for (text, tag) in [
        ("排了两个小时", Some("zh-Hans-CN")),
        ("Two hours", None),
        ("", None),
    ] {
        assert_eq!(written_in(text), tag, "{text}");
    }
}
